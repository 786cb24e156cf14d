import type { Session } from '../domain/session.ts'
import type { ReadViewer } from '../domain/viewer.ts'
import { itemsByIds, listedTags } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'

/** Weight of a tag that a session asks for: that of a user who asks for it twice as often. */
const STATED_WEIGHT = 1

/**
 * The viewer of a session: a user with exactly these events and interests who follows no one. Reads only the tags of the
 * items. Ids that no item and no tag has are left out and named.
 */
export async function readSession(
  graph: GraphStore,
  { items, tagIds }: Session,
  options: RunOptions,
): Promise<ReadViewer> {
  const itemIds = items.map(({ itemId }) => itemId)
  const [itemRows, tagRows] = await Promise.all([
    itemIds.length === 0 ? [] : graph.run(itemsByIds, { ids: itemIds }, options),
    tagIds.length === 0 ? [] : graph.run(listedTags, { ids: tagIds }, options),
  ])
  const tagsOf = new Map(itemRows.map(({ id, tagIds, tagWeights }) => [id, { tagIds, tagWeights }]))
  const knownTags = new Set(tagRows.map(({ id }) => id))
  const known = items.filter(({ itemId }) => tagsOf.has(itemId))
  return {
    id: null,
    isKnown: false,
    followingCount: 0,
    engagements: known.flatMap(({ itemId, weight, lastAtMs, portion }) => {
      const tags = tagsOf.get(itemId)
      return tags && weight > 0 ? [{ itemId, weight, lastAtMs, portion, ...tags }] : []
    }),
    seenItemIds: new Set(known.map(({ itemId }) => itemId)),
    seenHistory: known.map(({ itemId, kinds }) => ({ itemId, kinds })),
    dismissedItemIds: new Set(known.flatMap(({ itemId, isDismissed }) => (isDismissed ? [itemId] : []))),
    statedInterests: tagIds
      .filter((tagId) => knownTags.has(tagId))
      .map((tagId) => ({ tagId, weight: STATED_WEIGHT })),
    dampedTags: new Map(),
    appliedTags: [],
    strongestTies: [],
    hiddenPeople: new Set(),
    unknownSessionIds: [
      ...itemIds.filter((itemId) => !tagsOf.has(itemId)),
      ...tagIds.filter((tagId) => !knownTags.has(tagId)),
    ],
  }
}
