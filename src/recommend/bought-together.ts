import type { ViewingContext } from '../domain/recommendation.ts'
import type { SeenItem } from '../domain/seen-policy.ts'
import type { Viewer } from '../domain/viewer.ts'
import { type ItemsBoughtWithRow, itemsBoughtWith } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'

/** Most items that are read of each item. */
export const MOST_COMPANIONS = 50

/** Most of a viewer's newest orders that are looked at. */
const MOST_ORDERED = 20

/** Which of these a viewer did last decides whether an item counts as ordered. */
const ORDERING = new Set(['purchase', 'cart', 'cart-removed', 'return'])

/** What a viewer bought or has in their cart, newest first: the cart that a request names, and what they did last with others. */
export function orderedItems(
  { engagements }: Pick<Viewer, 'engagements'>,
  history: readonly SeenItem[],
  viewing: ViewingContext | null,
): readonly string[] {
  const cart = new Set(viewing?.cartIds)
  const ordered = new Set(history.filter(isOrdered).map(({ itemId }) => itemId))
  const ids = engagements.map(({ itemId }) => itemId)
  return ids.filter((itemId) => cart.has(itemId) || ordered.has(itemId)).slice(0, MOST_ORDERED)
}

function isOrdered({ kinds }: SeenItem): boolean {
  const [last] = kinds.filter(({ kind }) => ORDERING.has(kind)).toSorted((a, b) => b.atMs - a.atMs)
  return last?.kind === 'purchase' || last?.kind === 'cart'
}

/** What people buy together with some items, the highest lift first. Empty before the first training. @throws GraphError */
export async function boughtWith(
  graph: GraphStore,
  ownerIds: readonly string[],
  { version, nowMs }: { readonly version: string | null; readonly nowMs: number },
  options: RunOptions,
): Promise<readonly ItemsBoughtWithRow[]> {
  if (version === null || ownerIds.length === 0) return []
  const first = { afterRank: Number.MAX_SAFE_INTEGER, afterId: '', limit: MOST_COMPANIONS }
  return companions(
    await graph.run(itemsBoughtWith, { ownerIds, version, now: nowMs, ...first }, options),
    new Set(ownerIds),
  )
}

/** Each item once, with the one that it is bought with most disproportionately; the highest lift first. */
export function companions(
  rows: readonly ItemsBoughtWithRow[],
  leftOut: ReadonlySet<string>,
): readonly ItemsBoughtWithRow[] {
  const found = new Set(leftOut)
  return rows
    .toSorted((a, b) => b.lift - a.lift || b.orders - a.orders)
    .filter(({ id }) => !found.has(id) && found.add(id))
}
