import type { Cap, ResolvedVersion } from '../domain/placement.ts'
import {
  plainRequest,
  type RecommendationEdge,
  type RecommendationPage,
  type RecommendationRequest,
  type RequestViewer,
} from '../domain/recommendation.ts'
import type { RunOptions } from '../graph/graph-store.ts'
import { type FilledRow, fillRows } from '../recommend/fill-rows.ts'
import { keyOf, readTagKinds } from '../recommend/placement-claims.ts'
import { activeRules } from '../recommend/placement-rules.ts'
import { type RecommenderParts, recommender } from '../recommend/recommend.ts'
import { seedFinder } from '../recommend/viewer-seeds.ts'
import type { CatalogSnapshot } from '../snapshot/catalog-snapshot.ts'
import type { LiveVersion } from '../steering/live-placements.ts'
import { resolve } from '../steering/resolve.ts'
import { uncounted } from '../steering/shown-placements.ts'
import { coverage, exposureOf, gini, mean } from './metrics.ts'

/** Places at the top of two lists that are compared. */
const COMPARED = 10

/** What a preview asks. */
export interface PreviewRequest {
  readonly version: ResolvedVersion
  /** What it is compared with; null: lists without a placement. */
  readonly before: ResolvedVersion | null
  /** Users; null for a newcomer. */
  readonly viewerIds: readonly (string | null)[]
  /** When the lists are for, epoch milliseconds. */
  readonly atMs: number
  /** Length of the lists, 1-100. */
  readonly first: number
}

/** The lists of a viewer, without what names people or tells what the viewer did. */
export interface PreviewedLists {
  readonly viewerId: string | null
  readonly list: RecommendationPage
  readonly before: RecommendationPage
}

/** The rows of a page for a viewer, with lists as those of `PreviewedLists`. */
export interface PreviewedPage {
  readonly viewerId: string | null
  readonly rows: readonly FilledRow<RecommendationPage>[]
}

/** What the lists of a preview are like. */
export interface PreviewReport {
  readonly viewers: number
  /** Share of the first ten items that both lists of a viewer have, 0-1; null if all are empty. */
  readonly meanOverlapAt10: number | null
  readonly emptyLists: number
  /** Share of the places that promotions have, 0-1. */
  readonly promotedShare: number
  /** See `coverage` and `gini`: over the items that are available. */
  readonly coverage: number
  readonly exposureGini: number
  /** Places whose item breaks a cap of the placement. */
  readonly capBreaches: number
  /** How many items each rule left out of the lists, most first. */
  readonly removed: readonly { readonly rule: string; readonly items: number }[]
  /** 95 % of the lists took no longer, milliseconds. */
  readonly p95Ms: number
}

export interface PlacementPreview {
  /** Empty for a page, as `pages` is for any other placement. */
  readonly lists: readonly PreviewedLists[]
  readonly pages: readonly PreviewedPage[]
  /** Null for a page. */
  readonly report: PreviewReport | null
}

/**
 * Makes lists of a placement that viewers do not get, and compares them; of a page, its rows. Nothing is stored, counted or cached: no
 * served list, no frequency, no place of a new item and no metric.
 *
 * @throws GraphError
 */
export type PreviewPlacement = (request: PreviewRequest, options?: RunOptions) => Promise<PlacementPreview>

export function placementPreviewer(all: RecommenderParts): PreviewPlacement {
  const { cache: _, servedLists: __, onSource: ___, fallback: ____, events: _____, ...held } = all
  const { newItemPlaces, shown } = held
  const parts: RecommenderParts = {
    ...held,
    shown: uncounted(shown),
    ...(newItemPlaces && {
      newItemPlaces: {
        of: (itemId, nowMs) => newItemPlaces.of(itemId, nowMs),
        given: () => undefined,
      },
    }),
  }
  return async (preview, options = {}) => {
    if (preview.version.surface === 'PAGE') {
      const pages: PreviewedPage[] = []
      for (const viewerId of preview.viewerIds) pages.push(await pageOf(parts, preview, viewerId, options))
      return { lists: [], pages, report: null }
    }
    const made: MadeLists[] = []
    // One after the other: the lists of viewers who wait have priority, and times say how long one list takes.
    for (const viewerId of preview.viewerIds) made.push(await listsOf(parts, preview, viewerId, options))
    const lists = made.map(({ viewerId, list, before }) => ({
      viewerId,
      list: withoutPersons(list),
      before: withoutPersons(before),
    }))
    return { lists, pages: [], report: await reportOf(parts, preview, made, options) }
  }
}

interface MadeLists extends PreviewedLists {
  readonly capBreaches: number
}

async function listsOf(
  parts: RecommenderParts,
  { version, before, atMs, first }: PreviewRequest,
  viewerId: string | null,
  options: RunOptions,
): Promise<MadeLists> {
  const plain = requestOf(viewerId, first)
  const pageOf = (one: ResolvedVersion | null) => {
    const placements = one ? { ...parts, placements: withVersion(parts, one) } : parts
    const request = { ...plain, placement: one?.key ?? null }
    const { signal } = options
    return recommender(placements)(request, { nowMs: atMs, isBatch: true, ...(signal && { signal }) })
  }
  const [list, other] = [await pageOf(version), await pageOf(before)]
  const request = resolve({ ...plain, placement: version.key }, version, atMs)
  return {
    viewerId,
    list,
    before: other,
    capBreaches: await breachesIn(parts, request, list, { ...options, nowMs: atMs }),
  }
}

async function pageOf(
  parts: RecommenderParts,
  { version, atMs: nowMs }: PreviewRequest,
  viewerId: string | null,
  options: RunOptions,
): Promise<PreviewedPage> {
  const { signal } = options
  const context = { nowMs, isBatch: true, ...(signal && { signal }) }
  const asked = requestOf(viewerId, 1)
  const rows = await fillRows(version.spec.rows, asked, {
    specOf: async (key) => {
      const row = (await parts.placements?.versionAt(key, nowMs, options)) ?? null
      return row && row.surface !== 'PAGE' ? row.spec : null
    },
    findSeeds: (reads) => seedFinder(parts)(asked, { ...context, reads }),
    serve: (request, reads, least) => recommender(parts)(request, { ...context, reads, least }),
    catalog: () => parts.liveCatalog.current(options),
    nowMs,
    idsIn: ({ edges }) => edges.map(({ item }) => item.id),
    isFilled: ({ fallbackSteps }) => fallbackSteps.length > 0,
  })
  return { viewerId, rows: rows.map((row) => ({ ...row, list: withoutPersons(row.list) })) }
}

const NEWCOMER: RequestViewer = { kind: 'session', session: { items: [], tagIds: [] } }

function requestOf(viewerId: string | null, first: number): RecommendationRequest {
  return viewerId === null ? { ...plainRequest('', first), viewer: NEWCOMER } : plainRequest(viewerId, first)
}

/** The published placements, with this version as the one that applies. */
function withVersion(
  { placements }: RecommenderParts,
  version: ResolvedVersion,
): NonNullable<RecommenderParts['placements']> {
  const applies: LiveVersion = { ...version, activeFromMs: null, activeUntilMs: null }
  const versionAt = async (key: string, nowMs: number, options?: RunOptions) =>
    key === version.key ? applies : ((await placements?.versionAt(key, nowMs, options)) ?? null)
  const segments = async (nowMs: number, options?: RunOptions) =>
    (await placements?.segments(nowMs, options)) ?? new Map()
  return { versionAt, version: async () => applies, segments }
}

/**
 * What a merchandiser may see of a list: its items, and what rules did. Scores of sources are one number, because they tell what the
 * viewer and others did; so do reasons, and counts of what the viewer has seen.
 */
function withoutPersons(page: RecommendationPage): RecommendationPage {
  const edges = page.edges.map((edge) => ({
    ...edge,
    bias: edge.contributions.reduce((sum, { logit }) => sum + logit, edge.bias),
    contributions: [],
    reasons: [],
    logitParts: null,
  }))
  return {
    ...page,
    edges,
    hasNextPage: false,
    personalization: 'NONE',
    withheld: [],
    candidateCounts: [],
    leftOut: page.leftOut.filter(({ rule }) => rule !== undefined),
  }
}

async function reportOf(
  { liveCatalog }: RecommenderParts,
  { atMs }: PreviewRequest,
  made: readonly MadeLists[],
  options: RunOptions,
): Promise<PreviewReport> {
  const snapshot = await liveCatalog.current(options)
  const { count } = await snapshot.compile({ all: [] }).select(atMs)
  const edges = made.flatMap(({ list }) => list.edges)
  const exposure = exposureOf(made.map(({ list }) => list.edges.map(({ item }) => rowOf(snapshot, item.id))))
  const promoted = edges.filter(({ promotion }) => promotion !== null)
  return {
    viewers: made.length,
    meanOverlapAt10: mean(made.map(overlap)),
    emptyLists: made.filter(({ list }) => list.edges.length === 0).length,
    promotedShare: edges.length === 0 ? 0 : promoted.length / edges.length,
    coverage: coverage(exposure, count),
    exposureGini: gini(exposure, count),
    capBreaches: made.reduce((sum, { capBreaches }) => sum + capBreaches, 0),
    removed: removedBy(made),
    p95Ms: p95(made.map(({ list }) => list.tookMs)),
  }
}

function rowOf(snapshot: CatalogSnapshot, itemId: string): number {
  return snapshot.numberOf(itemId) ?? -1
}

/** Null if both lists are empty. */
function overlap({ list, before }: PreviewedLists): number | null {
  const [ids, others] = [list, before].map(({ edges }) => edges.slice(0, COMPARED).map(({ item }) => item.id))
  const longer = Math.max(ids?.length ?? 0, others?.length ?? 0)
  if (longer === 0) return null
  const known = new Set(others)
  return (ids ?? []).filter((id) => known.has(id)).length / longer
}

function removedBy(made: readonly MadeLists[]): PreviewReport['removed'] {
  const items = new Map<string, number>()
  for (const { rule, count } of made.flatMap(({ list }) => list.leftOut)) {
    if (rule !== undefined) items.set(rule, (items.get(rule) ?? 0) + count)
  }
  return [...items].map(([rule, count]) => ({ rule, items: count })).sort((a, b) => b.items - a.items)
}

/** 0 of no times. */
function p95(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b)
  return sorted[Math.ceil(0.95 * sorted.length) - 1] ?? 0
}

/** How many places of a list break caps that hold for its viewer. */
async function breachesIn(
  parts: RecommenderParts,
  request: RecommendationRequest,
  { edges }: RecommendationPage,
  { nowMs, ...options }: RunOptions & { readonly nowMs: number },
): Promise<number> {
  const { rules } = await activeRules(parts, request, { ...options, nowMs, denied: [] })
  const caps = rules.flatMap(({ effect }) => (effect.kind === 'cap' ? [effect] : []))
  if (caps.length === 0) return 0
  const snapshot = await parts.liveCatalog.current(options)
  const tagIds = edges.flatMap(({ item }) => item.tagIds)
  const tagKindOf = await readTagKinds(parts.catalog, tagIds, options)
  return caps.reduce((sum, cap) => sum + breaches(edges, cap, keyOf(cap.by, { snapshot, tagKindOf })), 0)
}

/** The places whose item is one too many of its value among those that the cap counts together. */
function breaches(
  edges: readonly RecommendationEdge[],
  { max, window }: Cap,
  countedAs: ReturnType<typeof keyOf>,
): number {
  const values = edges.map(({ item, contributions }) => countedAs({ itemId: item.id, contributions }))
  return values.filter((value, place) => {
    const counted = values.slice(window === null ? 0 : Math.max(0, place - window + 1), place + 1)
    return value !== null && counted.filter((one) => one === value).length > max
  }).length
}
