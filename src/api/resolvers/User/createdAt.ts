import { requireAccess } from '../../../privacy/access.ts'
import type { UserResolvers } from '../../__generated__/resolvers.ts'
import { toDate } from '../../to-date.ts'

export const createdAt: NonNullable<UserResolvers['createdAt']> = (user, _args, { principal }) => {
  requireAccess({ principal, field: 'createdAt', ownerId: user.id })
  return toDate(user.createdAt)
}
