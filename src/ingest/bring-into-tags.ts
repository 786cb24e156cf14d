import { groupBy } from '../domain/group-by.ts'
import { inBatches } from '../domain/in-batches.ts'
import { dropTagPlaces, lockTags, sharedTags, writeTagTops } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { tagPopularity, tagRarity } from '../training/compute/tag-tops.ts'
import type { TagTopSettings } from '../training/training-settings.ts'
import type { Introduced, PlaceableItem } from './introduce-items.ts'

/** Each may have two hundred top items. */
const TAGS_AT_ONCE = 50

/** What top items of tags are scored by. */
export interface TagScale {
  /** People of the most popular item. */
  readonly mostUsers: number
  /** How many there are. */
  readonly items: number
  readonly settings: TagTopSettings
}

/** An item that carries a tag. */
interface Carrier {
  readonly tagId: string
  readonly itemId: string
  /** 0-1: without the tag's rarity. */
  readonly score: number
}

/** A place of an item among the top items of a tag. */
interface Place {
  readonly itemId: string
  readonly score: number
}

/** What is written of a tag. */
interface Move {
  readonly tagId: string
  readonly dropped: readonly string[]
  readonly placed: readonly (Place & { readonly rank: number })[]
}

/**
 * Brings items into the top items of the tags that they carry, where they are better than the last there, scored as in a
 * training; takes them out of those that they carry no more. Others keep their ranks: one that comes in has the rank of
 * those it comes before.
 */
export async function bringIntoTags(
  graph: GraphRunner,
  { items, untagged }: { readonly items: readonly PlaceableItem[] } & Pick<Introduced, 'untagged'>,
  version: string,
  scale: TagScale,
): Promise<void> {
  const carriers = groupBy(
    items.flatMap((item) => carriersOf(item, scale)),
    ({ tagId }) => tagId,
  )
  // In one order, so that two writers do not wait for each other.
  const tagIds = [...new Set([...carriers.keys(), ...untagged.keys()])].sort()
  for (const ids of inBatches(tagIds, TAGS_AT_ONCE)) {
    const degrees = await graph.run(lockTags, { ids })
    const tops = await graph.run(sharedTags, { version, fromIds: ids, depth: scale.settings.k })
    const topsByTag = groupBy(tops, ({ fromId }) => fromId)
    const moves = degrees.map(({ id, degree }) =>
      moveIn(
        { tagId: id, rarity: tagRarity(Math.max(1, degree), scale.items), places: scale.settings.k },
        topsByTag.get(id) ?? [],
        carriers.get(id) ?? [],
        untagged.get(id) ?? [],
      ),
    )
    await write(graph, version, moves)
  }
}

function carriersOf({ id, degree, tagIds, tagWeights }: PlaceableItem, scale: TagScale): readonly Carrier[] {
  const popularity = tagPopularity(degree, Math.max(degree, scale.mostUsers), scale.settings)
  return tagIds.map((tagId, at) => ({ tagId, itemId: id, score: (tagWeights[at] ?? 0) * popularity }))
}

function moveIn(
  { tagId, rarity, places }: { readonly tagId: string; readonly rarity: number; readonly places: number },
  tops: readonly Place[],
  carriers: readonly Carrier[],
  untagged: readonly string[],
): Move {
  const moved = new Map(carriers.map(({ itemId, score }) => [itemId, score * rarity]))
  const left = tops.filter(({ itemId }) => !untagged.includes(itemId) && !moved.has(itemId))
  const best = [...left, ...[...moved].map(([itemId, score]) => ({ itemId, score }))]
    .sort((a, b) => b.score - a.score || (a.itemId < b.itemId ? -1 : 1))
    .slice(0, places)
  const kept = new Set(best.map(({ itemId }) => itemId))
  return {
    tagId,
    dropped: tops.map(({ itemId }) => itemId).filter((itemId) => !kept.has(itemId) || moved.has(itemId)),
    placed: best.flatMap((place, at) => (moved.has(place.itemId) ? [{ ...place, rank: at + 1 }] : [])),
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
