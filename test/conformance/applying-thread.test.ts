import { readdirSync, readFileSync } from 'node:fs'
import { constants, getPriority } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Applying, applyingThread } from '../../src/app/applying-thread.ts'
import type { InteractionEvent } from '../../src/domain/event.ts'
import type { JournalBatch } from '../../src/events/apply/apply-entries.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { cursorsOf, interactionsAmong } from '../../src/graph/__generated__/queries.ts'
import { type GraphStore, isAvailable } from '../../src/graph/graph-store.ts'
import type { Neo4jOptions } from '../../src/graph/neo4j/neo4j-options.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { everythingIn, failureOf } from '../support/failure-of.ts'
import { flakyWire } from '../support/neo4j/flaky-wire.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'

const server = ENGINES.find(({ name }) => name === 'neo4j')
if (!server) throw new Error('the engine is not listed')

const { PRIORITY_BELOW_NORMAL } = constants.priority

const OPTIONS = { ratingScale: DEFAULT_RATING_SCALE, nowMs: 1_000 }

function rethrow(error: unknown): never {
  throw error
}

function stretch(first: number, last: number): JournalBatch {
  const entries = Array.from({ length: last - first + 1 }, (_, index) => ({
    position: first + index,
    event: likeOf(first + index),
  }))
  return { journalId: 'journal', entries, end: last, recorded: last }
}

function likeOf(n: number): InteractionEvent {
  return {
    eventId: `event-${n}`,
    userId: `user-${n}`,
    itemId: 'tea',
    kind: 'like',
    atMs: n,
    value: null,
    count: 1,
  }
}

/** How many threads of this process go last. */
function threadsBelowNormal(): number {
  return readdirSync('/proc/self/task').filter((id) => niceOf(id) >= PRIORITY_BELOW_NORMAL).length
}

/** Behind the name, which may hold anything, it is the 17th field. 0 for a thread that has just ended. */
function niceOf(id: string): number {
  try {
    const stat = readFileSync(`/proc/self/task/${id}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])
  } catch {
    return 0
  }
}

describe.skipIf(server.skipReason !== null)(`a thread that applies, ${titleOf(server)}`, () => {
  let graph: GraphStore
  const threads: Applying[] = []

  function open(options: Partial<Neo4jOptions> = {}): Applying {
    const thread = applyingThread({ ...neo4jOptions(), ...options }, graph, rethrow)
    threads.push(thread)
    return thread
  }

  beforeAll(async () => {
    graph = await server.open()
  })

  afterAll(async () => {
    await Promise.all(threads.map((thread) => thread.close()))
    await graph.close()
  })

  it('brings stretches into the graph once, and tells how many new people each item has', async () => {
    const { apply } = open()
    const first = await apply(stretch(1, 3), OPTIONS)
    expect(first).toEqual({
      position: 3,
      ahead: [],
      newPeople: new Map([['tea', { people: 3, usersViaRecommendations: 0 }]]),
    })
    const next = await apply(stretch(2, 5), OPTIONS)
    expect(next).toEqual({
      position: 5,
      ahead: [],
      newPeople: new Map([['tea', { people: 2, usersViaRecommendations: 0 }]]),
    })
    expect(await apply(stretch(1, 4), OPTIONS)).toEqual({ position: 5, ahead: [], newPeople: new Map() })
    const rows = Array.from({ length: 5 }, (_, n) => ({ userId: `user-${n + 1}`, wanted: ['tea'] }))
    const edges = await graph.run(interactionsAmong, { rows })
    expect(edges.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1])
    expect(await graph.run(cursorsOf, { journals: ['journal'] })).toMatchObject([{ applied: 5 }])
  })

  it('leaves what stands for its newest write with the store that follows it, in place of the one before', async () => {
    const { apply } = open()
    await apply(stretch(6, 6), OPTIONS)
    const [before, ...rest] = (await graph.server?.bookmarks()) ?? []
    expect(rest).toEqual([])
    await apply(stretch(7, 7), OPTIONS)
    const [after, ...others] = (await graph.server?.bookmarks()) ?? []
    expect(others).toEqual([])
    expect(after).not.toBe(before)
  })

  it.runIf(process.platform === 'linux' && getPriority() < PRIORITY_BELOW_NORMAL)(
    'goes last where cores are short',
    async () => {
      const { apply } = open()
      const before = threadsBelowNormal()
      await apply(stretch(7, 7), OPTIONS)
      expect(threadsBelowNormal()).toBe(before + 1)
    },
  )

  it('brings entries in before their turn while a stretch is under way, and leaves the cursor alone', async () => {
    const { apply } = open()
    const [early] = stretch(40, 40).entries
    if (!early) throw new Error('a stretch has entries')
    const underWay = apply(stretch(8, 25), OPTIONS)
    const applied = await apply({ journalId: 'journal', entries: [early] }, OPTIONS)
    expect(applied).toMatchObject({
      ahead: [40],
      newPeople: new Map([['tea', { people: 1, usersViaRecommendations: 0 }]]),
    })
    expect(await underWay).toMatchObject({ position: 25 })
    expect(await graph.run(cursorsOf, { journals: ['journal'] })).toMatchObject([
      { applied: 25, ahead: [40] },
    ])
  })

  it('fails of a server that is away or refuses as a store that does not answer: the events are not to blame', async () => {
    const away = await failureOf(open({ uri: 'bolt://127.0.0.1:1' }).apply(stretch(28, 28), OPTIONS))
    expect(away).toMatchObject({ kind: 'unavailable' })
    const refused = await failureOf(open({ password: 'not the password' }).apply(stretch(28, 28), OPTIONS))
    expect(refused).toMatchObject({ kind: 'unavailable' })
    expect(everythingIn(refused)).not.toContain('not the password')
  })

  it('gives a write up that nobody answers once the process knows that the server is away, and goes on when it is back', async () => {
    const { hostname, port } = new URL(neo4jOptions().uri)
    const wire = await flakyWire(hostname, Number(port))
    const uri = `bolt://127.0.0.1:${wire.port}`
    const own = await openNeo4j({ ...neo4jOptions(), uri, readTimeoutMs: 200, replyGraceMs: 100 })
    const { apply, close } = applyingThread({ ...neo4jOptions(), uri }, own, rethrow)
    await apply(stretch(28, 28), OPTIONS)
    wire.silence()
    const hung = failureOf(apply(stretch(29, 29), OPTIONS))
    const startedMs = performance.now()
    while (isAvailable(own)) await own.run(cursorsOf, { journals: ['journal'] }).catch(() => undefined)
    expect(await hung).toMatchObject({ kind: 'unavailable' })
    expect(performance.now() - startedMs).toBeLessThan(15_000)
    wire.cut()
    wire.heal()
    while (!isAvailable(own)) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await apply(stretch(29, 29), OPTIONS)).toMatchObject({ position: 29 })
    await close()
    await own.close()
    await wire.close()
  }, 60_000)
})
