import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { countListUses } from '../../../../src/datasets/demo/count-list-uses.ts'
import { demoDataSet, inventWorld } from '../../../../src/datasets/demo/demo-world.ts'
import { type DemoFilling, fillDemo } from '../../../../src/datasets/demo/fill-demo.ts'
import { readOrigin, writeOrigin } from '../../../../src/datasets/importing/origin.ts'
import { DAY_MS } from '../../../../src/domain/duration.ts'
import { consentsOf, nodeCounts, relationshipCounts } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import { METRICS, type Metric } from '../../../../src/metrics/metric.ts'
import { readMetrics } from '../../../../src/metrics/read-metrics.ts'
import { cypherQuery } from '../../../support/cypher-query.ts'

const NOW_MS = Date.UTC(2026, 8, 14, 15, 20)
const ORIGIN = { seed: 11, nowMs: NOW_MS }

/** All interactions and their edges, read without a bound: suitable for tests only. */
const everyInteraction = cypherQuery<Record<string, never>, Readonly<Record<string, unknown>>>(
  'test/every-interaction',
  `// @mode read
   // @budget 100000
   // @returns userId     String!
   // @returns itemId     String!
   // @returns weight     Float!
   // @returns lastAt     Int!
   // @returns total      Int!
   // @returns eventIds   [String!]!
   // @returns eventKinds [String!]!
   MATCH (user:User)-[met:INTERACTED_WITH]->(item:Item)
   RETURN user.id AS userId, item.id AS itemId, toFloat(met.weight) AS weight, met.lastAt AS lastAt,
     met.count AS total, met.eventIds AS eventIds, met.eventKinds AS eventKinds
   ORDER BY userId, itemId`,
)

const everyTagWeight = cypherQuery<Record<string, never>, Readonly<Record<string, unknown>>>(
  'test/every-tag-weight',
  `// @mode read
   // @budget 100000
   // @returns itemId String!
   // @returns tagId  String!
   // @returns weight Float!
   MATCH (item:Item)-[tagged:TAGGED]->(tag:Tag)
   RETURN item.id AS itemId, tag.id AS tagId, toFloat(tagged.weight) AS weight
   ORDER BY itemId, tagId`,
)

/** A fill writes 50,000 rows: seconds on a quiet machine, more on a busy one. */
const FILL_TIMEOUT_MS = 180_000

const graphs: GraphStore[] = []

async function newGraph(): Promise<GraphStore> {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  graphs.push(graph)
  return graph
}

/** Of intervals, the groups of users differ between graphs: their key is random. */
async function metricsOf(graph: GraphStore) {
  const { series } = await readMetrics(graph, {
    metrics: Object.keys(METRICS) as Metric[],
    fromMs: NOW_MS - 14 * DAY_MS,
    toMs: NOW_MS,
    every: 'day',
    by: ['placement', 'model'],
    placements: null,
    models: null,
  })
  return series.map(({ metric, labels, points, total }) => {
    const values = [...points.map(({ value }) => value), total].map(({ value }) => value)
    return { metric, labels: labels.map(({ value }) => value), values, total }
  })
}

async function contentOf(graph: GraphStore) {
  return {
    nodes: await graph.run(nodeCounts, {}),
    relationships: await graph.run(relationshipCounts, {}),
    interactions: await graph.run(everyInteraction, {}),
    tagWeights: await graph.run(everyTagWeight, {}),
  }
}

afterAll(async () => {
  await Promise.all(graphs.map((graph) => graph.close()))
})

describe('a graph filled with the demo world', () => {
  const world = inventWorld(ORIGIN)
  let whole: GraphStore
  let filling: DemoFilling

  beforeAll(async () => {
    whole = await newGraph()
    filling = await fillDemo(whole, ORIGIN)
  }, FILL_TIMEOUT_MS)

  it('contains and reports all of it', async () => {
    expect(filling.outcome).toBe('filled')
    const { nodes, relationships } = await contentOf(whole)
    expect(new Map(nodes.map(({ label, total }) => [label, total]))).toEqual(
      new Map([
        ['User', 1000],
        ['Item', 1200],
        ['Tag', world.tags.length],
      ]),
    )
    expect(Object.fromEntries(relationships.map(({ type, total }) => [type, total]))).toMatchObject({
      INTERACTED_WITH: pairsOf(world.interactions),
      FOLLOWS: followsOf(world),
      BLOCKS: world.ties.filter(({ kind }) => kind === 'blocks').length,
      MUTES: world.ties.filter(({ kind }) => kind === 'mutes').length,
    })
    expect(await readOrigin(whole)).toEqual({
      kind: 'demo',
      state: 'complete',
      name: 'demo-11',
      seed: 11,
      endsAt: NOW_MS,
    })
  })

  it('contains every row', () => {
    expect(filling).toMatchObject({
      report: {
        users: { read: 1000, created: 1000, rejected: 0 },
        items: { read: 1200, created: 1200, rejected: 0 },
        tags: { read: world.tags.length, created: world.tags.length, rejected: 0 },
        taggings: { read: world.taggings.length, skipped: 0, rejected: 0 },
        interactions: { read: world.interactions.length, skipped: 0, rejected: 0 },
        ties: { read: world.ties.length, rejected: 0 },
        reasons: [],
      },
    })
  })

  it('has users who agree to be in audiences: those who show themselves to others', async () => {
    const users = await whole.run(consentsOf, { ids: world.users.map(({ id }) => id) })
    const agreeing = users.filter(({ granted }) => granted.includes('audiences'))
    expect(agreeing.map(({ id }) => id)).toEqual(
      users.filter(({ showMeToOthers }) => showMeToOthers).map(({ id }) => id),
    )
    expect(agreeing.length).toBeGreaterThan(500)
    expect(agreeing.length).toBeLessThan(800)
  })

  it('has metrics of its placements, marked as generated: most impressions, fewer clicks, fewer conversions', async () => {
    const series = await metricsOf(whole)
    const totalOf = (metric: Metric, placement: string) =>
      series.find((one) => one.metric === metric && one.labels[0] === placement)?.total.value ?? 0
    const placements = new Set(series.map(({ labels: [placement] }) => placement ?? ''))
    expect(placements.size).toBeGreaterThan(10)
    expect(new Set(series.map(({ labels: [, model] }) => model))).toEqual(new Set(['demo']))
    for (const placement of placements) {
      expect(placement).toMatch(/^(shop|feed|video|finance)\//)
      expect(totalOf('impressions', placement)).toBeGreaterThan(6 * totalOf('clicks', placement))
      expect(totalOf('clicks', placement)).toBeGreaterThan(totalOf('conversions', placement))
      expect(totalOf('conversions', placement)).toBeGreaterThan(5)
    }
    expect(totalOf('revenue', 'shop/for-you')).toBeGreaterThan(10_000)
    expect(totalOf('value-per-minute', 'feed/feed')).toBeGreaterThan(1)
    expect(totalOf('repeat-share', 'feed/feed')).toBeGreaterThan(0)
    expect(totalOf('repeat-share', 'feed/feed')).toBeLessThan(0.5)
    // What no event says is not made up.
    expect(totalOf('lists', 'shop/for-you')).toBe(0)
  })

  it(
    'is the same after an interruption, resumed with the first seed and instant',
    async () => {
      const graph = await newGraph()
      const stop = new AbortController()
      const interrupted = fillDemo(graph, {
        ...ORIGIN,
        signal: stop.signal,
        onProgress: ({ kind, done }) => {
          if (kind === 'interactions' && done > 14_000) stop.abort()
        },
      })
      await expect(interrupted).rejects.toMatchObject({ kind: 'cancelled' })
      expect(await readOrigin(graph)).toMatchObject({ kind: 'demo', state: 'filling', seed: 11 })
      const half = await graph.run(everyInteraction, {})
      expect(half.length).toBeGreaterThan(0)

      const resumed = await fillDemo(graph, { seed: 99, nowMs: NOW_MS + 3_600_000 })
      expect(resumed.outcome).toBe('resumed')
      const content = await contentOf(graph)
      expect(half.length).toBeLessThan(content.interactions.length)
      expect(content).toEqual(await contentOf(whole))
      const valuesOf = async (one: GraphStore) =>
        (await metricsOf(one)).map(({ metric, labels, values }) => ({ metric, labels, values }))
      expect(await valuesOf(graph)).toEqual(await valuesOf(whole))
      const world = demoDataSet(ORIGIN)
      await countListUses(graph, world, ORIGIN)
      expect(await valuesOf(graph)).toEqual(await valuesOf(whole))
    },
    FILL_TIMEOUT_MS,
  )
})

describe('filling a graph that is not new', () => {
  it('does not change a complete demo world', async () => {
    const graph = await newGraph()
    await writeOrigin(graph, { kind: 'demo', state: 'complete', name: 'demo-11', seed: 11, endsAt: NOW_MS })
    expect(await fillDemo(graph, ORIGIN)).toMatchObject({ outcome: 'kept', origin: { kind: 'demo' } })
    expect(await graph.run(nodeCounts, {})).toEqual([])
  })

  it.each(['filling', 'complete'] as const)('does not change an import that is %s', async (state) => {
    const graph = await newGraph()
    await writeOrigin(graph, { kind: 'import', state, name: 'shop' })
    expect(await fillDemo(graph, ORIGIN)).toMatchObject({ outcome: 'kept', origin: { name: 'shop' } })
    expect(await graph.run(nodeCounts, {})).toEqual([])
  })
})

function pairsOf(interactions: readonly { userId: string; itemId: string }[]): number {
  return new Set(interactions.map(({ userId, itemId }) => `${userId} ${itemId}`)).size
}

/** Friends follow each other. */
function followsOf(world: ReturnType<typeof inventWorld>): number {
  const directed = world.ties.flatMap(({ userId, otherId, kind }) => {
    if (kind === 'friends') return [`${userId} ${otherId}`, `${otherId} ${userId}`]
    return kind === 'follows' ? [`${userId} ${otherId}`] : []
  })
  return new Set(directed).size
}
