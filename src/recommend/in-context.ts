import type { ViewingContext } from '../domain/recommendation.ts'
import { KEPT_RECENT, type ReadViewer } from '../domain/viewer.ts'
import { type ItemsByIdsRow, itemsByIds } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'

/** What a viewer looks at, with the tags of the items. */
export interface ReadContext {
  readonly viewing: ViewingContext
  /** The items that exist, by id. */
  readonly items: ReadonlyMap<string, Pick<ItemsByIdsRow, 'tagIds' | 'tagWeights'>>
}

/** Reads the items that the viewer looks at; null if there is no context. */
export async function readContext(
  graph: GraphStore,
  viewing: ViewingContext | null,
  options: RunOptions,
): Promise<ReadContext | null> {
  if (viewing === null) return null
  const ids = viewing.items.map(({ itemId }) => itemId)
  const rows = ids.length === 0 ? [] : await graph.run(itemsByIds, { ids }, options)
  return { viewing, items: new Map(rows.map((row) => [row.id, row])) }
}

/**
 * The viewer with what they look at: its items are their newest engagements, and count as seen.
 *
 * @param nowMs when they look at it, unless the context says so
 */
export function inContext(viewer: ReadViewer, context: ReadContext | null, nowMs: number): ReadViewer {
  if (context === null) return viewer
  const { viewing, items } = context
  const earlier = new Map(viewer.engagements.map(({ itemId, weight }) => [itemId, weight]))
  const viewed = viewing.items.flatMap(({ itemId, weight }) => {
    const item = items.get(itemId)
    if (!item) return []
    const { tagIds, tagWeights } = item
    const total = weight + (earlier.get(itemId) ?? 0)
    return [{ itemId, weight: total, lastAtMs: viewing.atMs ?? nowMs, tagIds, tagWeights }]
  })
  const others = viewer.engagements.filter(({ itemId }) => !items.has(itemId))
  const unknown = viewing.items.map(({ itemId }) => itemId).filter((itemId) => !items.has(itemId))
  return {
    ...viewer,
    engagements: [...viewed, ...others].slice(0, KEPT_RECENT),
    seenItemIds: new Set([...viewer.seenItemIds, ...items.keys()]),
    unknownSessionIds: [...viewer.unknownSessionIds, ...unknown],
  }
}

/** The viewer, for whom what they look at is only left out: they do not consent to more. */
export function exceptViewed(viewer: ReadViewer, context: ReadContext | null): ReadViewer {
  if (context === null) return viewer
  return { ...viewer, seenItemIds: new Set([...viewer.seenItemIds, ...context.items.keys()]) }
}
