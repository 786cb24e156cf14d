import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../../src/datasets/demo/random.ts'

describe('seeded random', () => {
  it('gives the published numbers of mulberry32', () => {
    // First outputs of the reference implementation for seed 1, times 2^32.
    const random = seededRandom(1)
    const first = [random.next(), random.next(), random.next()].map((value) => value * 2 ** 32)
    expect(first).toEqual([2693262067, 11749833, 2265367787])
  })

  it('forks streams that do not depend on the state of the parent', () => {
    const early = seededRandom(7).fork('ties')
    const parent = seededRandom(7)
    parent.next()
    expect(parent.fork('ties').next()).toBe(early.next())
    expect(seededRandom(7).fork('people').next()).not.toBe(seededRandom(7).fork('ties').next())
  })

  it('picks in proportion to the weights, never at weight 0', () => {
    const random = seededRandom(3)
    const counts = { rare: 0, common: 0, never: 0 }
    const weights = { rare: 1, common: 3, never: 0 }
    const names = ['rare', 'never', 'common'] as const
    for (let draw = 0; draw < 4000; draw++) {
      const name = random.pickWeighted(names, (candidate) => weights[candidate])
      if (name) counts[name]++
    }
    expect(counts.never).toBe(0)
    expect(counts.common / counts.rare).toBeCloseTo(3, 0)
    expect(random.pickWeighted(names, () => 0)).toBeUndefined()
  })

  it('shuffles without loss', () => {
    expect(seededRandom(5).shuffled([1, 2, 3, 4, 5]).sort()).toEqual([1, 2, 3, 4, 5])
  })
})
