import { requireScope } from '../../access/access-control.ts'
import { AttuneError } from '../../domain/errors.ts'
import type { Filter } from '../../domain/filter.ts'
import { CLIENT_CONTROLS, type ClientControl } from '../../domain/placement.ts'
import {
  DEFAULT_VIEWER_SHARE,
  type LeftOut,
  type RecommendationPage,
  type RecommendationRequest,
  type SharedReads,
  type SourceCount,
  type Subject,
  userOf,
} from '../../domain/recommendation.ts'
import type { SearchSubject } from '../../domain/search.ts'
import type { SeenOverride } from '../../domain/seen-policy.ts'
import type { SourceName } from '../../domain/source-name.ts'
import { isTimeZone } from '../../domain/time-zone.ts'
import { once } from '../../graph/semaphore.ts'
import type { CountedList } from '../../metrics/list-totals.ts'
import type { ReplayRequest } from '../../recommend/replay.ts'
import { bandOf } from '../../recommend/serving/crowd-size.ts'
import { searchedWords } from '../../recommend/serving/search-code.ts'
import type { RecommendationInput, SeenInput, SourceWeightInput } from './__generated__/resolvers.ts'
import { allOf, parseFirst, parseIdArgument, parseIdList, parseNumber, parseTextList } from './arguments.ts'
import { askerOf, type RequestContext } from './context.ts'
import { schemaName } from './enums.ts'
import { facetsOf } from './facets.ts'
import { missingIds } from './loaders.ts'
import type { RecommendationConnectionModel } from './models.ts'
import { parseFilter } from './parse-filter.ts'
import {
  parseOptionalViewer,
  parseViewer,
  parseViewingContext,
  type ViewerArguments,
} from './parse-viewer.ts'

export const MAX_SOURCE_WEIGHT = 10

/** Least weight that a browser may give a source: a list of one source shows what other people did. */
const MIN_BROWSER_WEIGHT = 0.25

/** More than a list holds, which means no cap. */
const MAX_PER_TAG = 1000

/** Most items that a list is about. */
export const MAX_SUBJECT_ITEMS = 50

/** Most items that a request may have ranked. */
const MAX_CANDIDATES = 1_000

export const MIN_TEMPERATURE = 0.01
export const MAX_TEMPERATURE = 100

export interface QuestionArguments extends ViewerArguments {
  readonly first?: number | null
  readonly after?: string | null
  readonly placement?: string | null
  readonly input?: RecommendationInput | null
  readonly minWatermark?: string | null
}

/** What a field asks besides its arguments. */
export interface FieldQuestion {
  /** The items that the list is about; omitted: it is about the viewer. */
  readonly itemIds?: readonly string[]
  /** What all items pass; omitted: any do. */
  readonly filter?: Filter
  /** True if the list has everything that passes. */
  readonly isWhole?: boolean
  /** What the list matches; omitted: it is no search. */
  readonly search?: SearchSubject
  /** See `RecommendContext`; default false. */
  readonly isBatch?: boolean
  /** See `RecommendContext`. */
  readonly reads?: SharedReads
  readonly least?: number
  /** What the arguments of the field set, besides those of its input. */
  readonly setByClient?: readonly ClientControl[]
}

/** Parses the arguments of a list. @throws AttuneError `BAD_USER_INPUT` */
export function parseRequest(
  args: QuestionArguments,
  context: RequestContext,
  { itemIds, filter, search, isWhole = false, setByClient = [] }: FieldQuestion = {},
): RecommendationRequest {
  const input = args.input ?? {}
  const crowdsOnly = !context.principal.scopes.has('server')
  return {
    viewer: itemIds || search || isWhole ? parseOptionalViewer(args, context) : parseViewer(args, context),
    subject: isWhole ? { kind: 'catalog' } : parseSubject(input, itemIds, search),
    first: parseFirst(args.first, context.parts.settings.maxFirst),
    after: args.after ?? null,
    filter: allOf([parseConditions(input), filter ?? null]),
    excludedItemIds: parseIdList('excludedItemIds', input.excludedItemIds, 500),
    shownAbove: [],
    candidateIds: parseCandidates(input),
    sourceWeights: parseSourceWeights(input.sources ?? [], crowdsOnly ? MIN_BROWSER_WEIGHT : 0),
    temperature: parseTemperature(input.temperature),
    maxPerTag: input.maxPerTag == null ? null : parseNumber('maxPerTag', input.maxPerTag, 1, MAX_PER_TAG),
    diversity: input.diversity == null ? null : parseNumber('diversity', input.diversity, 0, 1),
    newItems: input.newItems ?? true,
    viewing: parseViewingContext(input.context, context),
    language: context.parts.settings.texts.languageOf(input.locale),
    seen: input.seen ? parseSeen(input.seen) : null,
    minWatermark: args.minWatermark ?? null,
    crowdsOnly,
    setByClient: CLIENT_CONTROLS.filter((control) => SETS[control](input) || setByClient.includes(control)),
    placement: args.placement ?? null,
    steering: null,
    timeZone: parseTimeZone(input.context?.timeZone),
  }
}

/** What an input sets, by the control that allows it. */
const SETS: Readonly<Record<ClientControl, (input: RecommendationInput) => boolean>> = {
  FILTER: ({ filter, itemKinds, requiredTagIds, avoidedTagIds }) =>
    filter != null || [itemKinds, requiredTagIds, avoidedTagIds].some((ids) => (ids?.length ?? 0) > 0),
  EXCLUDE: ({ excludedItemIds, seen }) => (excludedItemIds?.length ?? 0) > 0 || seen != null,
  SOURCES: ({ sources, newItems }) => (sources?.length ?? 0) > 0 || newItems === false,
  DIVERSITY: ({ diversity, maxPerTag }) => diversity != null || maxPerTag != null,
  TEMPERATURE: ({ temperature }) => temperature != null,
  CONTEXT: ({ context, candidateIds }) => context != null || candidateIds != null,
}

/** @throws AttuneError `BAD_USER_INPUT` */
function parseTimeZone(timeZone: string | null | undefined): string | null {
  if (timeZone == null || isTimeZone(timeZone)) return timeZone ?? null
  throw new AttuneError(
    'BAD_USER_INPUT',
    'context.timeZone must be a time zone of IANA, such as `Europe/Berlin`',
  )
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
  asked: RecommendationRequest,
  args: Pick<QuestionArguments, 'input'>,
  context: RequestContext,
  { isBatch = false, reads, least = 0 }: Pick<FieldQuestion, 'isBatch' | 'reads' | 'least'> = {},
): Promise<RecommendationConnectionModel> {
  const { parts, nowMs, signal, isOptedOut } = context
  const request = args.input?.model === 'previous' ? await ofPreviousModel(asked, context) : asked
  const isProfiled = args.input?.isProfiled ?? true
  const asker = askerOf(context)
  const choices = { nowMs, signal, isOptedOut, isProfiled, isBatch, asker, least, ...(reads && { reads }) }
  const served = await parts.recommend(request, choices)
  const find = once(async () => parts.findMatches(request, { nowMs, signal }, served.placement?.number))
  const page = {
    ...connectionOf(served, context),
    facets: facetsOf(request.filter ?? { all: [] }, context, async (wanted) => {
      const { snapshot, matches } = await (await find())(wanted)
      return { catalog: snapshot, bits: matches.found }
    }),
  }
  const { edges } = page
  // What follows from a session is not counted either.
  const userId = userOf(request.viewer)
  const isCounted = userId !== null && edges.length >= least && parts.consents.allows(userId, 'analytics')
  if (!isCounted) return page
  if (request.after === null) {
    parts.metrics.listBegan(served)
    parts.listTotals.count(countedList(served, request, userId, nowMs))
  }
  parts.metrics.listServed(edges.map(({ node, logit }) => ({ id: node.id, logit })))
  const shares = new Map<SourceName, number>()
  for (const { source, share } of edges.flatMap(({ contributions }) => contributions)) {
    shares.set(source, (shares.get(source) ?? 0) + share)
  }
  for (const [source, share] of shares) parts.metrics.contributed(source, share)
  return page
}

/** @throws AttuneError `FORBIDDEN`, `NOT_FOUND` without a previous model, or `CONFLICT` if it may not make lists now */
async function ofPreviousModel(
  request: RecommendationRequest,
  { parts, principal }: RequestContext,
): Promise<RecommendationRequest> {
  requireScope(principal, 'analyze', 'input.model')
  return { ...request, modelVersion: await parts.previousModel() }
}

function countedList(
  page: RecommendationPage,
  { subject }: RecommendationRequest,
  userId: string,
  atMs: number,
): CountedList {
  const { servedAs, edges, fallbackSteps, degradedSources, search, tookMs } = page
  const isFallback = fallbackSteps.length > 0
  const facts = { isEmpty: edges.length === 0, isFallback, isDegraded: degradedSources.length > 0 }
  const words = subject.kind === 'search' ? searchedWords(subject.text) : ''
  return { userId, atMs, servedAs, ...facts, isSearch: search !== null, words, tookMs }
}

/** A page of what goes with several items. */
export async function resolveForItems(
  { itemIds, ...args }: QuestionArguments & { readonly itemIds: readonly string[] },
  context: RequestContext,
): Promise<RecommendationConnectionModel> {
  const question = { itemIds: parseIdList('itemIds', itemIds, MAX_SUBJECT_ITEMS) }
  const page = await resolveRecommendations(args, context, question)
  return { ...page, unknownIds: () => missingIds(context.loaders.itemById, question.itemIds) }
}

/** A page of a list that was served before; null if the user has none with this id. */
export function resolveReplay(
  {
    userId,
    id,
    first,
    after,
  }: Pick<QuestionArguments, 'userId' | 'first' | 'after'> & { readonly id: string },
  context: RequestContext,
): Promise<RecommendationConnectionModel | null> {
  const request = {
    owner: { userId: parseIdArgument('userId', userId) },
    recommendationId: parseIdArgument('id', id),
    first: parseFirst(first, context.parts.settings.maxFirst),
    after: after ?? null,
  }
  return replayed(request, context)
}

/** A page of a list that was served before. Who asks may read the lists of the owner. */
export async function replayed(
  request: ReplayRequest,
  context: RequestContext,
): Promise<RecommendationConnectionModel | null> {
  const { parts, nowMs, signal } = context
  const page = await parts.replay(request, { nowMs, signal })
  // What the list was filtered by is not stored.
  return page && unsavedPage(page, context)
}

/** A page that was not served: there is nothing to count for its facets. Primes the loader with its items. */
export function unsavedPage(
  page: RecommendationPage,
  context: RequestContext,
): RecommendationConnectionModel {
  return { ...connectionOf(page, context), facets: async () => null }
}

/** Primes the loader with the items. */
function connectionOf(
  page: RecommendationPage,
  { loaders, principal }: Pick<RequestContext, 'loaders' | 'principal'>,
): Omit<RecommendationConnectionModel, 'facets'> {
  const edges = page.edges.map(({ item, ...edge }) => ({
    ...edge,
    list: page,
    node: { ...item, __typename: 'Item' as const },
  }))
  for (const { node } of edges) loaders.itemById.prime(node.id, node)
  const isServer = principal.scopes.has('server')
  const candidateCounts = isServer ? page.candidateCounts : page.candidateCounts.map(inBands)
  const leftOut = (maySeeSteering(principal) ? page.leftOut : withoutRules(page.leftOut)).map((one) => ({
    ...one,
    count: isServer ? one.count : bandOf(one.count),
  }))
  return { ...page, edges, candidateCounts, leftOut, unknownIds: async () => page.unknownIds }
}

/** Whether a caller may know how rules steer lists. */
export function maySeeSteering({ scopes }: RequestContext['principal']): boolean {
  return scopes.has('server') || scopes.has('steer')
}

/** All that rules leave out as one reason. */
function withoutRules(leftOut: readonly LeftOut[]): readonly LeftOut[] {
  const counts = new Map<LeftOut['reason'], number>()
  for (const { reason, count } of leftOut) counts.set(reason, (counts.get(reason) ?? 0) + count)
  return [...counts].map(([reason, count]) => ({ reason, count }))
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
