import { factorTable, type ItemTable, longestFirst, rowsAt } from '../../src/model/factor-model.ts'

/** A table of items, those of the longest vectors first, whatever order they are given in. */
export function itemTable(ids: readonly string[], vectors: Float32Array, dimension: number): ItemTable {
  const { places, ...lengths } = longestFirst(vectors, dimension)
  const ordered = Array.from(places, (place) => ids[place] ?? '')
  return { ...factorTable(ordered, rowsAt(vectors, places, dimension)), ...lengths }
}
