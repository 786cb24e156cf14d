import { itemsPage } from '../../../graph/__generated__/queries.ts'
import type { QueryResolvers } from '../../__generated__/resolvers.ts'
import { parseText, parseTextList } from '../../arguments.ts'
import { connection } from '../../connection.ts'
import { parsePage, seek } from '../../paging.ts'

export const items: NonNullable<QueryResolvers['items']> = async (_root, args, context) => {
  const { parts, loaders, nowMs, signal } = context
  const search = parseText('search', args.search)
  const kinds = parseTextList('kinds', args.kinds, 50)
  const page = parsePage({ name: 'items', arguments: [search, kinds] }, args, context)
  const rows = await parts.graph.run(itemsPage, { search, kinds, now: nowMs, ...seek(page) }, { signal })
  return connection(
    page,
    rows,
    (id) => loaders.itemById.load(id),
    () => ({}),
  )
}
