import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { capKnown } from '../../../../src/recommend/ranking/cap-known.ts'

const pools = fc
  .array(fc.boolean(), { maxLength: 60 })
  .map((flags) => flags.map((isKnown, at) => ({ itemId: `${isKnown ? 'known' : 'other'}-${at}` })))

describe('capping known items', () => {
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
