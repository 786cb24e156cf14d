import { Command, InvalidArgumentError, Option } from 'commander'
import { z } from 'zod'
import { parseShortDuration } from '../domain/duration.ts'
import { majorUnits } from '../domain/money.ts'
import { isOfTable, METRICS, type Metric } from '../metrics/metric.ts'
import { DAY_TABLES, type DayTable } from '../metrics/metric-rows.ts'
import { schemaName } from '../server/api/enums.ts'
import { answered, withApi } from './ask.ts'
import { type CommandContext, composition } from './command-context.ts'
import { table } from './table.ts'
import { plain, print, printJson, type Terminal } from './terminal.ts'

const DOCUMENT = `query Metrics($input: MetricsInput!) {
  metrics(input: $input) {
    asOf
    series {
      metric
      labels { dimension value }
      points { from value { value } }
      total { value low high users isEstimate }
    }
  }
}`

/** What the table shows, in its order. */
const SHOWN = [
  'LISTS',
  'IMPRESSIONS',
  'CLICKS',
  'CTR',
  'CONVERSIONS',
  'CONVERSION_RATE',
  'REVENUE',
  'REVENUE_PER_1000',
  'VALUE_PER_MINUTE',
  'NEGATIVE_RATE',
  'REPEAT_SHARE',
  'PROMOTED_SHARE',
  'EMPTY_RATE',
  'FALLBACK_RATE',
  'SEARCHES',
  'SEARCHES_WITHOUT_CLICK',
  'LATENCY_P95',
]

/** What only days have. */
const OF_DAYS = ['COVERAGE', 'EXPOSURE_GINI']

const Value = z.object({ value: z.number().nullable() })

const Report = z.object({
  asOf: z.string().nullable(),
  series: z.array(
    z.object({
      metric: z.string(),
      labels: z.array(z.object({ dimension: z.string(), value: z.string() })),
      points: z.array(z.object({ from: z.string(), value: Value })),
      total: Value.extend({
        low: z.number().nullable(),
        high: z.number().nullable(),
        users: z.number(),
        isEstimate: z.boolean(),
      }),
    }),
  ),
})

type Series = z.infer<typeof Report>['series'][number]

interface MetricsOptions {
  readonly placement?: readonly string[]
  /** Milliseconds. */
  readonly since: number
  readonly by: DayTable | 'placement'
  readonly json?: boolean
}

const HOUR_MS = 3_600_000

/** Shorter times are shown by hours. */
const HOURLY_MS = 48 * HOUR_MS

/** `attune metrics`: how lists are used over time. */
export function metricsCommand(context: CommandContext): Command {
  return new Command('metrics')
    .description('Print how lists are used over time. Also works while a server runs, by asking it.')
    .option(
      '--placement <key>',
      'count the lists of this placement; may be repeated (default: all)',
      collected,
    )
    .addOption(
      new Option('--since <duration>', 'how far to look back, such as 7d or 24h, at most 400d')
        .argParser(duration)
        .default(7 * 24 * HOUR_MS, '7d'),
    )
    .addOption(
      new Option('--by <what>', 'what to divide the metrics by; position alone is also with --placement')
        .choices(['placement', ...DAY_TABLES])
        .default('placement'),
    )
    .option('--json', 'print the metrics as JSON')
    .addHelpText(
      'after',
      `
A sparkline has one bar for each day, or for each hour of less than two days by placement. The interval covers 95 %. Revenue is in
major units, such as euros; JSON has minor ones, such as cents.

Examples:
  $ attune metrics
  $ attune metrics --placement home --since 7d
  $ attune metrics --by source
  $ attune metrics --since 30d --json | jq '.series[] | select(.metric == "CTR")'`,
    )
    .action((options: MetricsOptions) => metrics(context, options))
}

function collected(key: string, before: readonly string[] = []): readonly string[] {
  return [...before, key]
}

/** @throws InvalidArgumentError */
function duration(text: string): number {
  const value = parseShortDuration(text)
  if (value !== null && value > 0 && value <= 400 * 24 * HOUR_MS) return value
  throw new InvalidArgumentError('It must be a duration such as 7d or 24h, at most 400d.')
}

async function metrics(
  context: CommandContext,
  { placement, since, by, json }: MetricsOptions,
): Promise<void> {
  const toMs = context.nowMs()
  const isHourly = since < HOURLY_MS && by === 'placement'
  const input = {
    metrics: by !== 'placement' ? metricsOf(by) : isHourly ? SHOWN : [...SHOWN, ...OF_DAYS],
    from: new Date(toMs - since).toISOString(),
    to: new Date(toMs).toISOString(),
    every: isHourly ? 'HOUR' : 'DAY',
    by: [schemaName(by)],
    ...(placement && { placements: placement }),
  }
  const report = await withApi(composition(context), 'attune metrics', async (api) =>
    Report.parse(answered(await api.ask(DOCUMENT, { input }), 'metrics')),
  )
  if (json) printJson(context.terminal, report)
  else show(context.terminal, by, report)
}

/** Those of the table that are counted by it. */
function metricsOf(table: DayTable): readonly string[] {
  const names = Object.keys(METRICS) as readonly Metric[]
  const counted = new Set(names.filter((name) => isOfTable(name, table)).map(schemaName))
  return SHOWN.filter((name) => counted.has(name))
}

function show(terminal: Terminal, by: string, { asOf, series }: z.infer<typeof Report>): void {
  // Most placements are not for searches, and uses that were not served here have no lists.
  const isShown = (metric: string, value: number) =>
    value !== 0 || !(metric.startsWith('SEARCHES') || metric === 'LISTS')
  const counted = series.filter(
    ({ metric, total: { value, users } }) => value !== null && users > 0 && isShown(metric, value),
  )
  if (counted.length === 0) {
    print(terminal, 'nothing was counted in this time')
    return
  }
  const columns = [
    { head: by },
    { head: 'metric' },
    { head: 'value', isNumber: true },
    { head: '95 % interval', isNumber: true },
    { head: 'users', isNumber: true },
    { head: 'over time', grow: 1 },
  ]
  print(terminal, table(terminal, columns, counted.map(rowOf)))
  if (series.some(({ metric, total }) => metric === 'LISTS' && total.value === 0 && total.users > 0))
    print(terminal, 'where no lists stand, their uses are generated, as in the demo world, or of sessions')
  if (asOf !== null) print(terminal, `newest event: ${asOf}`)
}

function rowOf({ metric, labels, points, total }: Series): readonly (string | number)[] {
  const [value, ...others] = labels.map(({ value }) => plain(value))
  const { low, high } = total
  const currency = metric.startsWith('REVENUE') ? (others.at(-1) ?? '') : ''
  const text = (amount: number) => (currency === '' ? short(amount) : majorUnits(amount, currency))
  const interval = low === null || high === null ? '' : `${text(low)} to ${text(high)}`
  const name = [metric.toLowerCase().replaceAll('_', ' '), ...others].join(' ')
  const values = points.map(({ value }) => value.value)
  return [value ?? '', name, text(total.value ?? 0), interval, total.users, sparkline(values)]
}

function short(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString('en-US')
  return Math.abs(value) < 1 ? value.toFixed(4) : value.toLocaleString('en-US', { maximumFractionDigits: 1 })
}

const BARS = '▁▂▃▄▅▆▇█'

/** A bar for each value, the highest one for the largest; a space where there is none. */
export function sparkline(values: readonly (number | null)[]): string {
  const largest = Math.max(...values.map((value) => value ?? 0))
  return values
    .map((value) => {
      if (value === null) return ' '
      const height = largest <= 0 ? 0 : Math.round((Math.max(0, value) / largest) * (BARS.length - 1))
      return BARS[height] ?? ''
    })
    .join('')
}
