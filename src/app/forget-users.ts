import { AttuneError } from '../domain/errors.ts'
import type { Part } from '../events/identities.ts'
import type { RecentEvents } from '../events/recent-events.ts'
import type { TouchedItems } from '../events/touched-items.ts'
import type { KeptModels } from '../model/served-models.ts'
import type { UserFactors } from '../model/user-factors.ts'
import type { Exports } from '../privacy/exports.ts'
import type { ServedLists } from '../recommend/serving/served-lists.ts'
import type { EngagementCache } from '../recommend/sources/engagement-cache.ts'
import type { ServerParts } from '../server/api/server-parts.ts'
import type { LiveUsers } from '../snapshot/live-users.ts'
import type { EventSide } from './open-events.ts'

export interface UserMemory {
  readonly touched: TouchedItems
  readonly recentEvents: Pick<RecentEvents, 'forget'>
  readonly liveUsers: LiveUsers
  readonly userFactors: UserFactors
  readonly models: Pick<KeptModels, 'forget'>
  readonly engagements: Pick<EngagementCache, 'forget'>
  readonly servedLists: ServedLists
  readonly exports: Pick<Exports, 'forget'>
  readonly events: Pick<EventSide, 'forgetEvents'>
}

/**
 * Forgets what a process keeps of a user outside the graph: of events those in the span. Returns the number of their served lists.
 *
 * @throws AttuneError `UNAVAILABLE` if the disk refuses it; it can be repeated
 */
export async function forgetUser(
  {
    touched,
    recentEvents,
    liveUsers,
    userFactors,
    models,
    engagements,
    servedLists,
    exports,
    events,
  }: UserMemory,
  part: Part,
): Promise<number> {
  const { ownerId: userId } = part
  touched.forget(userId)
  recentEvents.forget(userId)
  liveUsers.onWrite([userId])
  userFactors.forget([userId])
  models.forget([userId])
  engagements.forget([userId])
  await exports.forget(userId)
  const lists = await servedLists.forgetViewer(userId)
  await events.forgetEvents(part)
  return lists
}

/** Forgets users. A full disk is a problem of the call, which can be repeated. */
export function userForgetter(memory: UserMemory): ServerParts['forgetUsers'] {
  return async (forgotten) => {
    try {
      for (const one of forgotten) await forgetUser(memory, one)
      return []
    } catch (error) {
      if (!(error instanceof AttuneError)) throw error
      return [{ code: 'UNAVAILABLE', message: error.message, path: [], isRetryable: true }]
    }
  }
}
