import { AttuneError } from '../domain/errors.ts'
import type { TouchedItems } from '../events/touched-items.ts'
import type { ServedLists } from '../recommend/serving/served-lists.ts'
import type { ServerParts } from '../server/api/server-parts.ts'
import type { EventSide } from './open-events.ts'

export interface UserMemory {
  readonly touched: TouchedItems
  readonly servedLists: ServedLists
  readonly events: Pick<EventSide, 'forgetUser'>
}

/** Forgets what a process keeps of users outside the graph. A full disk is a problem of the call, which can be repeated. */
export function userForgetter({ touched, servedLists, events }: UserMemory): ServerParts['forgetUsers'] {
  return async (userIds) => {
    try {
      for (const userId of userIds) {
        touched.forget(userId)
        await servedLists.forgetViewer(userId)
        await events.forgetUser(userId)
      }
      return []
    } catch (error) {
      if (!(error instanceof AttuneError)) throw error
      return [{ code: 'UNAVAILABLE', message: error.message, path: [], isRetryable: true }]
    }
  }
}
