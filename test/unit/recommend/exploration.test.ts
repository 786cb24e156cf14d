import { expect, it, onTestFinished } from 'vitest'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { DEFAULT_POLICY } from '../../../src/recommend/scoring/default-policy.ts'
import { asking, question } from '../../support/asking.ts'
import { NOW_MS, world } from '../../support/world.ts'

it('exploration draws some places at random and states propensities; the default draws none', async () => {
  const graph = await openEmbedded({ maxRelationships: 10_000 })
  const town = world()
  for (let n = 0; n < 30; n++)
    town
      .item(`song-${n}`)
      .user(`fan-${n % 5}`)
      .likes(`song-${n}`)
  await town.user('ana').likes('song-1').fill(graph)
  const plain = asking(graph)
  const exploring = asking(graph, { policy: { ...DEFAULT_POLICY, exploration: 0.5 } })
  onTestFinished(async () => {
    await Promise.all([plain.close(), exploring.close()])
    await graph.close()
  })

  const ranked = await plain.recommend(question('ana', { first: 20 }), { nowMs: NOW_MS })
  expect(new Set(ranked.edges.map(({ propensity }) => propensity))).toEqual(new Set([null]))

  const drawn = await exploring.recommend(question('ana', { first: 20 }), { nowMs: NOW_MS })
  const list = await exploring.servedLists.find(drawn.recommendationId)
  expect(list?.exploration).toEqual({ share: 0.5, seed: expect.any(Number) })
  expect(drawn.edges.map(({ item }) => item.id)).not.toEqual(ranked.edges.map(({ item }) => item.id))
  expect(drawn.edges.map(({ propensity }) => propensity)).toEqual(
    list?.items.slice(0, 20).map(({ propensity }) => propensity),
  )
  expect(drawn.edges.every(({ propensity }) => (propensity ?? 0) > 0)).toBe(true)
  const next = await exploring.recommend(
    question('ana', { first: 5, after: drawn.edges.at(-1)?.cursor ?? null }),
    { nowMs: NOW_MS },
  )
  expect(next.edges[0]).toMatchObject({ rank: 21, item: { id: list?.items[20]?.itemId } })
})
