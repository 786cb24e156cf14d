import { afterEach, describe, expect, it } from 'vitest'
import { inventWorld } from '../../../src/demo/demo-world.ts'
import { fillDemo } from '../../../src/demo/fill-demo.ts'
import { nodeCounts, relationshipCounts } from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { readOrigin, writeOrigin } from '../../../src/importing/origin.ts'
import { cypherQuery } from '../../support/cypher-query.ts'

const NOW_MS = Date.UTC(2026, 8, 14, 15, 20)
const ORIGIN = { seed: 11, nowMs: NOW_MS }

/** Everything that interactions leave behind, read whole: fine for a test, not for a request. */
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

const graphs: GraphStore[] = []

async function newGraph(): Promise<GraphStore> {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  graphs.push(graph)
  return graph
}

async function contentOf(graph: GraphStore) {
  return {
    nodes: await graph.run(nodeCounts, {}),
    relationships: await graph.run(relationshipCounts, {}),
    interactions: await graph.run(everyInteraction, {}),
    tagWeights: await graph.run(everyTagWeight, {}),
  }
}

afterEach(async () => {
  await Promise.all(graphs.splice(0).map((graph) => graph.close()))
})

describe('filling a graph with the demo world', () => {
  it('puts the whole world into it and says so', async () => {
    const graph = await newGraph()
    const world = inventWorld(ORIGIN)
    const filling = await fillDemo(graph, ORIGIN)

    expect(filling.outcome).toBe('filled')
    const nodes = new Map((await graph.run(nodeCounts, {})).map(({ label, total }) => [label, total]))
    expect(nodes.get('User')).toBe(1000)
    expect(nodes.get('Item')).toBe(1200)
    expect(nodes.get('Tag')).toBe(world.tags.length)
    const edges = new Map((await graph.run(relationshipCounts, {})).map(({ type, total }) => [type, total]))
    expect(edges.get('INTERACTED_WITH')).toBe(pairsOf(world.interactions).size)
    expect(edges.get('FOLLOWS')).toBe(followsOf(world))
    expect(edges.get('BLOCKS')).toBe(world.ties.filter(({ kind }) => kind === 'blocks').length)
    expect(edges.get('MUTES')).toBe(world.ties.filter(({ kind }) => kind === 'mutes').length)
    expect(await readOrigin(graph)).toMatchObject({ kind: 'demo', state: 'complete', seed: 11 })
  })

  it('rejects and skips no row', async () => {
    const filling = await fillDemo(await newGraph(), ORIGIN)
    const counts = filling.outcome === 'kept' ? {} : filling.report
    expect(counts).toMatchObject({
      users: { read: 1000, created: 1000, rejected: 0 },
      items: { read: 1200, created: 1200, rejected: 0 },
      taggings: { rejected: 0 },
      interactions: { skipped: 0, rejected: 0 },
      ties: { rejected: 0 },
    })
  })

  it('resumes after an interruption, with the first seed and instant, to the same graph', async () => {
    const whole = await newGraph()
    await fillDemo(whole, ORIGIN)

    const graph = await newGraph()
    const stop = new AbortController()
    const interrupted = fillDemo(graph, {
      ...ORIGIN,
      signal: stop.signal,
      onProgress: ({ kind, done }) => {
        if (kind === 'interactions' && done > 8000) stop.abort()
      },
    })
    await expect(interrupted).rejects.toThrow()
    expect(await readOrigin(graph)).toMatchObject({ kind: 'demo', state: 'filling', seed: 11 })
    const half = await graph.run(everyInteraction, {})
    expect(half.length).toBeGreaterThan(0)

    const resumed = await fillDemo(graph, { seed: 99, nowMs: NOW_MS + 3_600_000 })
    expect(resumed.outcome).toBe('resumed')
    const content = await contentOf(graph)
    expect(half.length).toBeLessThan(content.interactions.length)
    expect(content).toEqual(await contentOf(whole))
  })

  it('leaves a complete demo world alone', async () => {
    const graph = await newGraph()
    await writeOrigin(graph, { kind: 'demo', state: 'complete', name: 'demo-11', seed: 11, endsAt: NOW_MS })
    expect(await fillDemo(graph, ORIGIN)).toMatchObject({ outcome: 'kept', origin: { kind: 'demo' } })
    expect(await graph.run(nodeCounts, {})).toEqual([])
  })

  it.each(['filling', 'complete'] as const)('leaves an import that is %s alone', async (state) => {
    const graph = await newGraph()
    await writeOrigin(graph, { kind: 'import', state, name: 'shop' })
    expect(await fillDemo(graph, ORIGIN)).toMatchObject({ outcome: 'kept', origin: { name: 'shop' } })
    expect(await graph.run(nodeCounts, {})).toEqual([])
  })
})

function pairsOf(interactions: readonly { userId: string; itemId: string }[]): Set<string> {
  return new Set(interactions.map(({ userId, itemId }) => `${userId} ${itemId}`))
}

/** Friends follow each other. */
function followsOf(world: ReturnType<typeof inventWorld>): number {
  const directed = world.ties.flatMap(({ userId, otherId, kind }) => {
    if (kind === 'friends') return [`${userId} ${otherId}`, `${otherId} ${userId}`]
    return kind === 'follows' ? [`${userId} ${otherId}`] : []
  })
  return new Set(directed).size
}
