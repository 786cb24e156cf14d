import type { Policy, SourceBlend } from '../../domain/policy.ts'
import { SOURCE_NAMES, type SourceName } from '../../domain/source-name.ts'
import { floatAt } from './number-at.ts'

/** One viewer's candidates in a rehearsal, and which of them she went on to engage with. */
export interface Pool {
  /** Candidates x `FEATURES`, row-major. */
  readonly features: Float64Array
  /** Rows of held-out items. */
  readonly positives: Int32Array
  /** Held-out items, in the pool or not; > 0. */
  readonly held: number
}

/** Numbers that a source says of a candidate: its score divided by its best, and 1 if it proposed it. */
export const PER_SOURCE = 2

/** Place of a candidate's popularity. */
export const POPULARITY = SOURCE_NAMES.length * PER_SOURCE

/** Numbers of a candidate: those of every source, 0 where it says nothing of the candidate, and its popularity. */
export const FEATURES = POPULARITY + 1

/** Weights that rank. */
export type Weights = Pick<Policy, 'blend' | 'popularityWeight'>

/** Place of a source's first number. */
export function featureOf(source: SourceName): number {
  return SOURCE_NAMES.indexOf(source) * PER_SOURCE
}

/** One weight for each number of a candidate. */
export function weightsOf({ blend, popularityWeight }: Weights): Float64Array {
  const weights = new Float64Array(FEATURES)
  for (const source of SOURCE_NAMES) {
    weights[featureOf(source)] = blend[source].slope
    weights[featureOf(source) + 1] = blend[source].proposed
  }
  weights[POPULARITY] = popularityWeight
  return weights
}

/** The same by name. */
export function namedWeights(weights: Float64Array): Weights {
  const blends = SOURCE_NAMES.map((source) => {
    const at = featureOf(source)
    return [source, { slope: floatAt(weights, at), proposed: floatAt(weights, at + 1) }] as const
  })
  return {
    blend: Object.fromEntries(blends) as Record<SourceName, SourceBlend>,
    popularityWeight: floatAt(weights, POPULARITY),
  }
}

/** `features . weights` of every row. */
export function logitsOf(features: Float64Array, weights: Float64Array): Float64Array {
  const logits = new Float64Array(features.length / FEATURES)
  for (let row = 0; row < logits.length; row++) {
    let sum = 0
    for (let k = 0; k < FEATURES; k++) sum += floatAt(features, row * FEATURES + k) * floatAt(weights, k)
    logits[row] = sum
  }
  return logits
}
