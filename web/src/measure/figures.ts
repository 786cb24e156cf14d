import type { FigureFragment, Metric } from '../__generated__/graphql.ts'
import { number, percent } from '../parts/format.ts'

/** What a series has in every query. */
export interface Labeled {
  readonly metric: Metric
  readonly labels: readonly { readonly dimension: string; readonly value: string }[]
}

interface MetricLook {
  readonly name: string
  /** What it says, for people who read it for the first time. */
  readonly means: string
  readonly form: 'share' | 'number' | 'money' | 'ms'
}

const LOOKS: Readonly<Partial<Record<Metric, MetricLook>>> = {
  IMPRESSIONS: { name: 'Impressions', means: 'places that were seen', form: 'number' },
  CLICKS: { name: 'Clicks', means: 'items that were opened within a day', form: 'number' },
  CTR: { name: 'Click rate', means: 'clicks by impressions', form: 'share' },
  CONVERSIONS: {
    name: 'Conversions',
    means: 'purchases, saves, likes and shares after a click',
    form: 'number',
  },
  CONVERSION_RATE: {
    name: 'Conversion rate',
    means: 'clicked items that led to a conversion, by clicks',
    form: 'share',
  },
  REVENUE: { name: 'Revenue', means: 'credited purchases less returns', form: 'money' },
  VALUE_PER_MINUTE: {
    name: 'Value per minute',
    means: 'weights of events by minutes of attention',
    form: 'number',
  },
  NEGATIVE_RATE: {
    name: 'Negatives',
    means: 'dismissals, reports and returns by impressions',
    form: 'share',
  },
  COVERAGE: {
    name: 'Coverage',
    means: 'items that were seen, by those of the catalog; of whole days',
    form: 'share',
  },
  EXPOSURE_GINI: {
    name: 'Inequality (Gini)',
    means: '0: all items were seen equally often; near 1: few have all impressions',
    form: 'number',
  },
  REPEAT_SHARE: { name: 'Repeats', means: 'impressions of items seen before within 16 days', form: 'share' },
  PROMOTED_SHARE: { name: 'Promoted', means: 'impressions that a promotion claimed', form: 'share' },
  EXPLORED_SHARE: { name: 'Explored', means: 'impressions of places that were drawn', form: 'share' },
  LISTS: { name: 'Lists', means: 'lists that were served', form: 'number' },
  EMPTY_RATE: { name: 'Empty', means: 'lists without an item', form: 'share' },
  FALLBACK_RATE: { name: 'Fallback', means: 'lists that a fallback made or completed', form: 'share' },
  DEGRADED_RATE: { name: 'Degraded', means: 'lists of which a source failed or was late', form: 'share' },
  SEARCHES: { name: 'Searches', means: 'searches', form: 'number' },
  SEARCHES_WITHOUT_RESULT: {
    name: 'Searches without result',
    means: 'searches that nothing matched',
    form: 'number',
  },
  SEARCHES_WITHOUT_CLICK: {
    name: 'Searches without click',
    means: 'searches of which nothing was opened within a day',
    form: 'number',
  },
  REFUSED_TOKENS: {
    name: 'Refused tokens',
    means: 'events with a forged or expired token, or one of another item',
    form: 'number',
  },
  LATENCY_P50: { name: 'Latency, median', means: 'half of the lists took less', form: 'ms' },
  LATENCY_P95: { name: 'Latency, 95 %', means: '95 % of the lists took less', form: 'ms' },
  LATENCY_P99: { name: 'Latency, 99 %', means: '99 % of the lists took less', form: 'ms' },
}

/** How a metric is shown; one that this page does not know by its own name. */
export function lookOf(metric: Metric): MetricLook {
  return LOOKS[metric] ?? { name: metric.toLowerCase().replaceAll('_', ' '), means: '', form: 'number' }
}

/** A value for reading: rounded. Tables have the exact one. */
export function shownValue({ metric, labels }: Labeled, value: number | null): string {
  if (value === null) return 'none'
  const currency = labels.find(({ dimension }) => dimension === 'CURRENCY')?.value
  switch (lookOf(metric).form) {
    case 'share':
      return percent(value)
    case 'ms':
      return `${number(value)} ms`
    case 'money':
      return currency ? moneyOf(value, currency) : number(value)
    case 'number':
      return number(value)
  }
}

function moneyOf(minorUnits: number, currency: string): string {
  const format = new Intl.NumberFormat('en-US', { style: 'currency', currency })
  return format.format(minorUnits / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
}

/** What tells a series from the others of its metric. */
export function keyOf({ metric, labels }: Labeled): string {
  return JSON.stringify([metric, ...labels.map(({ value }) => value)])
}

/** The value of a label. */
export function labelOf({ labels }: Labeled, dimension: string): string {
  return labels.find((label) => label.dimension === dimension)?.value ?? ''
}

/** The name of a series: its metric, and the currency if it is money. */
export function nameOf(series: Labeled): string {
  const currency = labelOf(series, 'CURRENCY')
  const { name } = lookOf(series.metric)
  return currency === '' ? name : `${name}, ${currency}`
}

/** The difference to the time before in words, and whether it is more than chance. Null if there is nothing to compare with. */
export function changeOf(now: FigureFragment, before: FigureFragment | undefined): string | null {
  if (now.value === null || !before || before.value === null || before.value === 0) return null
  const change = (now.value - before.value) / Math.abs(before.value)
  if (change === 0) return 'as before'
  const words = `${change > 0 ? '▲ up' : '▼ down'} ${percent(Math.abs(change))}`
  const hasBands = now.low !== null && before.low !== null && now.high !== null && before.high !== null
  if (!hasBands) return words
  const isClear = Number(now.low) > Number(before.high) || Number(now.high) < Number(before.low)
  return isClear ? words : `${words}, may be chance`
}
