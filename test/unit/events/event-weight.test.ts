import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVENT_KINDS, isEdgeKind } from '../../../src/domain/event.ts'
import { eventWeight } from '../../../src/events/event-weight.ts'

const rating = (value: number) => ({ kind: 'rating' as const, value, count: 1 })

describe('the weight of an event', () => {
  it('is a multiple of 1/16 for every kind, rating and scale', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...EVENT_KINDS),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: -10, max: 10 }),
        fc.integer({ min: 1, max: 100 }),
        (kind, share, count, min, span) => {
          const scale = { min, max: min + span }
          const weight = eventWeight({ kind, value: min + share * span, count }, scale)
          expect(Number.isInteger(weight * 16)).toBe(true)
        },
      ),
    )
  })

  it('of a play counted 13,883 times is 13,883 times that of one', () => {
    const play = { kind: 'play' as const, value: null, count: 1 }
    expect(eventWeight({ ...play, count: 13_883 })).toBe(13_883 * eventWeight(play))
  })

  it('is above zero for any rating above the midpoint', () => {
    expect(eventWeight(rating(2.5000001))).toBeGreaterThan(0)
    expect(eventWeight(rating(5))).toBe(4)
  })

  it('is zero or less for a rating at or below the midpoint', () => {
    expect(eventWeight(rating(2.5))).toBe(0)
    expect(eventWeight(rating(2.4999999))).toBeLessThan(0)
    expect(eventWeight(rating(0))).toBe(-4)
  })

  it('of a rating follows its scale: 3 of 1-5 is neutral, 3 of 0-5 is not', () => {
    expect(eventWeight(rating(3), { min: 1, max: 5 })).toBe(0)
    expect(eventWeight(rating(3))).toBeGreaterThan(0)
  })

  it('of a hide or a report is not outweighed by a million plays', () => {
    const plays = eventWeight({ kind: 'play', value: null, count: 1_000_000 })
    for (const kind of ['hide', 'report'] as const) {
      expect(plays + eventWeight({ kind, value: null, count: 1 })).toBeLessThan(0)
    }
  })

  it('of a return outweighs the view, the cart and the purchase before it', () => {
    const kinds = ['view', 'cart', 'purchase', 'return'] as const
    const sum = kinds.reduce((total, kind) => total + eventWeight({ kind, value: null, count: 1 }), 0)
    expect(sum).toBeLessThanOrEqual(0)
  })

  it('is zero for kinds that never become an edge', () => {
    for (const kind of EVENT_KINDS.filter((one) => !isEdgeKind(one))) {
      expect(eventWeight({ kind, value: null, count: 5 })).toBe(0)
    }
  })
})
