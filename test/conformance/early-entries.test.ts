import { describe, expect, it } from 'vitest'
import { applyEntries } from '../../src/events/apply/apply-entries.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { KEPT_EVENTS } from '../../src/events/fold-events.ts'
import type { JournalEntry } from '../../src/events/journal/journal.ts'
import { interactionsAmong } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { ENGINES, titleOf } from '../support/engines.ts'

const OPTIONS = { ratingScale: DEFAULT_RATING_SCALE, nowMs: 1_000 }

/** The first event is the oldest. The pair has so many events that the edge no longer keeps its id. */
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
const positions = entries.map(({ position }) => position)
const early = { journalId: 'journal', entries }

describe.each(ENGINES)('early entries on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    async function countOf(graph: GraphStore): Promise<number> {
      const [edge] = await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted: ['tea'] }] })
      return edge?.count ?? 0
    }

    async function withGraph(work: (graph: GraphStore) => Promise<void>): Promise<void> {
      const graph = await engine.open()
      await work(graph).finally(() => graph.close())
    }

    it('count once if the transaction is repeated, also if the edge no longer keeps their ids', () =>
      withGraph(async (graph) => {
        const first = await applyEntries(graph, early, OPTIONS)
        expect(first).toMatchObject({ position: 0, ahead: positions })
        expect(await applyEntries(graph, early, OPTIONS)).toMatchObject({ ahead: positions })
        await applyEntries(graph, { ...early, entries: entries.slice(0, 2) }, OPTIONS)
        expect(await countOf(graph)).toBe(KEPT_EVENTS + 1)
      }))

    it('count once if another process reaches their position, before or after the early apply', () =>
      withGraph(async (graph) => {
        await applyEntries(graph, { ...early, entries: entries.slice(0, 5) }, OPTIONS)
        const [end, last] = [positions[9] ?? 0, positions.at(-1) ?? 0]
        const turn = { ...early, entries: entries.slice(0, 10), end, recorded: last }
        expect(await applyEntries(graph, turn, OPTIONS)).toMatchObject({ position: end, ahead: [] })
        const late = await applyEntries(graph, early, OPTIONS)
        expect(late).toMatchObject({ position: end, ahead: positions.slice(10) })
        const whole = { ...early, end: last, recorded: last }
        expect(await applyEntries(graph, whole, OPTIONS)).toMatchObject({ position: last, ahead: [] })
        expect(await countOf(graph)).toBe(KEPT_EVENTS + 1)
      }))
  })
})
