import { DAY_MS } from '../../domain/duration.ts'
import { AttuneError } from '../../domain/errors.ts'
import { isOfItems, isOfTable } from '../../metrics/metric.ts'
import { readEventQuality } from '../../metrics/read-event-quality.ts'
import { type ItemSpread, readItemSpread } from '../../metrics/read-item-spread.ts'
import { type MetricSeries, type MetricValue, readMetrics, tableOf } from '../../metrics/read-metrics.ts'
import { readTopSearches, type TopSearch } from '../../metrics/read-search-terms.ts'
import type {
  MetricsInput,
  QueryEventQualityArgs,
  QueryItemSpreadArgs,
  QueryTopSearchesArgs,
  ResolversTypes,
} from './__generated__/resolvers.ts'
import { parseIdArgument, parseIdList, parseInstant, parseNumber, requireLength } from './arguments.ts'
import type { RequestContext } from './context.ts'
import { toDate } from './scalars.ts'

type Report = Awaited<ResolversTypes['MetricsReport']>

const MOST_METRICS = 30
const MOST_NAMES = 100
const MOST_DAYS = 400
const MOST_DAYS_OF_HOURS = 14

const DEFAULT_SEARCHES = 20
const MOST_SEARCHES = 100

/** Values of fewer users are shown only to callers who may see statistics of all data. */
const LEAST_USERS = 10

/** Metrics over time. @throws AttuneError `BAD_USER_INPUT` */
export async function resolveMetrics(input: MetricsInput, context: RequestContext): Promise<Report> {
  const { parts, principal, signal } = context
  const isAnalyst = principal.scopes.has('analyze')
  const { asOfMs, series } = await readMetrics(parts.graph, requestOf(input), { signal })
  return {
    asOf: toDate(asOfMs),
    series: series.map((one) => shownSeries(one, isAnalyst)),
  }
}

function requestOf(input: MetricsInput) {
  const { metrics, placements, models } = input
  const every = input.every ?? 'day'
  if (metrics.length === 0) throw new AttuneError('BAD_USER_INPUT', 'metrics must name a metric')
  const { fromMs, toMs } = spanOf(input, every === 'hour' ? MOST_DAYS_OF_HOURS : MOST_DAYS)
  const by = [...new Set(input.by ?? [])]
  const isOther = every === 'hour' || models != null || by.some((dimension) => dimension !== 'placement')
  if (metrics.some(isOfItems) && isOther)
    throw new AttuneError(
      'BAD_USER_INPUT',
      'COVERAGE and EXPOSURE_GINI are by PLACEMENT and by DAY, WEEK or TOTAL only',
    )
  const table = tableOf(by)
  if (table !== undefined) {
    const isCrossed = by.length > 1 || models != null || (placements != null && table !== 'position')
    if (isCrossed || every === 'hour' || metrics.some((metric) => !isOfTable(metric, table)))
      throw new AttuneError(
        'BAD_USER_INPUT',
        'ROW, SOURCE, ITEM_KIND and POSITION are for metrics of events, by days or longer, and not with other dimensions or models; only POSITION is with placements',
      )
  }
  return {
    metrics: [...new Set(requireLength('metrics', metrics, MOST_METRICS))],
    fromMs,
    toMs,
    every,
    by,
    placements: placements ? parseIdList('placements', placements, MOST_NAMES) : null,
    models: models ? parseIdList('models', models, MOST_NAMES) : null,
  }
}

/** How unequally items are shown and clicked. @throws AttuneError `BAD_USER_INPUT` */
export function resolveItemSpread(
  { placement, ...span }: QueryItemSpreadArgs,
  { parts, signal }: RequestContext,
): Promise<ItemSpread> {
  const key = placement == null ? null : parseIdArgument('placement', placement)
  return readItemSpread(parts.graph, { ...spanOf(span, MOST_DAYS), placement: key }, { signal })
}

/** What became of events, by day and kind. @throws AttuneError `BAD_USER_INPUT` */
export async function resolveEventQuality(
  args: QueryEventQualityArgs,
  { parts, signal }: RequestContext,
): Promise<ResolversTypes['EventQuality'][]> {
  const rows = await readEventQuality(parts.graph, spanOf(args, MOST_DAYS), { signal })
  return rows.map(({ dayMs, ...row }) => ({ ...row, day: new Date(dayMs) }))
}

/** What users searched for most. @throws AttuneError `BAD_USER_INPUT` */
export function resolveTopSearches(
  { first, ...span }: QueryTopSearchesArgs,
  { parts, signal }: RequestContext,
): Promise<readonly TopSearch[]> {
  const most = parseNumber('first', first ?? DEFAULT_SEARCHES, 1, MOST_SEARCHES)
  return readTopSearches(parts.graph, { ...spanOf(span, MOST_DAYS), first: most }, { signal })
}

function spanOf({ from, to }: Pick<MetricsInput, 'from' | 'to'>, mostDays: number) {
  const [fromMs, toMs] = [instantOf('from', from), instantOf('to', to)]
  if (toMs <= fromMs || toMs - fromMs > mostDays * DAY_MS)
    throw new AttuneError('BAD_USER_INPUT', `to must be after from, and at most ${mostDays} days after it`)
  return { fromMs, toMs }
}

function instantOf(name: string, value: unknown): number {
  const atMs = parseInstant(name, value)
  if (atMs === null) throw new AttuneError('BAD_USER_INPUT', `${name} must be an instant`)
  return atMs
}

function shownSeries({ points, total, ...series }: MetricSeries, isAnalyst: boolean) {
  return {
    ...series,
    points: points.map(({ fromMs, toMs, value }) => {
      return { from: new Date(fromMs), to: new Date(toMs), value: shownValue(value, isAnalyst) }
    }),
    total: shownValue(total, isAnalyst),
  }
}

function shownValue(value: MetricValue, isAnalyst: boolean): MetricValue {
  if (isAnalyst || value.users >= LEAST_USERS) return value
  const { isEstimate } = value
  return { value: null, low: null, high: null, numerator: null, denominator: null, users: 0, isEstimate }
}
