import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TopK } from '../../../src/domain/top-k.ts'

/** Few different scores and tie-breaks, so that most comparisons are ties. */
const offers = fc.array(fc.record({ score: fc.integer({ min: -3, max: 3 }), tieBreak: fc.nat(4) }), {
  maxLength: 80,
})

interface Offer {
  readonly index: number
  readonly score: number
  readonly tieBreak: number
}

function sorted(list: readonly Offer[]): Offer[] {
  return [...list].sort((a, b) => b.score - a.score || a.tieBreak - b.tieBreak || a.index - b.index)
}

describe('TopK', () => {
  it('keeps the first k of a full sort, with ties, for any order of input', () => {
    fc.assert(
      fc.property(offers, fc.nat(20), fc.infiniteStream(fc.nat()), (list, k, shuffle) => {
        const all = list.map((offer, index) => ({ ...offer, index }))
        const best = new TopK(
          k,
          Uint32Array.from(all, ({ tieBreak }) => tieBreak),
        )
        const keyed = all.map((offer) => ({ offer, key: shuffle.next().value }))
        for (const { offer } of keyed.sort((a, b) => a.key - b.key)) best.offer(offer.index, offer.score)
        expect(best.drain()).toEqual(
          sorted(all)
            .slice(0, k)
            .map(({ index, score }) => ({ index, score })),
        )
      }),
      { seed: 20_111, numRuns: 500 },
    )
  })

  it('is empty after it was drained', () => {
    const best = new TopK(2, new Uint32Array(9))
    best.offer(1, 5)
    best.offer(2, 7)
    best.drain()
    best.offer(3, 1)
    expect(best.drain()).toEqual([{ index: 3, score: 1 }])
  })

  it('has no threshold while there is room, then the score of its worst entry', () => {
    const best = new TopK(2, Uint32Array.of(0, 1, 2))
    best.offer(0, 5)
    expect(best.bar).toBe(Number.NEGATIVE_INFINITY)
    best.offer(1, 3)
    expect(best.bar).toBe(3)
    best.offer(2, 4)
    expect(best.bar).toBe(4)
    best.drain()
    expect(best.bar).toBe(Number.NEGATIVE_INFINITY)
  })
})
