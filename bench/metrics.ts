import { argv, stdout } from 'node:process'
import { DAY_MS } from '../src/domain/duration.ts'
import { addMetricPeriods, addMetricRows, addServedAs } from '../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../src/graph/embedded/open-embedded.ts'
import { COUNTERS, packSums, SumsBuilder } from '../src/metrics/counters.ts'
import { foldItems } from '../src/metrics/fold-items.ts'
import type { Metric } from '../src/metrics/metric.ts'
import { ITEMS, periodOf, rowOf, tableKey } from '../src/metrics/metric-rows.ts'
import { readMetrics } from '../src/metrics/read-metrics.ts'
import { ShownItems } from '../src/metrics/shown-items.ts'
import { longestHoldMs } from '../test/support/longest-hold.ts'

// How long `metrics` takes over days that are summed: `npm run bench:metrics -- 400 20` for 400 days of 20 placements. The time of
// the statement alone is beside it, because machines are shared and noisy.

const DAYS = Number(argv[2] ?? 400)
const PLACEMENTS = Number(argv[3] ?? 20)
const ROUNDS = 15
const USERS = 200
/** Items that a placement shows in a day: as many as it takes to be sampled. */
const ITEMS_SHOWN = 5_000

const NOW_MS = Date.UTC(2026, 0, 1)
const SPAN = {
  fromMs: NOW_MS - DAYS * DAY_MS,
  toMs: NOW_MS,
  models: null,
  every: 'day',
  by: ['placement'],
} as const
const FUNNEL: readonly Metric[] = ['impressions', 'clicks', 'ctr', 'conversions', 'revenue', 'latency-p95']

const graph = await openEmbedded({ maxRelationships: 1e6 })
const codes = Array.from({ length: PLACEMENTS }, (_, n) => `code-${n}`)
await graph.run(addServedAs, {
  rows: codes.map((code, n) => ({
    code,
    placement: `place-${n}`,
    version: 1,
    model: 'm',
    ranker: 'blend',
    pageRow: null,
  })),
})
const packed = packSums(
  COUNTERS.reduce((sums, counter, index) => {
    for (let user = 0; user < USERS; user++) sums.count(counter, 1 + (user % (index + 2)), user * 21_474_836)
    return sums
  }, new SumsBuilder()),
)
const shown = new ShownItems()
for (let n = 0; n < 4 * ITEMS_SHOWN; n++) shown.add(`item-${n % ITEMS_SHOWN}`)
const packedItems = shown.pack()
for (let day = 1; day <= DAYS; day++) {
  const period = periodOf(NOW_MS - day * DAY_MS, 24)
  await graph.run(addMetricPeriods, { rows: [period] })
  await graph.run(addMetricRows, {
    rows: codes.map((code) => ({ ...rowOf(period.id, 'folded', code, 'EUR'), packed })),
  })
  const ofItems = periodOf(NOW_MS - day * DAY_MS, 24, ITEMS)
  await graph.run(addMetricPeriods, { rows: [ofItems] })
  await graph.run(addMetricRows, {
    rows: codes.map((_, n) => ({
      ...rowOf(ofItems.id, 'j', tableKey(`place-${n}`), ''),
      packed: packedItems,
    })),
  })
}

const foldedMs = performance.now()
await foldItems(graph, NOW_MS)
stdout.write(`folding the items of all days  ${(performance.now() - foldedMs).toFixed(0)} ms\n`)

async function medianOf(placements: readonly string[] | null, metrics: readonly Metric[]): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const startMs = performance.now()
    await readMetrics(graph, { ...SPAN, metrics, placements })
    times.push(performance.now() - startMs)
  }
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? Number.NaN
}

stdout.write(
  `median of ${ROUNDS} times, ${DAYS} days of ${PLACEMENTS} placements, rows of ${packed.length} characters\n`,
)
stdout.write(`no metric, all placements    ${(await medianOf(null, [])).toFixed(0)} ms\n`)
stdout.write(`CTR of one placement         ${(await medianOf(['place-1'], ['ctr'])).toFixed(0)} ms\n`)
stdout.write(`CTR of all placements        ${(await medianOf(null, ['ctr'])).toFixed(0)} ms\n`)
stdout.write(`a funnel of all placements   ${(await medianOf(null, FUNNEL)).toFixed(0)} ms\n`)
stdout.write(`coverage of all placements   ${(await medianOf(null, ['coverage'])).toFixed(0)} ms\n`)
stdout.write(`coverage of one placement    ${(await medianOf(['place-1'], ['coverage'])).toFixed(0)} ms\n`)
const startMs = performance.now()
const heldMs = await longestHoldMs(() =>
  readMetrics(graph, { ...SPAN, metrics: ['coverage'], placements: null }),
)
stdout.write(
  `coverage of all, once        ${(performance.now() - startMs).toFixed(0)} ms, event loop held for ${heldMs.toFixed(0)} ms\n`,
)
await graph.close()
