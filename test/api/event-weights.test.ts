import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EventScale } from '../../src/events/event-weight.ts'
import { directIntake } from '../../src/events/intake.ts'
import { NOW_MS, type Serving, serving } from './serving.ts'

const RECORD = 'mutation ($events: [EventInput!]) { recordEvents(events: $events) { accepted } }'

let server: Serving
/** Records events with weights that differ from the usual ones. */
let weigh: (weights: NonNullable<EventScale['weights']>) => void
beforeEach(async () => {
  server = await serving({
    settings: { eventWeights: { view: 2 }, halfLifeDays: 30 },
    intake: async (graph) => {
      const taking = (weights: EventScale['weights'] = {}) =>
        directIntake({ graph, ratingScale: { min: 0, max: 5, weights }, nowMs: () => NOW_MS })
      const first = taking()
      let current = first
      weigh = (weights) => {
        current = taking(weights)
      }
      return { intake: { ...first, take: (...args) => current.take(...args) }, close: async () => undefined }
    },
  })
})
afterEach(() => server.close())

const event = (eventId: string, kind: string, more: object = {}) => ({
  eventId,
  userId: 'ana',
  itemId: 'tea',
  kind,
  occurredAt: NOW_MS,
  ...more,
})

async function engagement(): Promise<unknown> {
  const { user } = await server.data('{ user(id: "ana") { history { edges { engagement } } } }')
  return (user as { history: { edges: { engagement: number }[] } }).history.edges[0]?.engagement
}

describe('the weights of kinds of events', () => {
  it('are those of the setting, and the usual ones of the other kinds', async () => {
    weigh({ view: 2, purchase: 12 })
    await server.data(RECORD, {
      events: [event('a', 'VIEW', { portion: 0.5 }), event('b', 'PURCHASE'), event('c', 'LIKE')],
    })
    expect(await engagement()).toBe(1 + 12 + 4)
  })

  it('take a cart back when the item is taken out of it, unless that has a weight of its own', async () => {
    weigh({ cart: 6 })
    await server.data(RECORD, {
      events: [event('a', 'LIKE'), event('b', 'CART'), event('c', 'CART_REMOVED')],
    })
    expect(await engagement()).toBe(4)
    weigh({ cart: 6, 'cart-removed': -1 })
    await server.data(RECORD, { events: [event('d', 'CART'), event('e', 'CART_REMOVED')] })
    expect(await engagement()).toBe(4 + 6 - 1)
  })

  it('are shown with the half-life by the settings', async () => {
    const { settings } = await server.data('{ settings { eventWeights { kind weight } halfLifeDays } }')
    expect(settings).toEqual({
      eventWeights: [
        { kind: 'CLICK', weight: 0.5 },
        { kind: 'VIEW', weight: 2 },
        { kind: 'PLAY', weight: 1 },
        { kind: 'LIKE', weight: 4 },
        { kind: 'SAVE', weight: 4 },
        { kind: 'SHARE', weight: 5 },
        { kind: 'COMMENT', weight: 2 },
        { kind: 'CART', weight: 3 },
        { kind: 'PURCHASE', weight: 8 },
        { kind: 'RETURN', weight: -16 },
        { kind: 'CART_REMOVED', weight: -3 },
      ],
      halfLifeDays: 30,
    })
  })

  it('count from a change on, and an event of before is taken back with the weight that it had', async () => {
    weigh({ view: 2 })
    await server.data(RECORD, { events: [event('a', 'VIEW'), event('b', 'LIKE')] })
    expect(await engagement()).toBe(6)
    weigh({ view: 0.5 })
    await server.data(RECORD, { events: [event('c', 'VIEW')] })
    expect(await engagement()).toBe(6.5)
    const forget = (eventId: string) =>
      server.data(`mutation { forgetEvent(userId: "ana", eventId: "${eventId}") { problems { code } } }`)
    await forget('a')
    expect(await engagement()).toBe(4.5)
    await forget('c')
    expect(await engagement()).toBe(4)
  })
})
