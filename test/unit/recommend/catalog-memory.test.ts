import { expect, it, onTestFinished } from 'vitest'
import { upsertTags } from '../../../src/catalog/upsert.ts'
import { listedTags, namedItems } from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { readGraphState } from '../../../src/graph/graph-state.ts'
import { delegating, type GraphStore } from '../../../src/graph/graph-store.ts'
import { CatalogMemory } from '../../../src/recommend/fallback/catalog-memory.ts'
import { FollowedCatalog } from '../../../src/snapshot/live-catalog.ts'
import { world } from '../../support/world.ts'

/** A memory beside the catalog of two items, and the names of the queries that it runs. */
async function remembering() {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  const asked: string[] = []
  const watched: GraphStore = {
    ...delegating(graph),
    run(query, params, options) {
      asked.push(query.name)
      return graph.run(query, params, options)
    },
  }
  const catalog = new FollowedCatalog(graph)
  onTestFinished(async () => {
    catalog.close()
    await graph.close()
  })
  await world()
    .item('book', { tags: ['novel'] })
    .item('film')
    .fill(graph, { isTrained: false })
  await catalog.current()
  return { graph, asked, memory: new CatalogMemory(watched, catalog) }
}

it('names items without a read if the catalog in memory has the revision of the request', async () => {
  const { graph, asked, memory } = await remembering()
  const ids = ['book', 'film', 'gone']
  const named = await memory.namesAt(await readGraphState(graph), ids, {})
  expect(asked).toEqual([])
  expect(named.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(await graph.run(namedItems, { ids }))
})

it('reads the names of tags once, and again after a write that may have changed them', async () => {
  const { graph, asked, memory } = await remembering()
  for (let time = 0; time < 3; time++) {
    expect(await memory.tagNames(['novel'], {})).toEqual([{ id: 'novel', name: 'novel', kind: null }])
  }
  expect(asked).toEqual([listedTags.name])
  await upsertTags(graph, [{ id: 'novel', fields: { name: 'Novels' } }], {})
  expect(await memory.tagNames(['novel'], {})).toEqual([{ id: 'novel', name: 'Novels', kind: null }])
})
