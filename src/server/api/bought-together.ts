import type { Reason } from '../../domain/recommendation.ts'
import type { ItemsBoughtWithRow } from '../../graph/__generated__/queries.ts'
import { companions, MOST_COMPANIONS } from '../../recommend/bought-together.ts'
import { crowdSize, noiseKey } from '../../recommend/serving/crowd-size.ts'
import { boughtTogether } from '../../recommend/serving/reasons.ts'
import type { Sentences } from '../../recommend/serving/sentences.ts'
import { parseIdList } from './arguments.ts'
import { type Connection, connection, type PageArguments, type PageRequest, parsePage } from './connection.ts'
import type { RequestContext } from './context.ts'
import { missingIds } from './loaders.ts'
import type { ItemModel } from './models.ts'
import { pageOf } from './paged-field.ts'
import { MAX_SUBJECT_ITEMS } from './recommendations.ts'

/** What is read of each item. */
const EACH: PageRequest = { list: '', first: MOST_COMPANIONS, after: null }

interface BoughtTogetherArguments extends PageArguments {
  readonly itemIds: readonly string[]
  /** Whose dismissals are respected; the access rules have checked it. */
  readonly userId?: string | null
  readonly locale?: string | null
}

/** An item that people buy together with one of those that a list is about. */
interface Companion extends ItemsBoughtWithRow {
  /** `-1` for the second item of the list, and so on. */
  readonly rank: number
}

interface Facts {
  readonly lift: number
  readonly orders: number | null
  readonly reason: Reason
}

/**
 * A page of what people buy together with items. The same for every viewer, but for what they dismissed.
 *
 * @throws AttuneError `BAD_USER_INPUT`, `CURSOR_INVALID`
 */
export async function resolveBoughtTogether(
  { itemIds: given, userId = null, locale, ...args }: BoughtTogetherArguments,
  context: RequestContext,
): Promise<Connection<ItemModel, Facts> & { readonly unknownIds: readonly string[] }> {
  const { parts, loaders } = context
  const itemIds = parseIdList('itemIds', given, MAX_SUBJECT_ITEMS)
  const list = { name: 'bought-together', arguments: [itemIds, userId ?? ''] }
  const page = parsePage(list, args, parts.settings.maxFirst)
  const found = pageOf(await companionsOf(itemIds, userId, context), page)
  const { texts } = parts.settings
  const sentences = texts.in(texts.languageOf(locale))
  const facts = new Map(
    await Promise.all(found.rows.map(async (row) => [row, await factsOf(row, sentences, context)] as const)),
  )
  const load = ({ id }: Companion) => loaders.itemById.load(id)
  const items = await connection(page, found.rows, load, (row) => facts.get(row) as Facts, found.total)
  return { ...items, unknownIds: await missingIds(loaders.itemById, itemIds) }
}

async function companionsOf(
  itemIds: readonly string[],
  userId: string | null,
  { loaders }: RequestContext,
): Promise<readonly Companion[]> {
  const [dismissed, ...lists] = await Promise.all([
    userId === null ? null : loaders.dismissals.load(userId),
    ...itemIds.map((id) => loaders.boughtWith(id, EACH)),
  ])
  const found = companions(lists.flat(), new Set([...itemIds, ...(dismissed ?? [])]))
  return found.map((row, place) => ({ ...row, rank: -place }))
}

async function factsOf(
  { ownerId, id, lift, orders }: Companion,
  sentences: Sentences,
  { parts, loaders, principal, nowMs, signal }: RequestContext,
): Promise<Facts> {
  const isServer = principal.scopes.has('server')
  const { title = ownerId } = (await loaders.itemById.load(ownerId)) ?? {}
  const noise = { key: await noiseKey(parts.graph, { signal }), nowMs }
  const count = isServer ? orders : crowdSize(orders, 'bought-together', `${ownerId} ${id}`, noise).atLeast
  const reason = boughtTogether(ownerId, title, sentences)
  return {
    // More digits change with a single order: at five orders one more moves the lift by a fifth.
    lift: isServer ? lift : Number(lift.toPrecision(1)),
    orders: count,
    reason: { ...reason, count, isAtLeast: !isServer && count !== null },
  }
}
