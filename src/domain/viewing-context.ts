import type { ItemWeight } from './viewer.ts'

/** What the viewer looks at while they get a list. It is stored nowhere, and is no part of the identity of a list. */
export interface ViewingContext {
  /**
   * The viewed item, then those of the cart, each once. They count as the newest engagements, with these weights, and are
   * left out of the list.
   */
  readonly items: readonly ItemWeight[]
  /** When the list is for: ages count from here, epoch milliseconds; null: from the time of the request. */
  readonly atMs: number | null
}

/** The items that the viewer looks at. */
export function viewedIds(context: ViewingContext | null): readonly string[] {
  return context?.items.map(({ itemId }) => itemId) ?? []
}
