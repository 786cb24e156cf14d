import { FEATURES, featureOf, POPULARITY } from '../../domain/features.ts'
import type { TreeEnsemble } from '../../model/tree-ensemble.ts'
import type { SourceScore } from '../candidate.ts'

/** Writes a candidate's features into `features` from `at` on, where they must be 0. */
export function writeFeatures(
  scores: readonly SourceScore[],
  popularity: number,
  features: Float32Array,
  at: number,
): void {
  for (const { source, scaled, isProposed } of scores) {
    features[at + featureOf(source)] = scaled
    features[at + featureOf(source) + 1] = isProposed ? 1 : 0
  }
  features[at + POPULARITY] = popularity
}

/** Place of the trees' root values in the result of `attribute`: they belong to no feature. */
export const ROOTS = FEATURES

/** Length of the result of `attribute`. */
export const PARTS = FEATURES + 1

/**
 * Adds the output of the trees for a candidate to `parts`, by feature: each step down a tree is attributed to the feature
 * that it tests (the path attribution of Saabas), and the root values to `ROOTS`. The parts sum to the output.
 */
export function attribute(trees: TreeEnsemble, features: Float32Array, parts: Float64Array): void {
  for (const { features: tested, thresholds, children, values } of trees) {
    let node = 0
    let value = values[0] as number
    parts[ROOTS] = (parts[ROOTS] as number) + value
    for (let feature = tested[0] as number; feature >= 0; feature = tested[node] as number) {
      const isAbove = (features[feature] ?? 0) > (thresholds[node] as number)
      node = (children[node] as number) + (isAbove ? 1 : 0)
      const next = values[node] as number
      parts[feature] = (parts[feature] as number) + next - value
      value = next
    }
  }
}
