import { afterEach, describe, expect, it } from 'vitest'
import type { InteractionEvent } from '../../../src/domain/event.ts'
import { cursorsOf, interactionsAmong } from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { GraphError } from '../../../src/graph/graph-error.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import type { ApplierNews } from '../../../src/ingest/applier.ts'
import { type ApplyEntries, applyEntries } from '../../../src/ingest/apply-entries.ts'
import { KEPT_EVENTS } from '../../../src/ingest/fold-events.ts'
import { journaledIntake } from '../../../src/ingest/journaled-intake.ts'
import type { Journal } from '../../../src/journal/journal.ts'
import { lmdbJournal } from '../../../src/journal/lmdb-journal.ts'
import { applierOf } from '../../support/journaling.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const closings: (() => Promise<unknown>)[] = []

/** Comes before the closings. */
const lastly: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const work of lastly.splice(0)) await work()
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

/** Applies through the graph, but stretches only once they are let through. */
function gated(graph: GraphStore) {
  let open: () => void = () => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  const apply: ApplyEntries = async (what, options) => {
    if ('end' in what) await opened
    return applyEntries(graph, what, options)
  }
  lastly.push(async () => open())
  return { apply, open }
}

/** Events through a journal whose applier is as slow as the test wants. */
function serving(graph: GraphStore, journal: Journal, apply: ApplyEntries, news: Partial<ApplierNews> = {}) {
  const applier = applierOf(graph, journal, () => 1_000, news, { apply })
  applier.start()
  closings.push(() => applier.stop())
  const intake = journaledIntake({ journal, applier, maxWaiting: 100_000, onUnwritten: () => undefined })
  return {
    applier,
    /** Records the events of a call; its position. */
    async take(events: readonly InteractionEvent[]): Promise<number> {
      const taken = await intake.take(events)
      if ('problem' in taken) throw new Error(taken.problem.message)
      return taken.position
    },
    seen: (position: number, userId: string, ms = 10_000) =>
      intake.seen(position, AbortSignal.timeout(ms), userId),
  }
}

let nextId = 0

function event(userId: string, traits: Partial<InteractionEvent> = {}): InteractionEvent {
  const eventId = `event-${nextId++}`
  return { eventId, userId, itemId: 'tea', kind: 'play', atMs: 5, value: null, count: 1, ...traits }
}

/** So many that nobody waits for their turn: what other people do, three things each. */
function crowd(): InteractionEvent[] {
  return Array.from({ length: 900 }, (_, n) => event(`crowd-${n % 300}`))
}

async function countOf(graph: GraphStore, userId: string, itemId = 'tea'): Promise<number> {
  const [edge] = await graph.run(interactionsAmong, { rows: [{ userId, wanted: [itemId] }] })
  return edge?.count ?? 0
}

async function aheadIn(graph: GraphStore, journal: Journal): Promise<readonly number[]> {
  const [cursor] = await graph.run(cursorsOf, { journals: [journal.id] })
  return cursor?.ahead ?? []
}

describe('somebody who waits while much waits before her', () => {
  it('sees what she did, and all that she did before, while nothing else is applied', async () => {
    const [graph, journal] = await openBoth()
    const { apply } = gated(graph)
    const { take, seen, applier } = serving(graph, journal, apply)
    await take(crowd())
    await take([event('ana'), event('bo')])
    const position = await take([event('ana', { itemId: 'cup' })])
    expect(await seen(position, 'ana')).toBe(true)
    expect(applier.applied).toBe(0)
    expect([await countOf(graph, 'ana'), await countOf(graph, 'ana', 'cup')]).toEqual([1, 1])
    expect([await countOf(graph, 'bo'), await countOf(graph, 'crowd-7')]).toEqual([0, 0])
  })

  it('sees what came in the call that she waits for, whoever did it', async () => {
    const [graph, journal] = await openBoth()
    const { take, seen } = serving(graph, journal, gated(graph).apply)
    await take(crowd())
    await take([event('cy')])
    const position = await take([event('bo'), event('ana'), event('bo')])
    expect(await seen(position, 'dan')).toBe(true)
    expect([await countOf(graph, 'ana'), await countOf(graph, 'bo')]).toEqual([1, 2])
    expect(await countOf(graph, 'cy')).toBe(0)
  })

  it('has nothing applied twice and nothing told twice once its turn has come', async () => {
    const [graph, journal] = await openBoth()
    const { apply, open } = gated(graph)
    const told = new Map<string, number>()
    const { take, seen, applier } = serving(graph, journal, apply, {
      applied(events, newPeople) {
        for (const { eventId } of events) told.set(eventId, (told.get(eventId) ?? 0) + 1)
        told.set('new people', (told.get('new people') ?? 0) + (newPeople.get('tea') ?? 0))
      },
    })
    const events = [...crowd(), event('ana', { kind: 'like' }), event('ana', { kind: 'like' }), ...crowd()]
    const position = await take(events)
    const hers = await take([event('ana', { kind: 'like' })])
    expect(await seen(hers, 'ana')).toBe(true)
    expect(await countOf(graph, 'ana')).toBe(3)
    open()
    expect(await applier.seen(hers, AbortSignal.timeout(20_000))).toBe(true)
    expect(await countOf(graph, 'ana')).toBe(3)
    expect(told.get('new people')).toBe(301)
    told.delete('new people')
    expect(new Set(told.values())).toEqual(new Set([1]))
    expect(told.size).toBe(position + 1)
    const [cursor] = await graph.run(cursorsOf, { journals: [journal.id] })
    expect(cursor).toMatchObject({ applied: hers })
  })

  it('sees what she did before this process, while what others did then is still to be applied', async () => {
    const [graph, journal] = await openBoth()
    await journal.append([...crowd(), event('ana'), ...crowd(), event('bo'), event('ana')])
    const { take, seen, applier } = serving(graph, journal, gated(graph).apply)
    const position = await take([event('ana')])
    expect(await seen(position, 'ana')).toBe(true)
    expect([await countOf(graph, 'ana'), await countOf(graph, 'bo'), applier.applied]).toEqual([3, 0, 0])
  })

  it('waits for the turn of long calls, of ids that were known, and of calls from before this process', async () => {
    const [graph, journal] = await openBoth()
    const { position } = await journal.append([...crowd(), event('ana'), event('bo')])
    const { take, seen } = serving(graph, journal, gated(graph).apply)
    expect(await seen(position, 'ana', 300)).toBe(false)
    const long = await take(crowd().slice(0, 21))
    expect(await seen(long, 'ana', 300)).toBe(false)
    expect(await seen(await take(crowd().slice(0, 20)), 'bo', 300)).toBe(true)
    const known = event('ana')
    await take([known])
    expect(await seen(await take([known]), 'bo', 300)).toBe(false)
    expect(await countOf(graph, 'ana')).toBe(0)
  })

  it('waits for the turn of her own where those are many, however few others wait', async () => {
    const [graph, journal] = await openBoth()
    const { take, seen } = serving(graph, journal, gated(graph).apply)
    await take(crowd())
    for (let n = 0; n < 49; n++) await take([event('ana')])
    expect(await seen(await take([event('ana')]), 'ana')).toBe(true)
    await take(Array.from({ length: 50 }, () => event('ana')))
    expect(await seen(await take([event('ana')]), 'ana', 300)).toBe(false)
  })

  it('waits for the turn of all where it is not known what she did before this process', async () => {
    const [graph, journal] = await openBoth()
    await journal.append([...crowd(), event('ana')])
    const { take, seen } = serving(graph, journal, gated(graph).apply)
    const position = await take([event('ana')])
    const read = journal.read.bind(journal)
    journal.read = (after, limit) => {
      if (after === 0) throw new Error('it cannot be read')
      return read(after, limit)
    }
    expect(await seen(position, 'ana', 300)).toBe(false)
    journal.read = read
    expect(await seen(position, 'ana', 1_000)).toBe(true)
  })

  it('waits for the stretch under way where what she did is in it, and sees the rest early', async () => {
    const [graph, journal] = await openBoth()
    const { apply, open } = gated(graph)
    const { take, seen } = serving(graph, journal, apply)
    const events = [event('ana'), ...crowd()]
    const position = await take([...events, ...crowd(), event('ana')])
    const next = await take([event('ana')])
    const seeing = seen(next, 'ana')
    expect(await seen(next, 'ana', 300)).toBe(false)
    expect(await countOf(graph, 'ana')).toBe(0)
    open()
    expect(await seeing).toBe(true)
    expect(await countOf(graph, 'ana')).toBe(3)
    expect(next).toBe(position + 1)
  })

  it('is told in time where the graph hangs', async () => {
    const [graph, journal] = await openBoth()
    const { apply, open } = gated(graph)
    let end = () => {}
    const hung = new Promise<void>((resolve) => {
      end = resolve
    })
    lastly.push(async () => end())
    const { take, seen } = serving(graph, journal, async (what, options) => {
      if (!('end' in what)) await hung
      return apply(what, options)
    })
    await take(crowd())
    const position = await take([event('ana')])
    expect(await seen(position, 'ana', 200)).toBe(false)
    end()
    open()
    expect(await seen(position, 'ana')).toBe(true)
  })

  it('is served beside others at once, by one transaction after the other', async () => {
    const [graph, journal] = await openBoth()
    let [running, most, early] = [0, 0, 0]
    const { apply } = gated(graph)
    const { take, seen } = serving(graph, journal, async (what, options) => {
      if ('end' in what) return apply(what, options)
      early++
      most = Math.max(most, ++running)
      await new Promise((resolve) => setTimeout(resolve, 20))
      return apply(what, options).finally(() => running--)
    })
    await take(crowd())
    const names = Array.from({ length: 30 }, (_, n) => `one-${n}`)
    const positions = await Promise.all(names.map((name) => take([event(name)])))
    const answers = await Promise.all(names.map((name, n) => seen(positions[n] ?? 0, name)))
    expect(new Set(answers)).toEqual(new Set([true]))
    expect(most).toBe(1)
    expect(early).toBeLessThan(4)
    for (const name of names) expect(await countOf(graph, name)).toBe(1)
  })

  it('does not wait for what others did that cannot be applied', async () => {
    const [graph, journal] = await openBoth()
    const { apply } = gated(graph)
    const { take, seen } = serving(graph, journal, async (what, options) => {
      const isPoisoned = what.entries.some(({ event }) => event.itemId === 'poison')
      if (isPoisoned) throw new GraphError('contract', 'it does not fit')
      return apply(what, options)
    })
    await take(crowd())
    const [hers, his] = [await take([event('ana')]), await take([event('bo', { itemId: 'poison' })])]
    expect(await Promise.all([seen(hers, 'ana'), seen(his, 'bo', 500)])).toEqual([true, false])
  })
})

describe('what came before its turn', () => {
  /** An event that its edge does not remember: newer ones of the pair push it out. */
  async function takeForgettable(take: (events: readonly InteractionEvent[]) => Promise<number>) {
    await take(crowd())
    await take(Array.from({ length: KEPT_EVENTS }, () => event('ana', { atMs: 9 })))
    return take([event('ana', { atMs: 1 })])
  }

  it('counts once after a crash, also where its edge has forgotten it', async () => {
    const [graph, journal] = await openBoth()
    const { apply } = gated(graph)
    const before = serving(graph, journal, apply)
    const position = await takeForgettable(before.take)
    expect(await before.seen(position, 'ana')).toBe(true)
    expect(await countOf(graph, 'ana')).toBe(KEPT_EVENTS + 1)
    expect(await aheadIn(graph, journal)).toHaveLength(KEPT_EVENTS + 1)
    const after = serving(graph, journal, (what, options) => applyEntries(graph, what, options))
    expect(await after.applier.seen(position, AbortSignal.timeout(10_000))).toBe(true)
    expect(await countOf(graph, 'ana')).toBe(KEPT_EVENTS + 1)
  })

  it('counts once where the reply was lost and it was tried again', async () => {
    const [graph, journal] = await openBoth()
    const { apply, open } = gated(graph)
    let lost = 1
    const { take, seen, applier } = serving(graph, journal, async (what, options) => {
      const applied = await apply(what, options)
      if (!('end' in what) && lost-- > 0) throw new GraphError('unavailable', 'the reply was lost')
      return applied
    })
    const position = await takeForgettable(take)
    expect(await seen(position, 'ana', 300)).toBe(false)
    expect(await seen(position, 'ana', 300)).toBe(true)
    open()
    expect(await applier.seen(position, AbortSignal.timeout(10_000))).toBe(true)
    expect(await countOf(graph, 'ana')).toBe(KEPT_EVENTS + 1)
  })

  it('keeps its number where the journal is an older copy', async () => {
    const [graph, journal] = await openBoth()
    const { take, seen } = serving(graph, journal, gated(graph).apply)
    await take(crowd())
    const position = await take([event('ana')])
    expect(await seen(position, 'ana')).toBe(true)
    const [, copy] = await openBoth()
    Object.defineProperty(copy, 'id', { value: journal.id })
    const again = serving(graph, copy, (what, options) => applyEntries(graph, what, options))
    await expect.poll(() => copy.last).toBe(position)
    const next = await again.take([event('bo')])
    expect(next).toBe(position + 1)
    expect(await again.seen(next, 'bo')).toBe(true)
    expect(await countOf(graph, 'bo')).toBe(1)
  })

  it('is no longer noted once the cursor has passed it', async () => {
    const [graph, journal] = await openBoth()
    const { apply, open } = gated(graph)
    const { take, seen, applier } = serving(graph, journal, apply)
    await take(crowd())
    const first = await take([event('ana')])
    expect(await seen(first, 'ana')).toBe(true)
    expect(await aheadIn(graph, journal)).toEqual([first])
    open()
    expect(await applier.seen(first, AbortSignal.timeout(10_000))).toBe(true)
    expect(await aheadIn(graph, journal)).toEqual([])
  })
})
