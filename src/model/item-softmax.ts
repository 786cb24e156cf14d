import type { Viewer } from '../domain/viewer.ts'
import { dotAt } from './dot.ts'
import type { FactorModel } from './factor-model.ts'
import { foldIn } from './fold-in.ts'
import { type ObservationClock, observationsOf } from './observations.ts'

/** What the item softmax says of an item to somebody: `w . x` and `b`. */
export interface ItemLogit {
  readonly product: number
  readonly bias: number
}

/**
 * What the item softmax of a version says of items to a viewer, by her embedding; null where the version has none. An item
 * that it does not know, because it is newer, counts as the least popular one.
 */
export function itemLogits(
  model: FactorModel,
  viewer: Viewer,
  clock: ObservationClock,
): ((itemId: string) => ItemLogit) | null {
  const { items, outputs, dimension } = model
  if (!outputs) return null
  const { vector } = foldIn(model, observationsOf(model, viewer, clock))
  const unknown = { product: 0, bias: leastBias(outputs, dimension) }
  return (itemId) => {
    const place = items.index.get(itemId)
    if (place === undefined) return unknown
    const at = place * (dimension + 1)
    return { product: dotAt(outputs, at, vector), bias: outputs[at + dimension] as number }
  }
}

function leastBias(outputs: Float32Array, dimension: number): number {
  let least = 0
  for (let at = dimension; at < outputs.length; at += dimension + 1)
    least = Math.min(least, outputs[at] as number)
  return least
}
