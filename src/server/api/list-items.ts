import { AttuneError } from '../../domain/errors.ts'
import { isAvailable, MAX_LISTED_TAGS } from '../../domain/recommendation.ts'
import { itemFacet } from '../../snapshot/facets.ts'
import { listRows } from '../../snapshot/listing.ts'
import type { CompiledFilter } from '../../snapshot/selection.ts'
import { type ItemOrder, itemOrder, type SortKey } from '../../snapshot/sort-order.ts'
import type { ItemOrder as ItemOrderInput, QueryItemsArgs } from './__generated__/resolvers.ts'
import { allOf, parseIdList, parseText, parseTextList } from './arguments.ts'
import { connection, parseRankedPage } from './connection.ts'
import type { RequestContext } from './context.ts'
import { facetCounter } from './facets.ts'
import type { Loaders } from './loaders.ts'
import type { ItemModel } from './models.ts'
import { parseFilter } from './parse-filter.ts'

/** Most ids of one listing. */
const MAX_IDS = 1_000

const MOST_POPULAR: ItemOrder = { by: 'popularity', direction: 'DESC' }

/**
 * A page of the catalog from the snapshot. What it shows is read from the graph and tested again, so a late snapshot can
 * miss an item, but never shows a wrong one.
 */
export async function listItems(args: QueryItemsArgs, { parts, loaders, nowMs, signal }: RequestContext) {
  const search = parseText('search', args.search)
  const order = parseOrder(args.orderBy)
  const filter = parseItemsFilter(args)
  const catalog = await parts.liveCatalog.current({ signal })
  const compiled = catalog.compile(filter)
  const sortOrder = itemOrder(catalog, order)
  const isAnyTime = args.includeUnavailable === true
  const { maxFirst } = parts.settings
  const list = [search, compiled.text, JSON.stringify(order), String(isAnyTime)]
  const page = parseRankedPage<SortKey>({ name: 'items', arguments: list }, args, maxFirst, sortOrder.isKey)
  const available = await compiled.select(isAnyTime ? null : nowMs)
  const selection = search === '' ? available : await catalog.withTitle(available, search)
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
    () => ({}),
    async () => selection.count,
  )
  return {
    ...listed,
    facets: facetCounter(maxFirst, async (by, first) => ({
      facet: await itemFacet(catalog, selection, by, first),
      types: catalog.types,
    })),
  }
}

/** The filter with its shorthands; one that all items pass if nothing is given. */
function parseItemsFilter({ filter, kinds, ids }: QueryItemsArgs) {
  const anyKind = parseTextList('kinds', kinds, 50)
  const given = allOf([
    filter == null ? null : parseFilter(filter),
    anyKind.length === 0 ? null : { kind: { anyOf: anyKind } },
    ids == null ? null : { ids: parseIdList('ids', ids, MAX_IDS) },
  ])
  return given ?? { all: [] }
}

/** GraphQL checks that exactly one key is present. */
function parseOrder(input: ItemOrderInput | null | undefined): ItemOrder {
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
