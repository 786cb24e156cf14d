import type { Driver, Plan } from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { sentQuery } from '../../src/graph/neo4j/sent-query.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { cypher, directDriver } from '../support/neo4j/direct-driver.ts'

/** Where there are few people, its plan begins at the tag; where there are many, at them. */
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

const [, engine] = ENGINES
if (!engine) throw new Error('there is no second engine')

describe.skipIf(engine.skipReason !== null)(`the plans of ${titleOf(engine)}`, () => {
  let driver: Driver
  let graph: GraphStore
  beforeAll(async () => {
    driver = directDriver()
    graph = await engine.open()
    await graph.refreshPlans()
  })
  afterAll(() => Promise.all([graph.close(), driver.close()]))

  it('are the same for lists of every length, so that nobody waits because hers is the first of that length', async () => {
    const [kept, other] = [await planFor(1), await planFor(1, { column: 'other' })]
    await cypher(
      driver,
      `CREATE (tag:Tag {id: 'tea'})
       WITH tag UNWIND range(1, 2000) AS n CREATE (:User {id: toString(n)})-[:INTERESTED_IN]->(tag)`,
    )
    await cypher(driver, 'CALL db.resampleOutdatedIndexes()')
    // What is planned from now on is planned otherwise.
    await expect.poll(() => planFor(1, { column: 'other', replan: 'force' })).not.toEqual(other)
    for (const length of [2, 50, 500, 5_000]) expect(await planFor(length), `${length}`).toEqual(kept)
  })

  /** The operators of the plan that the server has, or of the one that it makes if it has none. */
  async function planFor(length: number, { column = 'count', replan = 'skip' } = {}) {
    const userIds = Array.from({ length }, (_, n) => String(n))
    const { text, params } = sentQuery(statedBy, { userIds, tagId: 'tea' })
    const named = text.replace('AS count', `AS ${column}`)
    const { summary } = await cypher(driver, `EXPLAIN CYPHER replan=${replan} ${named}`, params)
    return summary.plan ? operators(summary.plan) : []
  }
})

function operators({ operatorType, arguments: { Details }, children }: Plan): readonly string[] {
  return [`${operatorType} ${Details}`, ...children.flatMap(operators)]
}
