import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setConsent } from '../../src/consent/set-consent.ts'
import { usersByIds } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { sealedGraph } from '../../src/graph/sealed-graph.ts'
import { DataKey } from '../../src/platform/data-key.ts'
import { eraseData, whole } from '../../src/privacy/erase-user.ts'
import { asking, question } from '../support/asking.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { graphDump } from '../support/graph-dump.ts'
import { NOW_MS, world } from '../support/world.ts'

const ROCK = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6']
const PEOPLE = [1, 2, 3, 4, 5, 6, 7].map((n) => `zqid-${n}`)
const [FIRST = '', SECOND = '', THIRD = ''] = PEOPLE

async function fill(graph: GraphStore): Promise<void> {
  const small = world()
  for (const id of ROCK) small.item(id, { tags: ['rock'] })
  for (const [at, id] of PEOPLE.entries()) {
    small
      .user(id, { name: `zqname ${at}`, isShown: true })
      .daysAgo(at + 1)
      .listens(...ROCK.filter((_, index) => index !== at % ROCK.length))
  }
  small.user(FIRST).follows(SECOND, THIRD)
  await small.fill(graph, { isTrained: true })
  const terms = { atMs: NOW_MS, origin: 'api', policyVersion: null } as const
  await setConsent(graph, [{ userId: SECOND, choices: [{ purpose: 'analytics', isGranted: true }] }], terms)
}

async function listsOf(graph: GraphStore): Promise<readonly (readonly string[])[]> {
  const { recommend, close } = asking(graph)
  try {
    const lists: string[][] = []
    for (const userId of PEOPLE)
      lists.push(
        (await recommend(question(userId, { first: 6 }), { nowMs: NOW_MS })).edges.map(({ item }) => item.id),
      )
    return lists
  } finally {
    await close()
  }
}

const ALL_NODES = `// @mode read
  // @budget 10000
  // @returns id String
  // @returns members [String!]
  // @returns properties Properties!
  MATCH (node:LABEL) RETURN node.id AS id, node.memberIds AS members, properties(node) AS properties`

/** Everything that the graph itself stores of users. */
async function stored(graph: GraphStore): Promise<string> {
  const labels = ['User', 'ModelPart', 'ConsentReceipt', 'Singleton', 'Model']
  const nodes = await Promise.all(
    labels.map((label) => graph.run(cypherQuery(`test/all-${label}`, ALL_NODES.replace('LABEL', label)), {})),
  )
  return JSON.stringify([await graphDump(graph), nodes])
}

// With `ATTUNE_TEST_SEALED` the engines are sealed already.
describe.skipIf(process.env.ATTUNE_TEST_SEALED === 'on').each(ENGINES)(
  'a sealed graph on $name',
  (engine) => {
    describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
      const dataKey = DataKey.random()
      let inner: GraphStore
      let graph: GraphStore
      let plainLists: readonly (readonly string[])[]
      beforeAll(async () => {
        // One after the other: Neo4j has only one database.
        const plain = await engine.open()
        await fill(plain)
        plainLists = await listsOf(plain)
        await plain.close()
        inner = await engine.open()
        graph = sealedGraph(inner, dataKey)
        await fill(graph)
      }, 120_000)
      afterAll(() => inner.close())

      it('holds neither ids nor names of users', async () => {
        const text = await stored(inner)
        for (const id of PEOPLE) expect(text).toContain(dataKey.pseudonym(id))
        expect(text).not.toContain('zqid')
        expect(text).not.toContain('zqname')
      })

      it('gives the same lists as a plain graph', async () => {
        const lists = await listsOf(graph)
        expect(lists).toEqual(plainLists)
        expect(lists.flat().length).toBeGreaterThan(0)
      })

      it('answers names, and null for a user without one', async () => {
        await graph.run(
          cypherQuery('test/add', '// @mode write\n// @param id UserId!\nCREATE (user:User {id: $id})'),
          { id: 'zqid-new' },
        )
        const rows = await graph.run(usersByIds, { ids: [FIRST, 'zqid-new', 'zqid-unknown'] })
        expect([...rows].sort((a, b) => (a.id < b.id ? -1 : 1))).toMatchObject([
          { id: FIRST, name: 'zqname 0' },
          { id: 'zqid-new', name: null },
        ])
        expect(rows.every((row) => !('sealedKey' in row))).toBe(true)
      })

      it('refuses what another data key, or none, has written', async () => {
        const other = sealedGraph(inner, DataKey.random())
        await other.run(
          cypherQuery('test/add', '// @mode write\n// @param id UserId!\nCREATE (user:User {id: $id})'),
          { id: 'zqid-other' },
        )
        const ids =
          '// @mode read\n// @budget 100\n// @returns id UserId!\nMATCH (user:User) RETURN user.id AS id'
        await expect(graph.run(cypherQuery('test/ids', ids), {})).rejects.toMatchObject({ kind: 'contract' })
        await eraseData(other, whole('zqid-other'))
        await expect(graph.run(cypherQuery('test/ids', ids), {})).resolves.toHaveLength(PEOPLE.length + 1)
      })

      it('holds no key, pseudonym or vector of an erased user', async () => {
        const pseudonym = dataKey.pseudonym(THIRD)
        const counts = await graph.transaction((runner) => eraseData(runner, whole(THIRD)))
        expect(counts).toMatchObject({ counts: { users: 1, modelVectors: 2 } })
        expect(await stored(inner)).not.toContain(pseudonym)
      })
    })
  },
)
