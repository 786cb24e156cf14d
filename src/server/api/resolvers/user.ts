import { requireAccess } from '../../../access/access.ts'
import { interests as interestsOf } from '../../../recommend/interests.ts'
import type { UserResolvers } from '../__generated__/resolvers.ts'
import { parseFirst } from '../arguments.ts'
import { connection, parsePage } from '../connection.ts'
import { freeUserProperties } from '../free-properties.ts'
import { encodeNodeId } from '../node-id.ts'
import { parseTemperature, resolveRecommendations } from '../recommendations.ts'
import { toDate } from '../scalars.ts'

/** The fields of a user; personal ones require access. */
export const userResolvers: UserResolvers = {
  createdAt: (user, _args, { principal }) => {
    requireAccess({ principal, field: 'createdAt', ownerId: user.id })
    return toDate(user.createdAt)
  },
  followers: async (user, args, context) => {
    const { principal, loaders } = context
    requireAccess({ principal, field: 'followers', ownerId: user.id })
    const page = parsePage({ name: 'followers', arguments: [user.id] }, args, context.parts.settings.maxFirst)
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
  },
  following: async (user, args, context) => {
    const { principal, loaders } = context
    requireAccess({ principal, field: 'following', ownerId: user.id })
    const page = parsePage({ name: 'following', arguments: [user.id] }, args, context.parts.settings.maxFirst)
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
  },
  history: async (user, args, context) => {
    const { principal, loaders } = context
    requireAccess({ principal, field: 'history', ownerId: user.id })
    const page = parsePage({ name: 'history', arguments: [user.id] }, args, context.parts.settings.maxFirst)
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
  },
  interests: async (user, args, context) => {
    const { principal, parts, loaders, nowMs, signal } = context
    requireAccess({ principal, field: 'interests', ownerId: user.id })
    const first = parseFirst(args.first, parts.settings.maxFirst)
    const temperature = parseTemperature(args.temperature) ?? 1
    const found = await interestsOf(parts, user.id, { nowMs, first, temperature, signal })
    const tagged = await Promise.all(
      found.map(async (interest) => ({ ...interest, tag: await loaders.tagById.load(interest.tagId) })),
    )
    return tagged.flatMap(({ tag, ...interest }) => (tag === null ? [] : [{ ...interest, tag }]))
  },
  name: (user, _args, { principal }) => {
    requireAccess({ principal, field: 'name', ownerId: user.id, isShared: user.showMeToOthers })
    return user.name
  },
  neighbors: async (user, args, context) => {
    const { principal, loaders } = context
    requireAccess({ principal, field: 'neighbors', ownerId: user.id })
    const page = parsePage({ name: 'neighbors', arguments: [user.id] }, args, context.parts.settings.maxFirst)
    const rows = await loaders.neighbors(user.id, page)
    return connection(
      page,
      rows,
      (id) => loaders.userById.load(id),
      ({ similarity }) => ({ similarity }),
    )
  },
  nodeId: ({ id }) => encodeNodeId('User', id),
  properties: async (user, { names }, { principal, loaders }) => {
    requireAccess({ principal, field: 'properties', ownerId: user.id })
    return freeUserProperties((await loaders.userProperties.load(user.id)) ?? {}, names)
  },
  recommendations: (user, args, context) => resolveRecommendations({ ...args, userId: user.id }, context),
}
