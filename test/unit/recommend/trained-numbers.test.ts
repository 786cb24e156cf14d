import { expect, it } from 'vitest'
import { undecided } from '../../../src/domain/consent.ts'
import { recommenderOver } from '../../../src/evaluation/graph-lists.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { servedModels } from '../../../src/model/served-models.ts'
import { interests } from '../../../src/recommend/interests.ts'
import { DEFAULT_POLICY } from '../../../src/recommend/scoring/default-policy.ts'
import { train } from '../../../src/training/train.ts'
import { question } from '../../support/asking.ts'
import { NOW_MS, world } from '../../support/world.ts'

it("the serving version's numbers replace those of the policy", async () => {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  try {
    await world()
      .item('tea')
      .item('jam')
      .user('bo')
      .likes('tea')
      .user('cy')
      .likes('jam')
      .user('ana')
      .befriends('bo', 'cy')
      .fill(graph)
    const recommend = recommenderOver(graph, {
      policy: DEFAULT_POLICY,
      sources: ['social'],
    })
    const friendsItems = async () => {
      const { edges } = await recommend(question('ana', { first: 10 }), { nowMs: NOW_MS })
      return edges.filter(({ contributions }) => contributions.length > 0).map(({ item }) => item.id)
    }
    expect((await friendsItems()).sort()).toEqual(['jam', 'tea'])
    const trained = { nowMs: NOW_MS + 1, holder: 'test', graceMs: 0 }
    await train(graph, { ...trained, policyNumbers: { personLimit: 1 } })
    // Ties of equal strength are ordered by id.
    expect(await friendsItems()).toEqual(['tea'])
    await train(graph, trained)
    expect((await friendsItems()).sort()).toEqual(['jam', 'tea'])
  } finally {
    await graph.close()
  }
})

it("the serving version's half-life decides on interests", async () => {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  try {
    await world()
      .item('old', { tags: ['jazz'] })
      .item('new', { tags: ['rock'] })
      .user('ana')
      .daysAgo(11)
      .listens('old')
      .daysAgo(1)
      .listens('new')
      .fill(graph)
    const shares = async () => {
      const parts = { graph, models: servedModels(graph), consents: undecided('standard') }
      const found = await interests(parts, 'ana', { nowMs: NOW_MS, temperature: 1 })
      return found.map(({ tagId, probability }) => [tagId, Number(probability.toFixed(6))])
    }
    const trained = { nowMs: NOW_MS + 1, holder: 'test', graceMs: 0 }
    // The older engagement is one half-life older and counts half.
    await train(graph, { ...trained, policyNumbers: { halfLifeDays: 10 } })
    expect(await shares()).toEqual([
      ['rock', 0.666667],
      ['jazz', 0.333333],
    ])
    await train(graph, { ...trained, policyNumbers: { halfLifeDays: 5 } })
    expect(await shares()).toEqual([
      ['rock', 0.8],
      ['jazz', 0.2],
    ])
  } finally {
    await graph.close()
  }
})
