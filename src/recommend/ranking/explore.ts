import { uniform } from '../../domain/random.ts'
import type { ServedItem } from '../candidate.ts'

export interface Exploration {
  /** Share of the places that are drawn, 0-1. */
  readonly share: number
  /** Equal seeds give equal lists. */
  readonly seed: number
}

/**
 * Draws the items of a share of the places at random, and fills the other places with the best item left. Only reorders.
 * `propensity` is the probability of the item at its place, given the items before: learning can weigh by its inverse. It
 * multiplies the one of an item that was drawn as a new one.
 */
export function explore<T extends ServedItem>(
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
    const drawn = best + share / count
    return left.splice(place, 1).map((item) => ({ ...item, propensity: drawn * (item.propensity ?? 1) }))
  })
}
