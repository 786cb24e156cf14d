import type { Driver } from 'neo4j-driver'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import type { Neo4jOptions } from '../../src/graph/neo4j/neo4j-options.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { UNIQUE_KEYS } from '../../src/graph/schema.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf, wipeNeo4j } from '../support/engines.ts'
import { everythingIn, failureOf } from '../support/failure-of.ts'
import { cypher, directDriver, running } from '../support/neo4j/direct-driver.ts'
import { type FlakyWire, flakyWire } from '../support/neo4j/flaky-wire.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'

const createTag = cypherQuery<{ id: string }, object>(
  'test/create-tag',
  `// @mode write
   // @touches nothing
   // @param id String!
   CREATE (tag:Tag {id: $id})`,
)
const tagIds = cypherQuery<object, { id: string }>(
  'test/tag-ids',
  `// @mode read
   // @returns id String!
   MATCH (tag:Tag) RETURN tag.id AS id ORDER BY id`,
)
const heavy = cypherQuery<object, { count: number }>(
  'test/heavy',
  `// @mode read
   // @returns count Int!
   UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN count(a % 7 + b) AS count`,
)
const hungry = cypherQuery<object, { size: number }>(
  'test/hungry',
  `// @mode read
   // @returns size Int!
   UNWIND range(1, 100000000) AS n WITH collect(n) AS numbers RETURN size(numbers) AS size`,
)
const sneaky = cypherQuery<object, { id: string }>(
  'test/sneaky',
  `// @mode read
   // @returns id String!
   CREATE (tag:Tag {id: 'sneaky'}) RETURN tag.id AS id`,
)

const [, engine] = ENGINES
if (!engine) throw new Error('the engine is not listed')

describe.skipIf(engine.skipReason !== null)(`opening ${titleOf(engine)}`, () => {
  let driver: Driver
  beforeAll(async () => {
    driver = directDriver()
    await wipeNeo4j()
  })
  afterAll(() => driver.close())

  it('a wrong password is rejected', async () => {
    const error = await failureOf(openNeo4j({ ...neo4jOptions(), password: 'wrong-secret' }))
    expect(error.kind).toBe('refused')
    expect(error.message).toContain('password')
    expect(everythingIn(error)).not.toContain('wrong-secret')
  })

  it('an unknown database is rejected', async () => {
    const error = await failureOf(openNeo4j({ ...neo4jOptions(), database: 'nowhere' }))
    expect(error).toMatchObject({ kind: 'refused' })
    expect(error.message).toContain('database nowhere')
  })

  it('a URI with another scheme is rejected', async () => {
    const error = await failureOf(openNeo4j({ ...neo4jOptions(), uri: 'http://127.0.0.1:7474' }))
    expect(error.kind).toBe('refused')
  })

  it.each(['bolt', 'neo4j'])('a missing server is reported as `unavailable` (%s://)', async (scheme) => {
    const error = await failureOf(openNeo4j({ ...neo4jOptions(), uri: `${scheme}://127.0.0.1:1` }))
    expect(error).toMatchObject({ kind: 'unavailable' })
    expect(error.message).toContain('127.0.0.1:1 cannot be reached')
  })

  it('creates the unique keys, and opening again changes nothing', async () => {
    for (let time = 1; time <= 2; time++) {
      await (await openNeo4j(neo4jOptions())).close()
      const { records } = await cypher(
        driver,
        'SHOW CONSTRAINTS YIELD type WHERE type = "UNIQUENESS" RETURN type',
      )
      expect(records).toHaveLength(UNIQUE_KEYS.length)
    }
  })

  it('processes that start concurrently share the setup', async () => {
    for (let round = 0; round < 3; round++) {
      for (const { label, property } of UNIQUE_KEYS) {
        await cypher(driver, `DROP CONSTRAINT ${label.toLowerCase()}_${property}`)
      }
      const stores = await Promise.all(Array.from({ length: 6 }, () => openNeo4j(neo4jOptions())))
      await Promise.all(stores.map((store) => store.close()))
    }
  })

  it('an index that conflicts with a key is named in the error', async () => {
    await cypher(driver, 'DROP CONSTRAINT chart_id')
    await cypher(driver, 'CREATE INDEX old FOR (chart:Chart) ON (chart.id)')
    const error = await failureOf(openNeo4j(neo4jOptions()))
    expect(error.kind).toBe('refused')
    expect(error.message).toContain('drop the index on Chart.id first')
    await cypher(driver, 'DROP INDEX old')
    await (await openNeo4j(neo4jOptions())).close()
  })

  it('duplicate keys are named in the error', async () => {
    await cypher(driver, 'DROP CONSTRAINT chart_id')
    await cypher(driver, 'CREATE (:Chart {id: "twice"}), (:Chart {id: "twice"})')
    const error = await failureOf(openNeo4j(neo4jOptions()))
    expect(error.kind).toBe('refused')
    expect(error.message).toContain('several nodes share one Chart.id')
    await cypher(driver, 'MATCH (chart:Chart) DELETE chart')
    await (await openNeo4j(neo4jOptions())).close()
  })

  it('neo4j:// routes reads and writes, and reads see earlier writes', async () => {
    const graph = await openNeo4j({ ...neo4jOptions(), uri: neo4jOptions().uri.replace(/^\w+:/, 'neo4j:') })
    for (const id of ['routed-1', 'routed-2', 'routed-3']) {
      await graph.run(createTag, { id })
      expect(await graph.run(tagIds, {})).toContainEqual({ id })
    }
    await graph.close()
  })
})

describe.skipIf(engine.skipReason !== null)(`limits of ${titleOf(engine)}`, () => {
  let driver: Driver
  let graph: GraphStore
  beforeAll(async () => {
    driver = directDriver()
    graph = await openNeo4j({ ...neo4jOptions(), readTimeoutMs: 700 })
  })
  afterAll(() => Promise.all([graph.close(), driver.close()]))

  it('the server stops a read at its deadline', async () => {
    expect((await failureOf(graph.run(heavy, {}))).kind).toBe('timeout')
    expect(await running(driver, 'range(1, 100000)')).toBe(0)
  })

  it('aborting stops the query on the server', async () => {
    expect((await failureOf(graph.run(heavy, {}, { signal: AbortSignal.timeout(100) }))).kind).toBe(
      'cancelled',
    )
    await expect.poll(() => running(driver, 'range(1, 100000)'), { timeout: 500 }).toBe(0)
  })

  it('a query above the memory limit is stopped and not retried', async () => {
    const patient = await openNeo4j({ ...neo4jOptions(), readTimeoutMs: 60_000 })
    expect((await failureOf(patient.run(hungry, {}))).kind).toBe('too-much-memory')
    await patient.close()
  })

  it('a query that claims to read cannot write', async () => {
    expect((await failureOf(graph.run(sneaky, {}))).kind).toBe('contract')
  })

  it('a write waits until its deadline for a lock of another process', async () => {
    const session = driver.session({ database: neo4jOptions().database })
    const other = await session.beginTransaction()
    await other.run('MERGE (tag:Tag {id: "contested"}) SET tag.x = 1')
    const hasty = await openNeo4j({ ...neo4jOptions(), writeTimeoutMs: 500 })
    const claim = hasty.run(
      cypherQuery<object, object>(
        'test/claim',
        '// @mode write\nMERGE (tag:Tag {id: "contested"}) SET tag.x = 2',
      ),
      {},
    )
    expect((await failureOf(claim)).kind).toBe('timeout')
    await other.rollback()
    await session.close()
    await hasty.close()
  })
})

describe.skipIf(engine.skipReason !== null)(`faults of ${titleOf(engine)}`, () => {
  let wire: FlakyWire
  let graph: GraphStore
  beforeEach(async () => {
    await wipeNeo4j()
    const options = neo4jOptions()
    const { hostname, port } = new URL(options.uri.replace(/^\w[\w+]*:/, 'http:'))
    wire = await flakyWire(hostname, Number(port || 7687))
    graph = await openNeo4j(hasty(options, wire.port))
  })
  afterEach(async () => {
    wire.cut()
    await graph.close()
    await wire.close()
  })

  it('dead connections in the pool are replaced, for reads and for writes', async () => {
    await Promise.all(Array.from({ length: 8 }, () => graph.run(tagIds, {})))
    wire.cut()
    expect(await graph.run(tagIds, {})).toEqual([])
    wire.cut()
    await graph.run(createTag, { id: 'after-the-cut' })
    expect(await graph.run(tagIds, {})).toEqual([{ id: 'after-the-cut' }])
  })

  it('a commit whose reply is lost is not retried', async () => {
    let attempts = 0
    const lost = graph.transaction(async (inside) => {
      attempts++
      await inside.run(createTag, { id: `attempt-${attempts}` })
      // The commit arrives, but its reply is lost.
      wire.silence()
      setTimeout(() => wire.cut(), 300)
    })
    const error = await failureOf(lost)
    expect(error).toMatchObject({ kind: 'unavailable' })
    expect(error.message).toContain('outcome unknown')
    wire.heal()
    expect(await graph.run(tagIds, {})).toEqual([{ id: 'attempt-1' }])
    expect(attempts).toBe(1)
  })

  it('a query to a silent server fails at its deadline, and a new connection serves the next query', async () => {
    wire.silence()
    const started = performance.now()
    expect((await failureOf(graph.run(tagIds, {}))).kind).toBe('timeout')
    expect(performance.now() - started).toBeLessThan(3_000)
    wire.heal()
    expect(await graph.run(tagIds, {})).toEqual([])
    await graph.run(createTag, { id: 'healed' })
  })

  it('a silent server does not delay the close', async () => {
    wire.silence()
    const failed = failureOf(graph.run(createTag, { id: 'lost' }))
    const started = performance.now()
    await graph.close()
    expect((await failed).kind).toBe('timeout')
    expect(performance.now() - started).toBeLessThan(6_000)
  })

  it('a stopped server is reported as `unavailable` at once', async () => {
    await wire.close()
    const started = performance.now()
    expect((await failureOf(graph.run(tagIds, {}))).kind).toBe('unavailable')
    expect((await failureOf(graph.run(createTag, { id: 'gone' }))).kind).toBe('unavailable')
    expect(performance.now() - started).toBeLessThan(2_000)
  })
})

function hasty(options: Neo4jOptions, port: number): Neo4jOptions {
  return {
    ...options,
    uri: `bolt://127.0.0.1:${port}`,
    readTimeoutMs: 800,
    writeTimeoutMs: 800,
    replyGraceMs: 400,
  }
}
