import { countedWeight } from '../training-settings.ts'

/** An interaction that a batch of events has changed. */
export interface ChangedInteraction {
  readonly itemId: string
  readonly state: { readonly weight: number; readonly servedWeight: number }
  /** Null if the interaction is new. */
  readonly before: object | null
}

/** People who like an item now and had nothing to do with it before. */
export interface FirstTimeUsers {
  readonly people: number
  /** Of them, those whom nothing but served lists brought. */
  readonly usersViaRecommendations: number
  /** The newest version whose training had read all interactions before these; absent where there was none. */
  readonly countedVersion?: string
}

/** By item id; items that nobody is new to are left out. */
export type FirstTimeUsersByItem = ReadonlyMap<string, FirstTimeUsers>

/**
 * Who is new to items, of the pairs that a batch has changed.
 *
 * @param countedVersion as it was when the transaction of the batch began
 */
export function firstTimeUsersOf(
  changed: readonly ChangedInteraction[],
  countedVersion?: string,
): FirstTimeUsersByItem {
  const byItem = new Map<string, FirstTimeUsers>()
  for (const { itemId, state, before } of changed) {
    if (before !== null || state.weight <= 0) continue
    const { people, usersViaRecommendations } = byItem.get(itemId) ?? {
      people: 0,
      usersViaRecommendations: 0,
    }
    const isLed = countedWeight(state, 0) <= 0
    byItem.set(itemId, {
      people: people + 1,
      usersViaRecommendations: usersViaRecommendations + (isLed ? 1 : 0),
      ...(countedVersion !== undefined && { countedVersion }),
    })
  }
  return byItem
}
