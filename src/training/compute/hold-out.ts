import type { InterestSettings } from '../training-settings.ts'
import { floatAt, intAt, uintAt } from './numbers.ts'
import { mixedHash } from './random.ts'
import type { SparseMatrix } from './sparse-matrix.ts'

/**
 * Which engagements of a user are held out: `newest`, because lists should show what users do next; or `any`, to match an
 * evaluation that holds out random ones. Data without dates have no newest ones.
 */
export const HELD_OUT_KINDS = ['newest', 'any'] as const

export type HeldOutKind = (typeof HELD_OUT_KINDS)[number]

/** Interactions with their dates, and hashes that order equal dates. */
export interface DatedInteractions {
  /** Users x items. */
  readonly matrix: SparseMatrix
  /** Epoch milliseconds, by entry; more may follow. */
  readonly lastAt: Float64Array
  readonly userTieBreaks: Uint32Array
  readonly itemTieBreaks: Uint32Array
}

/**
 * Held-out engagements of users sampled by hash among those who have enough: the newest, or a random part of each history,
 * which is also used if dates are missing. The random part is smaller, of more users, so that the rest stays similar to the
 * whole. Equal times are ordered by a hash of user and item. Maps places of users to places of items.
 */
export function holdOut(
  interactions: DatedInteractions,
  kind: HeldOutKind,
  settings: InterestSettings,
): ReadonlyMap<number, ReadonlySet<number>> {
  const { matrix, userTieBreaks } = interactions
  const enough = Array.from({ length: matrix.rows }, (_, user) => user)
    .filter((user) => countOf(matrix, user) >= settings.leastInteractions)
    .sort((a, b) => uintAt(userTieBreaks, a) - uintAt(userTieBreaks, b) || a - b)
  const isByDate = kind === 'newest' && areDated(interactions.lastAt.subarray(0, matrix.indices.length))
  const [most, share] = isByDate
    ? [settings.maxUsers, settings.heldShare]
    : [settings.maxUndatedUsers, settings.undatedShare]
  const order = isByDate ? newestFirst : byHash
  return new Map(
    enough.slice(0, most).map((user) => {
      const entries = entriesOf(interactions, user).sort(order)
      const held = Math.min(settings.mostHeld, Math.max(1, Math.round(entries.length * share)))
      return [user, new Set(entries.slice(0, held).map(({ item }) => item))]
    }),
  )
}

/**
 * Whether dates distinguish engagements: not if most have the same time, as imports without dates do. The candidate for that
 * time is found by majority vote (Boyer and Moore 1981).
 */
function areDated(instants: Float64Array): boolean {
  let left = Number.NaN
  let votes = 0
  for (const instant of instants) {
    if (votes === 0) left = instant
    votes += instant === left ? 1 : -1
  }
  const most = instants.reduce((count, instant) => count + (instant === left ? 1 : 0), 0)
  return most <= instants.length / 2
}

interface Entry {
  readonly item: number
  /** Epoch milliseconds. */
  readonly at: number
  readonly hash: number
}

function newestFirst(a: Entry, b: Entry): number {
  return b.at - a.at || byHash(a, b)
}

function byHash(a: Entry, b: Entry): number {
  return a.hash - b.hash
}

function entriesOf(
  { matrix, lastAt, userTieBreaks, itemTieBreaks }: DatedInteractions,
  user: number,
): Entry[] {
  const start = intAt(matrix.offsets, user)
  return Array.from({ length: countOf(matrix, user) }, (_, place) => {
    const item = intAt(matrix.indices, start + place)
    const hash = mixedHash(uintAt(userTieBreaks, user), uintAt(itemTieBreaks, item))
    return { item, at: floatAt(lastAt, start + place), hash }
  })
}

function countOf({ offsets }: SparseMatrix, row: number): number {
  return intAt(offsets, row + 1) - intAt(offsets, row)
}
