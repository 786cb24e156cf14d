import { groupBy } from '../../domain/grouping.ts'
import type { HeldOutKind } from '../../training/compute/hold-out.ts'
import type { InteractionLog, Pair } from './interaction-log.ts'

/** Items held out of the training rows, by user. Ids as the data set has them. */
export type HeldOut = ReadonlyMap<string, ReadonlySet<string>>

/** One way of dividing a data set into what is trained on and what judges. */
export interface Fold {
  /** `1 of 5`, for people. */
  readonly name: string
  readonly heldOut: HeldOut
  /** Which engagements of people these are: a training learns to foretell ones of the kind. */
  readonly heldOutKind: HeldOutKind
  /** Rows from this instant on, and rows without a date, are no training rows; null: dates decide nothing. */
  readonly cutoffMs: number | null
  /** Tags of items that nobody interacted with are left out, as the published protocol does. */
  readonly dropsTagsOfUntouchedItems: boolean
}

/** What a protocol made of a data set. */
export interface Split {
  readonly folds: readonly Fold[]
  /** What a reader of the metrics has to know: rows that were left out, and why. */
  readonly notes: readonly string[]
}

/** Pairs by user, users in order of first appearance. */
export function heldOutOf(pairs: Iterable<Pair>): HeldOut {
  const heldOut = new Map<string, Set<string>>()
  for (const { userId, itemId } of pairs) {
    const items = heldOut.get(userId) ?? new Set<string>()
    heldOut.set(userId, items.add(itemId))
  }
  return heldOut
}

/** What a reader has to know of metrics for pairs of any time, unless most have no date. */
export function anyTimeNotes({ rows, undatedRows }: InteractionLog): readonly string[] {
  if (undatedRows * 2 > rows) return []
  return [
    'held out are rows of any time, and weights learn to foretell such, as with `attune train --holdout any`; ' +
      'by itself `attune train` learns what comes next, which --protocol temporal judges',
  ]
}

/** The pairs of each user, in the order of the log. */
export function pairsByUser(pairs: readonly Pair[]): ReadonlyMap<string, readonly Pair[]> {
  return groupBy(pairs, ({ userId }) => userId)
}
