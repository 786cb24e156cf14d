import { inverse, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/datasets/demo/random.ts'
import {
  type FactorizeSettings,
  factorize,
  gramOfVectors,
  improveRows,
} from '../../../src/training/compute/factorize.ts'
import { gaussians } from '../../../src/training/compute/random.ts'
import { matrixOf } from '../../support/dense-matrix.ts'

const SETTINGS: FactorizeSettings = {
  dimension: 16,
  epochs: 1,
  seed: 3,
  unobservedWeight: 0.1,
  regularization: 0.02,
  frequencyExponent: 0.9,
}
const COLUMNS = 30

/** More steps than dimensions. */
const EXACT = 40

/** Rows of every length from none to all columns, so that short and long ones are among them. */
const random = seededRandom(5)
const ROWS = Array.from({ length: COLUMNS + 1 }, (_, length) => {
  const chosen = new Set(random.shuffled([...Array(COLUMNS).keys()]).slice(0, length))
  return Array.from({ length: COLUMNS }, (_, column) => (chosen.has(column) ? random.between(0.2, 3) : 0))
})
const matrix = matrixOf(ROWS)

function vectorsOf(flat: Float64Array, dimension: number): Matrix {
  return Matrix.from1DArray(flat.length / dimension, dimension, [...flat])
}

function ridge(observed: number, others: number, settings: FactorizeSettings): number {
  const { regularization, unobservedWeight, frequencyExponent } = settings
  return regularization * (observed + unobservedWeight * others) ** frequencyExponent
}

const entries = (row: readonly number[]) => row.filter((value) => value > 0).length

/** `sum c (1 - x.y)^2 + a sum (x.y)^2 + ridges`, written out over all pairs. */
function objective(rowVectors: Matrix, columnVectors: Matrix, settings: FactorizeSettings): number {
  const products = rowVectors.mmul(columnVectors.transpose())
  let loss = 0
  ROWS.forEach((row, place) => {
    row.forEach((confidence, column) => {
      const product = products.get(place, column)
      loss += confidence * (1 - product) ** 2 + settings.unobservedWeight * product ** 2
    })
    const size = rowVectors.getRowVector(place).norm('frobenius') ** 2
    loss += ridge(entries(row), COLUMNS, settings) * size
  })
  for (let column = 0; column < COLUMNS; column++) {
    const size = columnVectors.getRowVector(column).norm('frobenius') ** 2
    const observed = ROWS.filter((row) => (row[column] ?? 0) > 0).length
    loss += ridge(observed, ROWS.length, settings) * size
  }
  return loss
}

// Kernels take two numbers, and two and four entries, at once: in an odd number of dimensions one is left.
describe.each([16, 15, 3, 1])('improveRows in %i dimensions', (dimension) => {
  const settings = { ...SETTINGS, dimension }
  const columnVectors = gaussians(COLUMNS * dimension, 0.5, 11)
  const elsewhere = gaussians(ROWS.length * dimension, 1, 12)
  const improved = (start: Float64Array, steps: number) => {
    const vectors = start.slice()
    improveRows(matrix, columnVectors, settings, vectors, steps)
    return vectors
  }
  const fromNothing = improved(new Float64Array(ROWS.length * dimension), EXACT)
  const fromElsewhere = improved(elsewhere, EXACT)

  it.each(ROWS.map((row, place) => [entries(row), place, row] as const))(
    'solves a row of %i entries as the whole system does, from anywhere',
    (observed, place, row) => {
      const vectors = vectorsOf(columnVectors, dimension)
      const confidences = Matrix.diag([...row])
      const system = vectors
        .transpose()
        .mmul(vectors)
        .mul(settings.unobservedWeight)
        .add(vectors.transpose().mmul(confidences).mmul(vectors))
        .add(Matrix.eye(dimension).mul(ridge(observed, COLUMNS, settings)))
      const right = vectors.transpose().mmul(Matrix.columnVector([...row]))
      const expected = inverse(system).mmul(right).to1DArray()
      expected.forEach((value, k) => {
        expect(fromNothing[place * dimension + k]).toBeCloseTo(value, 8)
        expect(fromElsewhere[place * dimension + k]).toBeCloseTo(value, 8)
      })
    },
  )

  // Long rows are turned by pairs: one of an odd number is alone.
  it.each([ROWS.length, ROWS.length - 1])(
    'leaves long rows of %i where they were without a step',
    (count) => {
      const still = elsewhere.slice(0, count * dimension)
      improveRows(matrixOf(ROWS.slice(0, count)), columnVectors, settings, still, 0)
      const long = ROWS.slice(0, count).flatMap((row, place) => (entries(row) > 20 ? [place] : []))
      expect(long.length).toBe(count - 21)
      for (const place of long) {
        for (let k = 0; k < dimension; k++) {
          const at = place * dimension + k
          expect(still[at]).toBeCloseTo(elsewhere[at] ?? Number.NaN, 12)
        }
      }
    },
  )
})

describe('factorize', () => {
  it('lowers its objective in every epoch', () => {
    const losses = [1, 2, 3, 5, 8, 12].map((epochs) => {
      const settings = { ...SETTINGS, epochs }
      const columnVectors = factorize(matrix, settings)
      const rowVectors = new Float64Array(ROWS.length * settings.dimension)
      improveRows(matrix, columnVectors, settings, rowVectors, EXACT)
      const { dimension } = settings
      return objective(vectorsOf(rowVectors, dimension), vectorsOf(columnVectors, dimension), settings)
    })
    expect(losses.slice(1).every((loss, place) => loss < (losses[place] ?? 0))).toBe(true)
    const nothing = ROWS.flat().reduce((sum, confidence) => sum + confidence, 0)
    expect(losses.at(-1)).toBeLessThan(nothing / 2)
  })

  it('is deterministic for a seed, and differs for another seed', () => {
    const settings = { ...SETTINGS, epochs: 2 }
    const vectors = factorize(matrix, settings)
    expect(factorize(matrix, settings)).toEqual(vectors)
    expect(factorize(matrix, { ...settings, seed: 4 })).not.toEqual(vectors)
  })

  it('has finite vectors for little data in any number of dimensions', () => {
    for (const rows of [
      [[1]],
      [[1, 1]],
      [[1], [2]],
      [
        [1, 0],
        [0, 1],
      ],
      ROWS.slice(0, 5),
    ]) {
      const vectors = factorize(matrixOf(rows), { ...SETTINGS, dimension: 64, epochs: 12 })
      expect(vectors.every(Number.isFinite)).toBe(true)
    }
  })

  it('reports each epoch', () => {
    const told: number[] = []
    factorize(matrix, { ...SETTINGS, epochs: 3 }, (done) => told.push(done))
    expect(told).toEqual([1, 2, 3])
  })

  it('has no vector for a column without entries', () => {
    const vectors = factorize(matrixOf([[1, 0, 2]]), { ...SETTINGS, dimension: 2 })
    expect([...vectors.subarray(2, 4)]).toEqual([0, 0])
    expect(vectors[0]).not.toBe(0)
  })
})

describe('gramOfVectors', () => {
  // Vectors are taken by four, rows of the sum by two.
  it.each([
    [5, 3],
    [4, 1],
    [6, 4],
    [7, 7],
    [0, 2],
  ])("is V'V, both triangles, of %i vectors of %i dimensions", (count, dimension) => {
    const vectors = gaussians(count * dimension, 1, 2)
    const gram = gramOfVectors(vectors, count, dimension)
    expect(gram.length).toBe(dimension ** 2)
    gram.forEach((value, place) => {
      const [row, column] = [Math.floor(place / dimension), place % dimension]
      let expected = 0
      for (let at = 0; at < vectors.length; at += dimension) {
        expected += (vectors[at + row] ?? 0) * (vectors[at + column] ?? 0)
      }
      expect(value).toBeCloseTo(expected, 12)
    })
  })
})
