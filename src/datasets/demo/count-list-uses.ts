import type { InteractionEvent } from '../../domain/event.ts'
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
  const uses = inventListUses(items, interactions, seededRandom(seed).fork('lists'), nowMs)
  const counts = uses.flatMap(countsOf)
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

/** What the events of one person with one item count for, in their order. */
function countsOf(events: readonly InteractionEvent[]): readonly Count[] {
  let led: readonly Led[] = []
  return events.flatMap((event) => {
    if (event.kind === 'impression') return impressionCounts(event, placesOf(event), () => false)
    const attributed = attribute(event, led, eventWeight(event))
    led = attributed.led
    return attributed.counts
  })
}
