import { anyTimeNotes, heldOutOf, type Split } from './fold.ts'
import type { InteractionLog } from './interaction-log.ts'

const FOLDS = 5

/**
 * Pair n (in the order of the file, from 0) is held out in fold n mod 5: the protocol of the published social
 * recommenders. No chance is in it. Pairs that say no praise (weight at or below 0) judge nothing and stay in
 * training. Where every row is a pair of its own, as in Last.fm, pair n is row n.
 */
export function fiveFold(log: InteractionLog): Split {
  const folds = Array.from({ length: FOLDS }, (_, fold) => ({
    name: `${fold + 1} of ${FOLDS}`,
    heldOut: heldOutOf(log.pairs.filter((pair, index) => index % FOLDS === fold && pair.weight > 0)),
    heldOutKind: 'any' as const,
    cutoffMs: null,
    dropsTagsOfUntouchedItems: true,
  }))
  return { folds, notes: anyTimeNotes(log) }
}
