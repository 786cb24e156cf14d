import { describe, expect, it } from 'vitest'
import { strongestFirst, unpackEvidence, withPlaces } from '../../../src/candidates/evidence.ts'

describe('evidence', () => {
  it('keeps the three strongest pieces, ties by id, whatever order they come in', () => {
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

  it('unpacks what a query packs: 2 + 1,024 times 250 million billionths is a quarter for the third id', () => {
    expect(unpackEvidence([2 + 1_024 * 250_000_000, 0], ['a', 'b', 'c'])).toEqual([
      { id: 'c', weight: 0.25 },
      { id: 'a', weight: 0 },
    ])
  })

  it('numbers the rows of a query, and refuses more than a packed piece can name', () => {
    expect(withPlaces([{ id: 'a' }, { id: 'b' }])).toEqual([
      { id: 'a', place: 0 },
      { id: 'b', place: 1 },
    ])
    expect(() => withPlaces(Array.from({ length: 1_025 }, () => ({})))).toThrow(/at most 1024 rows/)
  })
})
