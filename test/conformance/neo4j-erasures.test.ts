import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { buildServer } from '../faults/build.ts'
import { type CrashServer, crashServer, errorsOf } from '../faults/crash-server.ts'
import { untilApplied } from '../faults/waiting-events.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, neo4jVariables, titleOf, wipeNeo4j } from '../support/engines.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const server = ENGINES.find(({ name }) => name === 'neo4j')
if (!server) throw new Error('the engine is not listed')

const EVENTS = 50

const FILL = `mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }`
const ERASE = `mutation ($userId: ID!) { requestErasure(userId: $userId) { request { id } problems { code } } }`
const EXPORT = `mutation ($userId: ID!) { requestExport(userId: $userId) { request { id } problems { code } } }`
const STATE = `query ($id: ID!) {
  privacyRequest(id: $id) { kind state problems { code } receipt { users relationships events processes } }
}`
const USER = `query ($userId: ID!) { user(id: $userId) { id } }`

const requests = cypherQuery<Record<never, never>, { id: string; kind: string; state: string }>(
  'test/privacy-requests',
  `// @mode read
   // @budget 100
   // @returns id String!
   // @returns kind String!
   // @returns state String!
   MATCH (request:PrivacyRequest)
   RETURN request.id AS id, request.kind AS kind, request.state AS state`,
)

async function started(): Promise<CrashServer> {
  const one = await crashServer(temporaryFolder(), {
    ...neo4jVariables(),
    // A freshly started Neo4j plans each statement at its first run.
    ATTUNE_REQUEST_DEADLINE_MS: '20000',
  })
  onTestFinished(async () => void (await one.kill()))
  return one
}

async function fill(one: CrashServer, userId: string): Promise<void> {
  const events = Array.from({ length: EVENTS }, (_, index) => ({
    ...{ eventId: `${userId}-${index}`, userId, itemId: `item-${index}` },
    ...{ kind: 'LIKE', occurredAt: Date.now() },
  }))
  expect(await one.ask(FILL, { events })).toEqual({ recordEvents: { accepted: EVENTS } })
}

async function requested(one: CrashServer, text: string, userId: string): Promise<string> {
  const [payload] = Object.values(await one.ask(text, { userId }))
  const { request, problems } = payload as { request: { id: string } | null; problems: readonly object[] }
  expect(problems).toEqual([])
  return request?.id ?? ''
}

const ended = (one: CrashServer, id: string) =>
  expect
    .poll(() => one.ask(STATE, { id }), { timeout: 120_000 })
    .toMatchObject({ privacyRequest: { state: 'DONE', problems: [] } })

describe.skipIf(server.skipReason !== null)(
  `two servers over one graph, ${titleOf(server)}`,
  { timeout: 480_000 },
  () => {
    beforeAll(buildServer)
    beforeAll(wipeNeo4j)

    it('do one erasure once, and exports beside it, without an error', async () => {
      const both = [await started(), await started()] as const
      const [one, other] = both
      await fill(one, 'ana')
      await fill(other, 'ana')
      await fill(other, 'bo')
      for (const each of both) await untilApplied(each)
      const id = await requested(one, ERASE, 'ana')
      expect(await requested(other, ERASE, 'ana')).toBe(id)
      const exports = await Promise.all(both.map((each) => requested(each, EXPORT, 'bo')))
      for (const each of both) expect(await each.ask(USER, { userId: 'ana' })).toEqual({ user: null })
      for (const each of both) await ended(each, id)
      for (const [index, each] of both.entries()) await ended(each, exports[index] ?? '')
      const { privacyRequest } = await other.ask(STATE, { id })
      expect(privacyRequest).toMatchObject({
        kind: 'ERASURE',
        receipt: { users: 1, events: EVENTS, processes: 2 },
      })
      const graph = await openNeo4j(neo4jOptions())
      onTestFinished(() => graph.close())
      const all = await graph.run(requests, {})
      expect(all.filter(({ kind }) => kind === 'erasure')).toEqual([{ id, kind: 'erasure', state: 'done' }])
      for (const each of both) expect(errorsOf(each)).toEqual([])
    })
  },
)
