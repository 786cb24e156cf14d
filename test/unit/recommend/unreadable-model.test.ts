import { expect, it } from 'vitest'
import { describeModel, graphState } from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { asking, question } from '../../support/asking.ts'
import { NOW_MS, world } from '../../support/world.ts'

it('an unreadable model degrades the list, which the hand-set weights rank', async () => {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  const asked = asking(graph)
  try {
    await world().item('tea').item('mug').user('ana').likes('tea').user('bo').likes('tea', 'mug').fill(graph)
    const state = await graph.run(graphState, {})
    const version = state.find(({ id }) => id === 'serving')?.version ?? ''
    await graph.run(describeModel, { version, factors: '{"is":"strange"}', interest: '[]' })
    const page = await asked.recommend(question('ana'), { nowMs: NOW_MS })
    expect(page.degradedSources).toEqual(['latent'])
    expect(page.edges.map(({ item }) => item.id)).toContain('mug')
  } finally {
    await asked.close()
    await graph.close()
  }
})
