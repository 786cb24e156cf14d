import type { Consents } from '../../domain/consent.ts'
import type {
  BoughtItem,
  Item,
  Reason,
  RecommendationEdge,
  RecommendationPage,
  SteeringTerm,
} from '../../domain/recommendation.ts'
import { isAvailable, MAX_LISTED_TAGS } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { Viewer } from '../../domain/viewer.ts'
import {
  allTagIds,
  type ItemsByIdsRow,
  type ListedTagsRow,
  type NamedItemsRow,
  type ShownPeopleRow,
  shownPeople,
} from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import type { CatalogSnapshot } from '../../snapshot/catalog-snapshot.ts'
import type { FilterRow } from '../../snapshot/compile-filter.ts'
import type { CatalogState } from '../../snapshot/live-catalog.ts'
import { askedFor } from '../../steering/steers.ts'
import type { Evidence, ServedItem } from '../candidate.ts'
import type { CatalogMemory } from '../fallback/catalog-memory.ts'
import { readDismissed } from '../read-viewer.ts'
import type { RankedResponse } from '../sources/gather.ts'
import { withheldFrom } from '../viewer-consent.ts'
import { crowdSize, noiseKey } from './crowd-size.ts'
import { encodeCursor } from './cursor.ts'
import { type Names, type ReasonContext, reasonsOf, type SourceEvidence } from './reasons.ts'
import type { Sentences } from './sentences.ts'
import { lengthOf, type ServedList, servedAsOf } from './served-lists.ts'

/** Reads items of a list with their reasons, in their order; null for an item that may not be shown any more. */
export type ReadItems = (
  window: readonly ServedItem[],
) => Promise<readonly ({ readonly item: Item; readonly reasons: readonly Reason[] } | null)[]>

export interface PageRequest {
  /** Items of the list before this page. */
  readonly position: number
  readonly first: number
  /** False if the list misses the write that the request names. */
  readonly hasReachedMinWatermark: boolean
  readonly startedMs: number
  readonly readItems: ReadItems
  readonly unlisted: UnlistedIds
  readonly unknownSessionIds: readonly string[]
}

/** Candidates of the request that are not in the list. */
export type UnlistedIds = Pick<RecommendationPage, 'unknownIds' | 'leftOutIds'>

/** The candidates that are not in a list. @param snapshot null if no candidate is known to be unknown */
export function unlistedIds(
  candidateIds: readonly string[] | null,
  { items }: ServedList,
  snapshot: Pick<CatalogSnapshot, 'numberOf'> | null,
): UnlistedIds {
  if (candidateIds === null) return { unknownIds: [], leftOutIds: [] }
  const listed = new Set(items.map(({ itemId }) => itemId))
  const unlisted = candidateIds.filter((itemId) => !listed.has(itemId))
  const isUnknown = (itemId: string) => snapshot !== null && snapshot.numberOf(itemId) === undefined
  return {
    unknownIds: unlisted.filter(isUnknown),
    leftOutIds: unlisted.filter((itemId) => !isUnknown(itemId)),
  }
}

/** The next `first` items of a list that may be shown. Later items take the places of those that may not. */
export async function pageOf(list: ServedList, request: PageRequest): Promise<RecommendationPage> {
  const { position, first, hasReachedMinWatermark, startedMs, readItems, unlisted, unknownSessionIds } =
    request
  const edges: RecommendationEdge[] = []
  const returned = new Map<SourceName, number>()
  let end = position
  while (edges.length < first && end < list.items.length) {
    const window = list.items.slice(end, end + first - edges.length)
    const read = await readItems(window)
    for (const [offset, served] of window.entries()) {
      const shown = read[offset]
      if (!shown) continue
      edges.push(edgeOf(list, served, end + offset, shown.item, shown.reasons))
      for (const source of served.supportingSources) returned.set(source, (returned.get(source) ?? 0) + 1)
    }
    end += window.length
  }
  const {
    recommendationId,
    asOfMs,
    watermark,
    degradedSources,
    personalization,
    fallbackSteps,
    modelVersion,
  } = list
  return {
    recommendationId,
    edges,
    totalCount: lengthOf(list),
    hasNextPage: end < lengthOf(list),
    hasPreviousPage: position > 0,
    asOfMs,
    watermark,
    hasReachedMinWatermark,
    tookMs: performance.now() - startedMs,
    degradedSources,
    personalization,
    withheld: withheldFrom(list.withheld),
    leftOut: list.leftOut,
    candidateCounts: list.counts.map((count) => ({ ...count, returned: returned.get(count.source) ?? 0 })),
    fallbackSteps,
    heldBack: list.heldBack ?? [],
    placement: list.placement ? { key: list.placement.key, number: list.placement.number } : null,
    modelVersion,
    viewerId: list.viewerId,
    servedAs: servedAsOf(list),
    ...unlisted,
    unknownSessionIds,
    search: list.search ?? null,
  }
}

function edgeOf(
  { recommendationId, placement }: ServedList,
  served: ServedItem,
  index: number,
  item: Item,
  reasons: readonly Reason[],
): RecommendationEdge {
  const { logit, probability, propensity, isNewPlace, contributions, logitParts, search } = served
  const { steering = [], claimedBy } = served
  const promotion = placement?.promotions.find(({ rule }) => rule === claimedBy) ?? null
  const added = [...contributions, ...steering].reduce((sum, part) => sum + part.logit, 0)
  return {
    cursor: encodeCursor({ recommendationId, position: index + 1 }),
    item,
    rank: index + 1,
    logit,
    probability,
    propensity: propensity ?? null,
    isNewPlace: isNewPlace ?? false,
    bias: logit - added,
    contributions: contributions.map((one) => ({ basis: 'VIEWER', ...one })),
    steering: [...steering, ...claimTerms(claimedBy, promotion !== null)],
    promotion,
    logitParts: logitParts ?? null,
    reasons,
    search: search ?? null,
  }
}

function claimTerms(rule: string | undefined, isPromoted: boolean): readonly SteeringTerm[] {
  return rule === undefined ? [] : [{ rule, effect: isPromoted ? 'PROMOTED' : 'PINNED', logit: null }]
}

export interface PageParts {
  readonly graph: GraphStore
  readonly catalog: CatalogMemory
  readonly consents: Consents
}

export interface GraphItemsRequest {
  readonly list: ServedList
  readonly viewer: Pick<Viewer, 'id' | 'dismissedItemIds' | 'steers'>
  /** True if this request made the list, which then leaves out all dismissed items. */
  readonly isNew: boolean
  /** Of the catalog that the request has read. */
  readonly catalogRevision: number | null
  /** Responses of the sources, whose evidence gives the reasons. */
  readonly responses: readonly RankedResponse[]
  readonly nowMs: number
  /** What people buy the items together with; omitted: nothing. */
  readonly boughtWith?: readonly BoughtItem[]
  /** In the language of the request. */
  readonly sentences: Sentences
  /** See `excludedIds`: a later page may come with other items that the viewer looks at. */
  readonly excluded: ReadonlySet<string>
  /** The test of the request's conditions; omitted: all items pass. */
  readonly passes?: (row: FilterRow) => boolean
}

/**
 * Reads items and their reasons from the graph. An item that was deleted, is not available, fails the conditions or was
 * dismissed after the list was made may not be shown.
 */
export function graphItems(
  { graph, catalog, consents }: PageParts,
  {
    list,
    viewer,
    isNew,
    catalogRevision,
    responses,
    boughtWith = [],
    nowMs,
    sentences,
    excluded,
    passes,
  }: GraphItemsRequest,
  options: RunOptions,
): ReadItems {
  return async (window) => {
    const ids = window.map(({ itemId }) => itemId)
    const evidence = window.map((served) => evidenceOf(served, responses))
    const asked = window.map(({ steering = [] }) => askedFor(viewer.steers ?? [], steering))
    const ownerOf = new Map(boughtWith.map(({ itemId, withId }) => [itemId, withId]))
    const named = ids.flatMap((id) => ownerOf.get(id) ?? [])
    const askedTags = asked.flat().flatMap(({ tagId }) => tagId ?? [])
    const { servedAtMs, modelVersion } = list
    const state = { modelVersion, catalogRevision }
    // Started together: the store sends them as one statement. Almost all of the items may be shown.
    const [items, names, key, dismissedIds] = await Promise.all([
      catalog.itemsAt(catalogRevision, ids, options).then(byId),
      readNames(
        { graph, catalog },
        viewer,
        { evidence: evidence.flat(), askedTags, itemIds: named, state },
        options,
      ),
      noiseKey(graph, options),
      isNew ? new Set() : readDismissed(graph, viewer, ids, options),
    ])
    const allTags = passes ? await readAllTags(graph, [...items.values()], options) : new Map()
    const mayShow = (item: ItemsByIdsRow) =>
      isAvailable(item, nowMs) &&
      !dismissedIds.has(item.id) &&
      !excluded.has(item.id) &&
      (!passes || passes({ ...item, tagIds: allTags.get(item.id) ?? item.tagIds }))
    return window.map(({ itemId, contributions, isNewPlace = false }, index) => {
      const item = items.get(itemId)
      if (!item || !mayShow(item)) return null
      const context: ReasonContext = {
        sentences,
        names: isSensitive(item, consents) ? withConsenting(names, consents) : names,
        kind: item.kind,
        crowdSize: (people, source) => crowdSize(people, source, itemId, { key, nowMs: servedAtMs }),
      }
      return {
        item,
        reasons: reasonsOf(
          {
            contributions,
            isNewPlace,
            askedFor: asked[index] ?? [],
            boughtWith: ownerOf.get(itemId),
            evidence: evidence[index] ?? [],
          },
          context,
        ),
      }
    })
  }
}

function isSensitive({ tagIds }: Pick<ItemsByIdsRow, 'tagIds'>, { sensitiveTags }: Consents): boolean {
  return tagIds.some((tagId) => sensitiveTags.has(tagId))
}

/** To be named beside an item on a sensitive topic would show an interest in it. */
function withConsenting(names: Names, consents: Consents): Names {
  return {
    ...names,
    person: (id) => (consents.allows(id, 'sensitive-interests') ? names.person(id) : undefined),
  }
}

/** All tags of the items that may have more than they list. */
async function readAllTags(
  graph: GraphStore,
  items: readonly ItemsByIdsRow[],
  options: RunOptions,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const ids = items.filter(({ tagIds }) => tagIds.length >= MAX_LISTED_TAGS).map(({ id }) => id)
  const rows = ids.length === 0 ? [] : await graph.run(allTagIds, { ids }, options)
  return new Map(rows.map(({ itemId, tagIds }) => [itemId, tagIds]))
}

function evidenceOf(
  { itemId, supportingSources }: ServedItem,
  responses: readonly RankedResponse[],
): readonly SourceEvidence[] {
  return responses
    .filter(({ source }) => supportingSources.includes(source))
    .map(({ source, basis, proposals }) => ({
      source,
      ...(basis && { basis }),
      evidence: withoutItself(proposals.evidenceOf(itemId), itemId),
    }))
}

/** An item that the viewer has seen is no reason for itself. */
function withoutItself(evidence: Evidence, itemId: string): Evidence {
  return { ...evidence, items: evidence.items.filter(({ id }) => id !== itemId) }
}

/** What reasons name. */
interface Named {
  readonly evidence: readonly SourceEvidence[]
  readonly askedTags: readonly string[]
  /** Besides those of the evidence. */
  readonly itemIds: readonly string[]
  readonly state: CatalogState
}

async function readNames(
  { graph, catalog }: Pick<PageParts, 'graph' | 'catalog'>,
  { id: viewerId }: Pick<Viewer, 'id'>,
  { evidence, askedTags, itemIds, state }: Named,
  options: RunOptions,
) {
  const idsOf = (kind: 'items' | 'tags' | 'people') => [
    ...new Set(evidence.flatMap((one) => one.evidence[kind].map(({ id }) => id))),
  ]
  const [items, tags, people] = await Promise.all([
    readById<NamedItemsRow>([...new Set([...idsOf('items'), ...itemIds])], (ids) =>
      catalog.namesAt(state, ids, options),
    ),
    readById<ListedTagsRow>([...new Set([...idsOf('tags'), ...askedTags])], (ids) =>
      catalog.tagNames(ids, options),
    ),
    // No source knows people behind the items of a session.
    readById<ShownPeopleRow>(viewerId === null ? [] : idsOf('people'), (ids) =>
      graph.run(shownPeople, { viewerId: viewerId ?? '', ids }, options),
    ),
  ])
  return {
    item: (id: string) => items.get(id),
    tag: (id: string) => tags.get(id)?.name,
    person: (id: string) => (people.has(id) ? (people.get(id)?.name ?? id) : undefined),
  }
}

async function readById<Row extends { readonly id: string }>(
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<ReadonlyMap<string, Row>> {
  return byId(ids.length === 0 ? [] : await read(ids))
}

function byId<Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [row.id, row]))
}
