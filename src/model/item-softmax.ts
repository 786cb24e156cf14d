import type { Viewer } from '../domain/viewer.ts'
import { dotAt, type FactorModel } from './factor-model.ts'
import type { ObservationClock } from './fold-in.ts'
import { embeddingOf } from './fold-in.ts'

/** The two parts of the item softmax's logit: `w . x` and `b`. */
export interface ItemLogit {
  readonly product: number
  readonly bias: number
}

/**
 * The item softmax's logits for a viewer, by their embedding; null if the version has none. An item
 * that it does not know, because it is newer, counts as the least popular one.
 */
export function itemLogits(
  model: FactorModel,
  viewer: Viewer,
  clock: ObservationClock,
): ((itemId: string) => ItemLogit) | null {
  const { items, outputs, dimension } = model
  if (!outputs) return null
  const vector = embeddingOf(model, viewer, clock)?.vector ?? new Float64Array(dimension)
  const { weights, leastBias } = outputs
  const unknown = { product: 0, bias: leastBias }
  return (itemId) => {
    const place = items.index.get(itemId)
    if (place === undefined) return unknown
    const at = place * (dimension + 1)
    return { product: dotAt(weights, at, vector), bias: weights[at + dimension] as number }
  }
}
