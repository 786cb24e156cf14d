import type { Engagement } from '../../domain/viewer.ts'

/**
 * What is left of a weight after its age: `weight * 2 ^ -(age / halfLife)`. An instant after the clock counts as
 * now, so a wrong date never makes a weight grow.
 */
export function decay(weight: number, atMs: number, clockMs: number, halfLifeMs: number): number {
  return weight * 2 ** (-Math.max(0, clockMs - atMs) / halfLifeMs)
}

/** Weight of an engagement now: repeats are damped by the logarithm before age takes its share. */
export function decayedWeight(engagement: Engagement, clockMs: number, halfLifeMs: number): number {
  return decay(Math.log1p(engagement.weight), engagement.lastAtMs, clockMs, halfLifeMs)
}
