import type { Filter } from './filter.ts'
import type { SeenItem } from './seen-policy.ts'

/** An item that the viewer recently engaged with. */
export interface Engagement {
  readonly itemId: string
  /** Sum of event weights, > 0. */
  readonly weight: number
  /** Epoch milliseconds. */
  readonly lastAtMs: number
  /** How much of it was viewed or played at last, 0-1; null or omitted if that is unknown. */
  readonly portion?: number | null
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

/** A user whom the viewer follows. */
export interface Tie {
  readonly userId: string
  /** 0-1. */
  readonly strength: number
}

/** Something that a user asked to see more or less of for a while. */
export interface Steer {
  /** Unique among those of the user. */
  readonly id: string
  readonly direction: 'MORE' | 'LESS'
  /** Of items. */
  readonly where: Filter
  /** JSON of what the client wrote. */
  readonly target: string
  /** When it was asked for, and when it ends, epoch milliseconds. */
  readonly atMs: number
  readonly untilMs: number
}

/** What a request knows about its viewer, read once. */
export interface Viewer {
  /** The user; null for a session. */
  readonly id: string | null
  /** False for a session. */
  readonly isKnown: boolean
  /** How many users the viewer follows. */
  readonly followingCount: number
  /** Newest first, at most 100. */
  readonly engagements: readonly Engagement[]
  /** Items that must not be shown again: what the viewer dismissed, for good, and the newest of what else they have seen. */
  readonly seenItemIds: ReadonlySet<string>
  /** Those of `seenItemIds` that the viewer dismissed. */
  readonly dismissedItemIds: ReadonlySet<string>
  /** Decides which seen items may return. Omitted: none. */
  readonly seenHistory?: readonly SeenItem[]
  readonly statedInterests: readonly TagWeight[]
  /** As stored, also those that have ended; omitted: none. */
  readonly steers?: readonly string[]
  /** Tags with a factor below 1 on the viewer's interest; 0 hides them. */
  readonly dampedTags: ReadonlyMap<string, number>
  /** Tags that the viewer gave to items, with counts. */
  readonly appliedTags: readonly TagWeight[]
  /** Followed users, strongest ties first. */
  readonly strongestTies: readonly Tie[]
  /** When the neighbors were refreshed after the training of a version, epoch milliseconds; omitted if they were not. */
  readonly neighborsFound?: { readonly version: string; readonly atMs: number }
  /** Users who must not influence the list. */
  readonly hiddenPeople: ReadonlySet<string>
}

/** Whether there is anything that the taste of the viewer could be known from. */
export function hasTaste({ engagements, statedInterests, appliedTags, strongestTies }: Viewer): boolean {
  return [engagements, statedInterests, appliedTags, strongestTies].some(({ length }) => length > 0)
}

/** A viewer as a request read them. */
export interface ReadViewer extends Viewer {
  /** Ids of the session and of what the viewer looks at that no item and no tag has, in their order. */
  readonly unknownSessionIds: readonly string[]
}

/** The state of the graph. */
export interface GraphState {
  /** Version of the serving model; null if the graph was never trained. */
  readonly modelVersion: string | null
  /** Epoch milliseconds of the newest event in the graph. */
  readonly newestEventAtMs: number | null
  /** Number of the last change of the catalog; null before the first one. */
  readonly catalogRevision: number | null
}

/** Most interactions of positive weight that a request reads of a user. */
export const KEPT_RECENT = 100

/** The sort keys of recent engagements. */
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
