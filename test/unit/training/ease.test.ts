import { inverse, Matrix } from 'ml-matrix'
import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/datasets/demo/random.ts'
import { type EaseSettings, ease } from '../../../src/training/compute/ease.ts'
import { edgesOf, matrixOf } from '../../support/dense-matrix.ts'

const SETTINGS: EaseSettings = { k: 3, ridge: 2, dropout: 0.5, degreeExponent: -0.25 }

/** The weights of the paper over whole matrices: `B_ij = -P_ij / P_jj`, positive ones, best first, largest one 1. */
function byHand(lists: readonly (readonly number[])[], settings: EaseSettings) {
  const x = new Matrix(lists.map((list) => [...list]))
  const gram = x.transpose().mmul(x)
  const loaded = gram.clone()
  for (let item = 0; item < gram.rows; item++) {
    loaded.set(item, item, gram.get(item, item) * (1 + settings.dropout) + settings.ridge)
  }
  const p = inverse(loaded)
  const degree = (item: number) => lists.filter((list) => (list[item] ?? 0) !== 0).length
  const weights = Array.from({ length: gram.rows }, (_, item) =>
    Array.from({ length: gram.rows }, (_, target) => ({
      target,
      score: (-p.get(item, target) / p.get(target, target)) * degree(target) ** settings.degreeExponent,
    }))
      .filter(
        ({ target, score }) => target !== item && degree(target) > 0 && degree(item) > 0 && score > 1e-12,
      )
      .sort((a, b) => b.score - a.score)
      .slice(0, settings.k),
  )
  const largest = Math.max(...weights.flatMap((row) => row.map(({ score }) => score)))
  return weights.map((row) => row.map(({ target, score }) => ({ target, score: score / largest })))
}

function expectEdges(
  found: readonly { target: number; score: number }[],
  expected: readonly { target: number; score: number }[],
): void {
  expect(found.map(({ target }) => target)).toEqual(expected.map(({ target }) => target))
  found.forEach(({ score }, place) => {
    expect(score).toBeCloseTo(expected[place]?.score ?? Number.NaN, 9)
  })
}

const FOUR = [
  [1, 2, 0, 0],
  [1, 0.5, 0, 1],
  [0, 1, 3, 0],
  [0, 0, 1, 1],
  [2, 1, 0, 0],
  [0, 0, 0, 1],
]

const random = seededRandom(9)
/** Fewer lists than items: the inverse is made on the side of the lists. */
const WIDE = Array.from({ length: 12 }, () =>
  Array.from({ length: 25 }, () => (random.chance(0.5) ? random.between(0.5, 2) : 0)),
)

describe('ease', () => {
  it('equals the dense inverse for four items', () => {
    const edges = ease(matrixOf(FOUR), SETTINGS, new Uint32Array(4))
    const expected = byHand(FOUR, SETTINGS)
    expect(expected.flat().length).toBeGreaterThan(4)
    for (const [item, row] of expected.entries()) expectEdges(edgesOf(edges, item), row)
  })

  it('gives the same by lists, if they are fewer, as by items', () => {
    const settings = { ...SETTINGS, k: 25 }
    const byLists = ease(matrixOf(WIDE), settings, new Uint32Array(25))
    // Lists without entries say nothing, but make it more lists than items.
    const padded = matrixOf([...WIDE, ...Array.from({ length: 20 }, () => Array<number>(25).fill(0))])
    const byItems = ease(padded, settings, new Uint32Array(25))
    const expected = byHand(WIDE, settings)
    expect(expected.flat().length).toBeGreaterThan(100)
    for (let item = 0; item < 25; item++) {
      expectEdges(edgesOf(byLists, item), expected[item] ?? [])
      expectEdges(edgesOf(byItems, item), expected[item] ?? [])
    }
  })

  // Kernels process four items, four lists and two products at a time; remainders take another path.
  it.each([
    [13, 51],
    [62, 131],
    [50, 300],
  ])('equals the best entries of the dense inverse for %i lists of %i items', (lists, items) => {
    const draw = seededRandom(lists)
    const rows = Array.from({ length: lists }, () =>
      Array.from({ length: items }, () => (draw.chance(0.2) ? draw.between(0.5, 2) : 0)),
    )
    const settings = { ...SETTINGS, k: 7 }
    const edges = ease(matrixOf(rows), settings, new Uint32Array(items))
    const expected = byHand(rows, settings)
    expect(expected.flat().length).toBeGreaterThan(3 * items)
    for (let item = 0; item < items; item++) expectEdges(edgesOf(edges, item), expected[item] ?? [])
  })

  it('has no weights from or to an item without lists', () => {
    const edges = ease(matrixOf(FOUR.map((list) => [...list, 0])), { ...SETTINGS, k: 5 }, new Uint32Array(5))
    expect(edgesOf(edges, 4)).toEqual([])
    const targets = [0, 1, 2, 3].flatMap((item) => edgesOf(edges, item).map(({ target }) => target))
    expect(targets).not.toContain(4)
  })

  it('returns nothing without lists', () => {
    expect([...ease(matrixOf([]), SETTINGS, new Uint32Array(0)).counts]).toEqual([])
  })
})
