import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/datasets/demo/random.ts'
import { userNeighborhoods } from '../../../src/training/derived/neighborhoods.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'
import { edgesOf, matrixOf } from '../../support/dense-matrix.ts'

const random = seededRandom(7)
const USERS = 40
const ITEMS = 25
const rows = Array.from({ length: USERS }, () =>
  Array.from({ length: ITEMS }, (_, item) =>
    random.chance(item === 0 ? 0.9 : 0.2) ? 1 + random.below(50) : 0,
  ),
)
const settings = { ...DEFAULT_TRAINING_SETTINGS.neighborhoods, k: USERS, shrinkage: 5, maxItemUsers: 30 }

/** The formulas of the docs over whole rows, with none of the sparse machinery. */
function dense(): number[][] {
  const { k1, b, asymmetry, shrinkage, maxItemUsers } = settings
  const lengthOf = (row: number[]) => row.filter((value) => value > 0).length
  const meanLength = rows.reduce((sum, row) => sum + lengthOf(row), 0) / USERS
  const usersOf = (item: number) => rows.filter((row) => (row[item] ?? 0) > 0).length
  const weights = rows.map((row) => {
    const logs = row.map(Math.log1p)
    const mean = logs.reduce((sum, log) => sum + log, 0) / lengthOf(row)
    return logs.map((log, item) => {
      const degree = usersOf(item)
      if (log === 0 || degree > maxItemUsers) return 0
      const idf = Math.log(1 + (USERS - degree + 0.5) / (degree + 0.5))
      const count = log / mean
      return (idf * count * (k1 + 1)) / (count + k1 * (1 - b + (b * lengthOf(row)) / meanLength))
    })
  })
  const dot = (left: number[], right: number[]) =>
    left.reduce((sum, value, item) => sum + value * (right[item] ?? 0), 0)
  const norms = weights.map((row) => dot(row, row))
  return weights.map((row, user) =>
    weights.map((other, place) => {
      if (place === user) return 0
      const [own = 0, their = 0] = [norms[user], norms[place]]
      return dot(row, other) / (own ** asymmetry * their ** (1 - asymmetry) + shrinkage)
    }),
  )
}

describe('userNeighborhoods', () => {
  it('is the asymmetric cosine of BM25 weights, without items of too many users', () => {
    expect(rows.filter((row) => (row[0] ?? 0) > 0).length).toBeGreaterThan(settings.maxItemUsers)
    const edges = userNeighborhoods({
      interactions: matrixOf(rows),
      sensitive: null,
      settings: { neighborhoods: settings },
      userTieBreaks: new Uint32Array(USERS),
    })
    dense().forEach((similarities, user) => {
      const best = Math.max(...similarities)
      const expected = similarities
        .map((similarity, target) => ({ target, score: similarity / best }))
        .filter(({ score }) => score > 0)
        .sort((left, right) => right.score - left.score)
      const found = edgesOf(edges, user)
      expect(found.map(({ target }) => target)).toEqual(expected.map(({ target }) => target))
      found.forEach(({ score }, place) => {
        expect(score).toBeCloseTo(expected[place]?.score ?? Number.NaN, 10)
      })
    })
  })

  it('gives users the same neighbors, however many others get some', () => {
    const input = {
      interactions: matrixOf(rows),
      sensitive: null,
      settings: { neighborhoods: settings },
      userTieBreaks: new Uint32Array(USERS),
    }
    const all = userNeighborhoods(input)
    const some = userNeighborhoods({ ...input, viewers: Int32Array.of(7, 3) })
    for (let user = 0; user < USERS; user++) {
      expect(edgesOf(some, user)).toEqual(user === 3 || user === 7 ? edgesOf(all, user) : [])
    }
  })
})
