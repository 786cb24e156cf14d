import { FEATURES, featureOf, POPULARITY } from '../../domain/features.ts'
import type { Policy, SourceBlend } from '../../domain/policy.ts'
import { SOURCE_NAMES, type SourceName } from '../../domain/source-name.ts'
import { floatAt, singleAt } from './numbers.ts'

/** Candidates of one viewer, and which of them were held out. */
export interface Candidates {
  /** Candidates x `FEATURES`, row-major. Single precision, because there are a million candidates. */
  readonly features: Float32Array
  /** Rows of held-out items. */
  readonly positives: Int32Array
}

/** One viewer's candidates in a simulation. */
export interface Pool extends Candidates {
  /** The number of each candidate's item, shared by all pools of a simulation. */
  readonly items: Int32Array
  /** The item softmax's logit of each candidate; null if it was not learned. */
  readonly softmaxLogits: Float64Array | null
  /** Number of held-out items, in the pool or not; > 0. */
  readonly held: number
}

/** Weights of a ranking. */
export type Weights = Pick<Policy, 'blend' | 'popularityWeight'>

/** One weight for each feature. */
export function weightsOf({ blend, popularityWeight }: Weights): Float64Array {
  const weights = new Float64Array(FEATURES)
  for (const source of SOURCE_NAMES) {
    weights[featureOf(source)] = blend[source].slope
    weights[featureOf(source) + 1] = blend[source].proposed
  }
  weights[POPULARITY] = popularityWeight
  return weights
}

/** The inverse of `weightsOf`. */
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
export function logitsOf(features: Float32Array, weights: Float64Array): Float64Array {
  const logits = new Float64Array(features.length / FEATURES)
  for (let row = 0; row < logits.length; row++) {
    let sum = 0
    for (let k = 0; k < FEATURES; k++) sum += singleAt(features, row * FEATURES + k) * floatAt(weights, k)
    logits[row] = sum
  }
  return logits
}
