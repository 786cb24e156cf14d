import { dotAt } from './dot.ts'
import type { FactorModel } from './factor-model.ts'

/**
 * What the item softmax of a version says of items to somebody with this vector, `w . x` and `b` apart; null where the
 * version has none. Undefined for an item it does not know.
 */
export function itemLogits(
  { items, outputs, dimension }: FactorModel,
  vector: Float64Array,
): ((itemId: string) => { readonly product: number; readonly bias: number } | undefined) | null {
  if (!outputs) return null
  const width = dimension + 1
  return (itemId) => {
    const place = items.index.get(itemId)
    if (place === undefined) return undefined
    const at = place * width
    return { product: dotAt(outputs, at, vector), bias: outputs[at + dimension] ?? 0 }
  }
}
