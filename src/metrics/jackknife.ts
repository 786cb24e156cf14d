import { BUCKETS } from './counters.ts'

/** A ratio of sums, with its 95 % interval. */
export interface Ratio {
  /** Null if the denominator is 0. */
  readonly value: number | null
  /** Null without a value, or if one bucket of users holds the whole denominator. */
  readonly low: number | null
  readonly high: number | null
}

/** 97.5 % quantile of Student's t with `BUCKETS` - 1 = 31 degrees of freedom. */
const T = 2.0395

const NO_RATIO: Ratio = { value: null, low: null, high: null }

/**
 * The ratio of two sums, each given in parts for buckets of users. The interval is of a jackknife that leaves out one bucket at a
 * time: it holds where users differ, unlike one that takes each impression as independent. It has no negative values if no part of
 * the numerator has any.
 */
export function ratioOf(numerators: readonly number[], denominators: readonly number[]): Ratio {
  const [numerator, denominator] = [sumOf(numerators), sumOf(denominators)]
  if (denominator === 0) return NO_RATIO
  const value = numerator / denominator
  const left = denominators.map((part, bucket) => {
    return (numerator - (numerators[bucket] ?? 0)) / (denominator - part)
  })
  if (!left.every(Number.isFinite)) return { value, low: null, high: null }
  const mean = sumOf(left) / BUCKETS
  const variance = ((BUCKETS - 1) / BUCKETS) * sumOf(left.map((one) => (one - mean) ** 2))
  const half = T * Math.sqrt(variance)
  const least = numerators.every((part) => part >= 0) ? 0 : Number.NEGATIVE_INFINITY
  return { value, low: Math.max(least, value - half), high: value + half }
}

/** The sum of some numbers. */
export function sumOf(parts: readonly number[]): number {
  return parts.reduce((sum, part) => sum + part, 0)
}
