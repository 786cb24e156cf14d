import { DAY_MS, HOUR_MS } from '../domain/duration.ts'
import { groupBy } from '../domain/grouping.ts'
import type { ServedAs } from '../domain/served-as.ts'
import {
  allServedAs,
  metricRowsBetween,
  newestEvent,
  tableRowsBetween,
} from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import {
  addedUp,
  type Counter,
  LIST_COUNTERS,
  NO_SUMS,
  partsOf,
  type Sums,
  unpackSums,
  usersOf,
} from './counters.ts'
import { ratioOf, sumOf } from './jackknife.ts'
import {
  countersOf,
  formOf,
  type ItemForm,
  isItemForm,
  isMoney,
  isOfItems,
  latencyAt,
  type Metric,
  type MetricForm,
} from './metric.ts'
import {
  DAY_TABLES,
  type DayTable,
  MONDAY_MS,
  NO_LIST,
  OTHER,
  positionKeys,
  tableValue,
} from './metric-rows.ts'
import { type MeasuredSpread, readShownItems, type ShownItemsOfSpan } from './read-shown-items.ts'

/** What a series can be of. */
export const METRIC_DIMENSIONS = ['placement', 'version', 'model', 'currency', ...DAY_TABLES] as const

export type MetricDimension = (typeof METRIC_DIMENSIONS)[number]

/** The lengths of points. Weeks begin on Monday, all of them in UTC. */
export const METRIC_BUCKETS = ['hour', 'day', 'week', 'total'] as const

export type MetricBucket = (typeof METRIC_BUCKETS)[number]

export interface MetricsRequest {
  readonly metrics: readonly Metric[]
  /** Epoch milliseconds; hours are exact for 14 days, and days after that. */
  readonly fromMs: number
  readonly toMs: number
  readonly every: MetricBucket
  readonly by: readonly MetricDimension[]
  /** Null: all. */
  readonly placements: readonly string[] | null
  readonly models: readonly string[] | null
}

/** A metric of some time. */
export interface MetricValue {
  /** Null if there is nothing to divide by. */
  readonly value: number | null
  /** The 95 % interval of a ratio; null otherwise. */
  readonly low: number | null
  readonly high: number | null
  readonly numerator: number | null
  /** Null for a sum. */
  readonly denominator: number | null
  /** Distinct users behind it: exact below 64, and estimated above. */
  readonly users: number
  /** True if a process that was killed may have lost the last seconds of it. */
  readonly isEstimate: boolean
}

export interface MetricPoint {
  readonly fromMs: number
  readonly toMs: number
  readonly value: MetricValue
}

export interface MetricLabel {
  readonly dimension: MetricDimension
  readonly value: string
}

export interface MetricSeries {
  readonly metric: Metric
  readonly labels: readonly MetricLabel[]
  readonly points: readonly MetricPoint[]
  readonly total: MetricValue
}

export interface MetricsReport {
  /** The newest event that is counted, epoch milliseconds; null if there is none. */
  readonly asOfMs: number | null
  readonly series: readonly MetricSeries[]
}

/** A row with what its code stands for. */
interface ReadRow {
  readonly startAt: number
  readonly servedAs: ServedAs
  readonly currency: string
  readonly sums: Sums
  /** Of a row of a table: what it is of. */
  readonly value?: string
}

/** The values of lists without a placement or model, and of what went beyond the limit of rows. */
const NONE: ServedAs = { placement: '(none)', version: 0, model: '(none)', ranker: '(none)' }
const REST: ServedAs = { placement: '(other)', version: 0, model: '(other)', ranker: '(other)' }

/** Reads metrics from what was summed when events were applied. @throws GraphError */
export async function readMetrics(
  graph: GraphStore,
  request: MetricsRequest,
  options: RunOptions = {},
): Promise<MetricsReport> {
  const table = tableOf(request.by)
  const [rows, items, [newest]] = await Promise.all([
    table ? readTable(graph, table, request, options) : readRows(graph, request, options),
    request.metrics.some(isOfItems)
      ? readShownItems(graph, { ...request, isApart: request.by.includes('placement') }, options)
      : null,
    graph.run(newestEvent, {}, options),
  ])
  return { asOfMs: newest?.at ?? null, series: await seriesOf(request, rows, items) }
}

async function readRows(
  graph: GraphStore,
  { fromMs, toMs, placements, models, metrics }: MetricsRequest,
  options: RunOptions,
): Promise<readonly ReadRow[]> {
  const ways = new Map<string, ServedAs>([
    [NO_LIST, NONE],
    [OTHER, REST],
  ])
  for (const { code, placement, version, model, ranker } of await graph.run(allServedAs, {}, options))
    ways.set(code, { placement: placement || NONE.placement, version, model: model || NONE.model, ranker })
  const isWanted = ({ placement, model }: ServedAs) =>
    (placements?.includes(placement) ?? true) && (models?.includes(model) ?? true)
  const codes = new Set([...ways].flatMap(([code, way]) => (isWanted(way) ? [code] : [])))
  const span = { from: Math.floor(fromMs / HOUR_MS) * HOUR_MS, to: toMs }
  const rows = await graph.run(metricRowsBetween, { ...span, codes }, options)
  const wanted = new Set(metrics.flatMap(countersOf))
  return rows.map(({ startAt, servedAs, currency, packed }) => {
    return { startAt, servedAs: ways.get(servedAs) ?? REST, currency, sums: unpackSums(packed, wanted) }
  })
}

/** The table of days that has what series are divided by; undefined for the one that is by placements and the like. */
export function tableOf(by: readonly MetricDimension[]): DayTable | undefined {
  return DAY_TABLES.find((table) => by.includes(table))
}

async function readTable(
  graph: GraphStore,
  table: DayTable,
  { fromMs, toMs, placements, metrics }: MetricsRequest,
  options: RunOptions,
): Promise<readonly ReadRow[]> {
  const keys = placements?.flatMap((key) => positionKeys(key === NONE.placement ? '' : key)) ?? null
  const span = { from: Math.floor(fromMs / DAY_MS) * DAY_MS, to: toMs }
  const rows = await graph.run(tableRowsBetween, { table, ...span, keys }, options)
  const wanted = new Set(metrics.flatMap(countersOf))
  return rows.map(({ startAt, servedAs: key, currency, packed }) => {
    const ofPosition = table === 'position' && key !== OTHER
    const value = ofPosition ? key.slice(key.lastIndexOf(' ') + 1) : tableValue(key)
    return { startAt, servedAs: NONE, currency, value, sums: unpackSums(packed, wanted) }
  })
}

/** What is summed under some labels. */
interface Summed {
  readonly labels: readonly MetricLabel[]
  readonly total: Sums
  /** By the begin of the point. */
  readonly points: ReadonlyMap<number, Sums>
}

/** The series of rows, in the order of the metrics and of their labels. @param items null if no metric is of them */
async function seriesOf(
  request: MetricsRequest,
  rows: readonly ReadRow[],
  items: ShownItemsOfSpan | null,
): Promise<readonly MetricSeries[]> {
  const { metrics, by } = request
  // Amounts of different currencies are never added up.
  const money = metrics.some(isMoney) ? summedBy(withCurrency(by), true, request, rows) : []
  const others = metrics.every(isMoney) ? [] : summedBy(by, false, request, rows)
  const series: MetricSeries[] = []
  for (const metric of metrics) {
    const form = formOf(metric)
    for (const summed of isMoney(metric) ? money : others) {
      const values = isItemForm(form)
        ? items && (await itemValues(form, request, summed, items))
        : plainValues(form, request, summed)
      if (values) series.push({ metric, labels: summed.labels, ...values })
    }
  }
  return series
}

/** Sums rows by their labels, and sorts by these. @param isOfMoney rows without a currency count for each currency */
function summedBy(
  by: readonly MetricDimension[],
  isOfMoney: boolean,
  request: MetricsRequest,
  rows: readonly ReadRow[],
): readonly Summed[] {
  const groups = new Map<string, { readonly labels: readonly MetricLabel[]; readonly rows: ReadRow[] }>()
  // What is no money has no currency: the impressions that revenue is divided by.
  const shared = isOfMoney ? rows.filter(({ currency }) => currency === '') : []
  for (const row of isOfMoney ? rows.filter(({ currency }) => currency !== '') : rows) {
    const labels = by.map((dimension) => ({ dimension, value: labelOf(row, dimension) }))
    const key = JSON.stringify(labels)
    const group = groups.get(key) ?? { labels, rows: [] }
    groups.set(key, group)
    group.rows.push(row)
  }
  if (by.length === 0 && groups.size === 0) groups.set('', { labels: [], rows: [] })
  return [...groups]
    .sort(([a], [b]) => LABELS.compare(a, b))
    .map(([, { labels, rows: own }]) => {
      return summed(labels, request, [...own, ...shared.filter((row) => isOfLabels(row, labels))])
    })
}

/** The tenth place comes after the second one. */
const LABELS = new Intl.Collator('en', { numeric: true })

function summed(
  labels: readonly MetricLabel[],
  { every, fromMs }: MetricsRequest,
  rows: readonly ReadRow[],
): Summed {
  const byPoint = groupBy(rows, ({ startAt }) => startOf(every, startAt, fromMs))
  const points = new Map([...byPoint].map(([start, own]) => [start, addedUp(own.map(({ sums }) => sums))]))
  return { labels, total: addedUp([...points.values()]), points }
}

function withCurrency(by: readonly MetricDimension[]): readonly MetricDimension[] {
  return by.includes('currency') ? by : [...by, 'currency']
}

function isOfLabels(row: ReadRow, labels: readonly MetricLabel[]): boolean {
  return labels.every(({ dimension, value }) => dimension === 'currency' || labelOf(row, dimension) === value)
}

function labelOf({ servedAs, currency, value }: ReadRow, dimension: MetricDimension): string {
  const { placement, version, model } = servedAs
  switch (dimension) {
    case 'placement':
      return placement
    case 'version':
      return version === 0 ? placement : `${placement}@${version}`
    case 'model':
      return model
    case 'currency':
      return currency
    default:
      return value ?? NONE.placement
  }
}

type Values = Pick<MetricSeries, 'points' | 'total'>

function plainValues(
  form: Exclude<MetricForm, ItemForm>,
  request: MetricsRequest,
  { total, points }: Summed,
): Values {
  return {
    points: spansOf(request).map((span) => ({
      ...span,
      value: metricOf(form, points.get(span.fromMs) ?? NO_SUMS),
    })),
    total: metricOf(form, total),
  }
}

async function itemValues(
  form: ItemForm,
  request: MetricsRequest,
  { labels, total, points: byPoint }: Summed,
  items: ShownItemsOfSpan,
): Promise<Values> {
  const placement = labels.find(({ dimension }) => dimension === 'placement')?.value ?? null
  const valueIn = async ({ fromMs, toMs }: Span, sums: Sums) =>
    itemMetricOf(form, await items.measure(fromMs, toMs, placement), usersOf(sums))
  const points: MetricPoint[] = []
  // One after the other: each gives way to other requests.
  for (const span of spansOf(request))
    points.push({ ...span, value: await valueIn(span, byPoint.get(span.fromMs) ?? NO_SUMS) })
  return { points, total: await valueIn(request, total) }
}

type Span = Pick<MetricPoint, 'fromMs' | 'toMs'>

/** Those of the points. */
function spansOf({ fromMs, toMs, every }: MetricsRequest): readonly Span[] {
  const spans: Span[] = []
  for (let start = startOf(every, fromMs, fromMs); start < toMs; ) {
    const end = every === 'total' ? toMs : start + LENGTHS[every]
    spans.push({ fromMs: start, toMs: end })
    start = end
  }
  return spans
}

const LENGTHS = { hour: HOUR_MS, day: DAY_MS, week: 7 * DAY_MS } as const

function startOf(every: MetricBucket, atMs: number, fromMs: number): number {
  if (every === 'total') return fromMs
  const offset = every === 'week' ? MONDAY_MS : 0
  return Math.floor((atMs - offset) / LENGTHS[every]) * LENGTHS[every] + offset
}

const OF_LISTS: ReadonlySet<Counter> = new Set(LIST_COUNTERS)

function itemMetricOf(
  { form }: ItemForm,
  { shown, gini, catalogSize, isSample }: MeasuredSpread,
  users: number,
): MetricValue {
  const facts = { ...NOTHING, users, isEstimate: isSample }
  if (catalogSize === 0 || shown === 0) return { ...facts, value: null }
  if (form === 'gini') return { ...facts, value: gini }
  return { ...facts, value: Math.min(1, shown / catalogSize), numerator: shown, denominator: catalogSize }
}

/** A metric of sums. */
function metricOf(form: Exclude<MetricForm, ItemForm>, sums: Sums): MetricValue {
  const users = usersOf(sums)
  if (form.form === 'quantile') {
    const value = latencyAt(form.share, (counter) => sumOf(partsOf(sums, counter)))
    return { ...NOTHING, value, users, isEstimate: true }
  }
  const { of, scale = 1 } = form
  const parts = partsOf(sums, of)
  const isEstimate = OF_LISTS.has(of)
  const numerator = sumOf(parts)
  if (form.form === 'sum') {
    // A process that was killed may have lost what others have counted.
    const left = form.less ? Math.max(0, numerator - sumOf(partsOf(sums, form.less))) : numerator
    return { ...NOTHING, value: left * scale, numerator: left * scale, users, isEstimate }
  }
  const denominators = partsOf(sums, form.by)
  const { value, low, high } = ratioOf(parts, denominators)
  const most = form.isShare ? 1 : Number.POSITIVE_INFINITY
  const scaled = (number: number | null) => (number === null ? null : number * scale)
  const denominator = sumOf(denominators)
  return {
    value: scaled(value),
    low: scaled(low),
    high: scaled(high === null ? null : Math.min(most, high)),
    numerator,
    denominator,
    users,
    isEstimate,
  }
}

const NOTHING = { low: null, high: null, numerator: null, denominator: null } as const
