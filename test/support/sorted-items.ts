import { type ItemTable, itemBuffers, itemTable, longestFirst, rowsAt } from '../../src/model/factor-model.ts'

/** A table of items, sorted by the lengths of their vectors; the items may be in any order. */
export function sortedItems(ids: readonly string[], vectors: Float32Array, dimension: number): ItemTable {
  const order = longestFirst(vectors, dimension)
  const buffers = itemBuffers(order.places.length, dimension)
  rowsAt(vectors, order.places, dimension, buffers.vectors)
  return itemTable(ids, buffers, order)
}
