/** Most interactions of positive weight that a request reads of a user. */
export const KEPT_RECENT = 100

/** What decides which of somebody's engagements are her most recent ones. */
export interface RecentEngagement {
  readonly itemId: string
  readonly weight: number
  /** Epoch milliseconds. */
  readonly lastAt: number
}

/** Newest first; of one instant the heavier one, then by id. */
export function newestFirst(a: RecentEngagement, b: RecentEngagement): number {
  return b.lastAt - a.lastAt || b.weight - a.weight || compareIds(a.itemId, b.itemId)
}

/** By UTF-16 units. */
export function compareIds(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
