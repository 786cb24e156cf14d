import { expect, it, onTestFinished } from 'vitest'
import { warmUp } from '../../../src/app/warm-up.ts'
import type { Recommend, RecommendationRequest } from '../../../src/domain/recommendation.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { GraphError } from '../../../src/graph/graph-error.ts'
import { asking } from '../../support/asking.ts'
import { world } from '../../support/world.ts'

/** Five users with lists, and what was asked for them. */
async function opened() {
  const graph = await openEmbedded({ maxRelationships: 1e5 })
  onTestFinished(() => graph.close())
  const town = world()
  for (let n = 0; n < 20; n++) town.item(`i${n}`, { title: `Song ${n}`, tags: ['jazz'] })
  for (const id of ['ana', 'bo', 'cy', 'di', 'ed']) town.user(id).listens('i1', 'i2', 'i3')
  await town.fill(graph)
  const { recommend, close } = asking(graph)
  onTestFinished(close)
  const asked: RecommendationRequest[] = []
  const noted: Recommend = (request, context) => {
    asked.push(request)
    return recommend(request, context)
  }
  return { graph, noted, asked }
}

it('a warm-up makes a list of each kind, and ends once three lists in turn are fast', async () => {
  const { graph, noted, asked } = await opened()
  await warmUp(graph, noted)
  expect(new Set(asked.map(({ subject }) => subject.kind))).toEqual(new Set(['viewer', 'items', 'search']))
  const viewers = asked.filter(({ subject }) => subject.kind === 'viewer')
  expect(viewers.length).toBeGreaterThanOrEqual(3)
})

it('a warm-up ends without an error if the graph fails, and passes on a bug', async () => {
  const { graph } = await opened()
  await warmUp(graph, () => Promise.reject(new GraphError('unavailable', 'the graph is away')))
  const bug = new TypeError('a bug')
  await expect(warmUp(graph, () => Promise.reject(bug))).rejects.toBe(bug)
})

it('a warm-up of an empty graph makes no list', async () => {
  const graph = await openEmbedded({ maxRelationships: 10 })
  onTestFinished(() => graph.close())
  await warmUp(graph, () => Promise.reject(new Error('asked')))
})
