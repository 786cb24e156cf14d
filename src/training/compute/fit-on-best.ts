import type { InterestSettings } from '../training-settings.ts'
import { bestPlaces, type ChoiceSet, candidatesAt, choiceSetOf } from './choice-sets.ts'
import { type FitSettings, fitBlend } from './fit-blend.ts'
import type { Candidates } from './interest-features.ts'
import { SHOWN } from './judge-lists.ts'

export type FocusSettings = FitSettings & Pick<InterestSettings, 'focus'>

/** Two or three fits are usually enough. */
const MOST_FITS = 10

/**
 * Weights that separate the candidates near the top. A fit on whole pools also separates the many candidates that no list
 * shows. A fit on the best few ignores the others and may rank them first: so whatever it would show is added and weights are
 * fitted again, until it shows nothing new (hard negative mining: Felzenszwalb et al. 2010) or `MOST_FITS` is reached.
 *
 * @param overall weights fitted on whole pools: they choose the best candidates
 * @param start starting point of the search
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

/** The candidates of one pool that a fit uses. */
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

  /** Adds what these weights would show; returns the number of new candidates. */
  learnShown(weights: Float64Array): number {
    const before = this.#places.size
    for (const place of bestPlaces(this.#pool, weights, SHOWN)) this.#places.add(place)
    return this.#places.size - before
  }
}
