import { groupBy } from '../../domain/grouping.ts'
import type { HeldOutKind } from '../../training/compute/hold-out.ts'
import type { InteractionLog, Pair } from './interaction-log.ts'

/** Items held out of the training rows, by user. Ids are those of the data set. */
export type HeldOut = ReadonlyMap<string, ReadonlySet<string>>

/** One division of a data set into training rows and test rows. */
export interface Fold {
  /** For display, such as `1 of 5`. */
  readonly name: string
  readonly heldOut: HeldOut
  /** Kind of the held-out interactions. The training learns to predict interactions of this kind. */
  readonly heldOutKind: HeldOutKind
  /** Training rows must be dated before this instant; null: dates do not matter. */
  readonly cutoffMs: number | null
  /** Leaves out tags of items without interactions, as the published protocol does. */
  readonly dropsTagsOfUntouchedItems: boolean
}

/** The folds of a data set. */
export interface Split {
  readonly folds: readonly Fold[]
  /** Notes for the reader, such as rows that were left out and why. */
  readonly notes: readonly string[]
}

/** Item ids by user, users in order of first appearance. */
export function heldOutOf(pairs: Iterable<Pair>): HeldOut {
  const heldOut = new Map<string, Set<string>>()
  for (const { userId, itemId } of pairs) {
    const items = heldOut.get(userId) ?? new Set<string>()
    heldOut.set(userId, items.add(itemId))
  }
  return heldOut
}

/** A note about folds that ignore dates, unless most rows have no date. */
export function anyTimeNotes({ rows, undatedRows }: InteractionLog): readonly string[] {
  if (undatedRows * 2 > rows) return []
  return [
    'rows of any time are held out, and the weights learn to predict them, as with `attune train --holdout any`; ' +
      'the default of `attune train` predicts what comes next, which --protocol temporal measures',
  ]
}

/** The pairs of each user, in the order of the log. */
export function pairsByUser(pairs: readonly Pair[]): ReadonlyMap<string, readonly Pair[]> {
  return groupBy(pairs, ({ userId }) => userId)
}
