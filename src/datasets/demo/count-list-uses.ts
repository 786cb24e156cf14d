import type { InteractionEvent } from '../../domain/event.ts'
import { pairKey } from '../../domain/grouping.ts'
import type { RecordKind, RecordOf } from '../../domain/records.ts'
import { attribute, impressionCounts, type Led, placesOf } from '../../events/attribution.ts'
import { eventWeight } from '../../events/event-weight.ts'
import { countMetricRows } from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { addCounts, type Count, periodOf } from '../../metrics/metric-rows.ts'
import { noiseKey } from '../../recommend/serving/crowd-size.ts'
import type { DataSet } from '../importing/data-set.ts'
import { inventListUses } from './list-uses.ts'
import { seededRandom } from './random.ts'

/** Who writes these rows of metrics: no journal has this name. */
const WRITER = 'demo'

/**
 * Counts uses of lists that are invented for the last days of a demo world, as the events of a journal are counted. Once, however
 * often it is called. Interactions stay as they are.
 */
export async function countListUses(
  graph: GraphStore,
  dataSet: DataSet,
  { seed, nowMs }: { readonly seed: number; readonly nowMs: number },
  options: RunOptions = {},
): Promise<void> {
  const [items, interactions] = [await recordsOf(dataSet, 'items'), await recordsOf(dataSet, 'interactions')]
  const counts = countsOf(inventListUses(items, interactions, seededRandom(seed).fork('lists'), nowMs))
  const periodIds = [...new Set(counts.map(({ atMs }) => periodOf(atMs, 1).id))]
  const key = await noiseKey(graph, options)
  await graph.transaction(async (runner) => {
    const known = await runner.run(countMetricRows, { journal: WRITER, periodIds })
    if (known.length === 0) await addCounts(runner, WRITER, counts, key)
  }, options)
}

async function recordsOf<K extends RecordKind>(dataSet: DataSet, kind: K): Promise<readonly RecordOf[K][]> {
  const records: RecordOf[K][] = []
  for await (const row of dataSet.rows(kind)) if (row.isValid) records.push(row.record)
  return records
}

/** What events count for, in the order of their time. */
function countsOf(events: readonly InteractionEvent[]): readonly Count[] {
  const ledOf = new Map<string, readonly Led[]>()
  const seen = new Set<string>()
  return events
    .toSorted((a, b) => a.atMs - b.atMs)
    .flatMap((event) => {
      const { userId } = event
      if (event.kind === 'impression') {
        const places = placesOf(event)
        const counts = impressionCounts(event, places, (itemId) => seen.has(pairKey({ userId, itemId })))
        for (const { itemId } of places) seen.add(pairKey({ userId, itemId }))
        return counts
      }
      const { led, counts } = attribute(event, ledOf.get(pairKey(event)) ?? [], eventWeight(event))
      ledOf.set(pairKey(event), led)
      return counts
    })
}
