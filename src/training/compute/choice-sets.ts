import { FEATURES, PER_SOURCE, POPULARITY } from '../../domain/features.ts'
import type { Candidates } from './interest-features.ts'
import { floatAt, highestPlaces, intAt, singleAt } from './numbers.ts'
import { seededHash } from './random.ts'

/** Each pool is seen this often, every time with other sources dropped. */
export const COPIES = 2

export interface DropoutSettings {
  /** Share of the lists from which a source is dropped, 0-1. */
  readonly sourceDropout: number
  readonly seed: number
}

/** What one viewer could choose from on one day. It looks into a pool: copies of thousands would be much memory. */
export interface ChoiceSet {
  /** Of all candidates of the pool. */
  readonly features: Float32Array
  /** Rows of those that were there. */
  readonly rows: Int32Array
  /** `FEATURES` numbers by which a candidate's are multiplied: 1, or 0 where the source was late. */
  readonly mask: Float64Array
  /** Places in `rows` of what she chose. */
  readonly positives: Int32Array
}

/** The pools as they would have been on bad days: what only sources proposed that were late is gone. */
export function withLateSources(
  pools: readonly Candidates[],
  settings: DropoutSettings,
): readonly ChoiceSet[] {
  return pools.flatMap((pool, index) => {
    const whole = choiceSetOf(pool)
    return Array.from({ length: COPIES }, (_, copy) => dropSources(whole, `${index} ${copy}`, settings))
  })
}

/** A pool as it is. */
export function choiceSetOf({ features, positives }: Candidates): ChoiceSet {
  const rows = Int32Array.from({ length: features.length / FEATURES }, (_, row) => row)
  return { features, rows, mask: ALL_KNOWN, positives }
}

/** The numbers of the candidate at a place, written into `into`. */
export function readCandidate({ features, rows, mask }: ChoiceSet, place: number, into: Float64Array): void {
  const start = intAt(rows, place) * FEATURES
  for (let k = 0; k < FEATURES; k++) into[k] = singleAt(features, start + k) * floatAt(mask, k)
}

/** `numbers . weights` of every candidate. */
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

/** Where in the set the `limit` highest logits are, best first; of equals the one that comes first. */
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

/** Where these have come to; what has gone is left out. */
function movedTo(placeOf: ReadonlyMap<number, number>, positives: Int32Array): Int32Array {
  return positives.map((row) => placeOf.get(row) ?? -1).filter((place) => place >= 0)
}
