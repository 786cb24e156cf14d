import type { Purpose } from './consent.ts'
import type { Filter } from './filter.ts'
import type { ClientControl, PlacementSpec, Promotion, Rule, Surface } from './placement.ts'
import type { Properties } from './records.ts'
import type { SearchScores, SearchSubject, SearchSummary } from './search.ts'
import type { SeenOverride } from './seen-policy.ts'
import type { ServedAs } from './served-as.ts'
import type { Session } from './session.ts'
import type { SourceName } from './source-name.ts'
import type { TrendSlice } from './user-group.ts'
import type { ItemWeight } from './viewer.ts'

/** Who a list is for: a user, or a visitor of whom only the request knows. */
export type RequestViewer =
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'session'; readonly session: Session }

/** The user of a request; null for a session. */
export function userOf(viewer: RequestViewer): string | null {
  return viewer.kind === 'user' ? viewer.id : null
}

/** What a list is about. */
export type Subject =
  /** The viewer: what they should see next. */
  | { readonly kind: 'viewer' }
  /** Everything that passes the filter, seen items too, in the order of the viewer's interest. */
  | { readonly kind: 'catalog' }
  /** What the viewer began and has not finished, newest first. Only of a row of a page, whose list has one page. */
  | { readonly kind: 'begun' }
  /** What people buy together with what the viewer ordered, best first. Likewise only of a row. */
  | { readonly kind: 'bought'; readonly items: readonly BoughtItem[] }
  | ItemsSubject
  | SearchSubject

/** An item that people buy together with another one. */
export interface BoughtItem {
  readonly itemId: string
  readonly withId: string
}

/** What goes with items: the item of a page, or a cart. */
export interface ItemsSubject {
  readonly kind: 'items'
  /** 1-50, all different, the newest last. They are not in the list. */
  readonly itemIds: readonly string[]
  /** How much the viewer's taste counts in the order, against the items: 0-1. */
  readonly viewerShare: number
}

/**
 * The item of a page leads, and the viewer decides among what goes with it almost as well. Chosen on orders of the demo world:
 * docs/evaluation.md has the figures.
 */
export const DEFAULT_VIEWER_SHARE = 0.1

/** What the viewer looks at while they get a list. It is stored nowhere, and is no part of the identity of a list. */
export interface ViewingContext {
  /**
   * The viewed item, then those of the cart, each once. They count as the newest engagements, with these weights, and are
   * left out of the list.
   */
  readonly items: readonly ItemWeight[]
  /** Those of the cart; omitted: none. */
  readonly cartIds?: readonly string[]
  /** When the list is for: ages count from here, epoch milliseconds; null: from the time of the request. */
  readonly atMs: number | null
}

/** What a client asks. Parsed at the edge: counts and weights are in range. */
export interface RecommendationRequest {
  readonly viewer: RequestViewer
  readonly subject: Subject
  /** 1-100. */
  readonly first: number
  /** Cursor of the edge after which to go on, or null for a new list. */
  readonly after: string | null
  /** Only items that pass; null: all items. */
  readonly filter: Filter | null
  /** Never these items. */
  readonly excludedItemIds: readonly string[]
  /** What the rows above it on a page show. No part of the identity of the list: its later pages may have them. */
  readonly shownAbove: readonly string[]
  /** The row of a page that the list is: see `ServedAs`. No part of the identity of the list. */
  readonly row?: string
  /** Only what trends there is in the list; omitted: anything. No part of the identity of the list. */
  readonly trendingIn?: TrendSlice
  /** The list holds only these items, also if the viewer has seen them. All different; null: any items. */
  readonly candidateIds: readonly string[] | null
  /** Multiplies a source's blend weight; 0 leaves the source out. Absent: 1. */
  readonly sourceWeights: Readonly<Partial<Record<SourceName, number>>>
  /** Softmax temperature, > 0; null takes the policy's. */
  readonly temperature: number | null
  /** Most items of the list whose strongest tag is the same, >= 1; null takes the policy's. */
  readonly maxPerTag: number | null
  /** How far alike items are spread apart, 0-1; 0 leaves the list in the order of its scores, and so does null. */
  readonly diversity: number | null
  /** False: no place is kept for new items. */
  readonly newItems: boolean
  /** Null if nothing is known of it. */
  readonly viewing: ViewingContext | null
  /** Of the texts of reasons, as `Texts` name it. */
  readonly language: string
  /** What the request changes of the seen policy; null for nothing. */
  readonly seen: SeenOverride | null
  /** Watermark of a write that the answer shall have seen; null for none. */
  readonly minWatermark: string | null
  /** What strangers did counts only as a crowd: the caller may have made accounts to learn what one person did. */
  readonly crowdsOnly: boolean
  /** What the client sets itself, apart from what the list is about. */
  readonly setByClient: readonly ClientControl[]
  /** The version of the model that makes the list; omitted: the serving one. */
  readonly modelVersion?: string
  /** The key of the placement that the list is for; null: none. */
  readonly placement: string | null
  /** What the placement adds; null without one, and until it is resolved. */
  readonly steering: Steering | null
  /** Of the viewer, as IANA names it; null if the request does not say. */
  readonly timeZone: string | null
}

/** Names a version of a placement. */
export interface PlacementNumber {
  readonly key: string
  readonly number: number
}

/** What a version of a placement adds to a request. The request has its conditions and numbers already. */
export interface Steering extends PlacementNumber {
  readonly surface: Surface
  readonly spec: PlacementSpec
  /** Those whose window is open. */
  readonly rules: readonly Rule[]
  /** The request as the client sent it: later pages belong to it, whatever is published meanwhile. */
  readonly asked: RecommendationRequest
  /** By key, the request for each placement that fills the list, if it is too short. */
  readonly others: ReadonlyMap<string, RecommendationRequest>
  /** What the viewer is tired of; omitted: nothing. */
  readonly tired?: ViewerFatigue
}

/** What multiplies the odds of items that a viewer was shown in vain, and of creators whose items they hid; null hides. */
export interface ViewerFatigue {
  readonly items: ReadonlyMap<string, number | null>
  readonly creators: ReadonlyMap<string, number | null>
  /** The property of items that names their creator; null: there are no creators. */
  readonly creatorProperty: string | null
}

/** The items that a page never shows: what the request excludes, what rows above show, and what the viewer looks at. */
export function excludedIds({
  excludedItemIds,
  shownAbove,
  viewing,
}: Pick<RecommendationRequest, 'excludedItemIds' | 'shownAbove' | 'viewing'>): ReadonlySet<string> {
  const viewed = (viewing?.items ?? []).map(({ itemId }) => itemId)
  return new Set([...excludedItemIds, ...shownAbove, ...viewed])
}

export const REASON_KINDS = [
  'SIMILAR_USERS',
  'SOCIAL_PROOF',
  'BECAUSE_ITEM',
  'INTEREST_TAG',
  'TRENDING',
  'POPULAR',
  'NEW_ITEM',
  'GOES_WITH',
  'BOUGHT_TOGETHER',
  'ASKED_FOR',
  'SUGGESTED',
] as const

export type ReasonKind = (typeof REASON_KINDS)[number]

/** Why an item is in the list, as a sentence and as parts. Names only users with `showMeToOthers`. */
export interface Reason {
  readonly kind: ReasonKind
  readonly text: string
  /** Names the message of the text, the same in every language. */
  readonly messageKey: string
  /**
   * People behind it: of those whom the viewer follows, exactly and from three; of others, a band such as 10 or 50. Null if
   * a count could identify a person.
   */
  readonly count: number | null
  /** True if `count` is the lower end of a band. */
  readonly isAtLeast: boolean
  readonly itemIds: readonly string[]
  readonly tagIds: readonly string[]
  /** Only people who agreed to be shown. */
  readonly userIds: readonly string[]
  /** Whose evidence it tells, strongest first. Omitted: that of no source. */
  readonly sources?: readonly SourceName[]
  /** Share of the item's positive evidence that this reason explains, 0-1. */
  readonly evidenceShare: number
}

/** What a source started from. */
export type Basis = 'VIEWER' | 'ITEMS'

/** One source's share in an item's score. */
export interface Contribution {
  readonly source: SourceName
  /** Omitted, but on an edge: `VIEWER`. */
  readonly basis?: Basis
  /** What the source adds to the logit; with the edge's bias these add up to its `logit`. */
  readonly logit: number
  /** Part of the absolute contributions, 0-1. */
  readonly share: number
  /** The score in the source's own scale. */
  readonly raw: number
}

/** The parts of the logit of an item in a list about items. */
export interface LogitParts {
  /** How well it goes with the items: `(1 - viewerShare) * z`, `z` in standard deviations from the mean of the pool. */
  readonly items: number
  /** The viewer's interest: `viewerShare * z`. */
  readonly viewer: number
}

/** Most tags that an item lists, its strongest; it may carry any number. */
export const MAX_LISTED_TAGS = 20

/** What a rule, or the rotation, of a placement did to an item. */
export interface SteeringTerm {
  /** The name of the rule; `rotation` for the rotation, `fatigue` for fatigue, and `steer` with the id of a steer of the viewer. */
  readonly rule: string
  readonly effect: 'BOOSTED' | 'SCALED' | 'STEERED' | 'FATIGUED' | 'ROTATED' | 'PINNED' | 'PROMOTED'
  /** What it added to the logit; null for a place that was claimed. */
  readonly logit: number | null
}

/** A logit without what rules and rotation of a placement added to it. */
export function interestLogit({
  logit,
  steering = [],
}: {
  readonly logit: number
  readonly steering?: readonly SteeringTerm[]
}): number {
  return steering.reduce((interest, added) => interest - (added.logit ?? 0), logit)
}

/** That an item has its place by a promotion. */
export interface PromotionNotice extends Pick<Promotion, 'promotion' | 'label' | 'onBehalfOf' | 'paidBy'> {
  readonly rule: string
  /** The names of the properties of viewers that decide who gets it. */
  readonly viewerProperties: readonly string[]
  /** True if the item that the list is about, or that the viewer looks at, decides who gets it. */
  readonly isByItem: boolean
}

/** An item as a client sees it. */
export interface Item {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly url: string | null
  readonly imageUrl: string | null
  /** Epoch milliseconds, like the two that follow; null where that is not known or has no end. */
  readonly createdAt: number | null
  readonly availableFrom: number | null
  readonly availableUntil: number | null
  /** Strongest first, at most `MAX_LISTED_TAGS`. */
  readonly tagIds: readonly string[]
  /** One for each of the tags, > 0. */
  readonly tagWeights: readonly number[]
  readonly properties: Properties
}

export interface RecommendationEdge {
  readonly cursor: string
  readonly item: Item
  /** 1-based within the served list, over all pages. */
  readonly rank: number
  /** `bias` plus the logits of contributions and steering. */
  readonly logit: number
  /** Softmax share within the served list's pool; comparable inside one list only. */
  readonly probability: number
  /** With which probability it came to its place, given those before it; null where nothing was drawn. */
  readonly propensity: number | null
  /** True if it has a place that is kept for new items. */
  readonly isNewPlace: boolean
  readonly bias: number
  readonly contributions: readonly Contribution[]
  /** What a placement did to the item, in the order of its rules. */
  readonly steering: readonly SteeringTerm[]
  /** Null for an item that no promotion placed. */
  readonly promotion: PromotionNotice | null
  /** In a list about items: the parts of the logit, which is their sum. Null in other lists, and for items that only fill. */
  readonly logitParts: LogitParts | null
  readonly reasons: readonly Reason[]
  /** Null in a list that is no search. */
  readonly search: SearchScores | null
}

export interface SourceCount {
  readonly source: SourceName
  /** Candidates the source proposed. */
  readonly generated: number
  /** Of those, left after filters. */
  readonly afterFilter: number
  /** Of those, on this page. */
  readonly returned: number
}

export type Personalization = 'FULL' | 'SESSION' | 'COLD_START' | 'UNKNOWN_USER' | 'NO_CONSENT' | 'NONE'

/** What a list leaves out because the viewer does not consent to a purpose. */
export interface Withheld {
  readonly purpose: Purpose
  /** The sources that were not asked. */
  readonly sources: readonly SourceName[]
}

/** Steps taken because the sources did not fill the list, in order. */
export type FallbackStep =
  | 'CATALOG'
  | 'LAST_LIST'
  | 'GLOBAL_POPULAR'
  | 'POPULAR'
  | 'TRENDING'
  | 'FRESH'
  | 'PLACEMENT'
  | 'EMPTY'

/** What a placement holds back, in the order in which it is tested. */
export const HELD_BACK = ['QUIET_HOURS', 'FREQUENCY_CAP', 'ATTENTION_BUDGET', 'REQUIREMENT'] as const

export type HeldBack = (typeof HELD_BACK)[number]

/** One page of a served list. */
export interface RecommendationPage {
  readonly recommendationId: string
  readonly edges: readonly RecommendationEdge[]
  /** Items on all pages of the list. */
  readonly totalCount: number
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  /** Newest event the list has seen, epoch milliseconds; null where the graph holds none. */
  readonly asOfMs: number | null
  /** Every event recorded before it was seen by the list; null where nothing is recorded. */
  readonly watermark: string | null
  /** False if the graph had not seen the request's `minWatermark` in time. */
  readonly hasReachedMinWatermark: boolean
  readonly tookMs: number
  /** Sources that failed or were late. */
  readonly degradedSources: readonly SourceName[]
  readonly personalization: Personalization
  readonly withheld: readonly Withheld[]
  readonly candidateCounts: readonly SourceCount[]
  /** Empty for a search for words, which finds only what passes, and for a list that was made without the graph. */
  readonly leftOut: readonly LeftOut[]
  readonly fallbackSteps: readonly FallbackStep[]
  /** Why the placement ends the list early, or leaves it empty. */
  readonly heldBack: readonly HeldBack[]
  /** Null for a list that is for no placement. */
  readonly placement: PlacementNumber | null
  /** Serving model; null if the graph was never trained. */
  readonly modelVersion: string | null
  /** Null for a session. */
  readonly viewerId: string | null
  readonly servedAs: ServedAs
  /** Ids of the session and of what the viewer looks at that no item and no tag has, in their order. */
  readonly unknownSessionIds: readonly string[]
  /** The `candidateIds` that no item has, in their order. */
  readonly unknownIds: readonly string[]
  /** The other `candidateIds` that are not in the list: unavailable, excluded, dismissed or not passing the filter. */
  readonly leftOutIds: readonly string[]
  /** Null for a list that is no search. */
  readonly search: SearchSummary | null
}

/** Why an item that a source found is not in a list, in the order in which the rules are tested. */
export const LEFT_OUT_REASONS = [
  'DISMISSED',
  'SEEN',
  'EXCLUDED',
  'UNAVAILABLE',
  'REJECTED_TAG',
  'FILTER',
  'RULE',
  'TAG_LIMIT',
] as const

export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number]

/** Why an item is left out. */
export interface Refusal {
  readonly reason: LeftOutReason
  /** The name of the rule of the placement; only with `RULE`, and with `TAG_LIMIT` where a cap of the placement did it. */
  readonly rule?: string
}

/** How many items a list leaves out for a reason. Each item counts once, for the first reason. */
export interface LeftOut extends Refusal {
  /** > 0. */
  readonly count: number
}

/** Who asks for a list. When many lists are asked for, each caller gets their turn. */
export interface Asker {
  /** Compared, and nothing else. */
  readonly caller: string
  /** The document that asks for the list: its lists wait as one. Omitted: it asks for no other. */
  readonly document?: string
}

/** What the lists of one page read once. */
export interface SharedReads {
  /** The result of the first call with this name, for one value of `of` if it is given. */
  once<T>(name: string, read: () => Promise<T>, of?: object): Promise<T>
}

export interface RecommendContext {
  readonly nowMs: number
  readonly signal?: AbortSignal
  /** The request itself opts out of sharing: no social signals are used for it. */
  readonly isOptedOut?: boolean
  /** False: the list does not depend on the profile of the viewer. Default true. */
  readonly isProfiled?: boolean
  /** The list is one of many in the same request: single lists have priority. Default false. */
  readonly isBatch?: boolean
  /** Default: all lists without it are of one caller. */
  readonly asker?: Asker
  /** Of the page that the list is a row of. */
  readonly reads?: SharedReads
  /** A list of fewer items is not shown, and counts for nothing. Default 0. */
  readonly least?: number
}

/** A request of a user for what they should see next, without conditions. */
export function plainRequest(userId: string, first: number): RecommendationRequest {
  return {
    viewer: { kind: 'user', id: userId },
    subject: { kind: 'viewer' },
    first,
    after: null,
    filter: null,
    excludedItemIds: [],
    shownAbove: [],
    candidateIds: null,
    sourceWeights: {},
    temperature: null,
    maxPerTag: null,
    diversity: null,
    newItems: true,
    viewing: null,
    language: 'en',
    seen: null,
    minWatermark: null,
    crowdsOnly: false,
    setByClient: [],
    placement: null,
    steering: null,
    timeZone: null,
  }
}

/**
 * The use case. Rejects with `AttuneError`: `CURSOR_INVALID`, `CURSOR_EXPIRED`, `BUSY`, `UNAVAILABLE`.
 * An unknown user is no error: the page says `UNKNOWN_USER`.
 */
export type Recommend = (
  request: RecommendationRequest,
  context: RecommendContext,
) => Promise<RecommendationPage>

/** A user's interest in a tag: softmax over their observed and stated tags. */
export interface Interest {
  readonly tagId: string
  readonly probability: number
  /** What the user asked for: 0 for nothing, below 1 for less, above 1 for more; null if they did not ask. */
  readonly multiplier: number | null
}

/** When an item may be shown, epoch milliseconds; null for no limit. */
export interface Availability {
  readonly availableFrom: number | null
  readonly availableUntil: number | null
}

/** Whether it may be shown at this instant. */
export function isAvailable({ availableFrom, availableUntil }: Availability, nowMs: number): boolean {
  return (
    (availableFrom === null || availableFrom <= nowMs) && (availableUntil === null || availableUntil > nowMs)
  )
}

/**
 * The longest deadline that a server may be set to give a request, in milliseconds. A request reads one model version to its
 * end, so a version that no longer serves is kept for this long: servers may have other settings than the trainer.
 */
export const LONGEST_REQUEST_MS = 120_000
