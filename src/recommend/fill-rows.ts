import type { Filter } from '../domain/filter.ts'
import type { PageRow, PlacementSpec, RowSeed } from '../domain/placement.ts'
import {
  type BoughtItem,
  DEFAULT_VIEWER_SHARE,
  type RecommendationRequest,
  type SharedReads,
} from '../domain/recommendation.ts'
import type { TrendSlice } from '../domain/user-group.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import { comparesWith } from '../snapshot/compared-values.ts'
import type { Selection } from '../snapshot/selection.ts'
import { sharedReads } from './shared-reads.ts'
import type { ViewerSeeds } from './viewer-seeds.ts'

/** The item or the tag that a row is about, the part whose trends it has, or what it has itself. */
export type RowSubject =
  | { readonly kind: 'item' | 'tag'; readonly id: string }
  | ({ readonly kind: 'trends' } & TrendSlice)
  | { readonly kind: 'bought'; readonly items: readonly BoughtItem[] }

type ItemOrTag = Exclude<RowSubject, { kind: 'trends' | 'bought' }>

/** A row of a page with its list. */
export interface FilledRow<List> {
  readonly row: PageRow
  /** Null for a list about the viewer. */
  readonly seed: RowSubject | null
  readonly list: List
}

/** The available items that pass a filter. */
type SelectItems = (filter: Filter) => Promise<Pick<Selection, 'count' | 'hasId'>>

/** What the rows of a page are made with. */
export interface RowParts<List> {
  /** The spec of the placement of a row that applies now; null: the row is left out. */
  readonly specOf: (placement: string) => Promise<PlacementSpec | null>
  readonly findSeeds: (reads: SharedReads) => Promise<ViewerSeeds>
  /**
   * The list of a row; null while it is unavailable.
   *
   * @param least a list of fewer items is not shown
   */
  readonly serve: (request: RecommendationRequest, reads: SharedReads, least: number) => Promise<List | null>
  /** The catalog as it is now. */
  readonly catalog: () => Promise<CatalogSnapshot>
  /** Items have to be available at this instant, epoch milliseconds. */
  readonly nowMs: number
  /** The items that a list shows. */
  readonly idsIn: (list: List) => readonly string[]
  /** Whether a fallback filled a list. */
  readonly isFilled: (list: List) => boolean
}

/**
 * Fills the rows of a page from top to bottom. What a row shows, no row below it has, unless that may repeat. A row with fewer
 * items than its placement wants is left out, and so is one without a seed that is left. The viewer is read once.
 *
 * @param asked what is asked of each row, apart from its placement and its subject
 */
export async function fillRows<List>(
  rows: readonly PageRow[],
  asked: RecommendationRequest,
  { specOf, findSeeds, serve, catalog, nowMs, idsIn, isFilled }: RowParts<List>,
): Promise<readonly FilledRow<List>[]> {
  const reads = sharedReads()
  const filled: FilledRow<List>[] = []
  const shown = new Set<string>()
  const used = new Set<string>()
  const find = () => reads.once('seeds', () => findSeeds(reads))
  const select: SelectItems = async (filter) => {
    const snapshot = await reads.once('catalog', catalog)
    return reads.once(JSON.stringify(filter), () => snapshot.compile(filter).select(nowMs), snapshot)
  }
  for (const row of rows) {
    const spec = await specOf(row.placement)
    if (spec === null) continue
    for (let tried = 0; tried < triesOf(row); tried++) {
      const seed = await seedOf(row, tried, used, find, (one) => fits(one, spec, select))
      if (seed === undefined) break
      const least = Math.min(row.first, spec.least)
      const list = await serve(rowRequest(asked, row, seed, row.mayRepeat ? [] : [...shown]), reads, least)
      const ids = list ? idsIn(list) : []
      const isOther = seed?.kind === 'trends' && list !== null && isFilled(list)
      if (!list || ids.length < least || isOther) continue
      for (const id of ids) shown.add(id)
      filled.push({ row: named(row, seed), seed, list })
      break
    }
  }
  return filled
}

/** Of each seed of the viewer that gives too few items, the next one is tried. */
const MOST_TRIES = 3

/** Looking at a tag costs a selection of the catalog. */
const MOST_LOOKED_AT = 20

/** The row with the title that is true of its list. */
function named(row: PageRow, seed: RowSubject | null): PageRow {
  const { from } = row
  if (from?.kind !== 'group') return row
  const isAsked = seed?.kind === 'trends' && (from.property === undefined || seed.group !== null)
  return isAsked ? row : { ...row, title: from.otherwise }
}

function triesOf({ from }: PageRow): number {
  return from !== null && SEVERAL.has(from.kind) ? MOST_TRIES : 1
}

const SEVERAL: ReadonlySet<string> = new Set(['recentItem', 'interest', 'group'])

/** The parts whose trends a row may have, the narrowest first; null: everything. */
async function slicesOf(
  { property, itemKind }: Extract<RowSeed, { kind: 'group' }>,
  find: () => Promise<ViewerSeeds>,
): Promise<readonly (TrendSlice | null)[]> {
  const group = property === undefined ? null : await (await find()).groupOf(property)
  const ofGroup = group ? [{ group, itemKind: itemKind ?? null }] : []
  const ofKind = itemKind === undefined ? [] : [{ group: null, itemKind }]
  return [...ofGroup, ...ofKind, null]
}

/** Null for a row about the viewer; undefined if no seed is left that fits. */
async function seedOf(
  { from }: PageRow,
  tried: number,
  used: Set<string>,
  find: () => Promise<ViewerSeeds>,
  isFitting: (seed: ItemOrTag) => Promise<boolean>,
): Promise<RowSubject | null | undefined> {
  if (from === null || from.kind === 'begun') return null
  if (from.kind === 'item' || from.kind === 'tag') return from
  if (from.kind === 'boughtTogether') {
    const items = await (await find()).companions()
    return items.length === 0 ? undefined : { kind: 'bought', items }
  }
  if (from.kind === 'group') {
    const slice = (await slicesOf(from, find))[tried]
    return slice && { kind: 'trends', ...slice }
  }
  const kind = from.kind === 'recentItem' ? 'item' : 'tag'
  const { itemIds, tagIds } = await find()
  const unused = (kind === 'item' ? itemIds : tagIds).filter((id) => !used.has(`${kind} ${id}`))
  for (const id of unused.slice(0, MOST_LOOKED_AT)) {
    if (!(await isFitting({ kind, id }))) continue
    used.add(`${kind} ${id}`)
    return { kind, id }
  }
  return undefined
}

/** Whether a placement may show the item of a seed, or enough items with its tag: a shop gets no row about a movie. */
async function fits(
  { kind, id }: ItemOrTag,
  { filter, least }: PlacementSpec,
  select: SelectItems,
): Promise<boolean> {
  const compares = filter !== null && (comparesWith(filter, 'ofViewer') || comparesWith(filter, 'ofItem'))
  const shown = filter === null || compares ? { all: [] } : filter
  if (kind === 'item') return (await select(shown)).hasId(id)
  return (await select({ all: [shown, { tag: { allOf: [id] } }] })).count >= least
}

function rowRequest(
  asked: RecommendationRequest,
  { placement, first, from }: PageRow,
  seed: RowSubject | null,
  shownAbove: readonly string[],
): RecommendationRequest {
  const row = { ...asked, placement, first, shownAbove }
  if (from?.kind === 'begun') return { ...row, subject: { kind: 'begun' } }
  if (from?.kind === 'group') {
    const filter: Filter | null =
      from.itemKind === undefined ? row.filter : { kind: { anyOf: [from.itemKind] } }
    return { ...row, filter, ...(seed?.kind === 'trends' && { trendingIn: seed }) }
  }
  if (seed === null || seed.kind === 'trends') return row
  if (seed.kind === 'bought') return { ...row, subject: seed }
  if (seed.kind === 'tag') return { ...row, filter: { tag: { allOf: [seed.id] } } }
  return { ...row, subject: { kind: 'items', itemIds: [seed.id], viewerShare: DEFAULT_VIEWER_SHARE } }
}
