import { describe, expect, it } from 'vitest'
import { PersonEngagements } from '../../../src/recommend/sources/engagement-cache.ts'
import { engagementWalk } from '../../../src/recommend/sources/people-sources.ts'
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

describe('the textbook example of users who rate four items', () => {
  const ratings = [
    [5, 3, 0, 1],
    [4, 0, 0, 1],
    [1, 1, 1, 0],
    [2, 1, 0, 0],
    [2, 1, 0, 0],
  ]
  const cosines = nearestRows(
    matrixOf(ratings),
    { k: 4, asymmetry: 0.5, shrinkage: 0 },
    Uint32Array.of(0, 1, 2, 3, 4),
  )
  const similar = edgesOf(cosines, 0)

  it('has the cosines that are worked out by hand, divided by the largest', () => {
    // 21 / sqrt(35 * 17), 8 / sqrt(35 * 3), and twice 13 / sqrt(35 * 5).
    const [second, third, fourth] = [0.8609, 0.7807, 0.9827]
    expect(similar.map(({ target }) => target)).toEqual([3, 4, 1, 2])
    expect(similar[2]?.score).toBeCloseTo(second / fourth, 4)
    expect(similar[3]?.score).toBeCloseTo(third / fourth, 4)
  })

  it('gives the first user the only item that they have not rated', () => {
    const people = similar.map(({ target, score }) => ({
      personId: `user ${target}`,
      weight: score,
      stamp: null,
    }))
    const itemsOf = (user: number) =>
      (ratings[user] ?? []).flatMap((rating, item) => (rating > 0 ? [`item ${item}`] : []))
    const engagements = similar.map(({ target }) => {
      const itemIds = itemsOf(target)
      return new PersonEngagements({ itemIds, lastAts: itemIds.map(() => 0), degrees: itemIds.map(() => 1) })
    })
    const rated = new Set(itemsOf(0))
    const walk = engagementWalk(people, engagements, { popularityDiscount: 0 })
    expect(walk.best(9, (itemId) => !rated.has(itemId))).toEqual([
      { itemId: 'item 2', score: similar[3]?.score, steps: expect.any(Number) },
    ])
  })
})
