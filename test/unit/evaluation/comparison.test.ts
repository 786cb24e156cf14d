import { describe, expect, it } from 'vitest'
import { compare, type MethodScores } from '../../../src/evaluation/compare.ts'
import { pairedTest } from '../../../src/evaluation/paired-test.ts'

function scores(
  name: string,
  ...folds: [fingerprint: string, users: number[], ndcgs: number[]][]
): MethodScores {
  return {
    name,
    k: 10,
    folds: folds.map(([fingerprint, userNumbers, ndcgs]) => ({ fingerprint, userNumbers, ndcgs })),
  }
}

describe('paired test', () => {
  it('gives p = 2/16 for four gains: two of sixteen sign patterns are as far from zero', () => {
    expect(pairedTest([0.1, 0.2, 0.3, 0.4], 1).pValue).toBeCloseTo(2 / 16, 1)
  })

  it('gives p = 1 if gains and losses nearly cancel', () => {
    // Sums of the eight patterns of 0.3, 0.1, 0.1: 0.5, 0.3, 0.3, 0.1 and their negatives; here it is 0.1.
    expect(pairedTest([0.3, -0.1, -0.1], 1).pValue).toBe(1)
  })

  it('gives difference 0 and p = 1 for equal methods', () => {
    expect(pairedTest([0, 0, 0], 1)).toMatchObject({
      meanDifference: 0,
      low: 0,
      high: 0,
      pValue: 1,
      better: 0,
    })
  })

  it('gives an interval above zero for a clear gain', () => {
    const test = pairedTest(
      Array.from({ length: 100 }, (_, user) => 0.1 + (user % 2 === 0 ? 0.05 : -0.05)),
      1,
    )
    expect(test.meanDifference).toBeCloseTo(0.1)
    // Two standard errors of 0.05 / 10 on each side.
    expect(test.low).toBeCloseTo(0.09, 2)
    expect(test.high).toBeCloseTo(0.11, 2)
    expect(test.pValue).toBeCloseTo(1 / 10_001)
  })

  it('is deterministic for a seed, and nearly equal for another seed', () => {
    const differences = Array.from({ length: 30 }, (_, user) => Math.sin(user) + 0.2)
    const once = pairedTest(differences, 7)
    expect(pairedTest(differences, 7)).toEqual(once)
    expect(pairedTest(differences, 8).pValue).toBeCloseTo(once.pValue, 1)
  })
})

describe('comparing two methods', () => {
  it('counts a user of two folds once, with the mean of both', () => {
    const a = scores('a', ['x', [0, 1], [1, 0.5]], ['y', [0], [0]])
    const b = scores('b', ['x', [0, 1], [0, 0.5]], ['y', [0], [0]])
    expect(compare(a, b, 1)).toMatchObject({ users: 2, better: 1, worse: 0, meanDifference: 0.25 })
  })

  it('is refused for different held-out rows', () => {
    const a = scores('a', ['x', [0], [1]])
    expect(() => compare(a, scores('b', ['other', [0], [1]]), 1)).toThrow('different held-out rows')
    expect(() => compare(a, { ...scores('b', ['x', [0], [1]]), k: 20 }, 1)).toThrow('different held-out rows')
  })
})
