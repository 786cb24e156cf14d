import { requireScope } from '../../access/access-control.ts'
import { AttuneError } from '../../domain/errors.ts'
import type { Filter } from '../../domain/filter.ts'
import { isAvailable, MAX_LISTED_TAGS } from '../../domain/recommendation.ts'
import { MOST_RANKED } from '../../recommend/catalog-lists.ts'
import { isBlank, toHits } from '../../recommend/find-matches.ts'
import { orderHits } from '../../recommend/scoring/order-hits.ts'
import type { TextSearch } from '../../search/text-search.ts'
import { hasBit } from '../../snapshot/bits.ts'
import type { CatalogSnapshot } from '../../snapshot/catalog-snapshot.ts'
import { listRows } from '../../snapshot/listing.ts'
import { type CompiledFilter, narrowed, type Selection } from '../../snapshot/selection.ts'
import { type ItemOrder, itemOrder, type SortKey } from '../../snapshot/sort-order.ts'
import type { QueryItemsArgs } from './__generated__/resolvers.ts'
import { allOf, parseIdList, parseText, parseTextList } from './arguments.ts'
import { connection, pageInfo, parseRankedPage } from './connection.ts'
import type { RequestContext } from './context.ts'
import { facetsOf, onceEach } from './facets.ts'
import type { Loaders } from './loaders.ts'
import type { ItemModel } from './models.ts'
import { parseFilter } from './parse-filter.ts'
import { resolveRecommendations } from './recommendations.ts'
import { parseQuery } from './search.ts'

/** Most ids of one listing. */
export const MAX_IDS = 1_000

/** What every item passes. */
const EVERYTHING: Filter = { all: [] }

const MOST_POPULAR: ItemOrder = { by: 'popularity', direction: 'DESC' }

/** A page of the catalog. @throws AttuneError `BAD_USER_INPUT` */
export function listItems(args: QueryItemsArgs, context: RequestContext) {
  return args.orderBy?.forYou == null ? listSorted(args, context) : listForYou(args, context)
}

/**
 * A page of what passes, in the order of the viewer's interest. Without a viewer it is the list of a visitor who did nothing
 * yet, so that a front-end need not ask in another way before a user signs in.
 */
async function listForYou(args: QueryItemsArgs, context: RequestContext) {
  if (args.orderBy?.forYou === 'ASC') throw notForYou('its direction is DESC')
  if (args.includeUnavailable) throw notForYou('it lists available items only: leave out includeUnavailable')
  if (args.lacking) throw notForYou('lacking is not possible in it')
  if (args.search || args.matching)
    throw notForYou('search has an order of its own: leave it out, or use the field search')
  const filter = parseItemsFilter(args)
  const filtered = filter ? { filter, setByClient: ['FILTER'] as const } : {}
  const page = await resolveRecommendations(args, context, { ...filtered, isWhole: true })
  return {
    edges: page.edges.map((edge) => ({ ...edge, isRanked: edge.rank <= MOST_RANKED })),
    nodes: page.edges.map(({ node }) => node),
    pageInfo: pageInfo(page.edges, page.hasNextPage, page.hasPreviousPage),
    totalCount: async () => page.totalCount,
    facets: page.facets,
    placement: page.placement,
  }
}

function notForYou(why: string): AttuneError {
  return new AttuneError('BAD_USER_INPUT', `orderBy.forYou: ${why}`)
}

/**
 * A page of the catalog from the snapshot. What it shows is read from the graph and tested again, so a late snapshot can
 * miss an item, but never shows a wrong one.
 */
async function listSorted(args: QueryItemsArgs, context: RequestContext) {
  const { parts, loaders, principal, nowMs, signal } = context
  const lacking = args.lacking ?? null
  if (lacking) requireScope(principal, 'server', 'items.lacking')
  const search = parseText('search', args.search)
  const matching = parseQuery(args.matching ?? '')
  const isMatched = !isBlank(matching)
  const order = parseOrder(args)
  const filter = parseItemsFilter(args) ?? EVERYTHING
  const catalog = await (isMatched ? parts.textSearch : parts.liveCatalog).current({ signal })
  const compiled = catalog.compile(filter)
  const isAnyTime = args.includeUnavailable === true
  const { maxFirst } = parts.settings
  const narrow = await narrowing(lacking, context)
  const list = [search, matching, compiled.text, JSON.stringify(order), String(isAnyTime), lacking ?? '']
  const select = onceEach(async (wanted) => {
    const available = await catalog.compile(wanted).select(isAnyTime ? null : nowMs)
    const incomplete = await narrow(catalog, available)
    const titled = search === '' ? incomplete : await catalog.withTitle(incomplete, search)
    return isMatched
      ? matched(parts.textSearch, catalog, titled, { text: matching, signal })
      : { selection: titled, ids: [] }
  })
  const { selection, ids } = await select(filter)
  const isBestFirst = isMatched && order === MOST_POPULAR
  const sortOrder = itemOrder(catalog, isBestFirst ? { by: 'given', ids, direction: 'ASC' } : order)
  const page = parseRankedPage<SortKey>({ name: 'items', arguments: list }, args, maxFirst, sortOrder.isKey)
  const after = page.after === null ? null : { key: page.after.rank, id: page.after.id }
  const places = await listRows(catalog, selection, sortOrder, { after, limit: page.first + 1 })
  const mayShow = (item: ItemModel) => isAnyTime || isAvailable(item, nowMs)
  const listed = await connection(
    page,
    places.map(({ key, id }) => ({ rank: key, id })),
    async ({ id }) => {
      const item = await loaders.itemById.load(id)
      return item !== null && mayShow(item) && (await passes(compiled, item, loaders)) ? item : null
    },
    () => ({ isRanked: false, reasons: [], promotion: null }),
    async () => selection.count,
  )
  return {
    ...listed,
    placement: null,
    facets: facetsOf(filter, context, async (wanted) => ({
      catalog,
      bits: (await select(wanted)).selection.bits,
    })),
  }
}

type Narrow = (catalog: CatalogSnapshot, selection: Selection) => Selection | Promise<Selection>

/** Narrows selections to the items that lack a part; null: not at all. */
async function narrowing(
  part: QueryItemsArgs['lacking'] | null,
  { loaders }: RequestContext,
): Promise<Narrow> {
  if (!part) return (_, selection) => selection
  if (part !== 'impressions') return (catalog, selection) => catalog.lacking(selection, part)
  const shown = await loaders.shownLately()
  return (catalog, selection) =>
    narrowed(catalog, selection, () => (row) => shown.timesOf(catalog.idOf(row)) === 0)
}

/** The selected items that a text search finds, and the ids of the best, in the order of a search without a viewer. */
async function matched(
  textSearch: TextSearch,
  catalog: CatalogSnapshot,
  selection: Selection,
  { text, signal }: { readonly text: string; readonly signal: AbortSignal },
) {
  const matches = await textSearch.searchText(catalog, { text, mask: selection.bits, limit: MAX_IDS }, signal)
  const hits = orderHits(toHits(catalog, matches, text), null, 'medium')
  return {
    selection: await narrowed(catalog, selection, () => (row) => hasBit(matches.found, row)),
    ids: hits.map(({ itemId }) => itemId),
  }
}

/** The filter with its shorthands; null if nothing is given. */
function parseItemsFilter({ filter, kinds, ids }: QueryItemsArgs) {
  const anyKind = parseTextList('kinds', kinds, 50)
  return allOf([
    filter == null ? null : parseFilter(filter),
    anyKind.length === 0 ? null : { kind: { anyOf: anyKind } },
    ids == null ? null : { ids: parseIdList('ids', ids, MAX_IDS) },
  ])
}

/** GraphQL checks that exactly one key is present. Without an order, items that are asked by their ids are in this order. */
function parseOrder({ orderBy: input, ids }: QueryItemsArgs): ItemOrder {
  if (input == null && ids != null)
    return { by: 'given', ids: parseIdList('ids', ids, MAX_IDS), direction: 'ASC' }
  if (input == null) return MOST_POPULAR
  if (input.property != null) return { by: 'property', ...input.property }
  for (const by of ['popularity', 'createdAt', 'title'] as const) {
    const direction = input[by]
    if (direction != null) return { by, direction }
  }
  throw new AttuneError('BAD_USER_INPUT', 'orderBy names no order')
}

/** Tests an item as it was read. It lists its strongest tags only: one whose list is full may have more. */
async function passes(filter: CompiledFilter, item: ItemModel, loaders: Loaders): Promise<boolean> {
  const isFull = item.tagIds.length >= MAX_LISTED_TAGS
  const tagIds = isFull ? ((await loaders.allTagIds.load(item.id)) ?? []) : item.tagIds
  return filter.passes({ ...item, tagIds })
}
