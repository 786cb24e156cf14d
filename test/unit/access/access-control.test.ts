import { expect, it } from 'vitest'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { accessOf, NOW_MS } from '../../api/serving.ts'
import { apiKey } from '../../support/api-keys.ts'

const NOBODY = { apiKey: null, authorization: null, origin: null }

it('a caller without a key is not the operator before the keys of an available graph were read', async () => {
  const graph = await openEmbedded({ maxRelationships: 1_000 })
  await apiKey(graph, ['admin'])
  const access = accessOf(graph)
  await expect(async () => access.principalOf(NOBODY, NOW_MS)).rejects.toMatchObject({
    code: 'UNAUTHENTICATED',
  })
  await graph.close()
})
