import { LRUCache } from 'lru-cache'
import { isEdgeKind } from '../domain/event.ts'
import type { Intake } from './intake.ts'

/** Limits of users, and of items per user. The oldest are dropped. */
const MAX_USERS = 10_000
const MAX_ITEMS = 100

/** The items that users have recently interacted with through this process, also those that the graph has not seen yet. */
export class TouchedItems {
  readonly #byUser = new LRUCache<string, Set<string>>({ max: MAX_USERS })

  /** Items of a user's events, without searches and impressions; newest last. */
  of(userId: string): ReadonlySet<string> {
    return this.#byUser.get(userId) ?? NONE
  }

  forget(userId: string): void {
    this.#byUser.delete(userId)
  }

  add(userId: string, itemId: string): void {
    const items = this.#byUser.get(userId) ?? new Set()
    items.delete(itemId)
    items.add(itemId)
    const [oldest] = items
    if (items.size > MAX_ITEMS && oldest !== undefined) items.delete(oldest)
    this.#byUser.set(userId, items)
  }
}

/** An intake that adds the items of accepted events to `touched`. */
export function noting(intake: Intake, touched: TouchedItems): Intake {
  return {
    ...intake,
    async take(events, options) {
      const taken = await intake.take(events, options)
      if (!('problem' in taken)) {
        for (const { userId, itemId, kind } of events) if (isEdgeKind(kind)) touched.add(userId, itemId)
      }
      return taken
    },
  }
}

const NONE: ReadonlySet<string> = new Set()
