import { countedWeight } from '../training-settings.ts'

/** An interaction changed by a batch of events. */
export interface ChangedInteraction {
  readonly itemId: string
  readonly state: { readonly weight: number; readonly servedWeight: number }
  /** Null if the interaction is new. */
  readonly before: object | null
}

/** Users who like an item now and had no interaction with it before. */
export interface FirstTimeUsers {
  readonly users: number
  /** Of them, users who came only via served lists. */
  readonly usersViaRecommendations: number
  /** The newest version whose training had read all interactions before these; absent if there was none. */
  readonly countedVersion?: string
}

/** By item id; without items that have no first-time users. */
export type FirstTimeUsersByItem = ReadonlyMap<string, FirstTimeUsers>

/**
 * The first-time users among the interactions that a batch has changed.
 *
 * @param countedVersion as read at the start of the batch's transaction
 */
export function firstTimeUsersOf(
  changed: readonly ChangedInteraction[],
  countedVersion?: string,
): FirstTimeUsersByItem {
  const byItem = new Map<string, FirstTimeUsers>()
  for (const { itemId, state, before } of changed) {
    if (before !== null || state.weight <= 0) continue
    const { users, usersViaRecommendations } = byItem.get(itemId) ?? {
      users: 0,
      usersViaRecommendations: 0,
    }
    const isLed = countedWeight(state, 0) <= 0
    byItem.set(itemId, {
      users: users + 1,
      usersViaRecommendations: usersViaRecommendations + (isLed ? 1 : 0),
      ...(countedVersion !== undefined && { countedVersion }),
    })
  }
  return byItem
}
