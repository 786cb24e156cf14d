import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { noting, TouchedItems } from '../../src/events/touched-items.ts'
import { type GraphStore, isAvailable } from '../../src/graph/graph-store.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { CatalogMemory } from '../../src/recommend/fallback/catalog-memory.ts'
import { PopularMemory } from '../../src/recommend/fallback/popular-memory.ts'
import { DEFAULT_POLICY } from '../../src/recommend/scoring/default-policy.ts'
import { FollowedCatalog } from '../../src/snapshot/live-catalog.ts'
import { type Asking, asking } from '../support/asking.ts'
import { type BoltServer, boltServer } from '../support/bolt/bolt-server.ts'
import { optionsOver } from '../support/bolt/store-over.ts'
import { journaling } from '../support/journaling.ts'
import { NOW_MS, world } from '../support/world.ts'
import { type Serving, serving } from './serving.ts'

/** Ana follows three users and likes their items; one of them has `showMeToOthers`. */
function tearoom() {
  const town = world()
  for (let n = 0; n < 30; n++) {
    const kind = n % 3 === 0 ? 'track' : 'video'
    town.item(`drink-${n}`, { title: `Drink ${n}`, kind, tags: [n % 2 === 0 ? 'jazz' : 'rock'] })
  }
  town.user('ana', { name: 'Ana' }).follows('bo', 'cy', 'di').listens('drink-0', 'drink-2')
  town.user('bo', { name: 'Bo', isShown: true }).listens('drink-4', 'drink-6', 'drink-0')
  town.user('cy', { name: 'Cy' }).listens('drink-4', 'drink-0', 'drink-8')
  return town.user('di', { name: 'Di' }).listens('drink-4', 'drink-2', 'drink-10')
}

const LIST = `query ($userId: ID!, $first: Int = 5, $after: String, $input: RecommendationInput, $minWatermark: String) {
  recommendations(userId: $userId, first: $first, after: $after, input: $input, minWatermark: $minWatermark) {
    recommendationId asOf degradedSources fallbackSteps personalization hasReachedMinWatermark pageInfo { hasNextPage endCursor }
    edges { rank probability reasons { kind text items { id } users { id } } node { id title kind tags { nodes { name } } } }
  }
}`

const RECORD = `mutation ($events: [EventInput!]!) {
  recordEvents(events: $events) { accepted watermark results { status problems { code } } }
}`

interface List {
  readonly recommendationId: string
  readonly asOf: string | null
  readonly degradedSources: readonly string[]
  readonly fallbackSteps: readonly string[]
  readonly personalization: string
  readonly hasReachedMinWatermark: boolean
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
  readonly edges: readonly {
    readonly rank: number
    readonly probability: number
    readonly reasons: readonly { kind: string; text: string; items: unknown[]; users: unknown[] }[]
    readonly node: { id: string; title: string; kind: string; tags: { nodes: { name: string }[] } }
  }[]
}

const folder = mkdtempSync(join(tmpdir(), 'attune-outage-'))
let neo4j: BoltServer
let server: Serving
let graph: GraphStore
let asked: Asking

beforeAll(async () => {
  neo4j = await boltServer()
  graph = await openNeo4j(optionsOver(neo4j.uri, { slowReadMs: 200 }))
  const catalog = new CatalogMemory(graph)
  const popular = new PopularMemory(graph, catalog, new FollowedCatalog(graph))
  const touched = new TouchedItems()
  server = await serving({
    open: async () => graph,
    fill: async (empty) => {
      await tearoom().fill(empty)
      await popular.refresh(NOW_MS)
    },
    parts: { catalog, outlivesGraph: true },
    intake: async (store) => {
      const { intake, close } = await journaling(store, () => NOW_MS)
      return { intake: noting(intake, touched), close }
    },
    recommend(store, events) {
      asked = asking(store, {
        policy: DEFAULT_POLICY,
        catalog,
        events,
        fallback: {
          popular,
          deadlineMs: 400,
          touchedBy: (userId) => touched.of(userId),
          onFallback: () => undefined,
        },
      })
      return asked
    },
  })
})

afterAll(async () => {
  await server.close()
  await neo4j.close()
  rmSync(folder, { recursive: true, force: true })
})

async function listOf(userId: string, variables: Record<string, unknown> = {}): Promise<List> {
  return (await server.data(LIST, { userId, ...variables })).recommendations as List
}

/** A list made from the graph: on a busy machine the first ones may be late and come from the fallback. */
async function madeList(userId: string): Promise<List> {
  for (;;) {
    const list = await listOf(userId)
    if (!list.fallbackSteps.some((step) => step !== 'CATALOG')) return list
  }
}

const idsOf = ({ edges }: List) => edges.map(({ node }) => node.id)

/** Runs `work` while Neo4j is unavailable. Restarts Neo4j afterwards, also after a failure. */
async function whileAway(work: () => Promise<void>): Promise<void> {
  await neo4j.stop()
  onTestFinished(back)
  await work()
}

async function back(): Promise<void> {
  neo4j.goRight()
  await neo4j.start().catch(() => undefined)
  while (!isAvailable(graph)) await sleep(10)
}

let events = 0
async function record(userId: string, itemId: string, kind: string): Promise<Record<string, unknown>> {
  const event = { eventId: `e-${events++}`, userId, itemId, kind, occurredAt: NOW_MS }
  return (await server.data(RECORD, { events: [event] })).recordEvents as Record<string, unknown>
}

describe('while Neo4j is unavailable', () => {
  it('a viewer gets their last list, marked as a fallback, with items and further pages', async () => {
    const before = await madeList('ana')
    await whileAway(async () => {
      const list = await listOf('ana')
      expect(list.fallbackSteps).toEqual(['LAST_LIST'])
      expect(list.degradedSources).toContain('SOCIAL')
      expect(list.asOf).toBe(before.asOf)
      expect(idsOf(list)).toEqual(idsOf(before))
      expect(list.edges[0]?.node.title).toMatch(/^Drink/)
      const next = await listOf('ana', { after: list.pageInfo.endCursor })
      expect(next.recommendationId).toBe(list.recommendationId)
      expect(next.fallbackSteps).toEqual(['LAST_LIST'])
      expect(idsOf(next).some((id) => idsOf(list).includes(id))).toBe(false)
    })
  })

  it('a cursor of an earlier list works, and a cursor of another user does not', async () => {
    const before = await madeList('ana')
    await whileAway(async () => {
      const next = await listOf('ana', { after: before.pageInfo.endCursor })
      expect([next.recommendationId, next.edges[0]?.rank]).toEqual([before.recommendationId, 6])
      const foreign = await server.ask(LIST, { userId: 'bo', after: before.pageInfo.endCursor })
      expect(foreign.errors[0]?.extensions.code).toBe('CURSOR_INVALID')
    })
  })

  it('reasons name no user and no engagement of the viewer', async () => {
    await madeList('ana')
    await whileAway(async () => {
      const { edges } = await listOf('ana')
      const reasons = edges.flatMap((edge) => edge.reasons)
      expect(new Set(reasons.map(({ text }) => text))).toEqual(new Set(['Suggested for you']))
      expect(reasons.flatMap(({ users, items }) => [...users, ...items])).toEqual([])
    })
  })

  it("a user without a list gets popular items, never another user's list; filters apply", async () => {
    await madeList('ana')
    // A server reads the catalog before it is ready.
    await listOf('reader', { input: { itemKinds: ['track'] } })
    await whileAway(async () => {
      const list = await listOf('new-user')
      expect(list.fallbackSteps).toEqual(['GLOBAL_POPULAR'])
      expect(list.edges).toHaveLength(5)
      expect(list.edges[0]?.reasons[0]?.text).toBe('Popular right now')
      const tracks = await listOf('other-user', {
        input: { itemKinds: ['track'], excludedItemIds: ['drink-0'] },
      })
      expect(new Set(tracks.edges.map(({ node }) => node.kind))).toEqual(new Set(['track']))
      expect(idsOf(tracks)).not.toContain('drink-0')
      const none = await listOf('other-user', { input: { itemKinds: ['nothing'] } })
      expect([none.fallbackSteps, none.edges]).toEqual([['EMPTY'], []])
    })
  })

  it("a fallback page is stored once, and not as the viewer's last list", async () => {
    const before = await madeList('ana')
    await whileAway(async () => {
      const narrow = await listOf('ana', { input: { itemKinds: ['nothing'] } })
      expect(narrow.fallbackSteps).toEqual(['EMPTY'])
      const again = await listOf('ana')
      expect([again.fallbackSteps, idsOf(again)]).toEqual([['LAST_LIST'], idsOf(before)])
      for (let request = 0; request < 2; request++) {
        const list = await listOf('new-today')
        expect([list.fallbackSteps, list.edges[0]?.reasons[0]?.text]).toEqual([
          ['GLOBAL_POPULAR'],
          'Popular right now',
        ])
      }
      expect(await asked.servedLists.forgetViewer('new-today')).toBe(2)
    })
  })

  it('accepts events, leaves used items out at once, and applies events after recovery', async () => {
    const [first] = idsOf(await madeList('ana'))
    let watermark = ''
    await whileAway(async () => {
      const taken = await record('ana', first ?? '', 'HIDE')
      expect(taken).toMatchObject({ accepted: 1, results: [{ status: 'ACCEPTED' }] })
      watermark = String(taken.watermark)
      const list = await listOf('ana', { minWatermark: watermark })
      expect(idsOf(list)).not.toContain(first)
      expect(list.hasReachedMinWatermark).toBe(false)
    })
    await back()
    for (let tried = 0; tried < 10; tried++) {
      const list = await listOf('ana', { minWatermark: watermark })
      if (!list.hasReachedMinWatermark) continue
      expect(list.fallbackSteps).not.toContain('LAST_LIST')
      expect(idsOf(list)).not.toContain(first)
      return
    }
    expect.unreachable('the events were not applied')
  })

  it('readiness reports degraded, and ready after recovery', async () => {
    await whileAway(async () => {
      const ready = await server.get('/readyz')
      expect(ready.status).toBe(200)
      expect(await ready.json()).toEqual({
        status: 'degraded',
        reason: 'the graph does not answer: events wait on disk, lists come from memory',
      })
    })
    await back()
    expect(await (await server.get('/readyz')).json()).toMatchObject({ status: 'ready' })
  })

  it('fields without a fallback fail with their code', async () => {
    await whileAway(async () => {
      const answer = await server.ask('{ users { nodes { id } } }')
      expect(answer.errors[0]?.extensions.code).toBe('UNAVAILABLE')
    })
  })
})

describe('while Neo4j accepts connections and never answers', () => {
  it('a list arrives within its deadline, and at once after a few requests', async () => {
    await madeList('ana')
    neo4j.goWrong('pull', { hangs: true })
    onTestFinished(back)
    const took: number[] = []
    for (let asked = 0; asked < 8; asked++) {
      const started = performance.now()
      const list = await listOf('ana')
      took.push(performance.now() - started)
      expect(list.fallbackSteps).toEqual(['LAST_LIST'])
    }
    expect(Math.max(...took)).toBeLessThan(1_800)
    expect(Math.min(...took)).toBeLessThan(200)
  })

  it('with a delay of half a second, a list still arrives within its deadline', async () => {
    await madeList('ana')
    neo4j.goWrong('run', { delayMs: 500 })
    onTestFinished(back)
    const started = performance.now()
    expect((await listOf('ana')).fallbackSteps).toEqual(['LAST_LIST'])
    expect(performance.now() - started).toBeLessThan(1_500)
  })
})
