import { AttuneError } from '../../domain/errors.ts'
import type { Filter } from '../../domain/filter.ts'
import { languageOf } from '../../domain/language.ts'
import {
  type RecommendationPage,
  type RecommendationRequest,
  type SourceCount,
  type Subject,
  userOf,
} from '../../domain/recommendation.ts'
import type { SearchSubject } from '../../domain/search.ts'
import type { SeenOverride } from '../../domain/seen-policy.ts'
import type { SourceName } from '../../domain/source-name.ts'
import { bandOf } from '../../recommend/serving/crowd-size.ts'
import type { RecommendationInput, SeenInput, SourceWeightInput } from './__generated__/resolvers.ts'
import { allOf, parseFirst, parseIdArgument, parseIdList, parseNumber, parseTextList } from './arguments.ts'
import { askerOf, type RequestContext } from './context.ts'
import { schemaName } from './enums.ts'
import type { RecommendationConnectionModel } from './models.ts'
import { parseFilter } from './parse-filter.ts'
import {
  parseOptionalViewer,
  parseViewer,
  parseViewingContext,
  type ViewerArguments,
} from './parse-viewer.ts'

const MAX_SOURCE_WEIGHT = 10

/** Least weight that a browser may give a source: a list of one source shows what other people did. */
const MIN_BROWSER_WEIGHT = 0.25

/** More than a list holds, which means no cap. */
const MAX_PER_TAG = 1000

/** Most items that a list is about. */
const MAX_SUBJECT_ITEMS = 50

const DEFAULT_VIEWER_SHARE = 0.5

/** Most items that a request may have ranked. */
const MAX_CANDIDATES = 1_000

export const MIN_TEMPERATURE = 0.01
export const MAX_TEMPERATURE = 100

export interface QuestionArguments extends ViewerArguments {
  readonly first?: number | null
  readonly after?: string | null
  readonly input?: RecommendationInput | null
  readonly minWatermark?: string | null
}

/** What a field asks besides its arguments. */
export interface FieldQuestion {
  /** The items that the list is about; omitted: it is about the viewer. */
  readonly itemIds?: readonly string[]
  /** The tag that all items have; omitted: any. */
  readonly tagId?: string
  /** What the list matches; omitted: it is no search. */
  readonly search?: SearchSubject
  /** See `RecommendContext`; default false. */
  readonly isBatch?: boolean
}

/** Parses the arguments of a list. @throws AttuneError `BAD_USER_INPUT` */
export function parseRequest(
  args: QuestionArguments,
  context: RequestContext,
  { itemIds, tagId, search }: FieldQuestion = {},
): RecommendationRequest {
  const input = args.input ?? {}
  const crowdsOnly = !context.principal.scopes.has('server')
  return {
    viewer: itemIds || search ? parseOptionalViewer(args, context) : parseViewer(args, context),
    subject: parseSubject(input, itemIds, search),
    first: parseFirst(args.first, context.parts.settings.maxFirst),
    after: args.after ?? null,
    filter: allOf([parseConditions(input), tagId === undefined ? null : { tag: { anyOf: [tagId] } }]),
    excludedItemIds: parseIdList('excludedItemIds', input.excludedItemIds, 500),
    candidateIds: parseCandidates(input),
    sourceWeights: parseSourceWeights(input.sources ?? [], crowdsOnly ? MIN_BROWSER_WEIGHT : 0),
    temperature: parseTemperature(input.temperature),
    maxPerTag: input.maxPerTag == null ? null : parseNumber('maxPerTag', input.maxPerTag, 1, MAX_PER_TAG),
    diversity: parseNumber('diversity', input.diversity ?? 0, 0, 1),
    viewing: parseViewingContext(input.context, context.nowMs),
    language: languageOf(input.locale),
    seen: input.seen ? parseSeen(input.seen) : null,
    minWatermark: args.minWatermark ?? null,
    crowdsOnly,
  }
}

/** @throws AttuneError `BAD_USER_INPUT` for an input that fits the other subject */
function parseSubject(
  { viewerShare, candidateIds }: RecommendationInput,
  itemIds: readonly string[] | undefined,
  search: SearchSubject | undefined,
): Subject {
  if (!itemIds) {
    if (viewerShare == null) return search ?? { kind: 'viewer' }
    throw new AttuneError('BAD_USER_INPUT', 'viewerShare is only for lists about items')
  }
  if (candidateIds != null) {
    throw new AttuneError('BAD_USER_INPUT', 'candidateIds is not for lists about items', {
      hint: 'use filter: { ids: [...] }',
    })
  }
  if (itemIds.length === 0) throw new AttuneError('BAD_USER_INPUT', 'itemIds must name an item')
  const share = parseNumber('viewerShare', viewerShare ?? DEFAULT_VIEWER_SHARE, 0, 1)
  return { kind: 'items', itemIds, viewerShare: share }
}

/** The filter of the input; null if all items pass. @throws AttuneError `BAD_USER_INPUT` */
function parseConditions(input: RecommendationInput): Filter | null {
  const kinds = parseTextList('itemKinds', input.itemKinds, 50).toSorted()
  const required = parseIdList('requiredTagIds', input.requiredTagIds, 20).toSorted()
  const avoided = parseIdList('avoidedTagIds', input.avoidedTagIds, 100).toSorted()
  return allOf([
    input.filter ? parseFilter(input.filter) : null,
    kinds.length > 0 ? { kind: { anyOf: kinds } } : null,
    required.length > 0 ? { tag: { allOf: required } } : null,
    avoided.length > 0 ? { not: { tag: { anyOf: avoided } } } : null,
  ])
}

/** @throws AttuneError `BAD_USER_INPUT` */
function parseSeen({ allow, after }: SeenInput): SeenOverride {
  const kinds = [...new Set(allow ?? [])].map((kind) => {
    if (kind !== 'custom') return kind
    throw new AttuneError('BAD_USER_INPUT', 'seen.allow names CUSTOM', {
      hint: 'name the kind that the custom events count as',
    })
  })
  return { allow: kinds, afterMs: after ?? null }
}

/** The items to rank; null for any. @throws AttuneError `BAD_USER_INPUT` */
function parseCandidates({ candidateIds, maxPerTag }: RecommendationInput): readonly string[] | null {
  if (candidateIds == null) return null
  if (maxPerTag != null) {
    throw new AttuneError(
      'BAD_USER_INPUT',
      'maxPerTag leaves items out: it is not possible with candidateIds',
    )
  }
  const ids = parseIdList('candidateIds', candidateIds, MAX_CANDIDATES)
  if (ids.length === candidateIds.length) return ids
  throw new AttuneError('BAD_USER_INPUT', 'candidateIds must name each item once')
}

/** @throws AttuneError `BAD_USER_INPUT` */
export function parseTemperature(temperature: number | null | undefined): number | null {
  return temperature == null
    ? null
    : parseNumber('temperature', temperature, MIN_TEMPERATURE, MAX_TEMPERATURE)
}

/** @param least lower weights count as this one */
function parseSourceWeights(
  sources: readonly SourceWeightInput[],
  least: number,
): Readonly<Partial<Record<SourceName, number>>> {
  const weights: Partial<Record<SourceName, number>> = {}
  for (const { source, multiplier } of sources) {
    if (weights[source] !== undefined) {
      throw new AttuneError('BAD_USER_INPUT', `sources names ${schemaName(source)} twice`)
    }
    weights[source] = Math.max(least, parseNumber('multiplier', multiplier, 0, MAX_SOURCE_WEIGHT))
  }
  return weights
}

/** A page of recommendations. Primes the loader with its items. */
export async function resolveRecommendations(
  args: QuestionArguments,
  context: RequestContext,
  question: FieldQuestion = {},
): Promise<RecommendationConnectionModel> {
  return servedPage(parseRequest(args, context, question), args, context, question)
}

/** The page of a request. Counts what it served, if the viewer agreed to that. */
export async function servedPage(
  request: RecommendationRequest,
  args: Pick<QuestionArguments, 'input'>,
  context: RequestContext,
  { isBatch = false }: Pick<FieldQuestion, 'isBatch'> = {},
): Promise<RecommendationConnectionModel> {
  const { parts, nowMs, signal, isOptedOut } = context
  const isProfiled = args.input?.isProfiled ?? true
  const choices = { nowMs, signal, isOptedOut, isProfiled, isBatch, asker: askerOf(context) }
  const page = connectionOf(await parts.recommend(request, choices), context)
  const { edges } = page
  // What follows from a session is not counted either.
  const userId = userOf(request.viewer)
  if (userId === null || !parts.consents.allows(userId, 'analytics')) return page
  parts.metrics.listServed(edges.map(({ node }) => node.id))
  const shares = new Map<SourceName, number>()
  for (const { source, share } of edges.flatMap(({ contributions }) => contributions)) {
    shares.set(source, (shares.get(source) ?? 0) + share)
  }
  for (const [source, share] of shares) parts.metrics.contributed(source, share)
  return page
}

/** A page of what goes with several items. */
export function resolveForItems(
  { itemIds, ...args }: QuestionArguments & { readonly itemIds: readonly string[] },
  context: RequestContext,
): Promise<RecommendationConnectionModel> {
  const question = { itemIds: parseIdList('itemIds', itemIds, MAX_SUBJECT_ITEMS) }
  return resolveRecommendations(args, context, question)
}

/** A page of a list that was served before; null if the user has none with this id. */
export async function resolveReplay(
  {
    userId,
    id,
    first,
    after,
  }: Pick<QuestionArguments, 'userId' | 'first' | 'after'> & { readonly id: string },
  context: RequestContext,
): Promise<RecommendationConnectionModel | null> {
  const { parts, nowMs, signal } = context
  const request = {
    viewerId: parseIdArgument('userId', userId),
    recommendationId: parseIdArgument('id', id),
    first: parseFirst(first, parts.settings.maxFirst),
    after: after ?? null,
  }
  const page = await parts.replay(request, { nowMs, signal })
  return page && connectionOf(page, context)
}

/** Primes the loader with the items. */
function connectionOf(
  page: RecommendationPage,
  { loaders, principal }: Pick<RequestContext, 'loaders' | 'principal'>,
): RecommendationConnectionModel {
  const edges = page.edges.map(({ item, ...edge }) => ({
    ...edge,
    node: { ...item, __typename: 'Item' as const },
  }))
  for (const { node } of edges) loaders.itemById.prime(node.id, node)
  const isServer = principal.scopes.has('server')
  const candidateCounts = isServer ? page.candidateCounts : page.candidateCounts.map(inBands)
  const leftOut = page.leftOut.map(({ reason, count }) => ({
    reason,
    count: isServer ? count : bandOf(count),
  }))
  return { ...page, edges, candidateCounts, leftOut }
}

/** Sources whose counts say how much other people did. */
const ABOUT_PEOPLE: ReadonlySet<SourceName> = new Set(['neighbors', 'social', 'social-two-hop'])

/** Counts as browsers may see them: a band of what other people did. */
function inBands(counts: SourceCount): SourceCount {
  if (!ABOUT_PEOPLE.has(counts.source)) return counts
  const band = (count: number) => bandOf(count) ?? 0
  const { source, generated, afterFilter, returned } = counts
  return {
    source,
    generated: band(generated),
    afterFilter: band(afterFilter),
    returned: band(returned),
  }
}
