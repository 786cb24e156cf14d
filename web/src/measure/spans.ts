import type { MetricBucket } from '../__generated__/graphql.ts'

const HOUR_MS = 3_600_000
export const DAY_MS = 24 * HOUR_MS

/** A length of time to look at, and its name. */
export interface Span {
  readonly value: string
  readonly words: string
  readonly every: MetricBucket
  readonly unitMs: number
  readonly units: number
  /** False: it ends with the last whole day. Hours of earlier days are not kept, so half a day has nothing to be compared with. */
  readonly isToNow: boolean
}

const WEEK: Span = { value: '7d', words: '7 days', every: 'DAY', unitMs: DAY_MS, units: 7, isToNow: true }

export const SPANS: readonly Span[] = [
  { value: '24h', words: '24 hours', every: 'HOUR', unitMs: HOUR_MS, units: 24, isToNow: true },
  WEEK,
  {
    value: '28d',
    words: '28 days until yesterday',
    every: 'DAY',
    unitMs: DAY_MS,
    units: 28,
    isToNow: false,
  },
]

/** The span that an address names; a week if it names none. */
export function spanOf(query: URLSearchParams): Span {
  return SPANS.find(({ value }) => value === query.get('span')) ?? WEEK
}

/** The bounds of a span that ends now, and of the one of the same length before it. In UTC, as the API counts. */
export function boundsOf({ unitMs, units, isToNow }: Span, nowMs: number) {
  const current = Math.floor(nowMs / unitMs) * unitMs
  const fromMs = current - (isToNow ? units - 1 : units) * unitMs
  const toMs = isToNow ? nowMs : current
  const iso = (atMs: number) => new Date(atMs).toISOString()
  return {
    now: { from: iso(fromMs), to: iso(toMs) },
    before: { from: iso(fromMs - units * unitMs), to: iso(toMs - units * unitMs) },
  }
}
