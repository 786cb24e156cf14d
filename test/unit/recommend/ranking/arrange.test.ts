import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capKnown, capPerTag, rank } from '../../../../src/recommend/ranking/arrange.ts'

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
    expect(removed).toEqual([{ item: 'd', rule: null }])
  })

  it('removes nothing if no tag exceeds the cap', () => {
    expect(capPerTag(Object.keys(tags), (id) => tags[id] ?? null, 3).removed).toEqual([])
  })
})

const pools = fc
  .array(fc.boolean(), { maxLength: 60 })
  .map((flags) => flags.map((isKnown, at) => ({ itemId: `${isKnown ? 'known' : 'other'}-${at}` })))

describe('capKnown', () => {
  it('keeps each share up to each place, all items, and both orders', () => {
    fc.assert(
      fc.property(pools, fc.constantFrom(0, 0.3, 0.5, 1), (pool, share) => {
        const known = new Set(pool.map(({ itemId }) => itemId).filter((id) => id.startsWith('known')))
        const capped = capKnown(pool, known, share)
        const isKnown = ({ itemId }: { readonly itemId: string }) => known.has(itemId)
        expect(capped.filter(isKnown)).toEqual(pool.filter(isKnown))
        expect(capped.filter((one) => !isKnown(one))).toEqual(pool.filter((one) => !isKnown(one)))
        const others = capped.findLastIndex((one) => !isKnown(one)) + 1
        for (let end = 1; end <= others; end++) {
          expect(capped.slice(0, end).filter(isKnown).length).toBeLessThanOrEqual(Math.ceil(share * end))
        }
      }),
    )
  })

  it('moves nothing that is within the share', () => {
    const pool = ['known-0', 'other-1', 'other-2', 'known-3'].map((itemId) => ({ itemId }))
    expect(capKnown(pool, new Set(['known-0', 'known-3']), 0.3)).toEqual(pool)
  })
})
