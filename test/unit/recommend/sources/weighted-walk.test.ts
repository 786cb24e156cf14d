import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { numberItems, type OutEdges, WeightedWalk } from '../../../../src/recommend/sources/weighted-walk.ts'

const edges = (targets: Readonly<Record<string, number>>): OutEdges => ({
  items: numberItems(Object.keys(targets)),
  scores: Float64Array.from(Object.values(targets)),
})

/** Two seeds: tea weighs three times as much as rum. */
const SEEDS = [
  { id: 'tea', weight: 0.75 },
  { id: 'rum', weight: 0.25 },
]
const LEADING = [edges({ cup: 0.4, cake: 0.2 }), edges({ cake: 0.8, ship: 0.4 })]

describe('WeightedWalk', () => {
  it('scores cake 0.75 * 0.2 + 0.25 * 0.8 = 0.35 and cup 0.3, and names the nodes behind cake', () => {
    const walk = new WeightedWalk(SEEDS, LEADING)
    const best = walk.best(2)
    expect(best.map(({ itemId }) => itemId)).toEqual(['cake', 'cup'])
    expect(best[0]?.score).toBeCloseTo(0.35, 12)
    expect(best[1]?.score).toBeCloseTo(0.3, 12)
    expect(walk.contributorsOf('cake')).toEqual([
      { id: 'tea', weight: expect.closeTo(0.15, 12) },
      { id: 'rum', weight: expect.closeTo(0.2, 12) },
    ])
    expect(walk.contributorsOf('ship')).toEqual([{ id: 'rum', weight: expect.closeTo(0.1, 12) }])
    expect(walk.contributorsOf('never reached')).toEqual([])
  })

  it('finds the best items that pass', () => {
    const walk = new WeightedWalk(SEEDS, LEADING)
    expect(walk.best(1, (itemId) => itemId !== 'cake').map(({ itemId }) => itemId)).toEqual(['cup'])
    expect(walk.best(9, (itemId) => itemId !== 'cake').map(({ itemId }) => itemId)).toEqual(['cup', 'ship'])
  })

  it('scores all reached items, also those that do not pass, and no others', () => {
    const walk = new WeightedWalk(SEEDS, LEADING)
    expect(walk.size).toBe(3)
    expect(walk.best(1, (itemId) => itemId !== 'cup').map(({ itemId }) => itemId)).toEqual(['cake'])
    for (const _ of ['the first time', 'again']) {
      const scores = walk.scoresOf(['ship', 'never reached', 'cake', 'cup'])
      expect(scores).toEqual([
        expect.closeTo(0.1, 12),
        undefined,
        expect.closeTo(0.35, 12),
        expect.closeTo(0.3, 12),
      ])
    }
  })

  it('does not leave a node of weight 0', () => {
    const walk = new WeightedWalk(
      [
        { id: 'tea', weight: 0 },
        { id: 'rum', weight: 1 },
      ],
      LEADING,
    )
    expect(walk.best(9).map(({ itemId }) => itemId)).toEqual(['cake', 'ship'])
    expect(walk.scoresOf(['cup'])).toEqual([undefined])
    expect(walk.contributorsOf('cake').map(({ id }) => id)).toEqual(['rum'])
  })

  it('orders by id if scores differ only in their last digits', () => {
    const from = ['a', 'b', 'c'].map((id) => ({ id, weight: 1 }))
    const leading = [edges({ y: 0.1, x: 0.3 }), edges({ y: 0.2 }), edges({ w: 0.1 + 0.2 })]
    const walk = new WeightedWalk(from, leading)
    expect(walk.best(3).map(({ itemId }) => itemId)).toEqual(['w', 'x', 'y'])
  })

  it('returns the same first items for any count', () => {
    const targets = fc.dictionary(
      fc.constantFrom(...'abcdefghij'),
      fc.double({ min: 0.001, max: 1, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(targets, { maxLength: 5 }), fc.nat(12), (leading, count) => {
        const from = leading.map((_, at) => ({ id: `seed${at}`, weight: 1 / (at + 1) }))
        const walk = new WeightedWalk(from, leading.map(edges))
        const passes = (itemId: string) => itemId !== 'a'
        expect(walk.best(count, passes)).toEqual(walk.best(walk.size, passes).slice(0, count))
      }),
    )
  })
})
