import { requireAccess } from '../../../privacy/access.ts'
import type { UserResolvers } from '../../__generated__/resolvers.ts'

export const name: NonNullable<UserResolvers['name']> = (user, _args, { principal }) => {
  requireAccess({ principal, field: 'name', ownerId: user.id, isShared: user.showMeToOthers })
  return user.name
}
