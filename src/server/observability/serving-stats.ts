import type { Counter, Histogram } from 'prom-client'
import { SOURCE_NAMES, type SourceName } from '../../domain/source-name.ts'
import type { EventStats } from './event-counts.ts'

/** Timings of the operations with one root field. */
export interface OperationStats {
  readonly name: string
  readonly total: number
  readonly meanMs: number
  /** Interpolated between the bounds of the histogram. */
  readonly p95Ms: number
}

/** Outcomes of one candidate source. */
export interface SourceStats {
  readonly source: SourceName
  readonly answered: number
  readonly late: number
  readonly failed: number
  readonly meanMs: number
  /** Its share in the scores of all served items, 0-1. */
  readonly share: number
}

/** What a process has served since its start. */
export interface ServingStats {
  /** Epoch milliseconds. */
  readonly sinceMs: number
  readonly servedItems: number
  /** Share of the catalog among them, 0-1, an estimate. */
  readonly coverage: number
  readonly operations: readonly OperationStats[]
  readonly sources: readonly SourceStats[]
  readonly events: EventStats
}

/** One series of a histogram: cumulative counts by upper bound, as in Prometheus. */
interface Series {
  readonly labels: Readonly<Record<string, string>>
  readonly buckets: readonly { readonly le: number; readonly count: number }[]
  readonly count: number
  readonly sum: number
}

/** Timings of operations, most frequent first. */
export async function operationStats(histogram: Histogram<'operation'>): Promise<OperationStats[]> {
  const all = await seriesOf(histogram, ['operation'])
  return all
    .map((series) => ({
      name: series.labels.operation ?? '',
      total: series.count,
      meanMs: meanMs([series]),
      p95Ms: quantile(series, 0.95) * 1_000,
    }))
    .sort((one, other) => other.total - one.total)
}

/** Outcomes of the sources that ran, in the order of `SOURCE_NAMES`. */
export async function sourceStats(
  histogram: Histogram<'source' | 'outcome'>,
  shares: Counter<'source'>,
): Promise<SourceStats[]> {
  const all = await seriesOf(histogram, ['source', 'outcome'])
  const parts = (await shares.get()).values
  const wholeShare = parts.reduce((total, { value }) => total + value, 0)
  return SOURCE_NAMES.flatMap((source) => {
    const own = all.filter(({ labels }) => labels.source === source)
    const times = (outcome: string) => own.find(({ labels }) => labels.outcome === outcome)?.count ?? 0
    const share = parts.find(({ labels }) => labels.source === source)?.value ?? 0
    if (own.length === 0) return []
    return {
      source,
      answered: times('ok'),
      late: times('late'),
      failed: times('failed'),
      meanMs: meanMs(own),
      share: wholeShare === 0 ? 0 : share / wholeShare,
    }
  })
}

function meanMs(series: readonly Series[]): number {
  const total = series.reduce((sum, { count }) => sum + count, 0)
  const seconds = series.reduce((sum, own) => sum + own.sum, 0)
  return total === 0 ? 0 : (seconds / total) * 1_000
}

/** The quantile in seconds; the largest bound if it is above all bounds. */
function quantile({ buckets, count }: Series, part: number): number {
  const wanted = count * part
  let [floor, below] = [0, 0]
  for (const { le, count: upTo } of buckets) {
    if (upTo >= wanted) return floor + (le - floor) * (upTo === below ? 0 : (wanted - below) / (upTo - below))
    floor = le
    below = upTo
  }
  return floor
}

async function seriesOf<L extends string>(
  histogram: Histogram<L>,
  names: readonly L[],
): Promise<readonly Series[]> {
  const { values } = await histogram.get()
  const groups = new Map<string, { labels: Record<string, string>; values: typeof values }>()
  for (const value of values) {
    const given: Readonly<Record<string, string | number | undefined>> = value.labels
    const labels = Object.fromEntries(names.map((name) => [name, String(given[name])]))
    const key = JSON.stringify(labels)
    const group = groups.get(key) ?? { labels, values: [] }
    group.values.push(value)
    groups.set(key, group)
  }
  return [...groups.values()].map(({ labels, values: own }) => {
    const named = (suffix: string) => own.find(({ metricName }) => metricName?.endsWith(suffix))?.value ?? 0
    const buckets = own.flatMap(({ labels: bounds, value }) => {
      const { le }: Readonly<Record<string, string | number | undefined>> = bounds
      return typeof le === 'number' ? [{ le, count: value }] : []
    })
    return { labels, buckets, count: named('_count'), sum: named('_sum') }
  })
}
