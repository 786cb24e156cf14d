import { requireAccess } from '../../../privacy/access.ts'
import { interests as interestsOf } from '../../../recommend/interests.ts'
import type { UserResolvers } from '../../__generated__/resolvers.ts'
import { parseFirst } from '../../arguments.ts'
import { parseTemperature } from '../../question.ts'

export const interests: NonNullable<UserResolvers['interests']> = async (user, args, context) => {
  const { principal, parts, loaders, nowMs, signal } = context
  requireAccess({ principal, field: 'interests', ownerId: user.id })
  const first = parseFirst(args.first, parts.settings.maxFirst)
  const temperature = parseTemperature(args.temperature) ?? 1
  const found = await interestsOf(parts, user.id, { nowMs, first, temperature, signal })
  const tagged = await Promise.all(
    found.map(async (interest) => ({ ...interest, tag: await loaders.tagById.load(interest.tagId) })),
  )
  return tagged.flatMap(({ tag, ...interest }) => (tag === null ? [] : [{ ...interest, tag }]))
}
