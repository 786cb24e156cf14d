import type { Consents } from '../domain/consent.ts'
import type { Policy } from '../domain/policy.ts'
import type { RecommendationRequest, SharedReads } from '../domain/recommendation.ts'
import type { ReadViewer } from '../domain/viewer.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { ServedModels } from '../model/served-models.ts'
import type { TextSearch } from '../search/text-search.ts'
import type { LiveCatalog } from '../snapshot/live-catalog.ts'
import type { ItemConditions } from './allowed-items.ts'
import type { CatalogMemory } from './fallback/catalog-memory.ts'
import type { CachePlace, ListCache, NewestWrites } from './list-cache.ts'
import type { NewItemPlaces } from './new-items.ts'
import type { ServedList } from './serving/served-lists.ts'
import type { AvailableItems } from './sources/available-items.ts'
import type { CandidateSource } from './sources/candidate-source.ts'
import type { OnSource, RankedResponse } from './sources/gather.ts'
import type { ListPurpose } from './viewer-consent.ts'

/** What lists are made with. */
export interface ListParts {
  readonly graph: GraphStore
  readonly models: ServedModels
  readonly policy: Policy
  readonly sources: readonly CandidateSource[]
  readonly available: AvailableItems
  /** Has pools and pages of earlier requests; omitted: each list has a new pool. */
  readonly cache?: ListCache
  /** Counts the places of new items; omitted: they count as shown nowhere. */
  readonly newItemPlaces?: Pick<NewItemPlaces, 'of' | 'given'>
  /** What viewers consent to; omitted: the standard defaults. */
  readonly consents?: Consents
  /** Names and kinds of tags. */
  readonly catalog: CatalogMemory
  /** The catalog that filters are tested on. */
  readonly liveCatalog: LiveCatalog
  /** Finds items by text; omitted: a search is unavailable. */
  readonly textSearch?: TextSearch
  readonly onSource?: OnSource
}

/** How the lists about a subject are made. */
export interface ListMaker {
  /** Makes the list of a request. @throws GraphError, or AttuneError `BAD_USER_INPUT` for a filter that does not fit */
  make(parts: ListParts, request: RecommendationRequest, context: ListContext): Promise<MadeList>
  /** What a later page of a list is read with: a list does not store evidence, which names people. */
  explain(
    parts: ListParts,
    request: RecommendationRequest,
    context: ListContext,
    list: ServedList,
  ): Promise<Omit<MadeList, 'list'>>
  /**
   * The list with the best of the items that pass now and that it does not have.
   *
   * @param count most items that it gets
   * @throws GraphError
   */
  extend(
    parts: ListParts,
    request: RecommendationRequest,
    context: ListContext,
    list: ServedList,
    count: number,
  ): Promise<ServedList>
}

/** Which writes a list includes. */
export interface Freshness {
  /** False if the graph did not see the request's `minWatermark` in time. */
  readonly hasReachedMinWatermark: boolean
  /** The list includes every event recorded before it; null if no events are accepted here. */
  readonly watermark: string | null
  /** The list may miss the newest writes: its reads need not wait for a lagging member of a cluster. */
  readonly mayLag: boolean
}

/** What belongs to one request while it is processed. */
export interface ListContext extends Freshness {
  readonly nowMs: number
  readonly startedMs: number
  readonly signal: AbortSignal | undefined
  /** What the viewer does not consent to. */
  readonly denied: readonly ListPurpose[]
  /** See `Consents`. */
  readonly sensitiveTags: ReadonlySet<string>
  /** The newest writes before anything was read; null: nothing is cached. */
  readonly newest: NewestWrites | null
  /** Where its pool is cached; null: nowhere. */
  readonly place: CachePlace | null
  /** What it reads together with other lists. */
  readonly reads?: SharedReads
}

/** A list that is being made. */
export interface ListRun {
  readonly parts: ListParts
  readonly request: RecommendationRequest
  readonly context: ListContext
  readonly options: RunOptions
  /** The list that gets more items; null for a new one. */
  readonly extended: ServedList | null
  /** Most items that a list without an end gets. */
  readonly count: number
}

/** A list and what its pages are read with. */
export interface MadeList {
  readonly list: ServedList
  readonly viewer: ReadViewer
  /** Of the catalog that the request has read; see `GraphState`. */
  readonly catalogRevision: number | null
  /** Of the sources: reasons are worked out from them. */
  readonly responses: readonly RankedResponse[]
  /** Tested again on the items of each page; null for none. */
  readonly conditions: ItemConditions | null
}
