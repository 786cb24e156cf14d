import type { TaggingRecord } from '../../domain/records.ts'
import type { InteractionRecord } from '../importing/data-set.ts'
import type { Catalog } from './catalog.ts'
import type { Random } from './random.ts'

const TAGGER_CHANCE = 0.15
/** Of a tagger's likes, saves and purchases, the share to which she adds a tag. */
const TAGGING_CHANCE = 0.3
const APPLIED_WEIGHT = 0.25

const WORTH_TAGGING: ReadonlySet<string> = new Set(['like', 'save', 'purchase'])

/** Tags that some people put on what they liked: one of the item's own each time. */
export function inventAppliedTags(
  interactions: readonly InteractionRecord[],
  catalog: Catalog,
  random: Random,
): readonly TaggingRecord[] {
  const byId = new Map(catalog.items.map((item) => [item.record.id, item]))
  const isTagger = new Map<string, boolean>()
  const applied = new Map<string, TaggingRecord>()
  for (const { userId, itemId, kind, atMs } of interactions) {
    const tags = isTagger.get(userId) ?? random.chance(TAGGER_CHANCE)
    isTagger.set(userId, tags)
    const item = byId.get(itemId)
    if (!tags || !item || !WORTH_TAGGING.has(kind) || !random.chance(TAGGING_CHANCE)) continue
    const { tagId } = random.pick(item.taggings)
    applied.set(`${userId} ${itemId} ${tagId}`, { itemId, tagId, weight: APPLIED_WEIGHT, userId, at: atMs })
  }
  return [...applied.values()]
}
