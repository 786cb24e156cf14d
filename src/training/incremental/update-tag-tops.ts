import { groupBy, inBatches } from '../../domain/grouping.ts'
import {
  dropTagPlaces,
  type LockTagsRow,
  lockTags,
  sharedTags,
  tagsLedBy,
  writeTagTops,
} from '../../graph/__generated__/queries.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'
import { tagPopularity, tagRarity } from '../derived/tag-tops.ts'
import type { CatalogSize, PlaceableItem, ServedVersion } from './served-version.ts'

/** Tags whose items are read in one statement: decoding thousands would block the event loop. */
const TAGS_AT_ONCE = 10

/** Tags locked in one statement, which returns the score of their last item. */
const TAGS_LOCKED_AT_ONCE = 500

/** An item among the top items of a tag. */
interface Place {
  readonly itemId: string
  readonly score: number
}

/** A change of the top items of a tag. */
interface Tag {
  readonly id: string
  /** Items that have it, scored as if they were its only ones. */
  readonly carriers: readonly Place[]
  /** Top items that are placed again or no longer have it. */
  readonly leaving: readonly string[]
}

/** The writes for a tag. */
interface Move {
  readonly tagId: string
  readonly dropped: readonly string[]
  readonly placed: readonly (Place & { readonly rank: number })[]
}

/**
 * Adds items to the top items of their tags if they score above the last one there, scored as in a training with an estimate
 * of the number of items with a tag; removes them from tags that they no longer have. Other items keep their ranks; a new item
 * shares the rank of the item after it.
 */
export async function updateTagTops(
  graph: GraphRunner,
  items: readonly PlaceableItem[],
  { version, settings }: ServedVersion,
  size: CatalogSize,
): Promise<void> {
  const ids = items.map(({ id }) => id)
  const led = groupBy(await graph.run(tagsLedBy, { ids, version }), ({ tagId }) => tagId)
  const carriersOf = groupBy(
    items.flatMap((item) => carriedBy(item, size, settings.tagTops)),
    ({ tagId }) => tagId,
  )
  const tags = [...new Set([...carriersOf.keys(), ...led.keys()])].sort().map((id): Tag => {
    const carriers = carriersOf.get(id) ?? []
    const isPlacedAnew = new Set(carriers.map(({ itemId }) => itemId))
    // The weakest tags of an item are not read, so it keeps its place there.
    const leaving = (led.get(id) ?? []).filter(
      ({ itemId, isCarried }) => !isCarried || isPlacedAnew.has(itemId),
    )
    return { id, carriers, leaving: leaving.map(({ itemId }) => itemId) }
  })
  const { k } = settings.tagTops
  for (const some of inBatches(tags, TAGS_LOCKED_AT_ONCE)) {
    const locked = await graph.run(lockTags, { ids: some.map(({ id }) => id), version })
    const rowOf = new Map(locked.map((row) => [row.id, row]))
    const scored = some.flatMap((tag) => {
      const row = rowOf.get(tag.id)
      return row ? [scoredIn(tag, row, size)] : []
    })
    const moving = scored.filter((tag) => {
      const row = rowOf.get(tag.id)
      const isFull = row !== undefined && row.places >= k
      return tag.leaving.length > 0 || tag.carriers.some(({ score }) => !isFull || score > row.lowest)
    })
    await moveAll(graph, moving, version, k)
  }
}

function carriedBy(
  { id, degree, tagIds, tagWeights }: PlaceableItem,
  { mostUsers }: CatalogSize,
  settings: ServedVersion['settings']['tagTops'],
): readonly (Place & { readonly tagId: string })[] {
  const popularity = tagPopularity(degree, Math.max(degree, mostUsers), settings)
  return tagIds.map((tagId, at) => ({ tagId, itemId: id, score: (tagWeights[at] ?? 0) * popularity }))
}

/** Estimates the number of items with a tag as at least the counted, the placed and the new ones. */
function scoredIn(tag: Tag, { degree, places }: LockTagsRow, { items }: CatalogSize): Tag {
  const arriving = tag.carriers.filter(({ itemId }) => !tag.leaving.includes(itemId)).length
  const rarity = tagRarity(Math.max(1, degree, places + arriving), items)
  return { ...tag, carriers: tag.carriers.map(({ itemId, score }) => ({ itemId, score: score * rarity })) }
}

async function moveAll(graph: GraphRunner, tags: readonly Tag[], version: string, k: number): Promise<void> {
  for (const some of inBatches(tags, TAGS_AT_ONCE)) {
    const tops = await graph.run(sharedTags, { version, fromIds: some.map(({ id }) => id), depth: k })
    const topsOf = groupBy(tops, ({ fromId }) => fromId)
    await write(
      graph,
      version,
      some.map((tag) => moveIn(tag, topsOf.get(tag.id) ?? [], k)),
    )
  }
}

function moveIn({ id, carriers, leaving }: Tag, tops: readonly Place[], k: number): Move {
  const isLeaving = new Set(leaving)
  const arriving = new Set(carriers.map(({ itemId }) => itemId))
  const best = [...tops.filter(({ itemId }) => !isLeaving.has(itemId)), ...carriers]
    .sort((a, b) => b.score - a.score || (a.itemId < b.itemId ? -1 : 1))
    .slice(0, k)
  const kept = new Set(best.map(({ itemId }) => itemId))
  return {
    tagId: id,
    dropped: tops.map(({ itemId }) => itemId).filter((itemId) => !kept.has(itemId) || isLeaving.has(itemId)),
    placed: best.flatMap((place, at) => (arriving.has(place.itemId) ? [{ ...place, rank: at + 1 }] : [])),
  }
}

async function write(graph: GraphRunner, version: string, moves: readonly Move[]): Promise<void> {
  const dropped = moves.filter((move) => move.dropped.length > 0)
  if (dropped.length > 0) {
    const rows = dropped.map(({ tagId, dropped }) => ({ tagId, itemIds: dropped }))
    await graph.run(dropTagPlaces, { version, rows })
  }
  const rows = moves.flatMap(({ tagId, placed }) =>
    placed.map(({ itemId, score, rank }) => ({
      headId: tagId,
      rankOffset: rank - 1,
      targetIds: [itemId],
      scores: [score],
    })),
  )
  if (rows.length > 0) await graph.run(writeTagTops, { version, rows })
}
