import { expect, it, onTestFinished } from 'vitest'
import { upsertNodes } from '../../../src/catalog/upsert-nodes.ts'
import { addTagged, addTags } from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { readCatalog } from '../../../src/training/read-catalog.ts'

it('items keep their tags although the engine orders ids by code point', async () => {
  const graph = await openEmbedded({ maxRelationships: 1_000 })
  onTestFinished(() => graph.close())
  const privateUse = '\uE000'
  const emoji = '\u{1F600}'
  expect(emoji < privateUse).toBe(true)
  await upsertNodes(
    graph,
    'items',
    [emoji, privateUse].map((id) => ({ id, fields: {} })),
  )
  await graph.run(addTags, { ids: ['smiling'] })
  const edge = { ownerId: emoji, tagId: 'smiling', weight: 0.5, importSets: [], importShares: [] }
  await graph.run(addTagged, { rows: [edge] })
  const { itemIds, itemTags } = await readCatalog(graph, 1, new AbortController().signal, () => {})
  expect(itemIds).toEqual([privateUse, emoji])
  expect([...itemTags.offsets]).toEqual([0, 0, 1])
  expect([...itemTags.values]).toEqual([0.5])
})
