import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { EVENT_KINDS, type InteractionEvent } from '../../src/domain/event.ts'
import { shuffled, uniform } from '../../src/domain/random.ts'
import { applyEventBatch, applyEvents } from '../../src/events/apply/apply-events.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { graphDump } from '../support/graph-dump.ts'

const SHUFFLES = 50

const BATCH = 15

/** Events of every kind, some from lists. One pair has more events than an edge keeps ids of. */
const EVENTS: readonly InteractionEvent[] = Array.from({ length: 90 }, (_, n) => {
  const kind = EVENT_KINDS[n % EVENT_KINDS.length] ?? 'click'
  return {
    eventId: `event-${n}`,
    userId: n < 45 ? 'ana' : `user-${n % 3}`,
    itemId: n < 45 ? 'tea' : `item-${n % 4}`,
    kind,
    atMs: 1_000 + ((n * 13) % 40),
    value: kind === 'rating' ? 1 + (n % 5) : null,
    count: 1 + (n % 2),
    ...(n % 5 === 0 && { position: 1 + (n % 10) }),
  }
})

/** The same events with other users and items, so that one graph can hold all shuffles. */
function inWorld(name: string, events: readonly InteractionEvent[]): readonly InteractionEvent[] {
  return events.map((event) => ({
    ...event,
    userId: `${name}:${event.userId}`,
    itemId: `${name}:${event.itemId}`,
  }))
}

describe.each(ENGINES)('events out of order on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), { timeout: 120_000 }, () => {
    let graph: GraphStore
    beforeAll(async () => {
      graph = await engine.open()
    })
    afterAll(() => graph.close())

    it(`give the same graph in ${SHUFFLES} shuffles with duplicates`, async () => {
      const next = uniform(7)
      await applyEvents(graph, inWorld('w0', EVENTS))
      for (let world = 1; world <= SHUFFLES; world++) {
        const order = inWorld(`w${world}`, shuffled([...EVENTS, ...EVENTS.slice(0, 10)], next))
        for (let start = 0; start < order.length; start += BATCH) {
          await applyEventBatch(graph, order.slice(start, start + BATCH))
        }
      }
      const lines = await graphDump(graph)
      const worldOf = (world: number) =>
        lines
          .filter((line) => line.includes(`w${world}:`))
          // The stamp is a hash of ids, which differ between worlds.
          .map((line) => line.replaceAll(`w${world}:`, '').replace(/"recentStamp":"[^"]*"/, ''))
          .sort()
      const plain = worldOf(0)
      expect(plain.filter((line) => line.includes('INTERACTED_WITH')).length).toBeGreaterThan(8)
      for (let world = 1; world <= SHUFFLES; world++) expect(worldOf(world)).toEqual(plain)
    })
  })
})
