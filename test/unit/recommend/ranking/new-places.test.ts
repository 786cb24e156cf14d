import { describe, expect, it } from 'vitest'
import { fillSlots } from '../../../../src/recommend/ranking/fill-slots.ts'
import { drawNewItems, type NewItem } from '../../../../src/recommend/ranking/new-places.ts'

interface Item {
  readonly itemId: string
  readonly logit: number
  readonly contributions: readonly never[]
  readonly propensity?: number
}

const PLAIN = { logit: 0, contributions: [] }

const RANKED: readonly Item[] = Array.from({ length: 25 }, (_, at) => ({ ...PLAIN, itemId: `old-${at}` }))

function fresh(itemId: string, match = 1, positives = 0, negatives = 0): NewItem {
  return { itemId, match, positives, negatives }
}

function placed(candidates: readonly NewItem[], seed = 'viewer', ranked = RANKED): readonly Item[] {
  const toItem = (itemId: string, propensity: () => number): Item => ({
    ...PLAIN,
    itemId,
    propensity: propensity(),
  })
  const draws = [drawNewItems(candidates, toItem, seed)]
  const claims = { pins: [], promotions: [], draws, caps: [], diversity: 0, tagIdsOf: () => [] }
  return fillSlots(ranked, claims, 100).slots.map((slot) => slot.item)
}

function idsAt(items: readonly Item[], ...places: readonly number[]): readonly (string | undefined)[] {
  return places.map((place) => items[place]?.itemId)
}

/** How often each of the items wins the first place, over many viewers. */
function wins(candidates: readonly NewItem[], viewers = 2_000): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (let viewer = 0; viewer < viewers; viewer++) {
    const id = placed(candidates, `viewer-${viewer}`)[9]?.itemId ?? ''
    counts.set(id, (counts.get(id) ?? 0) + 1 / viewers)
  }
  return counts
}

describe('places of new items', () => {
  it('are the last of every ten, and the others keep their order', () => {
    const items = placed([fresh('a'), fresh('b'), fresh('c')])
    expect(new Set(idsAt(items, 9, 19))).toHaveLength(2)
    for (const id of idsAt(items, 9, 19)) expect(['a', 'b', 'c']).toContain(id)
    const others = items.filter(({ propensity }) => propensity === undefined)
    expect(others).toEqual(RANKED)
  })

  it('move up an item from below, and leave one that is above', () => {
    const items = placed([fresh('old-14'), fresh('old-3')])
    expect(idsAt(items, 9)).toEqual(['old-14'])
    expect(items.filter(({ itemId }) => itemId === 'old-14')).toHaveLength(1)
    expect(idsAt(items, 3)).toEqual(['old-3'])
  })

  it('are none in a list of fewer than nine', () => {
    const few = RANKED.slice(0, 8)
    expect(placed([fresh('a')], 'viewer', few)).toEqual(few)
    expect(idsAt(placed([fresh('a')], 'viewer', RANKED.slice(0, 9)), 9)).toEqual(['a'])
  })

  it('are the same for the same seed, and differ between viewers', () => {
    const candidates = ['a', 'b', 'c', 'd'].map((id) => fresh(id))
    expect(placed(candidates)).toEqual(placed(candidates))
    expect(wins(candidates, 50).size).toBeGreaterThan(1)
  })

  it('go to items of the five best matches only', () => {
    const candidates = Array.from({ length: 9 }, (_, at) => fresh(`new-${at}`, 9 - at))
    expect([...wins(candidates).keys()].sort()).toEqual(['new-0', 'new-1', 'new-2', 'new-3', 'new-4'])
  })

  it('go more often to what matches better, and to what was used more often where it was shown', () => {
    const byMatch = wins([fresh('good', 2), fresh('poor', 1)])
    expect(byMatch.get('good')).toBeGreaterThan(byMatch.get('poor') ?? 0)
    const byUse = wins([fresh('used', 1, 8, 8), fresh('shown', 1, 0, 16)])
    expect(byUse.get('used')).toBeGreaterThan(0.95)
  })

  it('state the probability with which they were drawn', () => {
    const candidates = [fresh('a', 2), fresh('b', 1), fresh('c', 1.5, 3, 10), fresh('d', 0.5, 0, 30)]
    const seen = wins(candidates, 5_000)
    const stated = new Map<string, number>()
    for (let viewer = 0; stated.size < 3; viewer++) {
      const item = placed(candidates, `viewer-${viewer}`)[9]
      if (item?.propensity !== undefined) stated.set(item.itemId, item.propensity)
    }
    for (const [id, propensity] of stated) expect(propensity).toBeCloseTo(seen.get(id) ?? 0, 1.3)
    expect(placed([fresh('a')])[9]?.propensity).toBeCloseTo(1, 6)
  })
})
