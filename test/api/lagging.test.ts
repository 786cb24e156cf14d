import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { graphState } from '../../src/graph/__generated__/queries.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { asking } from '../support/asking.ts'
import { type BoltCluster, boltCluster } from '../support/bolt/bolt-cluster.ts'
import { optionsOver } from '../support/bolt/store-over.ts'
import { world } from '../support/world.ts'
import { type Serving, serving } from './serving.ts'

/** Much longer than a list takes, and shorter than the wait for a write. */
const LAG_MS = 800

const LIST = `query ($minWatermark: String) {
  recommendations(userId: "ana", first: 10, minWatermark: $minWatermark) {
    hasReachedMinWatermark fallbackSteps nodes { id tags { nodes { id } } }
  }
}`

interface List {
  readonly ids: readonly string[]
  readonly hasReachedMinWatermark: boolean
  readonly tookMs: number
}

let cluster: BoltCluster
let server: Serving
beforeAll(async () => {
  cluster = await boltCluster(LAG_MS)
  server = await serving({
    open: () => openNeo4j(optionsOver(cluster.uri)),
    fill: (graph) =>
      world()
        .item('tea', { tags: ['drink'] })
        .item('mug')
        .item('pot')
        .user('ana')
        .user('bo')
        .likes('tea', 'mug', 'pot')
        .fill(graph),
    recommend: (graph, events) => asking(graph, { events }),
    settings: { requestDeadlineMs: 10_000 },
  })
  // The follower has everything, and the first list has found the state of the graph.
  await server.graph.run(graphState, {})
  await list()
})
afterAll(async () => {
  await server.close()
  await cluster.close()
})

async function list(minWatermark: string | null = null): Promise<List> {
  const startedMs = performance.now()
  const { recommendations } = (await server.data(LIST, { minWatermark })) as {
    recommendations: { hasReachedMinWatermark: boolean; nodes: readonly { id: string }[] }
  }
  const tookMs = performance.now() - startedMs
  return {
    ids: recommendations.nodes.map(({ id }) => id),
    hasReachedMinWatermark: recommendations.hasReachedMinWatermark,
    tookMs,
  }
}

async function like(userId: string, itemId: string, eventId: string): Promise<string> {
  const { recordEvents } = (await server.data(
    `mutation ($event: EventInput!) { recordEvents(events: [$event]) { watermark accepted } }`,
    { event: { eventId, userId, itemId, kind: 'LIKE', occurredAt: Date.UTC(2025, 5, 1) } },
  )) as { recordEvents: { watermark: string } }
  return recordEvents.watermark
}

describe('a list read from a follower that lags', () => {
  it('may contain used items until the follower catches up, unless the request names the write', async () => {
    expect((await list()).ids).toContain('tea')
    const watermark = await like('ana', 'tea', 'first')
    expect((await list()).ids).toContain('tea')
    const named = await list(watermark)
    expect(named.hasReachedMinWatermark).toBe(true)
    expect(named.ids).not.toContain('tea')
    await sleep(LAG_MS)
    expect((await list()).ids).not.toContain('tea')
  })

  it('does not wait for the follower while the process keeps writing', async () => {
    const stopped = new AbortController()
    const writing = (async () => {
      for (let n = 0; !stopped.signal.aborted; n++) {
        await like('bo', 'mug', `later-${n}`)
        await sleep(20)
      }
    })()
    const took: number[] = []
    for (let n = 0; n < 11; n++) took.push((await list()).tookMs)
    stopped.abort()
    await writing
    const median = took.sort((a, b) => a - b)[5] ?? Number.POSITIVE_INFINITY
    expect(median).toBeLessThan(LAG_MS / 2)
  })
})
