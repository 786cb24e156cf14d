import { type SeenPolicy, seenItems } from '../domain/seen-policy.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { RunOptions } from '../graph/graph-store.ts'
import type { LiveCatalog } from '../snapshot/live-catalog.ts'

/** The kind of an item; undefined if unknown. */
export type KindOf = (itemId: string) => string | undefined

/** The items that a list leaves out, and those of the viewer's history that may be shown again. */
export interface SeenSplit {
  readonly seenItemIds: ReadonlySet<string>
  readonly returningIds: ReadonlySet<string>
}

/** Applies a policy to what a viewer has seen. Without a `seenHistory` nothing returns. */
export function splitSeen(
  { seenItemIds, dismissedItemIds, seenHistory: items }: Viewer,
  policy: SeenPolicy,
  nowMs: number,
  kindOf: KindOf,
): SeenSplit {
  if (!items) return { seenItemIds, returningIds: new Set() }
  const seen = seenItems({ dismissedItemIds, items }, policy, nowMs, kindOf)
  const ids = items.map(({ itemId }) => itemId)
  return { seenItemIds: seen, returningIds: new Set(ids.filter((itemId) => !seen.has(itemId))) }
}

/** Kinds of items for a policy. Reads the catalog only if the policy depends on them. @throws GraphError */
export async function itemKinds(
  liveCatalog: LiveCatalog,
  { byItemKind }: SeenPolicy,
  options: RunOptions,
): Promise<KindOf> {
  if (Object.keys(byItemKind).length === 0) return () => undefined
  const snapshot = await liveCatalog.current(options)
  return (itemId) => {
    const row = snapshot.numberOf(itemId)
    return row === undefined ? undefined : snapshot.kinds.textAt(row)
  }
}
