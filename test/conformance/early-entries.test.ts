import { describe, expect, it } from 'vitest'
import { appliedAhead, interactionsAmong } from '../../src/graph/__generated__/queries.ts'
import { applyEntries } from '../../src/ingest/apply-entries.ts'
import { DEFAULT_RATING_SCALE } from '../../src/ingest/event-weight.ts'
import { KEPT_EVENTS } from '../../src/ingest/fold-events.ts'
import type { JournalEntry } from '../../src/journal/journal.ts'
import { ENGINES, titleOf } from '../support/engines.ts'

const OPTIONS = { ratingScale: DEFAULT_RATING_SCALE, nowMs: 1_000 }

/** The first is the oldest, and the pair has so many that the edge does not remember it. */
const entries: readonly JournalEntry[] = Array.from({ length: KEPT_EVENTS + 1 }, (_, n) => ({
  position: 100 + n,
  event: {
    eventId: `event-${n}`,
    userId: 'ana',
    itemId: 'tea',
    kind: 'play',
    atMs: n + 1,
    value: null,
    count: 1,
  },
}))
const ahead = entries.map(({ position }) => position)

describe.each(ENGINES)('entries before their turn on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    it('count once where the transaction is repeated, also those that their edge has forgotten', async () => {
      const graph = await engine.open()
      try {
        const early = { journalId: 'journal', entries, ahead }
        expect(await applyEntries(graph, early, OPTIONS)).toMatchObject({ position: null })
        await applyEntries(graph, early, OPTIONS)
        await applyEntries(graph, { ...early, entries: entries.slice(0, 2) }, OPTIONS)
        expect(
          await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted: ['tea'] }] }),
        ).toMatchObject([{ count: KEPT_EVENTS + 1 }])
        expect(await graph.run(appliedAhead, { journal: 'journal', now: 1 })).toEqual([{ positions: ahead }])
      } finally {
        await graph.close()
      }
    })

    it('are nobody’s until their transaction has ended: who asks waits for it', async () => {
      const graph = await engine.open()
      try {
        const order: string[] = []
        const applying = applyEntries(graph, { journalId: 'journal', entries, ahead }, OPTIONS).then(() =>
          order.push('applied'),
        )
        // Its first statement has the lock by then, or comes later and finds what this one left.
        await new Promise((resolve) => setTimeout(resolve, 5))
        const [found] = await graph.run(appliedAhead, { journal: 'journal', now: 1 })
        order.push(`found ${found?.positions.length}`)
        await applying
        expect([`applied,found ${ahead.length}`, 'found 0,applied']).toContain(order.join())
      } finally {
        await graph.close()
      }
    })
  })
})
