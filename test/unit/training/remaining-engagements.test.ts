import { expect, it, onTestFinished } from 'vitest'
import { importDataSet } from '../../../src/datasets/importing/import-data-set.ts'
import {
  ALL_QUERIES,
  engagementsOfPeople,
  neighbors,
  recentEngagements,
  writeItemDegrees,
} from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { delegating, type GraphStore } from '../../../src/graph/graph-store.ts'
import type { EngagementsOf } from '../../../src/recommend/sources/engagement-cache.ts'
import { EngagementCache } from '../../../src/recommend/sources/engagement-cache.ts'
import { itemOf } from '../../../src/recommend/sources/weighted-walk.ts'
import { remainingEngagements } from '../../../src/training/interest/remaining-engagements.ts'
import { readInteractions } from '../../../src/training/read-interactions.ts'
import { train } from '../../../src/training/train.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'
import { Turns } from '../../../src/training/turns.ts'
import { memoryDataSet } from '../../support/memory-data-set.ts'
import { QUICK_TRAINING } from '../../support/quick-training.ts'
import { interaction, TINY_NOW_MS, tinyWorld } from '../../support/tiny-world.ts'

const MANY = 130

/** Ana played more than requests read of anybody, half of it at one instant; bo played the first three of it. */
async function filled(): Promise<GraphStore> {
  const graph = await openEmbedded({ maxRelationships: 10_000 })
  onTestFinished(() => graph.close())
  const played = (userId: string, song: number) =>
    interaction(userId, `song-${song}`, TINY_NOW_MS - Math.max(song, MANY / 2) * 1_000)
  const interactions = [
    ...Array.from({ length: MANY }, (_, song) => played('ana', song)),
    ...[0, 1, 2].map((song) => played('bo', song)),
  ]
  await importDataSet(graph, memoryDataSet({ interactions }), { atMs: TINY_NOW_MS, nowMs: TINY_NOW_MS })
  return graph
}

async function told(engagements: EngagementsOf) {
  const people = ['ana', 'bo', 'unknown'].map((personId) => ({ personId, weight: 1, stamp: null }))
  const of = await engagements.load(people, null, {})
  return of.map((person) => {
    const discounts = person.discounts(0.5)
    return [...person.items]
      .map((item, at) => `${itemOf(item)} ${person.lastAts[at]} ${discounts[at]}`)
      .sort()
  })
}

it('engagements from the data equal those from a graph with the same data', async () => {
  const graph = await filled()
  const itemIds = Array.from({ length: MANY }, (_, song) => `song-${song}`)
  const degrees = Int32Array.from(itemIds, (_, song) => (song < 3 ? 2 : 1))
  await graph.run(writeItemDegrees, {
    version: 'v',
    share: 1,
    rows: itemIds.map((id, item) => ({ id, degree: degrees[item] ?? 0, popularity: 0 })),
  })
  const read = await readInteractions(
    graph,
    {
      itemIndex: new Map(itemIds.map((id, item) => [id, item])),
      servedShare: 1,
      boughtTogether: DEFAULT_TRAINING_SETTINGS.boughtTogether,
    },
    new AbortController().signal,
    () => {},
  )
  const expected = await told(new EngagementCache(graph))
  expect(expected.map((rows) => rows.length)).toEqual([100, 3, 0])
  const left = await remainingEngagements({ ...read, itemIds, degrees }, new Turns())
  expect(await told(left)).toEqual(expected)
})

it('a simulation reads neither engagements of others nor derived edges from the graph', async () => {
  const graph = await openEmbedded({ maxRelationships: 10_000 })
  onTestFinished(() => graph.close())
  const world = memoryDataSet(tinyWorld({ people: 60 }))
  await importDataSet(graph, world, { atMs: TINY_NOW_MS, nowMs: TINY_NOW_MS })
  const asked = new Set<string>()
  const watched: GraphStore = {
    ...delegating(graph),
    run: (query, params, options) => {
      asked.add(query.name)
      return graph.run(query, params, options)
    },
  }
  const { interest } = await train(watched, {
    nowMs: TINY_NOW_MS,
    holder: 'test',
    graceMs: 0,
    settings: QUICK_TRAINING,
  })
  expect(interest?.metrics.users).toBe(60)
  expect(asked).toContain(recentEngagements.name)
  expect(asked).not.toContain(engagementsOfPeople.name)
  const derived = ALL_QUERIES.filter(
    ({ name, params }) => name.startsWith('candidates/') && 'version' in params,
  )
  expect(derived.map(({ name }) => name)).toContain(neighbors.name)
  for (const { name } of derived) expect(asked).not.toContain(name)
})
