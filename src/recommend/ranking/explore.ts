import type { Ranked } from '../../domain/candidate.ts'
import { uniform } from '../../domain/random.ts'

export interface Exploration {
  /** Share of the places that are drawn, 0-1. */
  readonly share: number
  /** The same seed draws the same list. */
  readonly seed: number
}

/**
 * Draws a share of the places at random, each from all that is left, and fills the others with the best that is left.
 * Permutes only. Every item says with which probability it came to its place, given what stands before it: what is
 * learned from the list can be weighed by its inverse.
 */
export function explore<T extends Ranked>(
  ranked: readonly T[],
  { share, seed }: Exploration,
): readonly (T & { readonly propensity: number })[] {
  const left = [...ranked]
  const next = uniform(seed)
  return ranked.flatMap(() => {
    const count = left.length
    const isDrawn = next() < share
    const place = isDrawn ? Math.floor(next() * count) : 0
    const best = place === 0 ? 1 - share : 0
    return left.splice(place, 1).map((item) => ({ ...item, propensity: best + share / count }))
  })
}
