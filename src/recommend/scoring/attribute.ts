import { FEATURES } from '../../domain/features.ts'
import type { TreeEnsemble } from '../../model/tree-ensemble.ts'

/** Where `attribute` leaves what belongs to no number of the candidate. */
export const ROOTS = FEATURES

/** Length of what `attribute` writes. */
export const PARTS = FEATURES + 1

/**
 * Adds what the trees say of a candidate to `parts`: every step down a tree is put down to the number it looked at (the
 * path attribution of Saabas), and where the trees start from to `ROOTS`. The parts add up to the trees' answer.
 */
export function attribute(trees: TreeEnsemble, features: Float32Array, parts: Float64Array): void {
  for (const { features: numbers, thresholds, children, values } of trees) {
    let node = 0
    let value = values[0] as number
    parts[ROOTS] = (parts[ROOTS] as number) + value
    for (let feature = numbers[0] as number; feature >= 0; feature = numbers[node] as number) {
      const isAbove = (features[feature] ?? 0) > (thresholds[node] as number)
      node = (children[node] as number) + (isAbove ? 1 : 0)
      const next = values[node] as number
      parts[feature] = (parts[feature] as number) + next - value
      value = next
    }
  }
}
