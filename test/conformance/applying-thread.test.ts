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

function batchOf(first: number, last: number): JournalBatch {
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

/** Number of threads of this process with a priority below normal. */
function threadsBelowNormal(): number {
  return readdirSync('/proc/self/task').filter((id) => niceOf(id) >= PRIORITY_BELOW_NORMAL).length
}

/** The niceness is the 17th field after the name, which may contain any character. 0 for a thread that has just ended. */
function niceOf(id: string): number {
  try {
    const stat = readFileSync(`/proc/self/task/${id}/stat`, 'utf8')
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])
  } catch {
    return 0
  }
}

describe.skipIf(server.skipReason !== null)(`the apply thread, ${titleOf(server)}`, () => {
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

  it('applies overlapping batches once, and counts the first-time users of each item', async () => {
    const { apply } = open()
    const first = await apply(batchOf(1, 3), OPTIONS)
    expect(first).toEqual({
      position: 3,
      ahead: [],
      newPeople: new Map([['tea', { users: 3, usersViaRecommendations: 0 }]]),
      mergedUserIds: [],
    })
    const next = await apply(batchOf(2, 5), OPTIONS)
    expect(next).toEqual({
      position: 5,
      ahead: [],
      newPeople: new Map([['tea', { users: 2, usersViaRecommendations: 0 }]]),
      mergedUserIds: [],
    })
    const again = await apply(batchOf(1, 4), OPTIONS)
    expect(again).toEqual({ position: 5, ahead: [], newPeople: new Map(), mergedUserIds: [] })
    const rows = Array.from({ length: 5 }, (_, n) => ({ userId: `user-${n + 1}`, wanted: ['tea'] }))
    const edges = await graph.run(interactionsAmong, { rows })
    expect(edges.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1])
    expect(await graph.run(cursorsOf, { journals: ['journal'] })).toMatchObject([{ applied: 5 }])
  })

  it('hands the bookmark of its newest write to the store, which drops the previous bookmark', async () => {
    const { apply } = open()
    await apply(batchOf(6, 6), OPTIONS)
    const [before, ...rest] = (await graph.server?.bookmarks()) ?? []
    expect(rest).toEqual([])
    await apply(batchOf(7, 7), OPTIONS)
    const [after, ...others] = (await graph.server?.bookmarks()) ?? []
    expect(others).toEqual([])
    expect(after).not.toBe(before)
  })

  it.runIf(process.platform === 'linux' && getPriority() < PRIORITY_BELOW_NORMAL)(
    'runs below normal priority',
    async () => {
      const { apply } = open()
      const before = threadsBelowNormal()
      await apply(batchOf(7, 7), OPTIONS)
      expect(threadsBelowNormal()).toBe(before + 1)
    },
  )

  it('applies early entries while a batch is in progress, and does not move the cursor', async () => {
    const { apply } = open()
    const [early] = batchOf(40, 40).entries
    if (!early) throw new Error('the batch has no entries')
    const inProgress = apply(batchOf(8, 25), OPTIONS)
    const applied = await apply({ journalId: 'journal', entries: [early] }, OPTIONS)
    expect(applied).toMatchObject({
      ahead: [40],
      newPeople: new Map([['tea', { users: 1, usersViaRecommendations: 0 }]]),
    })
    expect(await inProgress).toMatchObject({ position: 25 })
    expect(await graph.run(cursorsOf, { journals: ['journal'] })).toMatchObject([
      { applied: 25, ahead: [40] },
    ])
  })

  it('reports an unreachable server and refused credentials as `unavailable`, not as a fault of the events', async () => {
    const unreachable = await failureOf(open({ uri: 'bolt://127.0.0.1:1' }).apply(batchOf(28, 28), OPTIONS))
    expect(unreachable).toMatchObject({ kind: 'unavailable' })
    const refused = await failureOf(open({ password: 'not the password' }).apply(batchOf(28, 28), OPTIONS))
    expect(refused).toMatchObject({ kind: 'unavailable' })
    expect(everythingIn(refused)).not.toContain('not the password')
  })

  it('aborts a pending write once the server is known to be unavailable, and continues after recovery', async () => {
    const { hostname, port } = new URL(neo4jOptions().uri)
    const wire = await flakyWire(hostname, Number(port))
    const uri = `bolt://127.0.0.1:${wire.port}`
    const own = await openNeo4j({ ...neo4jOptions(), uri, readTimeoutMs: 200, replyGraceMs: 100 })
    const { apply, close } = applyingThread({ ...neo4jOptions(), uri }, own, rethrow)
    await apply(batchOf(28, 28), OPTIONS)
    wire.silence()
    const hung = failureOf(apply(batchOf(29, 29), OPTIONS))
    const startedMs = performance.now()
    while (isAvailable(own)) await own.run(cursorsOf, { journals: ['journal'] }).catch(() => undefined)
    expect(await hung).toMatchObject({ kind: 'unavailable' })
    expect(performance.now() - startedMs).toBeLessThan(15_000)
    wire.cut()
    wire.heal()
    while (!isAvailable(own)) await new Promise((resolve) => setTimeout(resolve, 50))
    expect(await apply(batchOf(29, 29), OPTIONS)).toMatchObject({ position: 29 })
    await close()
    await own.close()
    await wire.close()
  })
})
