import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Applying, applyingThread } from '../../src/compose-applying.ts'
import type { InteractionEvent } from '../../src/domain/event.ts'
import { cursorsOf, interactionsAmong } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import type { Neo4jOptions } from '../../src/graph/neo4j/neo4j-options.ts'
import type { Stretch } from '../../src/ingest/apply-entries.ts'
import { DEFAULT_RATING_SCALE } from '../../src/ingest/event-weight.ts'
import { ENGINES, neo4jOptions, titleOf } from '../support/engines.ts'
import { failureOf } from '../support/failure-of.ts'

const server = ENGINES.find(({ name }) => name === 'neo4j')
if (!server) throw new Error('the engine is not listed')

const OPTIONS = { ratingScale: DEFAULT_RATING_SCALE, nowMs: 1_000 }

function stretch(first: number, last: number): Stretch {
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

describe.skipIf(server.skipReason !== null)(`a thread that applies, ${titleOf(server)}`, () => {
  let graph: GraphStore
  const threads: Applying[] = []

  function open(options: Partial<Neo4jOptions> = {}): Applying {
    const thread = applyingThread({ ...neo4jOptions(), ...options }, graph)
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
    expect(first).toEqual({ position: 3, newPeople: new Map([['tea', 3]]) })
    const next = await apply(stretch(2, 5), OPTIONS)
    expect(next).toEqual({ position: 5, newPeople: new Map([['tea', 2]]) })
    expect(await apply(stretch(1, 4), OPTIONS)).toEqual({ position: 5, newPeople: new Map() })
    const rows = Array.from({ length: 5 }, (_, n) => ({ userId: `user-${n + 1}`, wanted: ['tea'] }))
    const edges = await graph.run(interactionsAmong, { rows })
    expect(edges.map(({ count }) => count)).toEqual([1, 1, 1, 1, 1])
    expect(await graph.run(cursorsOf, { journals: ['journal'] })).toMatchObject([{ applied: 5 }])
  })

  it('leaves what stands for its newest write with the store that follows it, in place of the one before', async () => {
    const { apply } = open()
    await apply(stretch(6, 6), OPTIONS)
    const [before, ...rest] = await graph.bookmarks()
    expect(rest).toEqual([])
    await apply(stretch(7, 7), OPTIONS)
    const [after, ...others] = await graph.bookmarks()
    expect(others).toEqual([])
    expect(after).not.toBe(before)
  })

  it('fails as the graph does: of a server that is away, and of one that refuses', async () => {
    const away = await failureOf(open({ uri: 'bolt://127.0.0.1:1' }).apply(stretch(8, 8), OPTIONS))
    expect(away).toMatchObject({ name: 'GraphError', kind: 'unavailable' })
    const wrong = open({ password: 'not the password' })
    const refused = await failureOf(wrong.apply(stretch(8, 8), OPTIONS))
    expect(refused).toMatchObject({ name: 'GraphError', kind: 'refused' })
    expect(String(refused)).not.toContain('not the password')
  })
})
