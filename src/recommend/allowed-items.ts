import type { Filter } from '../domain/filter.ts'
import type { RecommendationRequest, Refusal } from '../domain/recommendation.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import type { FilterRow } from '../snapshot/compile-filter.ts'
import type { CompiledFilter, Selection } from '../snapshot/selection.ts'
import { resolvedFilter } from './resolved-filter.ts'

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
  refusal(itemId: string): Refusal | null
  ids(): readonly string[]
}

/** A condition that a rule of the placement sets. */
export interface RuleCondition {
  readonly rule: string
  readonly where: Filter
}

/** The filter and the conditions of rules as one, where it does not matter which of them an item fails. */
export function withRules(filter: Filter | null, rules: readonly RuleCondition[]): Filter | null {
  const parts = [...(filter ? [filter] : []), ...rules.map(({ where }) => where)]
  return parts.length > 1 ? { all: parts } : (parts[0] ?? null)
}

const EVERY_ITEM: Filter = { all: [] }

/**
 * The conditions of a request that only the snapshot of the catalog can test; null if there are none.
 *
 * @param viewer whose rejected tags count; null for none
 * @param rules conditions of the placement, with the values that they compare with
 */
export async function readConditions(
  { graph, catalog }: { readonly graph: GraphStore; readonly catalog: () => Promise<CatalogSnapshot> },
  request: RecommendationRequest,
  viewer: Viewer | null,
  options: RunOptions,
  rules: readonly RuleCondition[] = [],
): Promise<ItemConditions | null> {
  if (!isConditional(request, viewer) && rules.length === 0) return null
  const snapshot = await catalog()
  const filter = await resolvedFilter(graph, request, snapshot, options)
  return itemConditions(snapshot, { ...request, filter }, viewer, rules)
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
  rules: readonly RuleCondition[] = [],
): ItemConditions {
  const wanted = snapshot.compile(filter ?? EVERY_ITEM)
  const ruled = rules.map(({ rule, where }) => ({ rule, compiled: snapshot.compile(where) }))
  const rejected = candidateIds === null && viewer ? rejectedBy(snapshot, viewer) : null
  return {
    snapshot,
    passes: (row) =>
      wanted.passes(row) && ruled.every(({ compiled }) => compiled.passes(row)) && !rejected?.passes(row),
    async select(nowMs) {
      const selection = await wanted.select(nowMs)
      const byRule: RuleSelection[] = []
      for (const { rule, compiled } of ruled) byRule.push({ rule, selection: await compiled.select(null) })
      const refused = (await rejected?.select(null)) ?? null
      return allowedItems(snapshot, { selection, byRule, rejected: refused }, nowMs)
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

interface RuleSelection {
  readonly rule: string
  readonly selection: Selection
}

interface Selections {
  readonly selection: Selection
  readonly byRule: readonly RuleSelection[]
  readonly rejected: Selection | null
}

function allowedItems(
  snapshot: CatalogSnapshot,
  { selection, byRule, rejected }: Selections,
  nowMs: number,
): AllowedItems {
  const isRuledOut = (row: number) => byRule.find((one) => !one.selection.has(row))
  const hasRow = (row: number) => selection.has(row) && !rejected?.has(row) && !isRuledOut(row)
  const has = (itemId: string) => {
    const row = snapshot.numberOf(itemId)
    return row !== undefined && hasRow(row)
  }
  return {
    snapshot,
    count: Math.min(selection.count, ...byRule.map((one) => one.selection.count)),
    has,
    hasRow,
    refusal(itemId) {
      const row = snapshot.numberOf(itemId)
      if (row === undefined || hasRow(row)) return null
      if (!snapshot.listed(nowMs, { sinceMs: 0, untilMs: 0 })(row)) return { reason: 'UNAVAILABLE' }
      if (rejected?.has(row)) return { reason: 'REJECTED_TAG' }
      const rule = isRuledOut(row)?.rule
      return rule === undefined ? { reason: 'FILTER' } : { reason: 'RULE', rule }
    },
    ids: () => [...selection.ids()].filter(has),
  }
}
