import { describe, expect, it } from 'vitest'
import { nearestRows } from '../../../src/training/compute/nearest-rows.ts'
import { edgesOf, matrixOf } from '../../support/dense-matrix.ts'

// Squared norms 16, 81 and 1, so their powers of 3/4 are 8, 27 and 1, of 1/4 they are 2, 3 and 1. The last shares nothing.
const matrix = matrixOf([
  [4, 0, 0, 0],
  [1, 4, 8, 0],
  [1, 0, 0, 0],
  [0, 0, 0, 5],
])
const settings = { k: 3, asymmetry: 0.75, shrinkage: 10 }
const [a, b, c, lonely] = [0, 1, 2, 3]

describe('nearestRows', () => {
  const edges = nearestRows(matrix, settings, new Uint32Array(4))

  it('is the asymmetric cosine with shrinkage, each row divided by its best', () => {
    // a to b: 4 / (8 * 3 + 10) = 4/34; a to c: 4 / (8 * 1 + 10) = 4/18, the best; their ratio is 18/34.
    expect(edgesOf(edges, a)).toEqual([
      { target: c, score: 1 },
      { target: b, score: expect.closeTo(18 / 34, 12) },
    ])
    // b to a: 4 / (27 * 2 + 10) = 4/64; b to c: 1 / (27 * 1 + 10) = 1/37.
    expect(edgesOf(edges, b)).toEqual([
      { target: a, score: 1 },
      { target: c, score: expect.closeTo(16 / 37, 12) },
    ])
    // c to a: 4 / (1 * 2 + 10) = 4/12; c to b: 1 / (1 * 3 + 10) = 1/13.
    expect(edgesOf(edges, c)).toEqual([
      { target: a, score: 1 },
      { target: b, score: expect.closeTo(3 / 13, 12) },
    ])
  })

  it('gives nothing to a row that shares nothing, and never a row itself', () => {
    expect(edgesOf(edges, lonely)).toEqual([])
    for (const row of [a, b, c]) expect(edgesOf(edges, row).map(({ target }) => target)).not.toContain(row)
  })

  it('keeps the k best', () => {
    const one = nearestRows(matrix, { ...settings, k: 1 }, new Uint32Array(4))
    expect(edgesOf(one, b)).toEqual([{ target: a, score: 1 }])
  })

  it('keeps the smaller tie-break of two that are equally alike', () => {
    const twins = matrixOf([[1], [1], [1]])
    const ofFirst = (...tieBreaks: number[]) =>
      edgesOf(nearestRows(twins, { ...settings, k: 1 }, Uint32Array.from(tieBreaks)), 0)[0]?.target
    expect(ofFirst(0, 1, 2)).toBe(1)
    expect(ofFirst(0, 2, 1)).toBe(2)
  })
})
