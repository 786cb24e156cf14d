import { type Counter, LATENCIES, LIST_COUNTERS, type ListCounter } from './counters.ts'
import type { DayTable } from './metric-rows.ts'

/** How a metric is made of counters. */
export type MetricForm =
  | { readonly form: 'sum'; readonly of: Counter; readonly scale?: number; readonly less?: Counter }
  | {
      readonly form: 'ratio'
      readonly of: Counter
      readonly by: Counter
      readonly scale?: number
      readonly isShare?: true
    }
  | { readonly form: 'quantile'; readonly share: number }
  | ItemForm

/** How a metric is made of the items that were shown. */
export interface ItemForm {
  readonly form: 'coverage' | 'gini'
}

/** Multiples of 1/16 in a unit of value, and milliseconds in a minute. */
const VALUE = 1 / 16
const MINUTES = 1 / 60_000

/** All metrics, by name. A scale is applied to the numerator over the denominator; `less` is subtracted, down to 0. */
export const METRICS = {
  impressions: { form: 'sum', of: 'impressions' },
  clicks: { form: 'sum', of: 'clicks' },
  ctr: { form: 'ratio', of: 'clicks', by: 'impressions' },
  conversions: { form: 'sum', of: 'conversions' },
  'conversion-rate': { form: 'ratio', of: 'converted', by: 'clicks', isShare: true },
  revenue: { form: 'sum', of: 'revenue' },
  'revenue-per-1000': { form: 'ratio', of: 'revenue', by: 'impressions', scale: 1_000 },
  'dwell-minutes': { form: 'sum', of: 'dwellMs', scale: MINUTES },
  value: { form: 'sum', of: 'value', scale: VALUE },
  'value-per-minute': { form: 'ratio', of: 'value', by: 'dwellMs', scale: VALUE / MINUTES },
  'negative-rate': { form: 'ratio', of: 'negatives', by: 'impressions' },
  'repeat-share': { form: 'ratio', of: 'repeats', by: 'impressions', isShare: true },
  'promoted-share': { form: 'ratio', of: 'promoted', by: 'impressions', isShare: true },
  'explored-share': { form: 'ratio', of: 'explored', by: 'impressions', isShare: true },
  'refused-tokens': { form: 'sum', of: 'refusedTokens' },
  coverage: { form: 'coverage' },
  'exposure-gini': { form: 'gini' },
  lists: { form: 'sum', of: 'lists' },
  'empty-rate': { form: 'ratio', of: 'empty', by: 'lists', isShare: true },
  'fallback-rate': { form: 'ratio', of: 'fallback', by: 'lists', isShare: true },
  'degraded-rate': { form: 'ratio', of: 'degraded', by: 'lists', isShare: true },
  searches: { form: 'sum', of: 'searches' },
  'searches-without-result': { form: 'sum', of: 'searchesWithoutResult' },
  'searches-without-click': { form: 'sum', of: 'searches', less: 'clickedSearches' },
  'latency-p50': { form: 'quantile', share: 0.5 },
  'latency-p95': { form: 'quantile', share: 0.95 },
  'latency-p99': { form: 'quantile', share: 0.99 },
} as const satisfies Readonly<Record<string, MetricForm>>

export type Metric = keyof typeof METRICS

/** The form of a metric. */
export function formOf(metric: Metric): MetricForm {
  return METRICS[metric]
}

/** The counters that a metric is made of. */
export function countersOf(metric: Metric): readonly Counter[] {
  const form = formOf(metric)
  if (form.form === 'quantile') return LATENCIES
  // Whose users are those who were shown items.
  if (isItemForm(form)) return ['impressions']
  if (form.form === 'ratio') return [form.of, form.by]
  return form.less ? [form.of, form.less] : [form.of]
}

/** Whether amounts of different currencies must not be added up. */
export function isMoney(metric: Metric): boolean {
  const form = formOf(metric)
  return 'of' in form && form.of === 'revenue'
}

/** Whether a metric is of the items that were shown. */
export function isOfItems(metric: Metric): boolean {
  return isItemForm(formOf(metric))
}

/** Whether a table of days has what a metric is made of. */
export function isOfTable(metric: Metric, table: DayTable): boolean {
  const counters = countersOf(metric)
  if (isOfItems(metric) || metric === 'refused-tokens') return false
  if (table === 'position') return counters.every((one) => one === 'impressions' || one === 'clicks')
  return !counters.some((one) => LIST_COUNTERS.some((ofLists) => ofLists === one))
}

export function isItemForm(form: MetricForm): form is ItemForm {
  return form.form === 'coverage' || form.form === 'gini'
}

/** The value below which a share of the latencies is, in milliseconds: within a factor of two. Null if there are none. */
export function latencyAt(share: number, countOf: (counter: ListCounter) => number): number | null {
  const counts = LATENCIES.map(countOf)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return null
  let before = 0
  for (const [index, count] of counts.entries()) {
    if (before + count >= share * total && count > 0) {
      const low = index === 0 ? 0 : 2 ** (index - 1)
      return low + (2 ** index - low) * ((share * total - before) / count)
    }
    before += count
  }
  return null
}
