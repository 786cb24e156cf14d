import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SOURCE_NAMES } from '../../../../src/domain/source-name.ts'
import { rank } from '../../../../src/recommend/ranking/arrange.ts'
import { fillSlots } from '../../../../src/recommend/ranking/fill-slots.ts'
import { similarity } from '../../../../src/recommend/ranking/similarity.ts'

interface Item {
  readonly itemId: string
  readonly logit: number
  readonly tagIds: readonly string[]
  readonly contributions: readonly {
    readonly source: (typeof SOURCE_NAMES)[number]
    readonly logit: number
    readonly share: number
    readonly raw: number
  }[]
  readonly supportingSources: readonly never[]
}

const tagIdsOf = (item: Item) => item.tagIds
const idsOf = (items: readonly Item[]) => items.map(({ itemId }) => itemId)

/** An item that one source found. */
const item = (itemId: string, logit: number, tagIds: string, source: Item['contributions'][0]['source']) => ({
  itemId,
  logit,
  tagIds: tagIds.split(' ').filter((tagId) => tagId !== ''),
  contributions: [{ source, logit, share: 1, raw: 1 }],
  supportingSources: [],
})

const anyItem = fc
  .record({
    itemId: fc.string({ minLength: 1 }),
    logit: fc.double({ min: -20, max: 20, noNaN: true }),
    tagIds: fc.uniqueArray(fc.constantFrom('rock', 'jazz', 'folk', 'soul'), { maxLength: 3 }),
    parts: fc.uniqueArray(fc.tuple(fc.constantFrom(...SOURCE_NAMES), fc.integer({ min: 1, max: 9 })), {
      selector: ([source]) => source,
      maxLength: 3,
    }),
  })
  .map(({ parts, ...rest }): Item => {
    const total = parts.reduce((sum, [, part]) => sum + part, 0)
    const contributions = parts.map(([source, part]) => ({
      source,
      logit: part,
      share: part / total,
      raw: part,
    }))
    return { ...rest, contributions, supportingSources: [] }
  })

const anyPool = fc.uniqueArray(anyItem, { selector: ({ itemId }) => itemId, maxLength: 30 }).map(rank)
const anyDiversity = fc.double({ min: 0, max: 1, noNaN: true })

/** The pool in the order of its places. */
function diversify(pool: readonly Item[], tags: typeof tagIdsOf, diversity: number): readonly Item[] {
  const claims = { pins: [], promotions: [], draws: [], caps: [], diversity, tagIdsOf: tags }
  return fillSlots(pool, claims, pool.length).slots.map((slot) => slot.item)
}

const compared = ({ tagIds, contributions }: Item) => ({ tagIds: new Set(tagIds), contributions })

describe('similarity', () => {
  it('is 0-1, symmetric, and 1 for items of equal tags and sources', () => {
    fc.assert(
      fc.property(anyItem, anyItem, (one, other) => {
        const value = similarity(compared(one), compared(other))
        expect(value).toBeGreaterThanOrEqual(0)
        expect(value).toBeLessThanOrEqual(1)
        expect(similarity(compared(other), compared(one))).toBeCloseTo(value, 12)
        if (one.tagIds.length > 0 && one.contributions.length > 0)
          expect(similarity(compared(one), compared(one))).toBeCloseTo(1, 12)
      }),
    )
  })

  it('is 0.8 tag overlap plus 0.2 source overlap', () => {
    // One of three tags is shared; no source is.
    const folk = item('a', 1, 'folk rock', 'social')
    expect(similarity(compared(folk), compared(item('b', 1, 'rock jazz', 'latent')))).toBeCloseTo(0.8 / 3, 12)
    expect(similarity(compared(folk), compared(item('b', 1, '', 'social')))).toBeCloseTo(0.2, 12)
  })
})

it('similarity compares what a source gives in all, from the items of a list and from its viewer', () => {
  const twice = {
    ...item('a', 1, '', 'latent'),
    contributions: (['ITEMS', 'VIEWER'] as const).map((basis) => {
      return { source: 'latent' as const, basis, logit: 1, share: 0.5, raw: 1 }
    }),
  }
  const once = item('b', 1, '', 'latent')
  expect(similarity(compared(twice), compared(once))).toBeCloseTo(0.2, 12)
  expect(similarity(compared(once), compared(twice))).toBeCloseTo(0.2, 12)
  const half = { ...once, contributions: [{ source: 'latent' as const, logit: 1, share: 0.5, raw: 1 }] }
  expect(similarity(compared(twice), compared(half))).toBeCloseTo(0.1, 12)
})

describe('diversity', () => {
  it('only reorders items', () => {
    fc.assert(
      fc.property(anyPool, anyDiversity, (pool, diversity) => {
        const spread = diversify(pool, tagIdsOf, diversity)
        expect(spread).toHaveLength(pool.length)
        expect(new Set(spread)).toEqual(new Set(pool))
      }),
    )
  })

  it('keeps the order at 0, and the best item first at any value', () => {
    fc.assert(
      fc.property(anyPool, anyDiversity, (pool, diversity) => {
        expect(diversify(pool, tagIdsOf, 0)).toEqual(pool)
        expect(diversify(pool, tagIdsOf, diversity)[0]).toBe(pool[0])
      }),
    )
  })

  it('does not depend on the scale or offset of scores', () => {
    fc.assert(
      fc.property(anyPool, fc.constantFrom(0.25, 0.5, 0.75), (pool, diversity) => {
        const order = idsOf(diversify(pool, tagIdsOf, diversity))
        expect(idsOf(diversify([...pool], tagIdsOf, diversity))).toEqual(order)
        // Powers of two, so that rounding moves nothing.
        const scaled = pool.map((entry) => ({ ...entry, logit: entry.logit * 8 }))
        expect(idsOf(diversify(scaled, tagIdsOf, diversity))).toEqual(order)
      }),
    )
  })

  it('puts the item of the highest marginal relevance at each place', () => {
    fc.assert(
      fc.property(anyPool, anyDiversity, (pool, diversity) => {
        const logits = pool.map(({ logit }) => logit)
        const [low, high] = [Math.min(...logits), Math.max(...logits)]
        const relevance = ({ logit }: Item) => (high === low ? 1 : (logit - low) / (high - low))
        const spread = diversify(pool, tagIdsOf, diversity)
        spread.forEach((chosen, place) => {
          if (place === 0) return
          const worth = (entry: Item) =>
            (1 - diversity) * relevance(entry) -
            diversity *
              Math.max(
                ...spread.slice(0, place).map((before) => similarity(compared(entry), compared(before))),
              )
          for (const later of spread.slice(place + 1))
            expect(worth(chosen)).toBeGreaterThanOrEqual(worth(later) - 1e-9)
        })
      }),
    )
  })

  it('moves a jazz record between rock records of higher scores, from diversity 0.474 up', () => {
    // Relevances 1, 0.9, 0.8, 0. After a (rock), b and c are worth (1-d)*0.9 - d and (1-d)*0.8 - d, j is worth 0:
    // j comes second once 0.9 < 1.9 d, that is d > 0.474.
    const pool = [
      item('a', 10, 'rock', 'neighbors'),
      item('b', 9, 'rock', 'neighbors'),
      item('c', 8, 'rock', 'neighbors'),
      item('j', 0, 'jazz', 'social'),
    ]
    expect(idsOf(diversify(pool, tagIdsOf, 0.4))).toEqual(['a', 'b', 'c', 'j'])
    expect(idsOf(diversify(pool, tagIdsOf, 0.5))).toEqual(['a', 'j', 'b', 'c'])
  })

  it('at 1 separates items of equal tags by their sources', () => {
    const pool = [
      item('a', 3, 'rock', 'neighbors'),
      item('b', 2, 'rock', 'neighbors'),
      item('c', 1, 'rock', 'social'),
    ]
    expect(idsOf(diversify(pool, tagIdsOf, 1))).toEqual(['a', 'c', 'b'])
  })
})
