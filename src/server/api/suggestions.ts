import { isAvailable } from '../../domain/recommendation.ts'
import { toHits } from '../../recommend/find-matches.ts'
import { orderHits } from '../../recommend/scoring/order-hits.ts'
import { normalForm } from '../../search/words.ts'
import type { QuerySuggestionsArgs } from './__generated__/resolvers.ts'
import { parseFirst } from './arguments.ts'
import type { RequestContext } from './context.ts'
import type { ItemModel } from './models.ts'
import { parseQuery } from './search.ts'

/** Hits for each suggestion: several may have the same title, or be unavailable by now. */
const SPARE = 3

/** Titles of items for a search box, each once. */
export async function suggestTitles(
  { query, first }: QuerySuggestionsArgs,
  { parts, loaders, nowMs, signal }: RequestContext,
): Promise<readonly { readonly text: string; readonly item: ItemModel }[]> {
  const text = parseQuery(query)
  const count = parseFirst(first, parts.settings.maxFirst)
  const snapshot = await parts.textSearch.current({ signal })
  const { bits: mask } = await snapshot.compile({ all: [] }).select(nowMs)
  const limit = count * SPARE
  const matches = await parts.textSearch.searchText(snapshot, { text, mask, limit }, signal)
  const hits = orderHits(toHits(snapshot, matches, text), null, 'medium')
  const read = await Promise.all(hits.map(({ itemId }) => loaders.itemById.load(itemId)))
  const byTitle = new Map<string, ItemModel>()
  for (const item of read) {
    if (item === null || !isAvailable(item, nowMs)) continue
    const title = normalForm(item.title)
    if (!byTitle.has(title)) byTitle.set(title, item)
  }
  return [...byTitle.values()].slice(0, count).map((item) => ({ text: item.title, item }))
}
