import { randomUUID } from 'node:crypto'
import type { Ranker } from '../../domain/policy.ts'
import type {
  FallbackStep,
  HeldBack,
  LeftOut,
  Personalization,
  PlacementNumber,
  PromotionNotice,
} from '../../domain/recommendation.ts'
import type { SearchSummary } from '../../domain/search.ts'
import type { ServedAs } from '../../domain/served-as.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { ServedItem } from '../candidate.ts'
import type { Exploration } from '../ranking/explore.ts'
import type { ListPurpose } from '../viewer-consent.ts'

/** A ranked pool as it was served. Later pages, impressions and learning refer to it. */
export interface ServedList {
  readonly recommendationId: string
  /** Null for a session: nothing of it is stored. */
  readonly viewerId: string | null
  /** See `requestHash`: a cursor continues the same request only. */
  readonly requestHash: string
  readonly servedAtMs: number
  readonly expiresAtMs: number
  readonly policy: string
  /** The version of the placement; omitted: the list is for none. */
  readonly placement?: ServedPlacement
  /** See `ServedAs`. */
  readonly row?: string
  readonly modelVersion: string | null
  /** The form of the interest model; omitted: the list was made without the graph. */
  readonly ranker?: Ranker
  readonly asOfMs: number | null
  readonly watermark: string | null
  readonly personalization: Personalization
  /** The purposes whose sources and data were left out. */
  readonly withheld: readonly ListPurpose[]
  readonly degradedSources: readonly SourceName[]
  readonly fallbackSteps: readonly FallbackStep[]
  readonly counts: readonly {
    readonly source: SourceName
    readonly generated: number
    readonly afterFilter: number
  }[]
  readonly leftOut: readonly LeftOut[]
  /** Why the placement ends the list early, or leaves it empty; omitted: it does not. */
  readonly heldBack?: readonly HeldBack[]
  /** How places were drawn; omitted if none were. */
  readonly exploration?: Exploration
  readonly items: readonly ServedItem[]
  /** How many items pass besides; a page beyond the stored ones appends the best of them. Omitted: none. */
  readonly more?: number
  /** Only in lists of a search. */
  readonly search?: SearchSummary
}

/** The version of a placement that a list was made for. */
export interface ServedPlacement extends PlacementNumber {
  /** What is said of places that these promotions claimed. */
  readonly promotions: readonly PromotionNotice[]
}

/** What a list was made by. */
export function servedAsOf({
  placement,
  modelVersion = null,
  ranker,
  search,
  row,
}: Partial<Pick<ServedList, 'placement' | 'modelVersion' | 'ranker' | 'search' | 'row'>>): ServedAs {
  return {
    placement: placement?.key ?? '',
    version: placement?.number ?? 0,
    model: modelVersion ?? '',
    ranker: search ? 'search' : (ranker ?? 'fallback'),
    ...(row !== undefined && { row }),
  }
}

/** A served list without its items. */
export type ServedHead = Omit<ServedList, 'items'>

/** What a served list says of its pool. The same for every list of the pool. */
export interface ServedPool
  extends Pick<
    ServedList,
    'items' | 'counts' | 'leftOut' | 'heldBack' | 'fallbackSteps' | 'degradedSources' | 'more' | 'search'
  > {
  /** The items of the list after those, with nothing but their logits. */
  readonly further: readonly ServedItem[]
}

/** Items that a list can be paged through. */
export function lengthOf({ items, more = 0 }: Pick<ServedList, 'items' | 'more'>): number {
  return items.length + more
}

/** The items of a list, with the reasons of those that a list of the same items has shown: later pages may have added others. */
export function shownItems({ items }: Pick<ServedList, 'items'>, shown: number): readonly ServedItem[] {
  return items.map(({ shownReasons, ...item }, at) =>
    shownReasons && at < shown ? { ...item, shownReasons } : item,
  )
}

/** How many of a viewer's lists can be found by the viewer. */
export const NEWEST_LISTS = 10

/** Stores served lists until they expire, across restarts of the process. */
export interface ServedLists {
  /** Returns at once and never fails: a failed write is only reported. */
  save(list: ServedList): void
  /**
   * Saves a list that has the items of a stored one of the same viewer, as a reference to it. False if that one is not stored: a
   * full disk, or the limit of stored lists.
   *
   * @param shown items of its page
   */
  saveAgain(list: ServedHead, of: Pick<ServedList, 'recommendationId'>, shown: number): boolean
  /** Saves a list that has later pages, but is never the viewer's newest list: one made without the graph, or not about the viewer. */
  saveStandIn(list: ServedList): void
  /** Saves a list again, with reasons that were shown meanwhile. The viewer's newest list stays the same. */
  amend(list: ServedList): void
  /**
   * Saves a list that has more items than before, and returns it. If the stored one has got others meanwhile, returns that one
   * instead: each item of a list keeps its place.
   *
   * @param before how many items it had
   */
  append(list: ServedList, before: number): Promise<ServedList>
  /** The list, or null if it is not stored. Sees every list that was saved before. */
  find(recommendationId: string): Promise<ServedList | null>
  /** The viewer's last saved list, expired or not, without stand-ins; null if there is none. */
  newestOf(viewerId: string): Promise<ServedList | null>
  /** Ids of the viewer's newest lists, newest first, without stand-ins: at most `NEWEST_LISTS`. Some may not be stored any more. */
  newestIdsOf(viewerId: string): Promise<readonly string[]>
  /** All stored lists of the viewer, oldest first. Reads every stored list. */
  listsOf(viewerId: string): AsyncIterable<ServedList>
  /** Deletes the viewer's lists. Returns how many. @throws AttuneError `UNAVAILABLE` if the disk is full or a shared store is away */
  forgetViewer(viewerId: string): Promise<number>
  /** Deletes lists that expired before `nowMs`. */
  sweep(nowMs: number): Promise<void>
  close(): Promise<void>
}

/** Digits of the time in an id. */
const TIME_LENGTH = 9

/**
 * A new id for a list that is served at this time. Ids sort by time, so that expired lists come first.
 *
 * @param code of what was searched for, see `searchCode`: a click on the list says it again. Empty for other lists
 */
export function newRecommendationId(atMs: number, code = ''): string {
  return `${timeKey(atMs)}-${code}${randomUUID().replaceAll('-', '').slice(code.length)}`
}

/** When the list of an id was served, epoch milliseconds; NaN for a text that is no id. */
export function idTimeMs(recommendationId: string): number {
  return Number.parseInt(recommendationId.slice(0, TIME_LENGTH), 36)
}

/** Sorts before the ids of all lists served at this time or later. Base 36, nine digits: until the year 5188. */
export function timeKey(atMs: number): string {
  return Math.max(0, Math.floor(atMs)).toString(36).padStart(TIME_LENGTH, '0')
}
