import { cpSync } from 'node:fs'
import { afterEach, describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../../../src/domain/event.ts'
import type { Applier } from '../../../../src/events/apply/applier.ts'
import type { ApplierNews } from '../../../../src/events/apply/apply-entries.ts'
import type { Journal } from '../../../../src/events/journal/journal.ts'
import { lmdbJournal } from '../../../../src/events/journal/lmdb-journal.ts'
import { threadedJournal } from '../../../../src/events/journal/threaded-journal.ts'
import { addInteractions, cursorsOf, interactionsAmong } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { GraphError } from '../../../../src/graph/graph-error.ts'
import { delegating, type GraphRunner, type GraphStore } from '../../../../src/graph/graph-store.ts'
import { append, applierOf } from '../../../support/journaling.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

/** Events of the copy, and of the journal when the graph saw it last. */
const COPIED = 10
const SEEN = 40

const OPENERS: readonly { readonly kind: string; readonly openIn: (folder: string) => Promise<Journal> }[] = [
  { kind: 'a journal', openIn: async (folder) => lmdbJournal({ folder, nowMs: Date.now }) },
  { kind: 'a journal with a thread of its own', openIn: threadedJournal },
]

const closings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close()
})

function event(itemId: string): InteractionEvent {
  return { eventId: itemId, userId: 'ana', itemId, kind: 'play', atMs: 5, value: null, count: 1 }
}

const named = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, n) => event(`${prefix}-${n}`))

const soon = () => AbortSignal.timeout(10_000)

/** How often each of these events counts in the graph. */
async function countsOf(graph: GraphStore, events: readonly InteractionEvent[]): Promise<number[]> {
  const wanted = events.map(({ itemId }) => itemId)
  const edges = await graph.run(interactionsAmong, { rows: [{ userId: 'ana', wanted }] })
  const counts = new Map(edges.map((edge) => [edge.itemId, edge.count]))
  return wanted.map((itemId) => counts.get(itemId) ?? 0)
}

const once = (events: readonly InteractionEvent[]) => events.map(() => 1)

/** A graph that fails where `fault` says so. */
function failing(graph: GraphStore, fault: (about: string) => GraphError | null): GraphStore {
  const guarded = (runner: GraphRunner): GraphRunner => ({
    async run(query, params, options) {
      const error = fault(`${query.name} ${JSON.stringify(params)}`)
      if (error) throw error
      return runner.run(query, params, options)
    },
  })
  return {
    ...delegating(graph),
    ...guarded(graph),
    transaction: (work, options) => graph.transaction((runner) => work(guarded(runner)), options),
  }
}

/** A graph that can be away. */
function leaving(graph: GraphStore) {
  const state = { isAway: true }
  const away = () => (state.isAway ? new GraphError('unavailable', 'away') : null)
  return { state, graph: failing(graph, away) }
}

describe.each(OPENERS)('$kind that is an older copy of what the graph has seen', ({ openIn }) => {
  async function open(folder: string): Promise<Journal> {
    const journal = await openIn(folder)
    closings.push(() => journal.close())
    return journal
  }

  function started(graph: GraphStore, journal: Journal, news: Partial<ApplierNews> = {}): Applier {
    const applier = applierOf(graph, journal, () => 1_000, news)
    applier.start()
    closings.push(() => applier.stop())
    return applier
  }

  /** A graph that has seen so many entries of a journal, and a folder with a copy that holds the first `COPIED`. */
  async function openCopied(seen = SEEN): Promise<{ graph: GraphStore; folder: string }> {
    const graph = await openEmbedded({ maxRelationships: 1e6 })
    closings.push(() => graph.close())
    const [original, folder] = [temporaryFolder(), temporaryFolder()]
    for (const [index, events] of [named('copied', COPIED), named('gone', seen - COPIED)].entries()) {
      const journal = await open(original)
      const applier = started(graph, journal)
      const { position } = await append(applier, journal, events)
      expect(await applier.seen(position, soon())).toBe(true)
      await applier.stop()
      await journal.close()
      if (index === 0) cpSync(original, folder, { recursive: true })
    }
    return { graph, folder }
  }

  it.each([20, 50])('loses none of %i events that it took while the graph was away', async (count) => {
    const { graph, folder } = await openCopied()
    const [journal, gone] = [await open(folder), leaving(graph)]
    const applier = started(gone.graph, journal)
    const events = named('new', count)
    const { position } = await append(applier, journal, events)
    expect(position).toBe(COPIED + count)
    expect(await applier.seen(position, AbortSignal.timeout(100))).toBe(false)
    gone.state.isAway = false
    expect(await applier.seen(position, soon())).toBe(true)
    expect(await countsOf(graph, events)).toEqual(once(events))
    const [later] = named('later', 1)
    if (!later) throw new Error('there is no event')
    const next = await append(applier, journal, [later])
    expect(next.position).toBe(Math.max(SEEN, COPIED + count) + 1)
    expect(await applier.seen(next.position, soon())).toBe(true)
    expect(await countsOf(graph, [later])).toEqual([1])
  })

  it('loses none of them where its process died before the graph was back', async () => {
    const { graph, folder } = await openCopied()
    const events = [...named('first', 7), ...named('second', 5)]
    const gone = leaving(graph)
    for (const part of [events.slice(0, 7), events.slice(7)]) {
      const journal = await open(folder)
      const applier = started(gone.graph, journal)
      await append(applier, journal, part)
      await applier.stop()
      await journal.close()
    }
    const journal = await open(folder)
    expect(await started(graph, journal).seen(COPIED + events.length, soon())).toBe(true)
    expect(await countsOf(graph, events)).toEqual(once(events))
  })

  it('loses none of them, and counts none twice, where its process died while they were brought in', async () => {
    const { graph, folder } = await openCopied(500)
    const before = await open(folder)
    const events = named('new', 450)
    await before.append(events)
    const dying = failing(graph, (about) =>
      about.includes('"new-300"') ? new GraphError('unavailable', 'away') : null,
    )
    const applier = started(dying, before)
    const [first] = events
    if (!first) throw new Error('there is no event')
    await expect.poll(() => countsOf(graph, [first]), { timeout: 10_000 }).toEqual([1])
    expect(await applier.seen(COPIED + 1, AbortSignal.timeout(200))).toBe(false)
    await applier.stop()
    await before.close()
    const journal = await open(folder)
    expect(await started(graph, journal).seen(COPIED + events.length, soon())).toBe(true)
    expect(await countsOf(graph, events)).toEqual(once(events))
  })

  it('says that nothing of them was seen until they are in the graph', async () => {
    const { graph, folder } = await openCopied()
    const journal = await open(folder)
    const events = named('new', 20)
    await journal.append(events)
    let isHeld = true
    const held = failing(graph, (about) =>
      isHeld && !about.startsWith(`${cursorsOf.name} `) ? new GraphError('unavailable', 'away') : null,
    )
    const applier = started(held, journal)
    expect(await applier.seen(COPIED + 1, AbortSignal.timeout(200))).toBe(false)
    expect(applier.applied).toBe(0)
    isHeld = false
    expect(await applier.seen(COPIED + 20, soon())).toBe(true)
    expect(await countsOf(graph, events)).toEqual(once(events))
  })

  it('sets one of them aside that cannot be applied, and brings in the others', async () => {
    const { graph, folder } = await openCopied()
    const journal = await open(folder)
    const events = named('new', 20)
    await journal.append(events)
    const poisoned = failing(graph, (about) =>
      about.startsWith(`${addInteractions.name} `) && about.includes('new-13"')
        ? new GraphError('contract', 'refused')
        : null,
    )
    expect(await started(poisoned, journal).seen(COPIED + 20, soon())).toBe(true)
    expect(await journal.quarantined(10)).toMatchObject([{ event: { eventId: 'new-13' } }])
    expect(await countsOf(graph, events)).toEqual(events.map((_, n) => (n === 13 ? 0 : 1)))
  })
})
