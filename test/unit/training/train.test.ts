import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { graphState, holdLease, models } from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { type TrainOptions, train } from '../../../src/training/train.ts'
import { counted } from '../../api/counted.ts'
import { asking, idsFor } from '../../support/asking.ts'
import { cypherQuery } from '../../support/cypher-query.ts'
import { QUICK_TRAINING } from '../../support/quick-training.ts'
import { NOW_MS, type World, world } from '../../support/world.ts'

let graph: GraphStore

beforeEach(async () => {
  graph = await openEmbedded({ maxRelationships: 1e6, shuffleUnordered: true })
})

afterEach(() => graph.close())

const training = { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING }

const run = (options: Partial<TrainOptions> = {}) => train(graph, { ...training, ...options })

function small(): World {
  const people = world()
    .item('tea', { tags: ['drink'] })
    .item('pot', { tags: ['drink', 'ware'] })
    .item('cup')
  for (let n = 0; n < 8; n++)
    people
      .user(`u${n}`)
      .listens('tea', n % 2 ? 'pot' : 'cup')
      .follows(`u${(n + 1) % 8}`)
  return people
}

async function servingVersion(): Promise<string | null> {
  const state = await graph.run(graphState, {})
  return state.find(({ id }) => id === 'serving')?.version ?? null
}

const DERIVED = ['NEIGHBOR_OF', 'TWO_HOP_TIE', 'TOP_FOLLOWED', 'SIMILAR_TO', 'TOP_ITEM'] as const

/** Every derived edge with its score, as sorted lines, by version. */
async function derivedEdges(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const type of DERIVED) {
    for (const [from, to] of [
      ['User', 'User'],
      ['Item', 'Item'],
      ['Tag', 'Item'],
      ['Chart', 'Item'],
    ]) {
      const query = cypherQuery<Record<never, never>, { version: string; fields: object; ends: string }>(
        'test/derived',
        `// @mode read
         // @budget 100000
         // @returns version String!
         // @returns ends String!
         // @returns fields Properties!
         MATCH (a:${from})-[edge:${type}]->(b:${to})
         RETURN edge.version AS version, a.id + ' ${type} ' + b.id AS ends, properties(edge) AS fields`,
      )
      for (const { version, ends, fields } of await graph.run(query, {})) {
        const { version: _, ...rest } = fields as { version: string }
        const line = `${ends} ${JSON.stringify(Object.entries(rest).sort())}`
        found.set(version, [...(found.get(version) ?? []), line])
      }
    }
  }
  for (const lines of found.values()) lines.sort()
  return found
}

/** The versions that the graph has edges and records of. */
async function versions(): Promise<readonly string[]> {
  const known = (await graph.run(models, {})).map(({ id }) => id)
  expect([...(await derivedEdges()).keys()].sort()).toEqual(known)
  return known
}

describe('train', () => {
  it('gives the same edges for the same graph and seed, for any order of rows', async () => {
    await small().fill(graph, { isTrained: false })
    const first = await run()
    const edges = (await derivedEdges()).get(first.version)
    const second = await run({ nowMs: NOW_MS + 1 })
    expect(edges?.length).toBeGreaterThan(50)
    expect((await derivedEdges()).get(second.version)).toEqual(edges)
    const other = await openEmbedded({ maxRelationships: 1e6, shuffleUnordered: true })
    await graph.close()
    graph = other
    await small().fill(graph, { isTrained: false })
    const third = await run()
    expect((await derivedEdges()).get(third.version)).toEqual(edges)
  })

  it('switches to the new version, keeps the old one, and deletes the one before it', async () => {
    await small().fill(graph, { isTrained: false })
    expect(await servingVersion()).toBeNull()
    const first = await run()
    expect(await servingVersion()).toBe(first.version)
    const second = await run({ nowMs: NOW_MS + 1 })
    expect(second.version).not.toBe(first.version)
    expect(await servingVersion()).toBe(second.version)
    expect(await versions()).toEqual([first.version, second.version])
    const third = await run({ nowMs: NOW_MS + 2 })
    expect(await versions()).toEqual([second.version, third.version])
  })

  it('keeps no old version if the next one would have no room beside both', async () => {
    await small().fill(graph, { isTrained: false })
    const before = graph.diagnostics.room()
    await run()
    const own = 1e6 - before
    const derived = before - graph.diagnostics.room()
    await graph.close()
    const keptOf = async (versionsThatFit: number) => {
      graph = await openEmbedded({ maxRelationships: Math.round(own + versionsThatFit * derived) })
      await small().fill(graph, { isTrained: false })
      const trained = [await run(), await run({ nowMs: NOW_MS + 1 }), await run({ nowMs: NOW_MS + 2 })]
      expect((await versions()).at(-1)).toBe(trained[2]?.version)
      const { length } = await versions()
      if (versionsThatFit < 3) await graph.close()
      return length
    }
    expect(await keptOf(2.5)).toBe(1)
    expect(await keptOf(3.5)).toBe(2)
  })

  it('gives two trainings at one instant different versions', async () => {
    await small().fill(graph, { isTrained: false })
    const versions = [(await run()).version, (await run()).version]
    expect(versions).toEqual(['20250601T000000000Z', '20250601T000000000Z-2'])
  })

  it('counts users per item and items per tag, and resets outdated counts', async () => {
    await small()
      .item('lone', { tags: ['ware'] })
      .fill(graph)
    const degrees = async () => {
      const query = cypherQuery<Record<never, never>, { id: string; degree: number; popularity: number }>(
        'test/degrees',
        `// @mode read
         // @budget 100
         // @returns id String!
         // @returns degree Int!
         // @returns popularity Float!
         MATCH (item:Item) RETURN item.id AS id, item.degree AS degree, item.popularity AS popularity ORDER BY id`,
      )
      return graph.run(query, {})
    }
    expect(await degrees()).toEqual([
      { id: 'cup', degree: 4, popularity: 0.5 },
      { id: 'lone', degree: 0, popularity: 0 },
      { id: 'pot', degree: 4, popularity: 0.5 },
      { id: 'tea', degree: 8, popularity: 1 },
    ])
    const tags = cypherQuery<Record<never, never>, { id: string; degree: number }>(
      'test/tag-degrees',
      `// @mode read
       // @budget 100
       // @returns id String!
       // @returns degree Int!
       MATCH (tag:Tag) RETURN tag.id AS id, tag.degree AS degree ORDER BY id`,
    )
    expect(await graph.run(tags, {})).toEqual([
      { id: 'drink', degree: 2 },
      { id: 'ware', degree: 2 },
    ])
    const hide = cypherQuery<Record<never, never>, Record<never, never>>(
      'test/hide',
      `// @mode write
       MATCH (user:User {id: 'u1'})-[tie:INTERACTED_WITH]->(item:Item {id: 'pot'}) SET tie.weight = 0.0`,
    )
    await graph.run(hide, {})
    await run({ nowMs: NOW_MS + 1 })
    expect((await degrees()).find(({ id }) => id === 'pot')).toMatchObject({ degree: 3 })
  })

  it('serves a graph that was never trained, in catalog order', async () => {
    await small().fill(graph, { isTrained: false })
    const asked = asking(graph)
    try {
      expect(new Set(await idsFor(asked.recommend, 'unknown'))).toEqual(new Set(['cup', 'pot', 'tea']))
      expect(new Set(await idsFor(asked.recommend, 'u0'))).toEqual(new Set(['pot']))
    } finally {
      await asked.close()
    }
  })

  it('trains an empty graph', async () => {
    await expect(run()).resolves.toMatchObject({ users: 0, items: 0, tags: 0, interactions: 0 })
  })

  it('refuses a second training of the graph while the first runs', async () => {
    await small().fill(graph, { isTrained: false })
    const first = run()
    await expect(run({ holder: 'second' })).rejects.toMatchObject({ code: 'TRAINING_IN_PROGRESS' })
    await first
    await run({ nowMs: NOW_MS + 1 })
  })

  describe.each(['read', 'charts', 'neighborhoods'] as const)('aborted during %s', (job) => {
    it('keeps serving the complete old version; the next run deletes the remains', async () => {
      await small().fill(graph, { isTrained: false })
      const first = await run()
      const edges = (await derivedEdges()).get(first.version)
      const stop = new AbortController()
      const stopped = run({
        nowMs: NOW_MS + 1,
        signal: stop.signal,
        onProgress: (progress) => {
          if (progress.job === job) stop.abort(new Error('enough'))
        },
      })
      await expect(stopped).rejects.toThrow('enough')
      expect(await servingVersion()).toBe(first.version)
      expect((await derivedEdges()).get(first.version)).toEqual(edges)
      expect(await graph.run(models, {})).toHaveLength(2)
      const third = await run({ nowMs: NOW_MS + 2 })
      expect(await versions()).toEqual([first.version, third.version])
    })
  })

  /** Trains once more, and gives up as the named query is about to run, after the last batch was written. */
  async function givenUpAt(queryName: string) {
    const stop = new AbortController()
    let isWritten = false
    const watched = counted(graph, (name) => {
      isWritten ||= name === 'training/describe-model'
      if (isWritten && name === queryName) stop.abort(new Error('enough'))
    })
    const options = { ...training, nowMs: NOW_MS + 1, signal: stop.signal }
    const ended = await train(watched, options).then(
      ({ version }) => version,
      (error: Error) => error.message,
    )
    expect(stop.signal.aborted).toBe(true)
    return ended
  }

  it.each(['training/describe-model', 'training/lock-lease', 'training/hold-lease'])(
    'does not flip once its caller has given up, even at %s, between the last batch and the flip',
    async (queryName) => {
      await small().fill(graph, { isTrained: false })
      const first = await run()
      expect(await givenUpAt(queryName)).toBe('enough')
      expect(await servingVersion()).toBe(first.version)
    },
  )

  it.each(['training/serve-model', 'training/drop-neighbors', 'training/drop-tag-tops'])(
    'has succeeded once the new version serves: given up at %s, it says so, and the next run cleans up',
    async (queryName) => {
      await small().fill(graph, { isTrained: false })
      await run({ nowMs: NOW_MS - 1 })
      const first = await run()
      const version = await givenUpAt(queryName)
      expect(await servingVersion()).toBe(version)
      expect(version).not.toBe(first.version)
      expect(await graph.run(models, {})).toHaveLength(3)
      const third = await run({ nowMs: NOW_MS + 2 })
      expect(await versions()).toEqual([version, third.version])
    },
  )

  it('does not switch versions after another training took the lease', async () => {
    await small().fill(graph, { isTrained: false })
    const first = await run()
    let taken: Promise<unknown> | undefined
    const robbed = run({
      nowMs: NOW_MS + 1,
      onProgress: ({ job }) => {
        if (job !== 'read' || taken) return
        const [since, expiresAt] = [NOW_MS, NOW_MS + 1e6]
        taken = graph.run(holdLease, { holder: 'thief', since, expiresAt })
      },
    })
    await expect(robbed).rejects.toMatchObject({ code: 'TRAINING_IN_PROGRESS' })
    expect(await servingVersion()).toBe(first.version)
  })
})
