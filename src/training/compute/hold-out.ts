import type { InterestSettings } from '../training-settings.ts'
import { floatAt, intAt, uintAt } from './number-at.ts'
import { mixedHash } from './seeded-hash.ts'
import type { SparseMatrix } from './sparse-matrix.ts'

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
 * The newest engagements of some people, drawn by hash among those who have enough: what they did next is what a list
 * should have shown. Equal instants are ordered by a hash of the pair, so that a data set without dates gives a random
 * part of each history: a smaller one, of more people. There any part tells of the whole, and what is left should be as
 * much like the whole as it can; of what people did next, a longer time tells more. By place of user, places of items.
 */
export function holdOut(
  interactions: DatedInteractions,
  settings: InterestSettings,
): ReadonlyMap<number, ReadonlySet<number>> {
  const { matrix, userTieBreaks } = interactions
  const enough = Array.from({ length: matrix.rows }, (_, user) => user)
    .filter((user) => entriesOf(matrix, user) >= settings.leastInteractions)
    .sort((a, b) => uintAt(userTieBreaks, a) - uintAt(userTieBreaks, b) || a - b)
  const [most, share] = areDated(interactions.lastAt)
    ? [settings.maxUsers, settings.heldShare]
    : [settings.maxUndatedUsers, settings.undatedShare]
  const drawn = enough.slice(0, most)
  return new Map(drawn.map((user) => [user, newestItems(interactions, user, share, settings.mostHeld)]))
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

function newestItems(
  { matrix, lastAt, userTieBreaks, itemTieBreaks }: DatedInteractions,
  user: number,
  share: number,
  most: number,
): ReadonlySet<number> {
  const start = intAt(matrix.offsets, user)
  const count = entriesOf(matrix, user)
  const entries = Array.from({ length: count }, (_, place) => {
    const item = intAt(matrix.indices, start + place)
    const hash = mixedHash(uintAt(userTieBreaks, user), uintAt(itemTieBreaks, item))
    return { item, at: floatAt(lastAt, start + place), hash }
  })
  entries.sort((a, b) => b.at - a.at || a.hash - b.hash)
  const held = Math.min(most, Math.max(1, Math.round(count * share)))
  return new Set(entries.slice(0, held).map(({ item }) => item))
}

function entriesOf({ offsets }: SparseMatrix, row: number): number {
  return intAt(offsets, row + 1) - intAt(offsets, row)
}
