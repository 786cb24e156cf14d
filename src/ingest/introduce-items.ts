import { inBatches } from '../domain/in-batches.ts'
import {
  itemCount,
  modelStatistics,
  type PlaceableItemsRow,
  placeableItems,
  uncountedItems,
} from '../graph/__generated__/queries.ts'
import { readGraphState } from '../graph/graph-state.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { parseStoredSettings } from '../training/stored-settings.ts'
import { DEFAULT_TRAINING_SETTINGS, type TrainingSettings } from '../training/training-settings.ts'
import { bringIntoFresh } from './bring-into-fresh.ts'
import { bringIntoTags } from './bring-into-tags.ts'

/** Items of one transaction. */
const ITEMS_AT_ONCE = 100

/** More than come while a training goes on; what is more waits for the next. */
const MOST_LATE = 20_000

/** A version that serves, as far as it matters for items that come after it. */
export interface ServedVersion {
  readonly version: string
  /** Epoch milliseconds. */
  readonly trainedAtMs: number
  readonly settings: TrainingSettings
}

/** An item as the graph holds it now. */
export type PlaceableItem = PlaceableItemsRow

export interface Introduced {
  /** Made, or described anew. */
  readonly itemIds: readonly string[]
  /** Those of them that carry other tags than before, or carry them with other weights. */
  readonly retaggedIds: ReadonlySet<string>
  /** By tag, items that carry it no more. */
  readonly untagged: ReadonlyMap<string, readonly string[]>
}

/**
 * Brings items that no training has seen as they are now into what lists are made from: the charts of what is new, and the
 * top items of their tags. Nothing else can propose an item that nobody has touched. Does nothing on a graph that was never
 * trained; the next training places everything anew.
 *
 * @param nowMs epoch milliseconds: what is made later is not there yet
 */
export async function introduceItems(
  graph: GraphRunner,
  { itemIds, retaggedIds, untagged }: Introduced,
  nowMs: number,
): Promise<void> {
  if (itemIds.length === 0) return
  const served = await servedVersion(graph)
  if (served === null) return
  const items = await graph.run(placeableItems, { ids: itemIds })
  const mostUsers = await bringIntoFresh(graph, items, served, nowMs)
  const [count] = await graph.run(itemCount, {})
  const scale = { mostUsers, items: count?.items ?? 1, settings: served.settings.tagTops }
  const retagged = items.filter(({ id }) => retaggedIds.has(id))
  await bringIntoTags(graph, { items: retagged, untagged }, served.version, scale)
}

/**
 * The same for all items that came while a training went on, which its version does not know.
 *
 * @throws GraphError `cancelled` if the signal aborts; whole batches before it stay
 */
export async function introduceLateItems(
  graph: GraphStore,
  nowMs: number,
  options: RunOptions = {},
): Promise<void> {
  const late = await graph.run(uncountedItems, { limit: MOST_LATE }, options)
  for (const rows of inBatches(late, ITEMS_AT_ONCE)) {
    const itemIds = rows.map(({ id }) => id)
    const introduced = { itemIds, retaggedIds: new Set(itemIds), untagged: new Map() }
    await graph.transaction((runner) => introduceItems(runner, introduced, nowMs), options)
  }
}

async function servedVersion(graph: GraphRunner): Promise<ServedVersion | null> {
  const { modelVersion: version } = await readGraphState(graph)
  if (version === null) return null
  const [model] = await graph.run(modelStatistics, { version })
  const settings = parseStoredSettings(model?.settings ?? null) ?? DEFAULT_TRAINING_SETTINGS
  return { version, trainedAtMs: model?.trainedAt ?? 0, settings }
}
