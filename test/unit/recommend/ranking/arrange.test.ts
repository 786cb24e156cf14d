import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capPerTag, rank } from '../../../../src/recommend/ranking/arrange.ts'

const item = (itemId: string, logit: number) => ({ itemId, logit })

describe('rank', () => {
  it('puts the best logit first and keeps every item', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.string(), fc.double({ noNaN: true })), { selector: ([id]) => id }),
        (pairs) => {
          const ranked = rank(pairs.map(([id, logit]) => item(id, logit)))
          expect(new Set(ranked.map((entry) => entry.itemId)).size).toBe(pairs.length)
          ranked.slice(1).forEach((entry, index) => {
            expect(entry.logit <= (ranked[index]?.logit ?? 0)).toBe(true)
          })
        },
      ),
    )
  })

  it('breaks ties in the same way for any order of input, and not by id', () => {
    const ids = Array.from({ length: 50 }, (_, index) => `item-${String(index).padStart(2, '0')}`)
    const forward = rank(ids.map((id) => item(id, 1))).map((entry) => entry.itemId)
    const backward = rank([...ids].reverse().map((id) => item(id, 1))).map((entry) => entry.itemId)
    expect(backward).toEqual(forward)
    expect(forward).not.toEqual(ids)
  })
})

describe('capPerTag', () => {
  const tags: Record<string, string | null> = { a: 'rock', b: 'rock', c: 'jazz', d: 'rock', e: null, f: null }

  it('keeps the best items of each tag in order and names the removed ones', () => {
    const { kept, removed } = capPerTag(Object.keys(tags), (id) => tags[id] ?? null, 2)
    expect(kept).toEqual(['a', 'b', 'c', 'e', 'f'])
    expect(removed).toEqual([{ item: 'd', reason: 'tag-cap' }])
  })

  it('removes nothing if no tag exceeds the cap', () => {
    expect(capPerTag(Object.keys(tags), (id) => tags[id] ?? null, 3).removed).toEqual([])
  })
})
