import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVENT_KINDS, type InteractionEvent } from '../../../src/domain/event.ts'
import { eventWeight } from '../../../src/events/event-weight.ts'
import { foldEvents, KEPT_EVENTS, type PairState, type Weigh } from '../../../src/events/fold-events.ts'

const weigh: Weigh = (event) => eventWeight(event)

function event(id: number, traits: Partial<InteractionEvent> = {}): InteractionEvent {
  return {
    eventId: `import:${id}`,
    userId: 'ana',
    itemId: 'tea',
    kind: 'play',
    atMs: 1_000 + id,
    value: null,
    count: 1,
    ...traits,
  }
}

const events = fc
  .uniqueArray(fc.integer({ min: 0, max: 999 }), { minLength: 1, maxLength: 100 })
  .chain((ids) =>
    fc
      .tuple(
        ...ids.map(() =>
          fc.record({
            kind: fc.constantFrom(...EVENT_KINDS),
            atMs: fc.integer({ min: 0, max: 20 }),
            value: fc.integer({ min: 0, max: 50 }).map((tenths) => tenths / 10),
            count: fc.integer({ min: 1, max: 9 }),
          }),
        ),
      )
      .map((traits) => traits.map((trait, index) => event(ids[index] ?? 0, trait))),
  )

function foldOneByOne(list: readonly InteractionEvent[]): PairState | null {
  return list.reduce<PairState | null>((state, one) => foldEvents(state, [one], weigh).state, null)
}

describe('folding events into an edge', () => {
  it('gives the same edge in 50 shuffled orders, at once or one by one', () => {
    fc.assert(
      fc.property(events, fc.infiniteStream(fc.nat()), (list, numbers) => {
        const expected = foldEvents(null, list, weigh).state
        for (let round = 0; round < 50; round++) {
          const shuffled = list
            .map((one) => [numbers.next().value ?? 0, one] as const)
            .sort(([a], [b]) => a - b)
            .map(([, one]) => one)
          expect(foldOneByOne(shuffled)).toEqual(expected)
        }
      }),
      { numRuns: 20 },
    )
  })

  it('changes nothing for known events, also for imported ones that it no longer lists', () => {
    fc.assert(
      fc.property(events, (list) => {
        const once = foldEvents(null, list, weigh).state
        const twice = foldEvents(once, list, weigh)
        expect(twice.state).toBe(once)
        expect(twice.outcomes.filter((one) => one === 'created' || one === 'merged')).toEqual([])
      }),
    )
  })

  it('counts an id once if it occurs twice in one call', () => {
    const folded = foldEvents(null, [event(1), event(1)], weigh)
    expect(folded.outcomes).toEqual(['created', 'duplicate'])
    expect(folded.state?.weight).toBe(1)
  })

  it('lists the newest events first, up to the limit', () => {
    const list = Array.from({ length: 40 }, (_, index) => event(index))
    const state = foldEvents(null, list, weigh).state
    expect(state?.events).toHaveLength(KEPT_EVENTS)
    expect(state?.events[0]?.eventId).toBe('import:39')
    expect(state?.count).toBe(40)
    expect(state?.archivedImportIds).toHaveLength(8)
  })

  it('forgets ids of live events that fall out of the list, and keeps their weight', () => {
    const list = Array.from({ length: 40 }, (_, index) => event(index, { eventId: `live-${index}` }))
    const state = foldEvents(null, list, weigh).state
    expect(state?.archivedImportIds).toEqual([])
    expect(state?.weight).toBe(40)
  })

  it('creates no edge for impressions and searches', () => {
    const folded = foldEvents(null, [event(1, { kind: 'impression' }), event(2, { kind: 'search' })], weigh)
    expect(folded).toEqual({ state: null, added: [], outcomes: ['ignored', 'ignored'], dropped: [] })
  })

  it('keeps the value of a rating and the count of everything else', () => {
    const list = [event(1, { kind: 'rating', value: 4.5 }), event(2, { count: 7 })]
    expect(foldEvents(null, list, weigh).added.map((one) => one.value)).toEqual([7, 4.5])
  })
})
