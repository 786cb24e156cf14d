import { describe, expect, it } from 'vitest'
import { tasteOf } from '../../../../src/recommend/people/score-people.ts'
import { PersonEngagements } from '../../../../src/recommend/sources/engagement-cache.ts'

const history = (...itemIds: string[]) =>
  new PersonEngagements({ itemIds, lastAts: itemIds.map(() => 0), degrees: itemIds.map(() => 1) })

describe('tasteOf', () => {
  it('is the cosine of two histories', () => {
    const [one, other] = [history('a', 'b', 'c', 'd', 'e'), history('a', 'b', 'c', 'd', 'e', 'f', 'g')]
    expect(tasteOf(one, other, 0.5)).toBeCloseTo(5 / Math.sqrt(5 * 7), 6)
  })

  it('is 0 for histories that share fewer than five items, so that it reveals no single one', () => {
    expect(tasteOf(history('a'), history('a'), 0.5)).toBe(0)
    expect(tasteOf(history('a', 'b', 'c', 'd'), history('a', 'b', 'c', 'd'), 0.5)).toBe(0)
  })
})
