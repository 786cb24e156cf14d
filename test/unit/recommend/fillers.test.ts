import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RecommendationEdge } from '../../../src/domain/recommendation.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { type Asking, asking, question } from '../../support/asking.ts'
import { NOW_MS, world } from '../../support/world.ts'

let graph: GraphStore
let asked: Asking

beforeEach(async () => {
  graph = await openEmbedded({ maxRelationships: 1e6 })
  asked = asking(graph)
})

afterEach(async () => {
  await asked.close()
  await graph.close()
})

const sum = (edges: readonly RecommendationEdge[]) =>
  edges.reduce((total, { probability }) => total + probability, 0)

/** Ana follows Bo, who listened to two items; five more are in the catalog, and no source knows them. */
function shelf() {
  const made = world().item('tea').item('jam').user('bo').listens('tea', 'jam').user('ana').follows('bo')
  for (let n = 0; n < 5; n++) made.item(`dusty-${n}`)
  return made
}

async function edgesFor(asking: Parameters<typeof question>[1] = {}) {
  const page = await asked.recommend(question('ana', asking), { nowMs: NOW_MS })
  expect(page.fallbackSteps).toEqual(['CATALOG'])
  return page.edges
}

describe('items that only fill a list', () => {
  it('have probability 0; proposed items sum to one', async () => {
    await shelf().fill(graph)
    const edges = await edgesFor()
    expect(edges).toHaveLength(7)
    expect(new Set(edges.slice(0, 2).map(({ item }) => item.id))).toEqual(new Set(['tea', 'jam']))
    expect(sum(edges.slice(0, 2))).toBeCloseTo(1, 12)
    expect(edges.slice(2).map(({ probability }) => probability)).toEqual([0, 0, 0, 0, 0])
  })

  it('do not change the probabilities of proposed items', async () => {
    await shelf().fill(graph)
    const few = await edgesFor({ excludedItemIds: ['dusty-0', 'dusty-1', 'dusty-2', 'dusty-3'] })
    const many = await edgesFor()
    const proposed = (edges: typeof few) =>
      edges.slice(0, 2).map(({ item, probability }) => [item.id, probability])
    expect(proposed(many)).toEqual(proposed(few))
  })

  it('are the only items with the reason "More from the catalog"', async () => {
    await shelf().fill(graph)
    for (const { item, contributions, reasons } of await edgesFor()) {
      const isFiller = item.id.startsWith('dusty')
      expect(contributions.length === 0).toBe(isFiller)
      expect(reasons.some(({ text }) => text === 'More from the catalog')).toBe(isFiller)
      if (isFiller) expect(reasons.map(({ kind }) => kind)).toEqual(['SUGGESTED'])
    }
  })

  it('share the probability if no source proposed an item', async () => {
    await world().item('dusty-0').item('dusty-1').user('ana').fill(graph)
    const edges = await edgesFor()
    expect(edges).toHaveLength(2)
    expect(sum(edges)).toBeCloseTo(1, 12)
    expect(edges.every(({ probability }) => probability > 0)).toBe(true)
  })
})
