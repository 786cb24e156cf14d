import type { Driver } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readGraphState } from '../../src/graph/graph-state.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { readViewer } from '../../src/recommend/read-viewer.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf, wipeNeo4j } from '../support/engines.ts'
import { failureOf } from '../support/failure-of.ts'
import { directDriver, running } from '../support/neo4j/direct-driver.ts'
import { flakyWire } from '../support/neo4j/flaky-wire.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'

const modest = cypherQuery<{ n: number }, { n: number }>(
  'test/modest',
  `// @mode read
   // @bounded
   // @group grouped
   // @param n Int!
   // @returns n Int!
   RETURN $n AS n`,
)
const long = cypherQuery<{ n: number }, { count: number }>(
  'test/long',
  `// @mode read
   // @bounded
   // @group grouped
   // @param n Int!
   // @returns count Int!
   UNWIND range(1, $n) AS a UNWIND range(1, 1000) AS b RETURN count(a % 7 + b) AS count`,
)
const sorted = cypherQuery<{ n: number }, { n: number }>(
  'test/sorted',
  `// @mode read
   // @bounded
   // @group grouped
   // @param n Int!
   // @returns n Int!
   UNWIND range(1, $n) AS n RETURN n ORDER BY n % 7, n DESC`,
)

const [, engine] = ENGINES
if (!engine) throw new Error('the engine is not listed')

describe.skipIf(engine.skipReason !== null)(`grouped reads in one statement, ${titleOf(engine)}`, () => {
  let driver: Driver
  let graph: GraphStore
  beforeAll(async () => {
    driver = directDriver()
    await wipeNeo4j()
    graph = await openNeo4j({ ...neo4jOptions(), readTimeoutMs: 60_000 })
  })
  afterAll(() => Promise.all([graph.close(), driver.close()]))

  it('cover the reads of a viewer and of the graph state', async () => {
    const { hostname, port } = new URL(neo4jOptions().uri.replace(/^\w[\w+]*:/, 'http:'))
    const wire = await flakyWire(hostname, Number(port || 7687))
    const wired = await openNeo4j({ ...neo4jOptions(), uri: `bolt://127.0.0.1:${wire.port}` })
    const [state, viewer] = await Promise.all([
      readGraphState(wired),
      readViewer(wired, { kind: 'user', id: 'absent' }),
    ])
    expect(state).toEqual({ modelVersion: null, newestEventAtMs: null, catalogRevision: null })
    expect(viewer.isKnown).toBe(false)
    // A short text: messages are sent in chunks, and the end of one may split a longer text.
    expect(wire.timesSent(' AS r6')).toBe(1)
    expect(wire.timesSent('MATCH (viewer:User {id: $viewerId})')).toBe(0)
    await wired.close()
    await wire.close()
  })

  it('return their own rows, in order', async () => {
    const [rows] = await Promise.all([graph.run(sorted, { n: 3_000 }), graph.run(modest, { n: 1 })])
    expect(rows).toEqual(await graph.run(sorted, { n: 3_000 }))
    expect(rows.map(({ n }) => n % 7)).toEqual(rows.map(({ n }) => n % 7).toSorted())
  })

  it('can be aborted one by one', async () => {
    const [given, count] = await Promise.all([
      failureOf(graph.run(modest, { n: 1 }, { signal: AbortSignal.timeout(20) })),
      graph.run(long, { n: 1_000 }),
    ])
    expect(given.kind).toBe('cancelled')
    expect(count).toEqual([{ count: 1_000_000 }])
  })

  it('stop on the server once all of them are aborted', async () => {
    const callers = [new AbortController(), new AbortController()] as const
    const given = Promise.all([
      failureOf(graph.run(long, { n: 100_000_000 }, callers[0])),
      failureOf(graph.run(modest, { n: 1 }, callers[1])),
    ])
    await expect.poll(() => running(driver, 'RETURN r0, r1')).toBe(1)
    callers[0].abort()
    callers[1].abort()
    expect((await given).map(({ kind }) => kind)).toEqual(['cancelled', 'cancelled'])
    await expect.poll(() => running(driver, 'RETURN r0, r1'), { timeout: 500 }).toBe(0)
  })
})
