import { seededHash } from '../../training/compute/seeded-hash.ts'
import { anyTimeNotes, heldOutOf, pairsByUser, type Split } from './fold.ts'
import type { InteractionLog, Pair } from './interaction-log.ts'

export interface RatioSettings {
  /** Share of each user's liked pairs that is held out, in 0-1. */
  readonly testShare: number
  /** How often the draw is made, each with a seed of its own. */
  readonly repeats: number
  readonly seed: number
}

/**
 * Of each user's liked pairs a random share is held out, rounded to the nearest whole number, and never all of
 * them: a user with a single pair is trained on, not tested. The same seed draws the same pairs.
 */
export function ratio(log: InteractionLog, { testShare, repeats, seed }: RatioSettings): Split {
  const users = [...pairsByUser(log.pairs.filter((pair) => pair.weight > 0)).values()]
  const folds = Array.from({ length: repeats }, (_, repeat) => ({
    name: `${repeat + 1} of ${repeats}`,
    heldOut: heldOutOf(users.flatMap((pairs) => draw(pairs, testShare, seed + repeat))),
    heldOutKind: 'any' as const,
    cutoffMs: null,
    dropsTagsOfUntouchedItems: true,
  }))
  return { folds, notes: anyTimeNotes(log) }
}

function draw(pairs: readonly Pair[], testShare: number, seed: number): readonly Pair[] {
  const count = Math.min(pairs.length - 1, Math.round(pairs.length * testShare))
  return pairs
    .map((pair) => ({ pair, place: seededHash(JSON.stringify([pair.userId, pair.itemId]), seed) }))
    .sort((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ pair }) => pair)
}
