import { usersPage } from '../../../graph/__generated__/queries.ts'
import { requireAccess } from '../../../privacy/access.ts'
import type { QueryResolvers } from '../../__generated__/resolvers.ts'
import { parseText } from '../../arguments.ts'
import { connection } from '../../connection.ts'
import { parsePage } from '../../paging.ts'

export const users: NonNullable<QueryResolvers['users']> = async (_root, args, context) => {
  const { principal, parts, loaders, signal } = context
  requireAccess({ principal, field: 'users', ownerId: null })
  const search = parseText('search', args.search)
  const page = parsePage({ name: 'users', arguments: [search] }, args, context)
  const params = { search, afterId: page.after?.id ?? '', limit: page.first + 1 }
  const rows = await parts.graph.run(usersPage, params, { signal })
  const places = rows.map(({ id }) => ({ rank: 0, id }))
  return connection(
    page,
    places,
    (id) => loaders.userById.load(id),
    () => ({}),
  )
}
