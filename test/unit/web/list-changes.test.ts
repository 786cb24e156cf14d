import { describe, expect, it } from 'vitest'
import { changesOf } from '../../../web/src/compare/list-changes.ts'

const pair = (id: string, left: string, right: string) => ({
  id,
  name: null,
  left: [...left],
  right: [...right],
})

describe('the lists of many people under two settings', () => {
  it('are compared as by hand', () => {
    const { people, ...all } = changesOf([
      pair('same', 'abc', 'abc'),
      // b and c are in both, and each moves by one; 2 of 4 items are in both.
      pair('moved', 'abc', 'bcd'),
      pair('other', 'ab', 'xy'),
    ])
    expect(people).toEqual([
      { id: 'other', name: null, overlap: 0, moves: null },
      { id: 'moved', name: null, overlap: 0.5, moves: 1 },
      { id: 'same', name: null, overlap: 1, moves: 0 },
    ])
    expect(all).toEqual({ overlap: 0.5, moves: 0.5, unchanged: 1, distinct: { left: 3, right: 6 } })
  })

  it('are the same if both are empty, and have no figures without people', () => {
    expect(changesOf([pair('empty', '', '')])).toMatchObject({ overlap: 1, moves: 0, unchanged: 1 })
    expect(changesOf([])).toEqual({
      people: [],
      overlap: 0,
      moves: null,
      unchanged: 0,
      distinct: { left: 0, right: 0 },
    })
  })
})
