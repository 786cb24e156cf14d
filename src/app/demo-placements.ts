import { placementsByKeys } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { readPropertyTypes } from '../graph/property-types.ts'
import { type PresetTarget, presetDrafts } from '../server/api/placements/presets.ts'
import { executableSchema } from '../server/api/schema.ts'
import { FollowedCatalog } from '../snapshot/live-catalog.ts'
import { digestOf, publishDraft, saveDrafts } from '../steering/placement-versions.ts'

/** The products of the demo world: four kinds that behave differently. */
const PRODUCTS: readonly PresetTarget[] = [
  { preset: 'SHOP', prefix: 'shop/', itemKinds: ['product'] },
  { preset: 'FEED', prefix: 'feed/', itemKinds: ['post'] },
  { preset: 'VIDEO', prefix: 'video/', itemKinds: ['movie', 'series'] },
  { preset: 'FINANCE', prefix: 'finance/', itemKinds: ['fund', 'article'] },
]

/** Publishes the placements of the demo world, as far as they are missing. @throws GraphError */
export async function publishDemoPlacements(graph: GraphStore, nowMs: number): Promise<void> {
  const catalog = new FollowedCatalog(graph, { onError: () => undefined })
  const editing = { nowMs, by: 'demo world' }
  try {
    const { users } = await readPropertyTypes(graph)
    const names = {
      catalog: await catalog.current(),
      userTypes: users,
      hasTag: () => true,
      segments: new Set<string>(),
    }
    for (const product of PRODUCTS) {
      const { drafts } = presetDrafts(product, names, executableSchema())
      const known = await graph.run(placementsByKeys, { keys: drafts.map(({ key }) => key) })
      const published = new Set(known.flatMap(({ id, newest }) => (newest > 0 ? [id] : [])))
      for (const draft of drafts.filter(({ key }) => !published.has(key))) {
        const { key, source } = draft
        // An interrupted start may have left one.
        await saveDrafts(graph, [{ ...draft, expectedDigest: null }], editing)
        const publication = { key, expectedDigest: digestOf(source), activeFromMs: null, activeUntilMs: null }
        await publishDraft(graph, { ...publication, note: 'From the preset' }, editing)
      }
    }
  } finally {
    catalog.close()
  }
}
