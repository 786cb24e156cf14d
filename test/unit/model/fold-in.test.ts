import { inverse, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { choleskySolve } from '../../../src/model/cholesky.ts'
import { foldIn, type Observation } from '../../../src/model/fold-in.ts'
import { factorize, gramOfVectors, improveRows } from '../../../src/training/compute/factorize.ts'
import { gaussians } from '../../../src/training/compute/random.ts'
import { matrixOf } from '../../support/dense-matrix.ts'
import { LITTLE_ITEMS, LITTLE_ROWS, LITTLE_SETTINGS, littleFactors } from '../../support/little-factors.ts'

const model = littleFactors()
const { dimension } = model
const matrix = matrixOf(LITTLE_ROWS)
/** The rows that the factorization solves for the same column vectors. */
const rowVectors = new Float64Array(matrix.rows * dimension)
improveRows(matrix, factorize(matrix, LITTLE_SETTINGS), LITTLE_SETTINGS, rowVectors, 40)

function observationsIn(row: readonly number[]): Observation[] {
  return row.flatMap((confidence, item) => {
    const place = model.items.index.get(LITTLE_ITEMS[item] ?? '') ?? -1
    return confidence > 0 ? [{ table: model.items, place, confidence }] : []
  })
}

describe('foldIn', () => {
  it.each(LITTLE_ROWS.map((row, index) => [index, row] as const))(
    'gives row %i of the training its own vector again',
    (index, row) => {
      const { vector } = foldIn(model, observationsIn(row))
      for (let k = 0; k < dimension; k++) {
        // The model keeps its vectors as 32-bit floats.
        expect(vector[k]).toBeCloseTo(rowVectors[index * dimension + k] ?? Number.NaN, 5)
      }
    },
  )

  it("is the ridge solve of its formula: (a G + sum c v v' + r I)^-1 sum c v", () => {
    const observed = observationsIn([0, 3, 0, 0, 0, 0.5, 0, 0])
    const vectorOf = (place: number) =>
      Matrix.columnVector([...model.items.vectors.subarray(place * dimension, (place + 1) * dimension)])
    const ridge = 0.05 * (2 + 0.1 * 8) ** 0.9
    let system = Matrix.from1DArray(dimension, dimension, [...model.gram])
      .mul(0.1)
      .add(Matrix.eye(dimension).mul(ridge))
    let right = Matrix.zeros(dimension, 1)
    for (const { place, confidence } of observed) {
      const vector = vectorOf(place)
      system = system.add(vector.mmul(vector.transpose()).mul(confidence))
      right = right.add(vector.mul(confidence))
    }
    const expected = inverse(system).mmul(right).to1DArray()
    const { vector } = foldIn(model, observed)
    expected.forEach((value, k) => {
      expect(vector[k]).toBeCloseTo(value, 9)
    })
  })

  // Kernels process four observations, two rows and two numbers at a time.
  it.each([
    [1, 1],
    [3, 5],
    [7, 8],
    [24, 11],
    [97, 130],
  ])('is that solve in %i dimensions with %i observations', (size, count) => {
    const vectors = Float32Array.from(gaussians(count * size, 1, size))
    const table = { ids: [], index: new Map<string, number>(), vectors }
    const observed = Array.from({ length: count }, (_, place) => ({
      table,
      place,
      confidence: 0.5 + place / 9,
    }))
    const gram = gramOfVectors(Float64Array.from(vectors), count, size)
    const rows = Matrix.from1DArray(count, size, [...vectors])
    const weighted = rows.transpose().mmul(Matrix.diag(observed.map(({ confidence }) => confidence)))
    const ridge = 0.05 * (count + 0.1 * 8) ** 0.9
    const system = Matrix.from1DArray(size, size, [...gram])
      .mul(0.1)
      .add(weighted.mmul(rows))
      .add(Matrix.eye(size).mul(ridge))
    const expected = inverse(system)
      .mmul(weighted.mmul(Matrix.ones(count, 1)))
      .to1DArray()
    const { vector, factor } = foldIn({ ...model, dimension: size, gram }, observed)
    const again = weighted.mmul(Matrix.ones(count, 1)).to1DArray()
    const solved = Float64Array.from(again)
    choleskySolve(factor, size, solved)
    expected.forEach((value, k) => {
      expect(vector[k]).toBeCloseTo(value, 9)
      expect(solved[k]).toBeCloseTo(value, 9)
    })
  })

  it('keeps no state between viewers', () => {
    const observed = observationsIn([0, 3, 0, 0, 0, 0, 0, 0])
    const alone = foldIn(model, observed)
    const broken = {
      ids: [],
      index: new Map<string, number>(),
      vectors: new Float32Array(16).fill(Number.NaN),
    }
    foldIn(
      model,
      [0, 1, 2, 3].map((place) => ({ table: broken, place, confidence: 1 })),
    )
    expect(foldIn(model, observed)).toEqual(alone)
  })

  it('gives a zero vector without observations', () => {
    expect([...foldIn(model, []).vector]).toEqual([0, 0, 0, 0])
  })
})
