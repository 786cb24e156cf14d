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

/** The values of a histogram: of each series cumulative counts by upper bound, the count and the sum. */
type Values<L extends string> = Awaited<ReturnType<Histogram<L>['get']>>['values']

/** Timings of operations, most frequent first. */
export async function operationStats(histogram: Histogram<'operation'>): Promise<OperationStats[]> {
  const { values } = await histogram.get()
  return [...new Set(values.map(({ labels }) => String(labels.operation)))]
    .map((name) => {
      const own = values.filter(({ labels }) => labels.operation === name)
      return { name, total: sumOf(own, '_count'), meanMs: meanMs(own), p95Ms: quantile(own, 0.95) * 1_000 }
    })
    .sort((one, other) => other.total - one.total)
}

/** Outcomes of the sources that ran, in the order of `SOURCE_NAMES`. */
export async function sourceStats(
  histogram: Histogram<'source' | 'outcome'>,
  shares: Counter<'source'>,
): Promise<SourceStats[]> {
  const { values } = await histogram.get()
  const parts = (await shares.get()).values
  const wholeShare = parts.reduce((total, { value }) => total + value, 0)
  return SOURCE_NAMES.flatMap((source) => {
    const own = values.filter(({ labels }) => labels.source === source)
    if (own.length === 0) return []
    const ended = (outcome: string) => own.filter(({ labels }) => labels.outcome === outcome)
    const share = parts.find(({ labels }) => labels.source === source)?.value ?? 0
    return {
      source,
      answered: sumOf(ended('ok'), '_count'),
      late: sumOf(ended('late'), '_count'),
      failed: sumOf(ended('failed'), '_count'),
      meanMs: meanMs(own),
      share: wholeShare === 0 ? 0 : share / wholeShare,
    }
  })
}

function sumOf<L extends string>(values: Values<L>, suffix: '_count' | '_sum'): number {
  return values.reduce((sum, { metricName, value }) => (metricName?.endsWith(suffix) ? sum + value : sum), 0)
}

function meanMs<L extends string>(values: Values<L>): number {
  const total = sumOf(values, '_count')
  return total === 0 ? 0 : (sumOf(values, '_sum') / total) * 1_000
}

/** The quantile of one series in seconds; the largest bound if it is above all bounds. */
function quantile<L extends string>(values: Values<L>, part: number): number {
  const bounds = values.flatMap(({ labels, value }) => {
    const { le }: { readonly le?: string | number } = labels
    return typeof le === 'number' ? [[le, value] as const] : []
  })
  return interpolated(bounds, sumOf(values, '_count') * part)
}

/**
 * Where a histogram reaches a count, between two of its bounds; the largest bound if it is above all.
 *
 * @param bounds upper bounds, ascending, each with the count up to it
 */
export function interpolated(
  bounds: readonly (readonly [bound: number, upTo: number])[],
  wanted: number,
): number {
  let [floor, below] = [0, 0]
  for (const [le, upTo] of bounds) {
    if (upTo >= wanted) return floor + (le - floor) * (upTo === below ? 0 : (wanted - below) / (upTo - below))
    floor = le
    below = upTo
  }
  return floor
}
