import { requireAccess } from '../../../privacy/access.ts'
import type { UserResolvers } from '../../__generated__/resolvers.ts'
import { connection } from '../../connection.ts'
import { parsePage } from '../../paging.ts'
import { toDate } from '../../to-date.ts'

export const following: NonNullable<UserResolvers['following']> = async (user, args, context) => {
  const { principal, loaders } = context
  requireAccess({ principal, field: 'following', ownerId: user.id })
  const page = parsePage({ name: 'following', arguments: [user.id] }, args, context)
  const rows = await loaders.following(user.id, page)
  return connection(
    page,
    rows,
    (id) => loaders.userById.load(id),
    ({ strength, since }) => ({
      strength,
      since: toDate(since),
    }),
  )
}
