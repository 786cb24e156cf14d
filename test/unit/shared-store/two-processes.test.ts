import { createClient } from 'graphql-ws'
import { describe, expect, it, onTestFinished } from 'vitest'
import WebSocket from 'ws'
import { compose } from '../../../src/app/compose.ts'
import { readConfig } from '../../../src/app/config.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { SHORT_DRAIN_MS } from '../../support/cli.ts'
import { HAS_REDIS, runningRedis } from '../../support/redis.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'
import { world } from '../../support/world.ts'

const PAGE = `query ($after: String) {
  recommendations(userId: "ana", first: 3, after: $after) {
    recommendationId
    pageInfo { endCursor }
    nodes { id }
  }
}`
const LIKE = `mutation ($events: [EventInput!]!) {
  recordEvents(events: $events) { results { status } }
}`
const LIVE = 'subscription { recommendations(userId: "ana", first: 3) { nodes { id } } }'

interface Page {
  readonly recommendationId: string
  readonly pageInfo: { readonly endCursor: string }
  readonly nodes: readonly { readonly id: string }[]
}

/** The address of a server over a graph that others serve, too. */
async function serverOn(graph: GraphStore, sharedStore: string): Promise<string> {
  const folder = temporaryFolder()
  const config = readConfig(
    {
      ATTUNE_DATA_DIR: folder,
      ATTUNE_DRAIN_MS: SHORT_DRAIN_MS,
      PORT: '0',
      ATTUNE_SHARED_STORE: sharedStore,
    },
    folder,
  )
  const server = await compose(config, { write: () => undefined }, '1.2.3').startServer(graph)
  onTestFinished(() => server.close())
  return server.url
}

async function ask(url: string, query: string, variables: Readonly<Record<string, unknown>>) {
  const body = JSON.stringify({ query, variables })
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  const answer: unknown = await response.json()
  return answer
}

async function filledGraph(): Promise<GraphStore> {
  const graph = await openEmbedded({ maxRelationships: 10_000 })
  onTestFinished(() => graph.close())
  const small = world()
  for (let n = 1; n <= 9; n++) small.item(`i${n}`)
  await small.user('bo').listens('i1', 'i2', 'i3').user('ana').fill(graph)
  return graph
}

describe.runIf(HAS_REDIS)('two servers with a shared store', () => {
  it('continue each list of the other: no item twice, in the same list', async () => {
    const graph = await filledGraph()
    const { url: store } = await runningRedis()
    const urls = [await serverOn(graph, store), await serverOn(graph, store)]
    const pages: Page[] = []
    for (const at of [0, 1, 0]) {
      const after = pages.at(-1)?.pageInfo.endCursor
      const answer = await ask(urls[at] ?? '', PAGE, { after })
      expect(answer).toMatchObject({ data: { recommendations: { nodes: expect.any(Array) } } })
      pages.push((answer as { data: { recommendations: Page } }).data.recommendations)
    }
    expect(new Set(pages.map(({ recommendationId }) => recommendationId)).size).toBe(1)
    const ids = pages.flatMap(({ nodes }) => nodes.map(({ id }) => id))
    expect([ids.length, new Set(ids).size]).toEqual([9, 9])
  })

  it('send a live list again after an event at the other', async () => {
    const graph = await filledGraph()
    const { url: store } = await runningRedis()
    const [one, other] = [await serverOn(graph, store), await serverOn(graph, store)]
    const client = createClient({
      url: one.replace('http', 'ws'),
      webSocketImpl: WebSocket,
      retryAttempts: 0,
    })
    onTestFinished(() => client.dispose())
    const lists: (readonly string[])[] = []
    client.subscribe<{ recommendations: Pick<Page, 'nodes'> }>(
      { query: LIVE },
      {
        next: ({ data }) => lists.push((data?.recommendations.nodes ?? []).map(({ id }) => id)),
        error: () => undefined,
        complete: () => undefined,
      },
    )
    await expect.poll(() => lists).toHaveLength(1)
    const [[itemId = ''] = []] = lists
    const event = { eventId: 'e1', userId: 'ana', itemId, kind: 'LIKE', occurredAt: new Date().toISOString() }
    expect(await ask(other, LIKE, { events: [event] })).toMatchObject({
      data: { recordEvents: { results: [{ status: 'ACCEPTED' }] } },
    })
    await expect.poll(() => lists.length).toBe(2)
    expect(lists[1]).not.toContain(itemId)
  })
})
