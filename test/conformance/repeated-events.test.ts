import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { shuffled, uniform } from '../../src/domain/random.ts'
import { applyEvents } from '../../src/events/apply/apply-events.ts'
import { KEPT_EVENTS } from '../../src/events/fold-events.ts'
import { KEPT_OLDER_IDS } from '../../src/events/older-event-ids.ts'
import { interactionsAmong } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { journaling } from '../support/journaling.ts'

/** Events of one user on one item, more than an interaction keeps ids of. */
function events(userId: string, count: number): readonly InteractionEvent[] {
  return Array.from({ length: count }, (_, n) => ({
    eventId: `play-${n}`,
    userId,
    itemId: 'tea',
    kind: 'play',
    atMs: 1_750_000_000_000 + n,
    value: null,
    count: 1,
  }))
}

describe.each(ENGINES)('events that are sent again on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), { timeout: 120_000 }, () => {
    let graph: GraphStore
    beforeAll(async () => {
      graph = await engine.open()
    })
    afterAll(() => graph.close())

    const countOf = async (userId: string) => {
      const [row] = await graph.run(interactionsAmong, { rows: [{ userId, wanted: ['tea'] }] })
      return row?.count
    }

    it('count once through the journals of two processes, also when their interaction has newer ones', async () => {
      const all = events('ana', 40)
      const processes = await Promise.all([journaling(graph, Date.now), journaling(graph, Date.now)])
      for (const [turn, { intake, applier, journal }] of processes.entries()) {
        const taken = await intake.take(shuffled(all, uniform(turn)))
        expect(taken).toMatchObject({ verdicts: all.map(() => 'accepted') })
        expect(await applier.seen(journal.last, AbortSignal.timeout(30_000))).toBe(true)
      }
      await Promise.all(processes.map((process) => process.close()))
      expect(await countOf('ana')).toBe(40)
    })

    it('count once up to the newest 128 that interactions no longer name', async () => {
      const all = events('bo', KEPT_EVENTS + KEPT_OLDER_IDS)
      await applyEvents(graph, all)
      const again = await applyEvents(graph, shuffled(all, uniform(3)))
      expect(again).toEqual(all.map(() => 'duplicate'))
      expect(await countOf('bo')).toBe(all.length)
    })
  })
})
