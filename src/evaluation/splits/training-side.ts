import type { RecordKind, RecordOf } from '../../datasets/importing/data-set.ts'
import type { Fold } from './fold.ts'
import type { InteractionLog } from './interaction-log.ts'

/** Why a row is no training row. */
export type Exclusion = 'held out' | 'later' | 'undated' | 'of an untouched item'

/**
 * Why a row may not be trained on; null if it may. Held out are the interactions of held-out pairs and the tags
 * that their users put on their items: those give the answer away. With a cut-off, whatever came later is out, and
 * so are interactions, ties and a person's taggings without a date; the catalog's own taggings without one stay.
 */
export function exclusionOf<K extends RecordKind>(
  kind: K,
  record: RecordOf[K],
  fold: Fold,
  log: InteractionLog,
): Exclusion | null {
  return EXCLUSIONS[kind](record, fold, log)
}

type Rule<K extends RecordKind> = (record: RecordOf[K], fold: Fold, log: InteractionLog) => Exclusion | null

const EXCLUSIONS: { readonly [K in RecordKind]: Rule<K> } = {
  users: ({ createdAt }, fold) => byDate(createdAt ?? Number.NEGATIVE_INFINITY, fold),
  items: ({ createdAt }, fold) => byDate(createdAt ?? Number.NEGATIVE_INFINITY, fold),
  tags: () => null,
  interactions: ({ userId, itemId, atMs }, fold) =>
    isHeldOut(fold, userId, itemId) ? 'held out' : byDate(atMs, fold),
  ties: ({ at }, fold) => byDate(at, fold),
  taggings: ({ userId, itemId, at }, fold, log) => {
    if (userId !== null && isHeldOut(fold, userId, itemId)) return 'held out'
    if (fold.dropsTagsOfUntouchedItems && !log.touchedItems.has(itemId)) return 'of an untouched item'
    return userId === null && at === null ? null : byDate(at, fold)
  },
}

function isHeldOut({ heldOut }: Fold, userId: string, itemId: string): boolean {
  return heldOut.get(userId)?.has(itemId) ?? false
}

function byDate(at: number | null, { cutoffMs }: Fold): Exclusion | null {
  if (cutoffMs === null) return null
  if (at === null) return 'undated'
  return at < cutoffMs ? null : 'later'
}
