import { mayUse } from '../../../access/access-control.ts'
import { isWebAddress } from '../../../domain/field.ts'
import { crowdSize, noiseKey } from '../../../recommend/serving/crowd-size.ts'
import type { PublicProfileResolvers } from '../__generated__/resolvers.ts'
import type { RequestContext } from '../context.ts'
import type { UserModel } from '../models.ts'

/** The fields of a user who agreed to be shown. None of them says more of others than that they and the viewer follow each other. */
export const publicProfileResolvers: PublicProfileResolvers = {
  followerCount: statedFollowers,
  followsViewer: async ({ id }, _args, context) => (await tiesOf(id, context))?.followsViewer ?? null,
  imageUrl: ({ id }, _args, context) => webAddress('imageUrl', id, context),
  isFollowedByViewer: async ({ id }, _args, context) => (await tiesOf(id, context))?.isFollowed ?? null,
  url: ({ id }, _args, context) => webAddress('url', id, context),
}

function tiesOf(id: string, { loaders, principal }: RequestContext) {
  return principal.userId === null ? null : loaders.tiesWithViewer.load(id)
}

async function webAddress(name: string, id: string, { loaders }: RequestContext): Promise<string | null> {
  const value = (await loaders.userProperties.load(id))?.[name]
  return typeof value === 'string' && isWebAddress(value) ? value : null
}

/** The number that may be stated: an exact one would show strangers when one more person follows. */
async function statedFollowers(
  { id }: UserModel,
  _args: unknown,
  { loaders, principal, parts, nowMs, signal }: RequestContext,
): Promise<number | null> {
  const followers = await loaders.storedFollowerCount.load(id)
  if (followers === null || mayUse(principal, { ownerId: id, scope: 'server', ownScope: 'read' }))
    return followers
  const key = await noiseKey(parts.graph, { signal })
  return crowdSize(followers, 'followers', id, { key, nowMs }).atLeast
}
