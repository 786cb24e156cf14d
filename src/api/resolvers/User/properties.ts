import { requireAccess } from '../../../privacy/access.ts'
import type { UserResolvers } from '../../__generated__/resolvers.ts'
import { freeUserProperties } from '../../free-properties.ts'

export const properties: NonNullable<UserResolvers['properties']> = async (
  user,
  { names },
  { principal, loaders },
) => {
  requireAccess({ principal, field: 'properties', ownerId: user.id })
  return freeUserProperties((await loaders.userProperties.load(user.id)) ?? {}, names)
}
