import grafeo from '@grafeo-db/js'
import type { Driver } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ALL_QUERIES, type OtherWritersRow, otherWriters } from '../../src/graph/__generated__/queries.ts'
import { encodeParams } from '../../src/graph/encode-params.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { combined, type PartStatement, type Statement } from '../../src/graph/neo4j/grouped-reads.ts'
import { sentQuery } from '../../src/graph/neo4j/sent-query.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { cypher, directDriver } from '../support/neo4j/direct-driver.ts'
import { dumpGraph } from './fixture/dump.ts'
import { readCases } from './fixture/read-cases.ts'
import { firstDifference, sortedRows } from './fixture/same-rows.ts'
import type { AnyQuery, Step } from './fixture/step.ts'
import { worldSteps } from './fixture/world.ts'
import { SMALL } from './fixture/world-size.ts'
import { writeCases } from './fixture/write-cases.ts'

const QUERIES: readonly AnyQuery[] = ALL_QUERIES.map((query) => query as AnyQuery)
const BUILD = worldSteps(SMALL)
const READS = readCases()
const WRITES = writeCases()
const EVERY_STEP = [...BUILD, ...READS, ...WRITES]
const GROUPS = [...new Set(QUERIES.flatMap(({ group }) => group ?? []))]
const paramsOf = new Map(EVERY_STEP.map(({ query, params }) => [query.name, params]))

const [embedded, server] = ENGINES
if (!embedded || !server) throw new Error('both engines are needed')

/** Names for `it.each`. Further cases of a query get a number. */
function named(cases: readonly Step[]): [string, Step][] {
  return cases.map((one, index) => {
    const earlier = cases.slice(0, index).filter(({ query }) => query === one.query).length
    return [earlier === 0 ? one.query.name : `${one.query.name} (${earlier + 1})`, one]
  })
}

it.each(QUERIES.map((query) => [query.name]))('%s has a case in the fixture', (name) => {
  expect(paramsOf.has(name), 'add it to test/conformance/fixture').toBe(true)
})

describe('on an empty embedded graph', () => {
  it.each(QUERIES.map((query) => [query.name, query] as const))(
    '%s returns the columns of its header',
    async (name, query) => {
      const database = grafeo.GrafeoDB.create(null)
      try {
        const params = encodeParams(query, paramsOf.get(name) as never, Number)
        const { columns } = await database.executeCypher(query.text, params)
        expect(columns).toEqual(Object.keys(query.row))
      } finally {
        database.close()
      }
    },
  )
})

describe('on the embedded graph', () => {
  let graph: GraphStore
  beforeAll(async () => {
    graph = await embedded.open()
    for (const { query, params } of BUILD) await graph.run(query, params)
  })
  afterAll(() => graph.close())

  it.each(named(READS))('%s returns rows', async (_, { query, params }) => {
    expect((await graph.run(query, params)).length).toBeGreaterThan(0)
  })
})

describe.skipIf(server.skipReason !== null)(`on both engines, ${titleOf(server)}`, () => {
  let here: GraphStore
  let there: GraphStore
  let driver: Driver
  beforeAll(async () => {
    here = await embedded.open()
    there = await server.open()
    driver = directDriver()
  })
  afterAll(() => Promise.all([here.close(), there.close(), driver.close()]))

  it('the fixture creates the same graph', async () => {
    for (const { query, params } of BUILD) {
      await expectSame(query, await here.run(query, params), await there.run(query, params))
    }
    expect(await dumpGraph(there)).toEqual(await dumpGraph(here))
  })

  it.each(named(READS))('%s returns the same rows', async (_, { query, params }) => {
    const [left, right] = [await here.run(query, params), await there.run(query, params)]
    await expectSame(query, left, query === otherWriters ? right.filter(isOfFixture) : right)
  })

  it.each(GROUPS)('the reads of group %s return the same rows together as alone', async (group) => {
    const cases = READS.filter(({ query }) => query.group === group)
    expect(cases.length).toBeGreaterThan(1)
    for (const graph of [here, there]) {
      const together = await Promise.all(cases.map(({ query, params }) => graph.run(query, params)))
      for (const [at, { query, params }] of cases.entries()) {
        await expectSame(query, await graph.run(query, params), together[at] ?? [])
      }
    }
  })

  it.each(named(WRITES))('%s leaves the same graph', async (_, { query, params }) => {
    await expectSame(query, await here.run(query, params), await there.run(query, params))
    expect(await dumpGraph(there)).toEqual(await dumpGraph(here))
  })

  // Runs after the writes, because a server warns about names that no node or edge has used yet.
  it.each(QUERIES.map((query) => [query.name, query] as const))(
    '%s plans without a warning',
    async (_, query) => {
      expect(await warningsOf(partOf(query))).toEqual([])
    },
  )

  it.each(GROUPS)('the statement of group %s plans without a warning', async (group) => {
    const parts = QUERIES.filter((query) => query.group === group).map(partOf)
    expect(await warningsOf(combined(parts))).toEqual([])
  })

  async function warningsOf({ text, params }: Statement): Promise<readonly string[]> {
    const { summary } = await cypher(driver, `EXPLAIN ${text}`, params)
    const warnings = summary.gqlStatusObjects.filter(({ isNotification }) => isNotification)
    return warnings.map(({ gqlStatus, statusDescription }) => `${gqlStatus} ${statusDescription}`)
  }
})

function partOf(query: AnyQuery): PartStatement {
  const { name, row } = query
  return {
    ...sentQuery(query, paramsOf.get(name) as never),
    name,
    columns: Object.keys(row),
    mayLag: false,
  }
}

/** A store on Neo4j is a writer itself. */
function isOfFixture(row: unknown): boolean {
  return (row as OtherWritersRow).id === 'writer-1'
}

async function expectSame(
  query: AnyQuery,
  left: readonly unknown[],
  right: readonly unknown[],
): Promise<void> {
  const isOrdered = /ORDER BY[^}]*$/.test(query.text)
  const difference = isOrdered
    ? firstDifference(left, right)
    : firstDifference(sortedRows(left), sortedRows(right))
  expect(difference).toBeNull()
}
