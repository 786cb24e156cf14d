import { type FactorModel, factorTable, popularitiesOf } from '../../src/model/factor-model.ts'
import { type FactorizeSettings, factorize, gramOfVectors } from '../../src/training/compute/factorize.ts'
import { columnDegrees } from '../../src/training/compute/sparse-matrix.ts'
import { matrixOf } from './dense-matrix.ts'
import { sortedItems } from './sorted-items.ts'

/** Two tastes with four items each, a user with both, and a user with one engagement. */
export const LITTLE_ROWS: readonly (readonly number[])[] = [
  [1, 2, 1, 0, 0, 0, 0, 0],
  [2, 1, 0, 1, 0, 0, 0, 0],
  [1, 0, 1, 1, 0, 0, 0, 1],
  [0, 0, 0, 0, 1, 1, 2, 0],
  [0, 0, 0, 0, 1, 0, 1, 1],
  [0, 0, 0, 0, 2, 1, 0, 1],
  [1, 0, 0, 0, 0, 0, 1, 0],
  [0, 1, 0, 0, 0, 0, 0, 0],
]

export const LITTLE_SETTINGS: FactorizeSettings = {
  dimension: 4,
  epochs: 10,
  seed: 7,
  unobservedWeight: 0.1,
  regularization: 0.05,
  frequencyExponent: 0.9,
}

/** The items' ids, in the order of the rows' columns. */
export const LITTLE_ITEMS: readonly string[] = Array.from({ length: 8 }, (_, item) => `i${item}`)

/** A model with item factors only, small enough to compute by hand. */
export function littleFactors(settings: FactorizeSettings = LITTLE_SETTINGS): FactorModel {
  const matrix = matrixOf(LITTLE_ROWS)
  const vectors = factorize(matrix, settings)
  const { dimension, unobservedWeight, regularization, frequencyExponent } = settings
  const items = sortedItems(LITTLE_ITEMS, Float32Array.from(vectors), dimension)
  const columns = columnDegrees(matrix)
  const degrees = Float32Array.from(items.ids, (id) => columns[LITTLE_ITEMS.indexOf(id)] ?? 0)
  return {
    dimension,
    columns: matrix.columns,
    gram: gramOfVectors(vectors, matrix.columns, dimension),
    loss: { unobservedWeight, regularization, frequencyExponent },
    weights: { countExponent: 1, tie: 1, viewerTag: 1 },
    items,
    degrees,
    popularities: popularitiesOf(degrees),
    outputs: null,
    people: factorTable([], new Float32Array(0)),
    tags: factorTable([], new Float32Array(0)),
    effects: factorTable([], new Float32Array(0)),
  }
}
