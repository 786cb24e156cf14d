import { Semaphore } from '../../graph/semaphore.ts'
import type { QueryRecommendationsForUsersArgs } from './__generated__/resolvers.ts'
import { parseIdArgument, requireLength } from './arguments.ts'
import type { RequestContext } from './context.ts'
import type { RecommendationConnectionModel } from './models.ts'
import { resolveRecommendations } from './recommendations.ts'

const MAX_USERS = 100

/** Time that the request gets for each list, in milliseconds. */
const LIST_MS = 50

/** Lists that one request makes at a time: the others wait, so that single lists of other callers come between them. */
const AT_ONCE = 4

/**
 * The first pages of the lists of users, in the order of the ids. A list that fails is an error of its entry.
 *
 * @throws AttuneError `BAD_USER_INPUT` for too many ids, or one that no user can have
 */
export async function resolveRecommendationsForUsers(
  { userIds, ...list }: QueryRecommendationsForUsersArgs,
  context: RequestContext,
): Promise<readonly (RecommendationConnectionModel | Error)[]> {
  const ids = requireLength('userIds', userIds, MAX_USERS).map((id) => parseIdArgument('userIds', id))
  const { principal, parts, signal } = context
  if (principal.keyName !== null) {
    parts.audit.noteRead({ actor: principal.keyName, action: 'recommendationsForUsers' })
  }
  context.extendDeadline(LIST_MS * ids.length)
  const slots = new Semaphore(AT_ONCE)
  const lists = await Promise.allSettled(
    ids.map((userId) =>
      slots.run(async () => {
        const page = await resolveRecommendations({ ...list, userId }, context, { isBatch: true })
        const unknown = page.personalization === 'UNKNOWN_USER' ? [userId] : []
        return { ...page, unknownIds: async () => [...unknown, ...(await page.unknownIds())] }
      }, signal),
    ),
  )
  return lists.map((list) => (list.status === 'fulfilled' ? list.value : asError(list.reason)))
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error('a list failed', { cause: reason })
}
