import { inBatches } from '../../domain/grouping.ts'
import {
  chart,
  itemCount,
  lateItems,
  markIntroduced,
  modelStatistics,
  placeableItems,
} from '../../graph/__generated__/queries.ts'
import { readGraphState } from '../../graph/graph-state.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { DEFAULT_TRAINING_SETTINGS, parseStoredSettings } from '../training-settings.ts'
import type { CatalogSize, ServedVersion } from './served-version.ts'
import { updateFreshChart } from './update-fresh-chart.ts'
import { updateTagTops } from './update-tag-tops.ts'

/** Items per transaction. */
const ITEMS_AT_ONCE = 50

/** More items than arrive during a training; further items wait for the next one. */
const MOST_LATE = 20_000

/** Upper bound for the difference between clocks of machines. */
const CLOCK_SLACK_MS = 60_000

export interface Introduced {
  /** Created or updated items. */
  readonly itemIds: readonly string[]
  /** Those of them whose tags or tag weights changed. */
  readonly retaggedIds: ReadonlySet<string>
}

/** `nowMs`: epoch milliseconds now; items created later are not introduced yet. */
export type IntroduceOptions = RunOptions & { readonly nowMs: number }

/**
 * Adds created or updated items to the `fresh` chart and the top items of their tags of the serving version. Nothing else can
 * propose an item without engagements. Does nothing on a graph that was never trained; the next training places all items
 * again.
 *
 * Uses small transactions, so that other writers can run in between.
 *
 * @throws GraphError `cancelled` if the signal aborts; whole batches before it stay
 */
export async function introduceItems(
  graph: GraphStore,
  { itemIds, retaggedIds }: Introduced,
  { nowMs, ...options }: IntroduceOptions,
): Promise<void> {
  for (const ids of inBatches(itemIds, ITEMS_AT_ONCE)) {
    await graph.transaction((runner) => introduce(runner, { itemIds: ids, retaggedIds }, nowMs), options)
  }
}

/**
 * The same for all items created or updated during a training, which its version does not include.
 *
 * @param sinceMs start of the training, epoch milliseconds
 * @throws GraphError `cancelled` if the signal aborts; whole batches before it stay
 */
export async function introduceLateItems(
  graph: GraphStore,
  { sinceMs, nowMs, ...options }: IntroduceOptions & { readonly sinceMs: number },
): Promise<void> {
  const late = await graph.run(lateItems, { since: sinceMs - CLOCK_SLACK_MS, limit: MOST_LATE }, options)
  const itemIds = late.map(({ id }) => id)
  await introduceItems(graph, { itemIds, retaggedIds: new Set(itemIds) }, { nowMs, ...options })
}

async function introduce(
  graph: GraphRunner,
  { itemIds, retaggedIds }: Introduced,
  nowMs: number,
): Promise<void> {
  await graph.run(markIntroduced, { ids: itemIds, now: nowMs })
  const served = await servedVersion(graph)
  if (served === null) return
  const items = await graph.run(placeableItems, { ids: itemIds })
  await updateFreshChart(graph, items, served, nowMs)
  const retagged = items.filter(({ id }) => retaggedIds.has(id))
  if (retagged.length > 0) await updateTagTops(graph, retagged, served, await catalogSize(graph, served))
}

async function servedVersion(graph: GraphRunner): Promise<ServedVersion | null> {
  const { modelVersion: version } = await readGraphState(graph)
  if (version === null) return null
  const [model] = await graph.run(modelStatistics, { version })
  if (!model) return null
  const settings = parseStoredSettings(model.settings) ?? DEFAULT_TRAINING_SETTINGS
  return { version, clockMs: model.clockAt, freshMost: model.freshMost, settings }
}

async function catalogSize(graph: GraphRunner, { version }: ServedVersion): Promise<CatalogSize> {
  const [count] = await graph.run(itemCount, {})
  const [first] = await graph.run(chart, { chartId: 'popular', version, depth: 1 })
  const [most] = first ? await graph.run(placeableItems, { ids: [first.itemId] }) : []
  return { items: count?.items ?? 1, mostUsers: Math.max(1, most?.degree ?? 1) }
}
