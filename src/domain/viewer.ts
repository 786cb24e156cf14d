/** One thing the viewer lately engaged with. */
export interface Engagement {
  readonly itemId: string
  /** Sum of event weights, > 0. */
  readonly weight: number
  /** Epoch milliseconds. */
  readonly lastAtMs: number
  readonly tagIds: readonly string[]
  /** Parallel to `tagIds`, relative to the item's strongest tag. */
  readonly tagWeights: readonly number[]
}

export interface ItemWeight {
  readonly itemId: string
  readonly weight: number
}

export interface TagWeight {
  readonly tagId: string
  readonly weight: number
}

/** Somebody the viewer follows. */
export interface Tie {
  readonly userId: string
  /** 0-1. */
  readonly strength: number
}

/** All that a request knows of its viewer, read once. */
export interface Viewer {
  readonly id: string
  readonly isKnown: boolean
  /** How many people she follows. */
  readonly followingCount: number
  /** Newest first, at most 100. */
  readonly engagements: readonly Engagement[]
  /** Items that must not be shown again: what the viewer dismissed, for good, and the newest of what else they have seen. */
  readonly seenItemIds: ReadonlySet<string>
  readonly statedInterests: readonly TagWeight[]
  /** Tags she wants less of, with the factor below 1 on her interest in them; 0 is never. */
  readonly dampedTags: ReadonlyMap<string, number>
  /** Tags she gave to items, with how often. */
  readonly appliedTags: readonly TagWeight[]
  /** People she follows, strongest ties first. */
  readonly strongestTies: readonly Tie[]
  /** When her neighbors of a version were found anew since its training, epoch milliseconds; omitted if they were not. */
  readonly neighborsFound?: { readonly version: string; readonly atMs: number }
  /** People whose traces play no part in her list. */
  readonly hiddenPeople: ReadonlySet<string>
}

/** What the graph can answer right now. */
export interface GraphState {
  /** Version of the serving model; null if the graph was never trained. */
  readonly modelVersion: string | null
  /** Epoch milliseconds of the newest event in the graph. */
  readonly newestEventAtMs: number | null
}

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
