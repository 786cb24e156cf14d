import type { InterestSettings } from '../training-settings.ts'
import { floatAt, intAt, uintAt } from './numbers.ts'
import { mixedHash } from './random.ts'
import type { SparseMatrix } from './sparse-matrix.ts'

/**
 * Which of somebody's engagements are held out: `newest`, as lists are asked for what people do next; or `any`, as an
 * evaluation asks that holds out any of them. Data without dates know no newest ones.
 */
export const HELD_OUT_KINDS = ['newest', 'any'] as const

export type HeldOutKind = (typeof HELD_OUT_KINDS)[number]

/** Who engaged with what and when, with hashes that order what the dates leave equal. */
export interface DatedInteractions {
  /** Users x items. */
  readonly matrix: SparseMatrix
  /** Of each entry, epoch milliseconds. */
  readonly lastAt: Float64Array
  readonly userTieBreaks: Uint32Array
  readonly itemTieBreaks: Uint32Array
}

/**
 * Engagements of some people, drawn by hash among those who have enough: the newest, as what they did next is what a list
 * should have shown, or a random part of each history, which a data set without dates gives in any case: a smaller one,
 * of more people. There any part tells of the whole, and what is left should be as much like the whole as it can; of what
 * people did next, a longer time tells more. Equal instants are ordered by a hash of the pair. By place of user, places of
 * items.
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
  const isByDate = kind === 'newest' && areDated(interactions.lastAt)
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
 * Whether dates tell engagements apart: they do not where most are of one instant, as those are that came without a date.
 * Only one instant is left that most can have (the majority vote of Boyer and Moore, 1981).
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
