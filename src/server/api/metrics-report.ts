import { DAY_MS } from '../../domain/duration.ts'
import { AttuneError } from '../../domain/errors.ts'
import { isOfItems } from '../../metrics/metric.ts'
import { type MetricSeries, type MetricValue, readMetrics } from '../../metrics/read-metrics.ts'
import type { MetricsInput, ResolversTypes } from './__generated__/resolvers.ts'
import { parseIdList, parseInstant, requireLength } from './arguments.ts'
import type { RequestContext } from './context.ts'
import { toDate } from './scalars.ts'

type Report = Awaited<ResolversTypes['MetricsReport']>

const MOST_METRICS = 30
const MOST_NAMES = 100
const MOST_DAYS = 400
const MOST_DAYS_OF_HOURS = 14

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
  const [fromMs, toMs] = [instantOf('from', input.from), instantOf('to', input.to)]
  const days = (toMs - fromMs) / DAY_MS
  const most = every === 'hour' ? MOST_DAYS_OF_HOURS : MOST_DAYS
  if (days <= 0 || days > most)
    throw new AttuneError('BAD_USER_INPUT', `to must be after from, and at most ${most} days after it`)
  const by = [...new Set(input.by ?? [])]
  const isOther = every === 'hour' || models != null || by.some((dimension) => dimension !== 'placement')
  if (metrics.some(isOfItems) && isOther)
    throw new AttuneError(
      'BAD_USER_INPUT',
      'COVERAGE and EXPOSURE_GINI are by PLACEMENT and by DAY, WEEK or TOTAL only',
    )
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
