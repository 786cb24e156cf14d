import { tagsPage } from '../../../graph/__generated__/queries.ts'
import type { QueryResolvers } from '../../__generated__/resolvers.ts'
import { parseText } from '../../arguments.ts'
import { connection } from '../../connection.ts'
import { parsePage, seek } from '../../paging.ts'

export const tags: NonNullable<QueryResolvers['tags']> = async (_root, args, context) => {
  const { parts, loaders, signal } = context
  const search = parseText('search', args.search)
  const page = parsePage({ name: 'tags', arguments: [search] }, args, context)
  const rows = await parts.graph.run(tagsPage, { search, ...seek(page) }, { signal })
  return connection(
    page,
    rows,
    (id) => loaders.tagById.load(id),
    () => ({}),
  )
}
