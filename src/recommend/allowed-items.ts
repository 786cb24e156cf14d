import type { Filter } from '../domain/filter.ts'
import type { LeftOutReason, RecommendationRequest } from '../domain/recommendation.ts'
import type { Viewer } from '../domain/viewer.ts'
import { itemsByIds } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import type { FilterRow } from '../snapshot/compile-filter.ts'
import type { LiveCatalog } from '../snapshot/live-catalog.ts'
import { readsItem, withItemValues } from '../snapshot/of-item.ts'
import type { CompiledFilter, Selection } from '../snapshot/selection.ts'

/** The conditions of a request on the items that it may list. */
export interface ItemConditions {
  readonly snapshot: CatalogSnapshot
  /** The test on an item that was just read from the graph. Does not test availability. */
  readonly passes: (row: FilterRow) => boolean
  /** The items that pass and are available at an instant, epoch milliseconds. */
  select(nowMs: number): Promise<AllowedItems>
}

/** The items that a request may list. */
export interface AllowedItems {
  readonly snapshot: CatalogSnapshot
  /** At least as many as there are. */
  readonly count: number
  has(itemId: string): boolean
  hasRow(row: number): boolean
  /** Why an item is not allowed; null if it is, or if there is no such item. */
  refusal(itemId: string): LeftOutReason | null
  ids(): readonly string[]
}

const EVERY_ITEM: Filter = { all: [] }

/**
 * The conditions of a request that only the snapshot of the catalog can test; null if there are none.
 *
 * @param viewer whose rejected tags count; null for none
 */
export async function readConditions(
  { graph, liveCatalog }: { readonly graph: GraphStore; readonly liveCatalog: LiveCatalog },
  request: RecommendationRequest,
  viewer: Viewer | null,
  options: RunOptions,
): Promise<ItemConditions | null> {
  if (!isConditional(request, viewer)) return null
  const snapshot = await liveCatalog.current(options)
  const filter = await resolvedFilter(graph, request, snapshot, options)
  return itemConditions(snapshot, { ...request, filter }, viewer)
}

/** The filter of a request, with the values of the item that the list is about. */
async function resolvedFilter(
  graph: GraphStore,
  { filter, subject }: RecommendationRequest,
  { types }: CatalogSnapshot,
  options: RunOptions,
): Promise<RecommendationRequest['filter']> {
  const isOfItem = filter !== null && subject.kind === 'items' && subject.itemIds.length === 1
  if (!isOfItem || !readsItem(filter)) return filter
  const [item] = await graph.run(itemsByIds, { ids: subject.itemIds }, options)
  return withItemValues(filter, item?.properties ?? {}, types)
}

/** True if a request has conditions that only the snapshot of the catalog can test. */
function isConditional({ filter, candidateIds }: RecommendationRequest, viewer: Viewer | null): boolean {
  return filter !== null || candidateIds !== null || (viewer !== null && rejectedTags(viewer).length > 0)
}

/**
 * The conditions of a request. The viewer never wants to see items with a tag that they rejected, except among the
 * candidates that the request names.
 *
 * @throws AttuneError `BAD_USER_INPUT` if the filter does not fit the properties of the catalog
 */
export function itemConditions(
  snapshot: CatalogSnapshot,
  { filter, candidateIds }: Pick<RecommendationRequest, 'filter' | 'candidateIds'>,
  viewer: Viewer | null,
): ItemConditions {
  const wanted = snapshot.compile(filter ?? EVERY_ITEM)
  const rejected = candidateIds === null && viewer ? rejectedBy(snapshot, viewer) : null
  return {
    snapshot,
    passes: (row) => wanted.passes(row) && !rejected?.passes(row),
    async select(nowMs) {
      const selection = await wanted.select(nowMs)
      return allowedItems(snapshot, selection, (await rejected?.select(null)) ?? null, nowMs)
    },
  }
}

/** The items with a tag that the viewer rejected; null if there is no such tag. */
export function rejectedBy(snapshot: CatalogSnapshot, viewer: Viewer): CompiledFilter | null {
  const tagIds = rejectedTags(viewer)
  return tagIds.length === 0 ? null : snapshot.compile({ tag: { anyOf: tagIds } })
}

function rejectedTags({ dampedTags }: Viewer): readonly string[] {
  return [...dampedTags].flatMap(([tagId, factor]) => (factor === 0 ? [tagId] : []))
}

function allowedItems(
  snapshot: CatalogSnapshot,
  selection: Selection,
  rejected: Selection | null,
  nowMs: number,
): AllowedItems {
  const hasRow = (row: number) => selection.has(row) && !rejected?.has(row)
  const has = (itemId: string) => {
    const row = snapshot.numberOf(itemId)
    return row !== undefined && hasRow(row)
  }
  return {
    snapshot,
    count: selection.count,
    has,
    hasRow,
    refusal(itemId) {
      const row = snapshot.numberOf(itemId)
      if (row === undefined || hasRow(row)) return null
      if (!snapshot.listed(nowMs, { sinceMs: 0, untilMs: 0 })(row)) return 'UNAVAILABLE'
      return rejected?.has(row) ? 'REJECTED_TAG' : 'FILTER'
    },
    ids: () => [...selection.ids()].filter((itemId) => !rejected?.hasId(itemId)),
  }
}
