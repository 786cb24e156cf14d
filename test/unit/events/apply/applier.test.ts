import { afterEach, describe, expect, it, vi } from 'vitest'
import { AttuneError } from '../../../../src/domain/errors.ts'
import type { InteractionEvent } from '../../../../src/domain/event.ts'
import type { Applier } from '../../../../src/events/apply/applier.ts'
import type { ApplierNews } from '../../../../src/events/apply/apply-entries.ts'
import { GATHER_MS } from '../../../../src/events/apply/pace.ts'
import { journaledIntake } from '../../../../src/events/intake.ts'
import type { Journal } from '../../../../src/events/journal/journal.ts'
import { lmdbJournal } from '../../../../src/events/journal/lmdb-journal.ts'
import { addFirstEvents, cursorsOf, interactionsAmong } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { GraphError } from '../../../../src/graph/graph-error.ts'
import { delegating, type GraphRunner, type GraphStore } from '../../../../src/graph/graph-store.ts'
import { append, applierOf } from '../../../support/journaling.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const closings: (() => Promise<unknown>)[] = []

afterEach(async () => {
  for (const close of closings.splice(0).reverse()) await close()
})

async function openGraph(): Promise<GraphStore> {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  closings.push(() => graph.close())
  return graph
}

function openJournal(folder = temporaryFolder()): Journal {
  const journal = lmdbJournal({ folder, nowMs: () => 1_000 })
  closings.push(() => journal.close())
  return journal
}

function started(graph: GraphStore, journal: Journal, news: Partial<ApplierNews> = {}): Applier {
  const applier = applierOf(graph, journal, () => 1_000, news)
  applier.start()
  closings.push(() => applier.stop())
  return applier
}

function event(eventId: string, traits: Partial<InteractionEvent> = {}): InteractionEvent {
  return { eventId, userId: 'ana', itemId: 'tea', kind: 'play', atMs: 5, value: null, count: 1, ...traits }
}

const soon = () => AbortSignal.timeout(10_000)

async function countOf(graph: GraphStore, userId: string, itemId: string): Promise<number> {
  const [edge] = await graph.run(interactionsAmong, { rows: [{ userId, wanted: [itemId] }] })
  return edge?.count ?? 0
}

/** A graph whose transactions pass through `before`. */
function faulty(graph: GraphStore, before: (work: Work) => Work): GraphStore {
  return {
    ...delegating(graph),
    transaction: (work, options) => graph.transaction(before(work as Work) as typeof work, options),
  }
}

type Work = (graph: GraphRunner) => Promise<unknown>

describe('the applier', () => {
  it('reports pending events while the journal is unreadable, then continues', async () => {
    const [graph, journal] = [await openGraph(), openJournal()]
    const broken = new Error('MDB_CORRUPTED')
    const read = vi.spyOn(journal, 'read').mockImplementation(() => {
      throw broken
    })
    const errors: unknown[] = []
    const applier = started(graph, journal, { stuck: (error) => void errors.push(error) })
    const { position } = await journal.append([event('a')])
    await expect.poll(() => errors.length).toBeGreaterThan(1)
    expect(errors[0]).toBe(broken)
    expect(await countOf(graph, 'ana', 'tea')).toBe(0)
    read.mockRestore()
    expect(await applier.seen(position, soon())).toBe(true)
    expect(await countOf(graph, 'ana', 'tea')).toBe(1)
  })

  it('applies events and moves the cursor in one transaction', async () => {
    const [graph, journal] = [await openGraph(), openJournal()]
    const applier = started(graph, journal)
    const { position } = await append(applier, journal, [
      event('a'),
      event('b'),
      event('c', { kind: 'impression' }),
    ])
    expect(await applier.seen(position, soon())).toBe(true)
    expect(await countOf(graph, 'ana', 'tea')).toBe(2)
    const [cursor] = await graph.run(cursorsOf, { journals: [journal.id] })
    expect(cursor).toMatchObject({ applied: 3, recorded: 3 })
  })

  it('batches single events, and applies awaited ones at once', async () => {
    const [graph, journal] = [await openGraph(), openJournal()]
    let transactions = 0
    const counting = faulty(graph, (work) => {
      transactions++
      return work
    })
    const applier = started(counting, journal)
    const beganMs = performance.now()
    for (let n = 0; n < 40; n++) {
      await append(applier, journal, [event(`e${n}`)])
    }
    const periods = (performance.now() - beganMs) / GATHER_MS
    expect(await applier.seen(40, soon())).toBe(true)
    expect(transactions).toBeLessThan(Math.max(20, periods + 3))
    const waitedMs: number[] = []
    for (let n = 41; n <= 60; n++) {
      const { position } = await append(applier, journal, [event(`e${n}`)])
      const startedMs = performance.now()
      await applier.seen(position, soon())
      waitedMs.push(performance.now() - startedMs)
    }
    expect(Math.min(...waitedMs)).toBeLessThan(25)
  })

  it('counts each event once if the reply to a commit is lost', async () => {
    const [graph, journal] = [await openGraph(), openJournal()]
    let lost = 0
    const flaky: GraphStore = {
      ...faulty(graph, (work) => work),
      async transaction(work, options) {
        const value = await graph.transaction(work, options)
        if (lost++ < 3) throw new GraphError('unavailable', 'the reply was lost')
        return value
      },
    }
    const applier = started(flaky, journal)
    await append(applier, journal, [event('a'), event('b')])
    expect(await applier.seen(2, soon())).toBe(true)
    expect(lost).toBeGreaterThan(1)
    expect(await countOf(graph, 'ana', 'tea')).toBe(2)
  })

  it('counts each event once if two appliers share a journal or two journals share events', async () => {
    const [graph, one, other] = [await openGraph(), openJournal(), openJournal()]
    const events = Array.from({ length: 30 }, (_, n) => event(`e${n}`, { atMs: n }))
    await Promise.all([one.append(events), other.append([...events].reverse())])
    const appliers = [started(graph, one), started(graph, one), started(graph, other)]
    for (const applier of appliers) expect(await applier.seen(30, soon())).toBe(true)
    expect(await countOf(graph, 'ana', 'tea')).toBe(30)
  })

  it('waits while the graph is unavailable, then continues', async () => {
    const [graph, journal] = [await openGraph(), openJournal()]
    let isUnavailable = true
    const applier = started(
      faulty(graph, (work) =>
        isUnavailable ? () => Promise.reject(new GraphError('unavailable', 'away')) : work,
      ),
      journal,
    )
    await append(applier, journal, [event('a')])
    expect(await applier.seen(1, AbortSignal.timeout(150))).toBe(false)
    expect(applier.waiting).toBe(1)
    isUnavailable = false
    expect(await applier.seen(1, soon())).toBe(true)
    expect(await countOf(graph, 'ana', 'tea')).toBe(1)
  })

  it('accepts events despite entries of an earlier process until the cursor is known', async () => {
    const [graph, journal] = [await openGraph(), openJournal()]
    await journal.append([event('a'), event('b'), event('c')])
    let isUnavailable = true
    const away: GraphStore = {
      ...delegating(graph),
      run: (query, params, options) =>
        isUnavailable
          ? Promise.reject(new GraphError('unavailable', 'away'))
          : graph.run(query, params, options),
    }
    const applier = started(away, journal)
    await append(applier, journal, [event('d')])
    expect([applier.leastWaiting, applier.waiting]).toEqual([1, 4])
    const intake = journaledIntake({ journal, applier, maxWaiting: 2, onUnwritten: () => {} })
    expect(await intake.take([event('e')])).toMatchObject({ verdicts: ['accepted'] })
    expect(await intake.take([event('f')])).toMatchObject({ problem: { code: 'BUSY' } })
    isUnavailable = false
    expect(await applier.seen(5, soon())).toBe(true)
    expect([applier.leastWaiting, await countOf(graph, 'ana', 'tea')]).toEqual([0, 5])
  })

  it('moves an event that cannot be applied to the dead letters, and applies the others', async () => {
    const [graph, journal] = [await openGraph(), openJournal()]
    const deadLetter: number[] = []
    const poisoned = faulty(graph, (work) => (runner) => work(withPoison(runner, 'poison')))
    const applier = started(poisoned, journal, { deadLetter: (positions) => deadLetter.push(...positions) })
    await append(
      applier,
      journal,
      Array.from({ length: 50 }, (_, n) => event(`e${n}`, { itemId: n === 31 ? 'poison' : 'tea' })),
    )
    expect(await applier.seen(50, soon())).toBe(true)
    expect(await countOf(graph, 'ana', 'tea')).toBe(49)
    expect(deadLetter).toEqual([32])
    expect(journal.quarantined(10)).toMatchObject([{ position: 32, event: { eventId: 'e31' } }])
  })

  it("continues after a restart at the graph's cursor", async () => {
    const [graph, folder] = [await openGraph(), temporaryFolder()]
    const journal = openJournal(folder)
    const first = started(graph, journal)
    await append(first, journal, [event('a')])
    await first.seen(1, soon())
    await first.stop()
    await journal.append([event('b'), event('c')])
    await journal.close()
    const again = openJournal(folder)
    expect(await started(graph, again).seen(3, soon())).toBe(true)
    expect(await countOf(graph, 'ana', 'tea')).toBe(3)
  })

  it('applies the whole journal to an empty graph, and reports the trimmed positions', async () => {
    const [graph, journal] = [await openGraph(), openJournal()]
    await journal.append([event('a'), event('b')])
    await journal.trim(1, 2_000)
    const gaps: [number, number][] = []
    const applier = started(graph, journal, { gap: (first, last) => gaps.push([first, last]) })
    expect(await applier.seen(2, soon())).toBe(true)
    expect(gaps).toEqual([[1, 1]])
    expect(await countOf(graph, 'ana', 'tea')).toBe(1)
  })
})

describe('an intake', () => {
  it('rejects events with a retry delay if too many are pending, and stores none of them', async () => {
    const [graph, journal] = [await openGraph(), openJournal()]
    const away = faulty(graph, () => () => Promise.reject(new GraphError('unavailable', 'away')))
    const intake = journaledIntake({
      journal,
      applier: started(away, journal),
      maxWaiting: 3,
      onUnwritten: () => {},
    })
    expect(await intake.take([event('a'), event('b')])).toMatchObject({ position: 2 })
    const refused = await intake.take([event('c'), event('d')])
    expect(refused).toMatchObject({ problem: { code: 'BUSY', isRetryable: true } })
    expect('problem' in refused && (refused.problem.retryAfterMs ?? 0)).toBeGreaterThan(0)
    expect(journal.last).toBe(2)
  })

  it('reports once that events cannot be written, until a write succeeds', async () => {
    const [graph, journal] = [await openGraph(), openJournal()]
    let told = 0
    const intake = journaledIntake({
      journal,
      applier: started(graph, journal),
      maxWaiting: 100,
      onUnwritten: () => told++,
    })
    const full = () => Promise.reject(new AttuneError('UNAVAILABLE', 'the disk is full'))
    const append = vi.spyOn(journal, 'append').mockImplementation(full)
    expect(await intake.take([event('a')])).toMatchObject({ problem: { code: 'UNAVAILABLE' } })
    await intake.take([event('b')])
    expect(told).toBe(1)
    append.mockRestore()
    expect(await intake.take([event('c')])).toMatchObject({ position: 1 })
    vi.spyOn(journal, 'append').mockImplementation(full)
    await intake.take([event('d')])
    expect(told).toBe(2)
  })
})

/** A runner whose engine rejects writes of one item. */
function withPoison(runner: GraphRunner, itemId: string): GraphRunner {
  return {
    async run(query, params, options) {
      if (query.name === addFirstEvents.name && JSON.stringify(params).includes(itemId)) {
        throw new GraphError('contract', 'the engine refuses it')
      }
      return runner.run(query, params, options)
    },
  }
}
