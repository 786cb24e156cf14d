import { requireAccess } from '../../../privacy/access.ts'
import type { UserResolvers } from '../../__generated__/resolvers.ts'
import { connection } from '../../connection.ts'
import { parsePage } from '../../paging.ts'

export const history: NonNullable<UserResolvers['history']> = async (user, args, context) => {
  const { principal, loaders } = context
  requireAccess({ principal, field: 'history', ownerId: user.id })
  const page = parsePage({ name: 'history', arguments: [user.id] }, args, context)
  const rows = await loaders.history(user.id, page)
  return connection(
    page,
    rows,
    (id) => loaders.itemById.load(id),
    ({ weight, rank }) => ({
      weight,
      lastAt: new Date(rank),
    }),
  )
}
