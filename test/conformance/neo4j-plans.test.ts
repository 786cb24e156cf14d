import type { Driver, Plan } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { sentQuery } from '../../src/graph/neo4j/sent-query.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { measureWork } from '../support/measure-work.ts'
import { cypher, directDriver } from '../support/neo4j/direct-driver.ts'
import { readCases } from './fixture/read-cases.ts'
import { type Step, step } from './fixture/step.ts'
import { worldSteps } from './fixture/world.ts'
import type { WorldSize } from './fixture/world-size.ts'
import { writeCases } from './fixture/write-cases.ts'

const WORLD: WorldSize = { users: 300, items: 5_200, tags: 40, perUser: 10, hottest: 300, follows: 150 }

/** A server that does not know the names yet orders conditions differently, and resolves names at run time. */
const MOST_MORE = 2.2
const SLACK = 50

const STEADY: readonly Step[] = [...readCases(), ...writeCases()].filter(({ query }) => query.isSteady)

/** With few users its plan starts at the tag; with many it starts at the users. */
const statedBy = cypherQuery<{ userIds: readonly string[]; tagId: string }, { count: number }>(
  'test/stated-by',
  `// @mode read
   // @budget 1
   // @param userIds [String!]!
   // @param tagId String!
   // @returns count Int!
   UNWIND $userIds AS userId
   MATCH (user:User {id: userId})-[stated:INTERESTED_IN]->(tag:Tag {id: $tagId})
   RETURN count(stated) AS count`,
)

/** Declared steady, but is not: while one item has all tags, its plan starts at the tag, which all items get later. */
const UNSTEADY = step(
  cypherQuery<{ itemId: string; tagId: string }, { count: number }>(
    'test/unsteady',
    `// @mode read
     // @steady
     // @budget 1
     // @param itemId String!
     // @param tagId String!
     // @returns count Int!
     MATCH (item:Item {id: $itemId})-[tagged:TAGGED]->(tag:Tag {id: $tagId})
     RETURN count(tagged) AS count`,
  ),
  { itemId: 'i0', tagId: 't0' },
)

const ONE_ITEM_OF_ALL_TAGS = `CREATE (item:Item {id: 'only'})
  WITH item UNWIND range(0, 499) AS n CREATE (item)-[:TAGGED]->(:Tag {id: 't' + toString(n)})`

const MANY_ITEMS_OF_ONE_TAG = `MATCH (tag:Tag {id: 't0'})
  WITH tag UNWIND range(0, 2999) AS n CREATE (:Item {id: 'i' + toString(n)})-[:TAGGED]->(tag)`

const [, engine] = ENGINES
if (!engine) throw new Error('the engine is not listed')

describe.skipIf(engine.skipReason !== null)(`a plan of ${titleOf(engine)}`, () => {
  let driver: Driver
  let graph: GraphStore
  let kept: readonly string[]
  beforeAll(async () => {
    driver = directDriver()
    graph = await engine.open({ refreshesPlans: true })
    await graph.server?.refreshPlans()
    kept = await planFor({})
    const other = await planFor({ column: 'other' })
    await cypher(
      driver,
      `CREATE (tag:Tag {id: 'tea'})
       WITH tag UNWIND range(1, 2000) AS n CREATE (:User {id: toString(n)})-[:INTERESTED_IN]->(tag)`,
    )
    await cypher(driver, 'CALL db.resampleOutdatedIndexes()')
    const isReplanned = async () => {
      expect(await planFor({ column: 'other', replan: 'force' }), 'plan with replan=force').not.toEqual(other)
    }
    await vi.waitFor(isReplanned, { timeout: 30_000 })
  })
  afterAll(() => Promise.all([graph.close(), driver.close()]))

  it('is the same for lists of every length, so a new length does not wait for a plan', async () => {
    for (const length of [2, 50, 500, 5_000]) expect(await planFor({ length }), `${length}`).toEqual(kept)
  })

  function sentStatedBy(length: number) {
    return sentQuery(statedBy, { userIds: Array.from({ length }, (_, n) => String(n)), tagId: 'tea' })
  }

  /** The operators of the cached plan, or of a new one if none is cached. */
  async function planFor({ length = 1, column = 'count', replan = 'skip' }) {
    const { text, params } = sentStatedBy(length)
    const named = text.replace('AS count', `AS ${column}`)
    const { summary } = await cypher(driver, `EXPLAIN CYPHER replan=${replan} ${named}`, params)
    return summary.plan ? operators(summary.plan) : []
  }
})

describe.skipIf(engine.skipReason !== null)(`a steady query, ${titleOf(engine)}`, () => {
  const early = new Map<Step, number>()
  const late = new Map<Step, number>()
  beforeAll(async () => {
    const graph = await engine.open({ refreshesPlans: true })
    try {
      await graph.server?.refreshPlans()
      await measureInto(early, graph)
      for (const { query, params } of worldSteps(WORLD)) await graph.run(query, params)
      await measureInto(early, graph)
      await graph.server?.refreshPlans()
      await measureInto(late, graph)
    } finally {
      await graph.close()
    }
  }, 120_000)

  it.each(STEADY.map((one) => [one.query.name, one] as const))(
    'keeps its work in bounds on a full graph with the plan for an empty one: %s',
    (_, one) => {
      expect(early.get(one)).toBeLessThanOrEqual(mostWork(late.get(one)))
    },
  )

  it('is detected if its plan depends on the contents of the graph', async () => {
    const { query, params } = UNSTEADY
    const graph = await engine.open({ refreshesPlans: true })
    const driver = directDriver()
    await cypher(driver, ONE_ITEM_OF_ALL_TAGS)
    await untilPlannedFromTag(driver)
    await cypher(driver, MANY_ITEMS_OF_ONE_TAG)
    const byOldPlan = await measureWork(graph, query, params)
    await graph.server?.refreshPlans()
    const byNewPlan = await measureWork(graph, query, params)
    await Promise.all([graph.close(), driver.close()])
    expect(byOldPlan).toBeGreaterThan(mostWork(byNewPlan))
  }, 90_000)
})

function mostWork(byNewPlan = 0): number {
  return byNewPlan * MOST_MORE + SLACK
}

/** Index samples from earlier tests influence the planner until the indexes are resampled, which takes a while. */
async function untilPlannedFromTag(driver: Driver): Promise<void> {
  const { text, params } = sentQuery(UNSTEADY.query, UNSTEADY.params)
  const { records } = await cypher(driver, "SHOW INDEXES YIELD name, type WHERE type = 'RANGE' RETURN name")
  const names = records.map((record) => record.get('name'))
  const sampledAndPlanned = async () => {
    for (const name of names) await cypher(driver, 'CALL db.resampleIndex($name)', { name })
    const { summary } = await cypher(driver, `EXPLAIN CYPHER replan=force ${text}`, params)
    expect(summary.plan ? operators(summary.plan).join('; ') : '').toMatch(/Seek[^;]*tag:Tag/)
  }
  await vi.waitFor(sampledAndPlanned, { timeout: 60_000, interval: 500 })
}

/** Measures with the cached plans; the server makes the missing ones. */
async function measureInto(work: Map<Step, number>, graph: GraphStore): Promise<void> {
  for (const one of STEADY) work.set(one, await measureWork(graph, one.query, one.params))
}

function operators({ operatorType, arguments: { Details }, children }: Plan): readonly string[] {
  return [`${operatorType} ${Details}`, ...children.flatMap(operators)]
}
