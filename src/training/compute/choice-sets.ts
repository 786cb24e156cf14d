import { FEATURES, PER_SOURCE, POPULARITY } from '../../domain/features.ts'
import type { Candidates } from './interest-features.ts'
import { floatAt, highestPlaces, intAt, singleAt } from './numbers.ts'
import { seededHash } from './random.ts'

/** Copies of each pool, each with other sources dropped. */
export const COPIES = 2

export interface DropoutSettings {
  /** Share of the lists from which a source is dropped, 0-1. */
  readonly sourceDropout: number
  readonly seed: number
}

/** The candidates that one viewer could choose from. A view into a pool, because copies would need much memory. */
export interface ChoiceSet {
  /** Features of all candidates of the pool. */
  readonly features: Float32Array
  /** Rows of the candidates in this set. */
  readonly rows: Int32Array
  /** A factor for each feature: 1, or 0 if its source was dropped. */
  readonly mask: Float64Array
  /** Places in `rows` of the held-out items. */
  readonly positives: Int32Array
}

/** Copies of the pools with random sources dropped, together with the candidates that only those proposed. */
export function withLateSources(
  pools: readonly Candidates[],
  settings: DropoutSettings,
): readonly ChoiceSet[] {
  return pools.flatMap((pool, index) => {
    const whole = choiceSetOf(pool)
    return Array.from({ length: COPIES }, (_, copy) => dropSources(whole, `${index} ${copy}`, settings))
  })
}

/** The whole pool. */
export function choiceSetOf({ features, positives }: Candidates): ChoiceSet {
  const rows = Int32Array.from({ length: features.length / FEATURES }, (_, row) => row)
  return { features, rows, mask: ALL_KNOWN, positives }
}

/** Writes the features of the candidate at a place into `into`. */
export function readCandidate({ features, rows, mask }: ChoiceSet, place: number, into: Float64Array): void {
  const start = intAt(rows, place) * FEATURES
  for (let k = 0; k < FEATURES; k++) into[k] = singleAt(features, start + k) * floatAt(mask, k)
}

/** `features . weights` of every candidate. */
export function logitsOfSet({ features, rows, mask }: ChoiceSet, weights: Float64Array): Float64Array {
  const masked = weights.map((weight, k) => weight * floatAt(mask, k))
  const logits = new Float64Array(rows.length)
  for (let place = 0; place < rows.length; place++) {
    const start = intAt(rows, place) * FEATURES
    let sum = 0
    for (let k = 0; k < FEATURES; k++) sum += singleAt(features, start + k) * floatAt(masked, k)
    logits[place] = sum
  }
  return logits
}

/** The `limit` candidates with the highest logits. */
export function bestOf(set: ChoiceSet, weights: Float64Array, limit: number): Candidates {
  return candidatesAt(set, bestPlaces(set, weights, limit))
}

/** Places of the `limit` highest logits, best first; ties keep the order of places. */
export function bestPlaces(set: ChoiceSet, weights: Float64Array, limit: number): Int32Array {
  return highestPlaces(logitsOfSet(set, weights), limit)
}

/** The candidates at these places of the set, in this order. */
export function candidatesAt(set: ChoiceSet, places: Iterable<number>): Candidates {
  const rowOf = new Map(Array.from(places, (place, row) => [place, row]))
  const features = new Float32Array(rowOf.size * FEATURES)
  const numbers = new Float64Array(FEATURES)
  for (const [place, row] of rowOf) {
    readCandidate(set, place, numbers)
    features.set(numbers, row * FEATURES)
  }
  return { features, positives: movedTo(rowOf, set.positives) }
}

const ALL_KNOWN = new Float64Array(FEATURES).fill(1)

function dropSources(whole: ChoiceSet, name: string, { sourceDropout, seed }: DropoutSettings): ChoiceSet {
  const isDropped = Array.from({ length: POPULARITY / PER_SOURCE }, (_, source) => {
    return seededHash(`${name} ${source}`, seed) / 2 ** 32 < sourceDropout
  })
  if (!isDropped.includes(true)) return whole
  const mask = ALL_KNOWN.map((_, k) => (isDropped[Math.floor(k / PER_SOURCE)] ? 0 : 1))
  const rows = whole.rows.filter((row) => isProposed(whole.features, row, mask))
  const placeOf = new Map(Array.from(rows, (row, place) => [row, place]))
  return { ...whole, rows, mask, positives: movedTo(placeOf, whole.positives) }
}

function isProposed(features: Float32Array, row: number, mask: Float64Array): boolean {
  for (let k = 1; k < POPULARITY; k += PER_SOURCE)
    if (floatAt(mask, k) * singleAt(features, row * FEATURES + k) !== 0) return true
  return false
}

/** The new places of these rows; rows without one are dropped. */
function movedTo(placeOf: ReadonlyMap<number, number>, positives: Int32Array): Int32Array {
  return positives.map((row) => placeOf.get(row) ?? -1).filter((place) => place >= 0)
}
