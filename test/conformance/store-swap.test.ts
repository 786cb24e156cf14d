import { describe, expect, it, onTestFinished } from 'vitest'
import { undecided } from '../../src/domain/consent.ts'
import { EVENT_KINDS } from '../../src/domain/event.ts'
import { uniform } from '../../src/domain/random.ts'
import { drainJournal } from '../../src/events/apply/drain-journal.ts'
import { dismiss } from '../../src/events/dismiss.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { journaledIntake } from '../../src/events/intake.ts'
import { lmdbJournal } from '../../src/events/journal/lmdb-journal.ts'
import { threadedJournal } from '../../src/events/journal/threaded-journal.ts'
import type { RawEvent } from '../../src/events/parse-event.ts'
import { recordEvents } from '../../src/events/record-events.ts'
import type { ServedItems } from '../../src/events/served-positions.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { listening, optionsOver } from '../support/bolt/store-over.ts'
import { ENGINES, type Engine, titleOf } from '../support/engines.ts'
import { graphDump } from '../support/graph-dump.ts'
import { applierOf } from '../support/journaling.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { NOW_MS } from '../support/world.ts'

const CALLS = 60
const A_CALL = 25

/** A week of events: of every kind, not in order of time, mostly about few items, and a tenth of them duplicated. */
function calls(): readonly (readonly RawEvent[])[] {
  const next = uniform(29)
  const below = (count: number) => Math.floor(next() * count)
  let number = 0
  const event = (): RawEvent => {
    const kind = EVENT_KINDS[below(EVENT_KINDS.length)] ?? 'view'
    const isMeasured = kind === 'view' || kind === 'play'
    return {
      eventId: `event-${number++}`,
      userId: `user-${below(12)}`,
      ...(kind !== 'search' && { itemId: `item-${below(3) === 0 ? below(60) : 0}` }),
      kind,
      occurredAt: NOW_MS - below(7 * 86_400_000),
      ...(kind === 'rating' && { rating: below(6) }),
      ...(isMeasured && (below(2) === 0 ? { portion: next() } : { dwellMs: below(5_000) })),
      ...(kind !== 'rating' && { count: 1 + below(3) }),
      ...(below(3) === 0 && { recommendationId: 'list' }),
    }
  }
  return Array.from({ length: CALLS }, () => {
    const events = Array.from({ length: A_CALL }, event)
    return [...events, ...events.filter((_, n) => n % 10 === 0)]
  })
}

const LIST: ServedItems = {
  viewerId: 'user-1',
  servedAtMs: 0,
  items: Array.from({ length: 30 }, (_, n) => ({ itemId: `item-${n}`, propensity: 1 / (n + 1) })),
}

/**
 * Records all events through a journal as a server does, three calls at a time, with dismissals in between.
 * Returns the folder of the journal.
 */
async function recorded(graph: GraphStore): Promise<string> {
  const folder = temporaryFolder()
  const journal = await threadedJournal(folder)
  const applier = applierOf(graph, journal, () => NOW_MS)
  applier.start()
  const intake = journaledIntake({ journal, applier, maxWaiting: 10_000, onUnwritten: () => undefined })
  const rules = { ratingScale: DEFAULT_RATING_SCALE, customKinds: new Map() }
  const record = recordEvents(intake, {
    rules,
    consents: undecided('standard'),
    tokens: { read: async () => null },
    findServed: async (id) => (id === 'list' ? LIST : null),
  })
  const left = calls().values()
  const caller = async () => {
    for (const events of left) {
      const { results } = await record(events, { nowMs: NOW_MS })
      expect(results.filter(({ status }) => status === 'REJECTED')).toEqual([])
    }
  }
  const dismissing = dismiss(intake, graph)({ userId: 'user-2', itemId: 'item-0' }, { nowMs: NOW_MS })
  await Promise.all([caller(), caller(), caller(), dismissing])
  expect(journal.last).toBe(CALLS * A_CALL + 1)
  expect(await applier.seen(journal.last, AbortSignal.timeout(60_000))).toBe(true)
  await applier.stop()
  await journal.close()
  return folder
}

async function opened(open: Engine['open']): Promise<GraphStore> {
  const graph = await open()
  onTestFinished(() => graph.close())
  return graph
}

const [embedded, server] = ['embedded', 'neo4j'].map((name) => ENGINES.find((engine) => engine.name === name))
if (!embedded || !server) throw new Error('an engine is not listed')

/** The Neo4j adapter over a stub, for machines without a server. */
const stub: Engine = {
  name: 'neo4j',
  skipReason: embedded.skipReason,
  open: async () => openNeo4j(optionsOver((await listening()).uri)),
}

describe.each([
  { title: `without a server, ${titleOf(stub)}`, engine: stub },
  { title: titleOf(server), engine: server },
])('a journal, $title', ({ engine }) => {
  describe.skipIf(engine.skipReason !== null)('replayed into an empty graph', { timeout: 120_000 }, () => {
    it.each([
      { from: embedded, to: engine },
      { from: engine, to: embedded },
    ])('gives the same graph again ($from.name to $to.name)', async ({ from, to }) => {
      const [before, after] = [await opened(from.open), await opened(to.open)]
      const journal = lmdbJournal({ folder: await recorded(before), nowMs: () => NOW_MS })
      onTestFinished(() => journal.close())
      const parts = { graph: after, journal, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW_MS }
      const drained = await drainJournal(parts, AbortSignal.timeout(60_000))
      expect(drained).toEqual({ gone: 0, unreadable: 0, setAside: 0 })
      const [expected, found] = [await graphDump(before), await graphDump(after)]
      expect(expected.filter((line) => line.includes('INTERACTED_WITH')).length).toBeGreaterThan(200)
      // A random secret of each graph.
      const isSame = (line: string) => !line.includes('Singleton noise')
      expect(found.filter(isSame)).toEqual(expected.filter(isSame))
    })
  })
})
