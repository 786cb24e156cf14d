import { requireAccess } from '../../../privacy/access.ts'
import type { UserResolvers } from '../../__generated__/resolvers.ts'
import { connection } from '../../connection.ts'
import { parsePage } from '../../paging.ts'

export const neighbors: NonNullable<UserResolvers['neighbors']> = async (user, args, context) => {
  const { principal, loaders } = context
  requireAccess({ principal, field: 'neighbors', ownerId: user.id })
  const page = parsePage({ name: 'neighbors', arguments: [user.id] }, args, context)
  const rows = await loaders.neighbors(user.id, page)
  return connection(
    page,
    rows,
    (id) => loaders.userById.load(id),
    ({ similarity }) => ({ similarity }),
  )
}
