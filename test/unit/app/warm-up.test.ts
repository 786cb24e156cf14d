import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { warmUp } from '../../../src/app/warm-up.ts'
import {
  plainRequest,
  type Recommend,
  type RecommendationRequest,
} from '../../../src/domain/recommendation.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { GraphError } from '../../../src/graph/graph-error.ts'
import { asking } from '../../support/asking.ts'
import { NOW_MS, world } from '../../support/world.ts'

const failed = (error: unknown) => {
  throw error
}

/** A graph with 30 users, and what was asked for them. */
async function opened() {
  const graph = await openEmbedded({ maxRelationships: 1e5 })
  onTestFinished(() => graph.close())
  const town = world()
  for (let n = 0; n < 20; n++) town.item(`i${n}`, { title: `Song ${n}`, tags: ['jazz'] })
  for (let n = 0; n < 30; n++) town.user(`u${n}`).listens('i1', 'i2', 'i3')
  await town.fill(graph)
  const { recommend, close } = asking(graph)
  onTestFinished(close)
  const kinds: string[] = []
  const noted: Recommend = async ({ subject, ...request }: RecommendationRequest, context) => {
    kinds.push(subject.kind)
    return recommend({ ...request, subject }, context)
  }
  return { graph, noted, count: (kind: string) => kinds.filter((one) => one === kind).length }
}

it('a warm-up makes lists of each kind', async () => {
  const { graph, noted, count } = await opened()
  await warmUp(graph, noted, failed)
  for (const kind of ['viewer', 'catalog', 'items', 'search'])
    expect(count(kind), kind).toBeGreaterThanOrEqual(2)
})

it('a warm-up ends after lists of twenty users that are all slow', async () => {
  const { graph, noted } = await opened()
  const page = await noted(plainRequest('u0', 1), { nowMs: NOW_MS })
  const kinds: string[] = []
  const slow: Recommend = async ({ subject }) => {
    kinds.push(subject.kind)
    if (subject.kind === 'viewer') await sleep(120)
    return page
  }
  await warmUp(graph, slow, failed)
  expect(kinds).toEqual(Array.from({ length: 20 }, () => ['viewer', 'catalog', 'items', 'search']).flat())
})

it('a warm-up ends after three fast lists in turn', async () => {
  const { graph, noted } = await opened()
  const page = await noted(plainRequest('u0', 1), { nowMs: NOW_MS })
  let lists = 0
  const fast: Recommend = async () => {
    lists++
    return { ...page, edges: [] }
  }
  await warmUp(graph, fast, failed)
  expect(lists).toBe(3)
})

it('a warm-up goes on after a list that fails, and reports it', async () => {
  const { graph } = await opened()
  const failures: unknown[] = []
  const away = new GraphError('timeout', 'the graph is slow')
  await warmUp(
    graph,
    () => Promise.reject(away),
    (error) => failures.push(error),
  )
  expect(failures).toEqual(Array.from({ length: 20 }, () => away))
})

it('a warm-up of an empty graph makes no list', async () => {
  const graph = await openEmbedded({ maxRelationships: 10 })
  onTestFinished(() => graph.close())
  await warmUp(graph, () => Promise.reject(new Error('asked')), failed)
})
