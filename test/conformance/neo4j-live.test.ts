import { setTimeout as sleep } from 'node:timers/promises'
import { createClient } from 'graphql-ws'
import { beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import WebSocket from 'ws'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { buildServer } from '../faults/build.ts'
import { type CrashServer, crashServer } from '../faults/crash-server.ts'
import { untilApplied } from '../faults/waiting-events.ts'
import { ENGINES, neo4jVariables, titleOf, wipeNeo4j } from '../support/engines.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { world } from '../support/world.ts'

const LIVE = `subscription ($userId: ID!) { recommendations(userId: $userId, first: 5) { nodes { id } } }`
const LIKE = `mutation ($events: [EventInput!]!) { recordEvents(events: $events) { results { status } } }`
const FOLLOW = `mutation { followUser(userId: "ana", otherId: "bo") { problems { code } } }`

/** Longer than two polls and a list. */
const QUIET_MS = 3_000

const server = ENGINES.find(({ name }) => name === 'neo4j')
if (!server) throw new Error('the engine is not listed')

async function started(): Promise<CrashServer> {
  const one = await crashServer(temporaryFolder(), neo4jVariables())
  onTestFinished(async () => void (await one.kill()))
  return one
}

/** The lists of a user that a server has sent so far. */
function liveLists({ url }: CrashServer, userId: string): readonly (readonly string[])[] {
  const lists: (readonly string[])[] = []
  const client = createClient({
    url: url.replace('http', 'ws'),
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  })
  onTestFinished(() => client.dispose())
  client.subscribe<{ recommendations: { nodes: readonly { id: string }[] } }>(
    { query: LIVE, variables: { userId } },
    {
      next: ({ data }) => lists.push((data?.recommendations.nodes ?? []).map(({ id }) => id)),
      error: () => undefined,
      complete: () => undefined,
    },
  )
  return lists
}

function like(userId: string, itemId: string) {
  const occurredAt = new Date().toISOString()
  return { events: [{ eventId: `${userId} ${itemId}`, userId, itemId, kind: 'LIKE', occurredAt }] }
}

async function fillGraph(): Promise<void> {
  await wipeNeo4j()
  const graph = await openNeo4j(neo4jOptions())
  const small = world()
  for (let n = 1; n <= 9; n++) small.item(`i${n}`)
  await small.user('bo').listens('i1', 'i2', 'i3').user('ana').user('cy').fill(graph)
  await graph.close()
}

describe.skipIf(server.skipReason !== null)(`live lists without a shared store, ${titleOf(server)}`, () => {
  beforeAll(buildServer)
  beforeEach(fillGraph)

  it('hear of an event at another process within seconds, and only those of its user', async () => {
    const [one, other] = [await started(), await started()]
    const [ofAna, ofCy] = [liveLists(one, 'ana'), liveLists(one, 'cy')]
    await expect.poll(() => [ofAna.length, ofCy.length]).toEqual([1, 1])
    const [liked = ''] = ofAna[0] ?? []
    await other.ask(LIKE, like('ana', liked))
    await expect.poll(() => ofAna.length).toBeGreaterThan(1)
    expect(ofAna[1]).not.toContain(liked)
    await sleep(QUIET_MS)
    // The other process may refresh the neighbors of its user later, which is a change of their list.
    expect(ofCy).toHaveLength(1)
  })

  it('hear of a tie that another process writes', async () => {
    const [one, other] = [await started(), await started()]
    const ofAna = liveLists(one, 'ana')
    await expect.poll(() => ofAna).toHaveLength(1)
    await other.ask(FOLLOW)
    await expect.poll(() => ofAna.length).toBeGreaterThan(1)
  })

  it('hear once of an event at their own process', async () => {
    const one = await started()
    // The thread that applies events has started.
    await one.ask(LIKE, like('cy', 'i1'))
    await untilApplied(one)
    const ofAna = liveLists(one, 'ana')
    await expect.poll(() => ofAna).toHaveLength(1)
    await one.ask(LIKE, like('ana', ofAna[0]?.[0] ?? ''))
    await expect.poll(() => ofAna).toHaveLength(2)
    await sleep(QUIET_MS)
    expect(ofAna).toHaveLength(2)
  })
})
