import type { InterestSettings } from '../training-settings.ts'
import { bestPlaces, type ChoiceSet, candidatesAt, choiceSetOf } from './choice-sets.ts'
import { type FitSettings, fitBlend } from './fit-blend.ts'
import type { Candidates } from './interest-features.ts'
import { SHOWN } from './judge-lists.ts'

export type FocusSettings = FitSettings & Pick<InterestSettings, 'focus'>

/** Two or three are enough; a bound for pools that nobody has seen. */
const MOST_FITS = 10

/**
 * Weights that tell the candidates apart that come into question. Those fitted on whole pools do so for what nobody gets to
 * see as well, and most candidates are of that kind. But of the others a fit on the best few knows nothing, and can think
 * them better than all it knows: whatever it would show joins them, and weights are fitted again, until it shows nothing
 * that it does not know (as hard negatives are found: Felzenszwalb and others, 2010), or at last after `MOST_FITS`.
 *
 * @param overall weights fitted on whole pools: they say which are the best
 * @param start where the search begins
 */
export function fitOnBest(
  pools: readonly Candidates[],
  overall: Float64Array,
  prior: Float64Array,
  settings: FocusSettings,
  start: Float64Array = overall,
): Float64Array {
  const lists = pools.map((pool) => new KnownCandidates(choiceSetOf(pool), overall, settings.focus))
  let weights = start
  for (let fits = 0; fits < MOST_FITS; fits++) {
    const known = lists.map((list) => list.candidates())
    weights = fitBlend(known, prior, settings, weights)
    const unknown = lists.map((list) => list.learnShown(weights))
    if (unknown.every((count) => count === 0)) break
  }
  return weights
}

/** What a fit knows of one pool. */
class KnownCandidates {
  readonly #pool: ChoiceSet
  readonly #places: Set<number>

  constructor(pool: ChoiceSet, weights: Float64Array, count: number) {
    this.#pool = pool
    this.#places = new Set(bestPlaces(pool, weights, count))
  }

  candidates(): Candidates {
    return candidatesAt(this.#pool, this.#places)
  }

  /** Takes in what these weights would show; returns how much of it is new. */
  learnShown(weights: Float64Array): number {
    const before = this.#places.size
    for (const place of bestPlaces(this.#pool, weights, SHOWN)) this.#places.add(place)
    return this.#places.size - before
  }
}
