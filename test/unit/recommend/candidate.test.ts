import { describe, expect, it } from 'vitest'
import { strongestFirst } from '../../../src/recommend/candidate.ts'

describe('evidence', () => {
  it('keeps the three strongest pieces in any order of input, ties by id', () => {
    const pieces = [
      { id: 'd', weight: 0.1 },
      { id: 'b', weight: 0.5 },
      { id: 'a', weight: 0.5 },
      { id: 'c', weight: 0.9 },
    ]
    expect(strongestFirst(pieces).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
    expect(strongestFirst([...pieces].reverse()).map(({ id }) => id)).toEqual(['c', 'a', 'b'])
    expect(strongestFirst([])).toEqual([])
  })
})
