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

/** Items that a visitor and their user both like, each with whether lists alone led one of them to it. */
export type SharedItems = ReadonlyMap<string, { readonly isLed: boolean }>

/**
 * How the numbers of users who like items change when a visitor and a user become one person, or two again.
 *
 * @param countedVersion as in `firstTimeUsersOf`
 */
export function recountedUsers(
  before: SharedItems,
  after: SharedItems,
  countedVersion?: string,
): FirstTimeUsersByItem {
  const rows = (items: SharedItems, others: SharedItems, users: number) =>
    [...items].flatMap(([itemId, { isLed }]): [string, FirstTimeUsers][] => {
      if (others.has(itemId)) return []
      const usersViaRecommendations = isLed ? users : 0
      return [
        [itemId, { users, usersViaRecommendations, ...(countedVersion !== undefined && { countedVersion }) }],
      ]
    })
  return new Map([...rows(before, after, 1), ...rows(after, before, -1)])
}

/** Whether lists alone led to an interaction. */
export function isLed(state: ChangedInteraction['state']): boolean {
  return countedWeight(state, 0) <= 0
}

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
    byItem.set(itemId, {
      users: users + 1,
      usersViaRecommendations: usersViaRecommendations + (isLed(state) ? 1 : 0),
      ...(countedVersion !== undefined && { countedVersion }),
    })
  }
  return byItem
}
