import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Engagement,
  NOTHING_SEEN,
  placeEngagements,
  type Seen,
  seenOf,
} from '../../../../src/events/apply/recent-engagements.ts'

const LIMITS = { recent: 3, older: 4 }

/** Changes as the graph makes them: instants only grow, weights rise and fall. */
const steps = fc.array(
  fc.record({
    itemId: fc.integer({ min: 0, max: 12 }).map((number) => `item-${number}`),
    weight: fc.integer({ min: -3, max: 3 }),
    later: fc.integer({ min: 0, max: 5 }),
  }),
  { maxLength: 60 },
)

const engaged = (itemId: string, weight: number, lastAt: number): Engagement => ({
  itemId,
  weight,
  servedWeight: 0,
  lastAt,
  kinds: '2',
})

describe('placing engagements', () => {
  it('equals a full recount of all interactions, or asks for one', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const all = new Map<string, Engagement>()
        let seen: Seen = NOTHING_SEEN
        for (const { itemId, weight, later } of taken) {
          const before = all.get(itemId)
          const changed = {
            itemId,
            weight: (before?.weight ?? 0) + weight,
            servedWeight: (before?.servedWeight ?? 0) + weight / 2,
            lastAt: (before?.lastAt ?? 0) + later,
            kinds: String(later),
          }
          all.set(itemId, changed)
          const fresh = seenOf([...all.values()], [], LIMITS)
          const placed = placeEngagements(seen, [changed], LIMITS)
          if (placed) expect(placed).toEqual(fresh)
          seen = placed ?? fresh
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('keeps the newest of positive weight, and the others as seen items', () => {
    const engagements = [
      engaged('old', 1, 1),
      engaged('hidden', -5, 9),
      engaged('new', 1, 8),
      engaged('loved', 4, 7),
      engaged('liked', 2, 7),
    ]
    const seen = seenOf(engagements, [], LIMITS)
    expect(seen.recent.map((one) => one.itemId)).toEqual(['new', 'loved', 'liked'])
    expect(seen.older.map((one) => one.itemId)).toEqual(['hidden', 'old'])
  })

  it('asks for a recount if a recent engagement is hidden and an older one could replace it', () => {
    const seen = seenOf(
      ['a', 'b', 'c', 'd'].map((itemId, index) => engaged(itemId, 1, index)),
      [],
      LIMITS,
    )
    expect(placeEngagements(seen, [engaged('d', -9, 9)], LIMITS)).toBeNull()
  })

  it('asks for a recount if a dropped item could be newer than an added one', () => {
    const all = (weights: Record<string, number>) =>
      seenOf(
        Object.entries(weights).map(([itemId, weight]) => engaged(itemId, weight, 0)),
        [],
        { recent: 1, older: 1 },
      )
    const weights = { a: 1, b: 1, z: 2 }
    expect(all(weights)).toEqual({
      recent: [engaged('z', 2, 0)],
      older: [{ itemId: 'a', lastAt: 0, kinds: '2' }],
    })
    const changed = [engaged('a', 3, 0)]
    expect(all({ ...weights, a: 3 }).older).toEqual([{ itemId: 'b', lastAt: 0, kinds: '2' }])
    expect(placeEngagements(all(weights), changed, { recent: 1, older: 1 })).toBeNull()
  })

  it('keeps the newest seen items besides the recent engagements', () => {
    const engagements = Array.from({ length: 20 }, (_, index) => engaged(`item-${index}`, 1, index))
    expect(seenOf(engagements, [], LIMITS).older.map((one) => one.lastAt)).toEqual([16, 15, 14, 13])
  })
})
