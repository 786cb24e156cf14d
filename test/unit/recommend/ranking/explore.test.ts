import { describe, expect, it } from 'vitest'
import type { ServedItem } from '../../../../src/recommend/candidate.ts'
import { explore } from '../../../../src/recommend/ranking/explore.ts'

const RANKED: ServedItem[] = ['a', 'b', 'c', 'd', 'e'].map((itemId, index) => ({
  itemId,
  logit: -index,
  probability: 0.2,
  contributions: [],
  supportingSources: [],
}))

const idsOf = (items: readonly { readonly itemId: string }[]) => items.map(({ itemId }) => itemId)

describe('exploration', () => {
  it('only reorders, and draws the same list for the same seed', () => {
    const drawn = explore(RANKED, { share: 0.5, seed: 7 })
    expect(idsOf(drawn).sort()).toEqual(idsOf(RANKED))
    expect(explore(RANKED, { share: 0.5, seed: 7 })).toEqual(drawn)
    const lists = new Set(
      Array.from({ length: 50 }, (_, seed) => idsOf(explore(RANKED, { share: 0.5, seed })).join('')),
    )
    expect(lists.size).toBeGreaterThan(10)
  })

  it('changes nothing at share 0, with propensities of 1', () => {
    const drawn = explore(RANKED, { share: 0, seed: 1 })
    expect(idsOf(drawn)).toEqual(idsOf(RANKED))
    expect(drawn.map(({ propensity }) => propensity)).toEqual([1, 1, 1, 1, 1])
  })

  it('multiplies the probability with which an item was drawn as a new one', () => {
    const [first, ...others] = RANKED as [ServedItem, ...ServedItem[]]
    const drawn = explore([{ ...first, propensity: 0.25, isNewPlace: true }, ...others], {
      share: 0,
      seed: 1,
    })
    expect(drawn.map(({ propensity }) => propensity)).toEqual([0.25, 1, 1, 1, 1])
  })

  it('states the probability of each item at its place', () => {
    const draws = 20_000
    const firsts = new Map<string, number>()
    const stated = new Map<string, number>()
    for (let seed = 0; seed < draws; seed++) {
      const [first] = explore(RANKED, { share: 0.3, seed })
      if (!first) continue
      firsts.set(first.itemId, (firsts.get(first.itemId) ?? 0) + 1 / draws)
      stated.set(first.itemId, first.propensity)
    }
    expect(stated.get('a')).toBeCloseTo(0.76, 10)
    expect(stated.get('e')).toBeCloseTo(0.06, 10)
    for (const [itemId, share] of firsts) expect(share).toBeCloseTo(stated.get(itemId) ?? 0, 1.7)
    expect([...stated.values()].reduce((sum, propensity) => sum + propensity, 0)).toBeCloseTo(1, 10)
  })
})
