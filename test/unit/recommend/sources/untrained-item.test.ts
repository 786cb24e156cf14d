import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { recommenderOver } from '../../../../src/evaluation/graph-lists.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import { DEFAULT_POLICY } from '../../../../src/recommend/scoring/default-policy.ts'
import { question } from '../../../support/asking.ts'
import { NOW_MS, world } from '../../../support/world.ts'

let graph: GraphStore

beforeEach(async () => {
  graph = await openEmbedded({ maxRelationships: 1e6 })
})

afterEach(() => graph.close())

/** The sources that contribute to the item. */
async function proposersOf(itemId: string, viewerId: string): Promise<readonly string[]> {
  const recommend = recommenderOver(graph, { policy: DEFAULT_POLICY, sources: null })
  const { edges } = await recommend(question(viewerId, { first: 10 }), { nowMs: NOW_MS })
  const found = edges.find((edge) => edge.item.id === itemId)
  return found?.contributions.map(({ source }) => source) ?? []
}

describe('an item without likes at the last training', () => {
  it('is proposed once a followed user likes it', async () => {
    await world().item('new').item('old').user('bo').likes('old').user('ana').befriends('bo').fill(graph)
    await world().user('bo').likes('new').fill(graph, { isTrained: false })
    expect(await proposersOf('new', 'ana')).toContain('social')
  })

  it('is proposed once a friend of a friend likes it', async () => {
    await world()
      .item('new')
      .item('old')
      .user('cy')
      .likes('old')
      .user('bo')
      .follows('cy')
      .user('ana')
      .follows('bo')
      .fill(graph)
    await world().user('cy').likes('new').fill(graph, { isTrained: false })
    expect(await proposersOf('new', 'ana')).toContain('social-two-hop')
  })

  it('is proposed once a user with the same taste likes it', async () => {
    const same = ['a', 'b', 'c', 'd']
    const small = world().item('new')
    for (const id of same) small.item(id)
    await small
      .user('ana')
      .likes(...same)
      .user('bo')
      .likes(...same)
      .fill(graph)
    await world().user('bo').likes('new').fill(graph, { isTrained: false })
    expect(await proposersOf('new', 'ana')).toContain('neighbors')
  })
})
