import { requireAccess } from '../../../privacy/access.ts'
import type { UserResolvers } from '../../__generated__/resolvers.ts'
import { connection } from '../../connection.ts'
import { parsePage } from '../../paging.ts'
import { toDate } from '../../to-date.ts'

export const followers: NonNullable<UserResolvers['followers']> = async (user, args, context) => {
  const { principal, loaders } = context
  requireAccess({ principal, field: 'followers', ownerId: user.id })
  const page = parsePage({ name: 'followers', arguments: [user.id] }, args, context)
  const rows = await loaders.followers(user.id, page)
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
