import { afterEach, describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../../../src/domain/event.ts'
import type { Applier } from '../../../../src/events/apply/applier.ts'
import type { ApplierNews } from '../../../../src/events/apply/apply-entries.ts'
import { type Drained, drainJournal } from '../../../../src/events/apply/drain-journal.ts'
import { DEFAULT_RATING_SCALE } from '../../../../src/events/event-weight.ts'
import type { Journal } from '../../../../src/events/journal/journal.ts'
import { lmdbJournal } from '../../../../src/events/journal/lmdb-journal.ts'
import {
  addFirstEvents,
  cursorsOf,
  interactionsAmong,
  lockCursor,
} from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { GraphError, type GraphErrorKind } from '../../../../src/graph/graph-error.ts'
import { delegating, type GraphRunner, type GraphStore } from '../../../../src/graph/graph-store.ts'
import { append, applierOf } from '../../../support/journaling.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const closings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close()
})

async function openBoth(): Promise<[GraphStore, Journal]> {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: () => 1_000 })
  closings.push(
    () => graph.close(),
    () => journal.close(),
  )
  return [graph, journal]
}

function started(
  graph: GraphStore,
  journal: Journal,
  news: Partial<ApplierNews> = {},
  suspectAfterMs = 0,
): Applier {
  const applier = applierOf(graph, journal, () => 1_000, news, { suspectAfterMs })
  applier.start()
  closings.push(() => applier.stop())
  return applier
}

const SLOW = 'slow'

/** Fifty events. The graph may time out on the item of one. */
const events = Array.from({ length: 50 }, (_, n): InteractionEvent => {
  const itemId = n === 31 ? SLOW : `item-${n}`
  return { eventId: `e${n}`, userId: 'ana', itemId, kind: 'play', atMs: 5, value: null, count: 1 }
})

/** The number of these events in the graph. */
async function heldBy(graph: GraphStore): Promise<number> {
  const wanted = events.map(({ itemId }) => itemId)
  return (await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted }] })).length
}

/** A graph whose transactions time out, or fail otherwise, if `isSlow` is true of their writes. */
function slow(
  graph: GraphStore,
  isSlow: (query: string, written: string) => boolean,
  kind: GraphErrorKind = 'timeout',
): GraphStore {
  const guarded = (runner: GraphRunner): GraphRunner => ({
    async run(query, params, options) {
      if (isSlow(query.name, JSON.stringify(params))) throw new GraphError(kind, 'the deadline passed')
      return runner.run(query, params, options)
    },
  })
  return {
    ...delegating(graph),
    transaction: (work, options) => graph.transaction((runner) => work(guarded(runner)), options),
  }
}

const soon = () => AbortSignal.timeout(20_000)

describe('if the graph times out', () => {
  it('an event that always times out becomes a dead letter, and the others are applied', async () => {
    const [graph, journal] = await openBoth()
    const deadLetter: number[] = []
    const always = slow(
      graph,
      (query, written) => query === addFirstEvents.name && written.includes(`"${SLOW}"`),
    )
    const applier = started(always, journal, { deadLetter: (positions) => deadLetter.push(...positions) })
    await append(applier, journal, events)
    expect(await applier.seen(50, soon())).toBe(true)
    expect(deadLetter).toEqual([32])
    expect(journal.quarantined(10)).toMatchObject([
      { event: { eventId: 'e31' }, reason: 'the deadline passed' },
    ])
    expect(await heldBy(graph)).toBe(49)
  })

  it('a batch that succeeds at its third attempt is applied completely', async () => {
    const [graph, journal] = await openBoth()
    let left = 2
    const applied: number[] = []
    const sometimes = slow(graph, (query) => query === addFirstEvents.name && left-- > 0)
    const applier = started(sometimes, journal, { applied: ({ length }) => void applied.push(length) })
    await append(applier, journal, events)
    expect(await applier.seen(50, soon())).toBe(true)
    expect(applied).toEqual([50])
  })

  it('no event is blamed while the graph accepts no write', async () => {
    const [graph, journal] = await openBoth()
    let [stuck, deadLetter, isHeld] = [0, 0, true]
    const held = slow(graph, () => isHeld)
    const applier = started(held, journal, { stuck: () => stuck++, deadLetter: () => deadLetter++ })
    await append(applier, journal, events)
    await expect.poll(() => stuck, { timeout: 10_000 }).toBeGreaterThan(4)
    isHeld = false
    expect(await applier.seen(50, soon())).toBe(true)
    expect([deadLetter, await heldBy(graph)]).toEqual([0, 50])
  })
})

describe('if the graph fails but answers probes', () => {
  /** All events of a batch, or some of them. */
  function ill(graph: GraphStore) {
    const state = { isIll: true }
    return {
      state,
      graph: slow(graph, (query) => state.isIll && query === addFirstEvents.name, 'failed'),
    }
  }

  it('no event is blamed for a temporary failure', async () => {
    const [graph, journal] = await openBoth()
    let [stuck, deadLetter] = [0, 0]
    const patient = ill(graph)
    const news = { stuck: () => stuck++, deadLetter: () => deadLetter++ }
    const applier = started(patient.graph, journal, news, 60_000)
    await append(applier, journal, events)
    await expect.poll(() => stuck, { timeout: 10_000 }).toBeGreaterThan(5)
    patient.state.isIll = false
    expect(await applier.seen(50, soon())).toBe(true)
    expect([deadLetter, await heldBy(graph)]).toEqual([0, 50])
  })
})

describe('draining a journal', () => {
  const drain = (graph: GraphStore, journal: Journal): Promise<Drained> =>
    drainJournal(
      { graph, journal, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => 1_000, suspectAfterMs: 0 },
      AbortSignal.timeout(20_000),
    )

  it('moves an event that always times out to the dead letters, and continues', async () => {
    const [graph, journal] = await openBoth()
    await journal.append(events)
    const always = slow(
      graph,
      (query, written) => query === addFirstEvents.name && written.includes(`"${SLOW}"`),
    )
    expect(await drain(always, journal)).toEqual({ gone: 0, unreadable: 0, setAside: 1 })
    expect(journal.quarantined(10)).toMatchObject([{ event: { eventId: 'e31' } }])
    expect(await heldBy(graph)).toBe(49)
  })

  it.each([
    // The third attempt is followed by the probe that decides whether events are at fault.
    { what: 'the third time that the graph accepts no write', kind: 'timeout', writes: 4 },
    { what: 'the third unclear failure of the graph', kind: 'failed', writes: 4 },
    { what: 'the first time that the graph is unavailable', kind: 'unavailable', writes: 1 },
    { what: 'the first time that the graph is full', kind: 'too-large', writes: 1 },
  ] as const)('gives up $what, and blames no event', async ({ kind, writes }) => {
    const [graph, journal] = await openBoth()
    await journal.append(events)
    let written = 0
    const count = (query: string) => {
      if (query === lockCursor.name) written++
      return true
    }
    await expect(drain(slow(graph, count, kind), journal)).rejects.toMatchObject({ kind })
    expect([written, journal.quarantined(10)]).toEqual([writes, []])
  })

  it('fails at the first timeout of reading the cursor', async () => {
    const [graph, journal] = await openBoth()
    await journal.append(events)
    let asked = 0
    const dumb: GraphStore = {
      ...delegating(graph),
      run: async (query, params, options) => {
        if (query.name !== cursorsOf.name) return graph.run(query, params, options)
        asked++
        throw new GraphError('timeout', 'the deadline passed')
      },
    }
    await expect(drain(dumb, journal)).rejects.toMatchObject({ kind: 'timeout' })
    expect(asked).toBe(1)
  })
})
