import type { Consents } from '../../../src/domain/consent.ts'
import { fnv1a } from '../../../src/domain/hash.ts'
import { halfLifeMs, type Policy, type PolicyNumbers } from '../../../src/domain/policy.ts'
import type {
  Basis,
  ItemsSubject,
  RecommendationRequest as Request,
} from '../../../src/domain/recommendation.ts'
import type { SearchSubject } from '../../../src/domain/search.ts'
import { SOURCE_NAMES, type SourceName } from '../../../src/domain/source-name.ts'
import { arranged, withFewKnown } from './arrange.ts'
import type { Derived } from './derived.ts'
import { newestEventMs, tagsOf } from './facts.ts'
import { isAvailable, passesFilter, titleMatches } from './filters.ts'
import type { PlainData } from './plain-world.ts'
import {
  bestFirst,
  mixed,
  type NaiveItem,
  type Proposing,
  type SourceWeights,
  scoredItems,
} from './scores.ts'
import { FIND, type Known, type Learned, type NaiveEvidence } from './sources.ts'
import {
  type Denied,
  deniedBy,
  fadedWeight,
  interestsOf,
  NO_VIEWER,
  type NaiveViewer,
  sumOf,
  viewerOf,
} from './viewer.ts'

/** Everything that lists are made from. */
export interface NaiveGraph {
  readonly data: PlainData
  readonly derived: Derived
  readonly learned: Learned
  readonly consents: Consents
  readonly policy: Policy
  /** Of the training; they replace those of the policy. */
  readonly policyNumbers: PolicyNumbers
  /** Replaces the weights of the policy, for viewers with four engagements or more. */
  readonly weights: Pick<Policy, 'blend' | 'popularityWeight'> | null
}

export interface NaiveContext {
  readonly nowMs: number
  readonly isOptedOut: boolean
  readonly isProfiled: boolean
  /** How well a text matches an item, as it is served. */
  readonly textScoreOf: (itemId: string) => number
}

export interface NaiveList {
  readonly viewer: NaiveViewer
  readonly items: readonly (NaiveItem & { readonly probability: number })[]
  readonly counts: readonly {
    readonly source: SourceName
    readonly generated: number
    readonly afterFilter: number
  }[]
  /** What sources saw in an item. */
  readonly evidenceOf: (itemId: string, source: SourceName, basis: Basis) => NaiveEvidence | undefined
  /** Of a search: the interest in each hit, 0-1. */
  readonly interests?: ReadonlyMap<string, number>
}

/** The list of a request. */
export function naiveList(graph: NaiveGraph, request: Request, context: NaiveContext): NaiveList {
  const { data, consents, derived, learned } = graph
  const { nowMs, isOptedOut, isProfiled } = context
  const { subject } = request
  const denied = deniedBy(request, consents, isOptedOut, isProfiled)
  const stated = request.crowdsOnly ? ofCrowds(graph.policy) : graph.policy
  const viewer = viewerOf(data, request, stated.seen, denied, nowMs, consents.sensitiveTags)
  const handSet = { ...stated, ...graph.policyNumbers }
  const policy = viewer.engagements.length >= 4 ? { ...handSet, ...graph.weights } : handSet
  const newestMs = newestEventMs(data)
  const clockMs = Math.min(newestMs, request.viewing?.atMs ?? nowMs)
  const known = { data, derived, learned, consents, nowMs, clockMs, viewer, policy }
  if (subject.kind === 'items') {
    const about = {
      ...known,
      viewer: anchorViewer(data, subject, nowMs),
      policy: handSet,
      clockMs: Math.min(newestMs, nowMs),
    }
    return anchoredList(known, about, subject, request, denied)
  }
  const isSearch = subject.kind === 'search' && subject.text.trim() !== ''
  return isSearch ? searchList(known, subject, request, denied, context) : viewerList(known, request, denied)
}

function ofCrowds(policy: Policy): Policy {
  const { minContributors, minOwnEngagements } = policy
  return {
    ...policy,
    minContributors: Math.max(3, minContributors),
    minOwnEngagements: Math.max(10, minOwnEngagements),
  }
}

/** What the viewer should see next. */
function viewerList(known: Known, request: Request, denied: Denied): NaiveList {
  const { policy, viewer } = known
  const isRerank = request.candidateIds !== null
  const sources = allowedSources(request, denied).map((name) => proposing(known, name, 'VIEWER'))
  const wanted = wantedItems(known, viewer, request, sources)
  const scored = scoredItems(known, sources, wanted.ids, withStaleness(known, request.sourceWeights))
  const best = isRerank ? [...scored].sort((a, b) => b.logit - a.logit) : bestFirst(scored)
  const returning = best.filter(({ itemId }) => viewer.returning.has(itemId)).length
  const all = filled(known, wanted, best, Math.max(request.first, policy.poolLeast) + returning)
  const capped = (items: readonly NaiveItem[]) => withFewKnown(items, viewer.returning, policy.maxKnownShare)
  const isLast = ({ itemId }: NaiveItem) => isRejected(known, viewer, itemId)
  const [most, diversity] = [request.maxPerTag ?? policy.maxPerTag, request.diversity]
  const items = isRerank
    ? arranged(known, [...all.filter((item) => !isLast(item)), ...all.filter(isLast)], Infinity, diversity)
    : capped(arranged(known, capped(all).slice(0, policy.poolLimit), most, diversity))
  return made(known, request, items, sources, wanted.passes, isRerank)
}

/** How much more tags count in lists about items. */
const TAGS_WEIGHT = 3
const ANCHORED_POOL = 200

/** What goes with items: they find, and the viewer has a say in the order. */
function anchoredList(
  known: Known,
  about: Known,
  subject: ItemsSubject,
  request: Request,
  denied: Denied,
): NaiveList {
  const { viewer, policy } = known
  const share = hasTaste(viewer) ? subject.viewerShare : 0
  const names = (['similar-items', 'latent', 'shared-tags'] as const).filter(
    (name) => request.sourceWeights[name] !== 0,
  )
  const sources = names.map((name) => proposing(about, name, 'ITEMS', ANCHORED_POOL))
  const own = share > 0 ? allowedSources(request, denied).map((name) => proposing(known, name, 'VIEWER')) : []
  const excludedItemIds = [...request.excludedItemIds, ...subject.itemIds, ...viewer.seen]
  const wanted = wantedItems(about, viewer, { ...request, excludedItemIds }, sources, ANCHORED_POOL)
  const tags = TAGS_WEIGHT * (request.sourceWeights['shared-tags'] ?? 1)
  const pool = bestFirst(
    scoredItems(about, sources, wanted.ids, { ...request.sourceWeights, 'shared-tags': tags }),
  )
  const ids = pool.map(({ itemId }) => itemId)
  const byViewer = scoredItems(known, own, ids, withStaleness(known, request.sourceWeights))
  const best = bestFirst(mixed(pool, byViewer, share, policy.bias))
  const all = filled(about, wanted, best, Math.max(request.first, policy.poolLeast))
  const items = arranged(known, all, request.maxPerTag ?? policy.maxPerTag, request.diversity)
  const capped = withFewKnown(items, viewer.returning, policy.maxKnownShare)
  const list = made(known, request, capped, sources, wanted.passes, false)
  return { ...list, evidenceOf: evidenceIn([...sources.map((one) => aboutAnchors(about, one)), ...own]) }
}

/** Evidence from tags becomes evidence from the items that have them. */
function aboutAnchors({ data, viewer }: Known, source: Proposing): Proposing {
  const evidenceOf = (itemId: string) => {
    const { tags, ...evidence } = source.evidenceOf(itemId)
    const weightOf = (id: string) =>
      sumOf(tags.filter((tag) => tagsOf(data, id).some((own) => own.id === tag.id)))
    const anchors = viewer.engagements.map(({ itemId: id }) => ({ id, weight: weightOf(id) }))
    const items = anchors.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
    return { ...evidence, tags, items: evidence.items.length > 0 ? evidence.items : items }
  }
  return { ...source, evidenceOf }
}

/** The items as a viewer who engaged with them now; the newest counts a little more. */
function anchorViewer(data: PlainData, { itemIds }: ItemsSubject, nowMs: number): NaiveViewer {
  const weightOf = (itemId: string) => (itemIds.length > 1 && itemId === itemIds.at(-1) ? 1.5 : 1)
  const known = itemIds.filter((itemId) => data.items.some(({ id }) => id === itemId))
  const engagements = known.map((itemId) => ({ itemId, weight: weightOf(itemId), lastAtMs: nowMs })).reverse()
  return { ...NO_VIEWER, engagements, seen: new Set(known) }
}

const IMPACTS = { low: 0.5, medium: 1, high: 2 }

/** What matches a text, by `ln(text) + 0.5 ln(1 + people) + impact * interest`, after items whose title is the query. */
function searchList(
  known: Known,
  subject: SearchSubject,
  request: Request,
  denied: Denied,
  context: NaiveContext,
): NaiveList {
  const { data, derived, viewer, policy } = known
  const hidden = new Set([...request.excludedItemIds, ...viewedIds(request), ...viewer.dismissed])
  const isOpen = (id: string) =>
    isAvailable(known, id) &&
    !hidden.has(id) &&
    passesFilter(data, id, request.filter) &&
    (request.candidateIds?.includes(id) ?? true)
  const hits = titleMatches(data, subject.text, data.items.map(({ id }) => id).filter(isOpen))
  const names = hasTaste(viewer) ? allowedSources(request, denied) : []
  const sources = names.map((name) => proposing(known, name, 'VIEWER'))
  const people = (id: string) => derived.degrees.get(id) ?? 0
  const matched = (id: string) => context.textScoreOf(id) * Math.log(2 + people(id))
  const ids = [...hits].sort((a, b) => matched(b) - matched(a) || fnv1a(a) - fnv1a(b))
  const scored = scoredItems(known, sources, ids, withStaleness(known, request.sourceWeights))
  const unknown = ids.filter((id) => !scored.some(({ itemId }) => itemId === id))
  const all =
    scored.length === 0
      ? ids.map((id) => fillerOf(id, 0))
      : withFillers(known, scored, byInterest(known, unknown))
  const logits = all.map(({ logit }) => logit)
  const [lowest, highest] = [Math.min(...logits), Math.max(...logits)]
  const interests = new Map(
    all.map(({ itemId, logit }) => [itemId, highest > lowest ? (logit - lowest) / (highest - lowest) : 0]),
  )
  const isTitle = (id: string) => data.items.some((item) => item.id === id && item.title === subject.text)
  const score = (id: string) =>
    Math.log(context.textScoreOf(id)) +
    0.5 * Math.log(1 + people(id)) +
    IMPACTS[subject.impact] * (interests.get(id) ?? 0)
  const items = [...all].sort(
    ({ itemId: a }, { itemId: b }) =>
      Number(isTitle(b)) - Number(isTitle(a)) || score(b) - score(a) || fnv1a(a) - fnv1a(b),
  )
  return {
    ...made({ ...known, policy }, request, items, sources, (id) => hits.includes(id), true),
    interests,
  }
}

function hasTaste({ engagements, stated, applied, followed }: NaiveViewer): boolean {
  return [engagements, stated, applied, followed].some(({ length }) => length > 0)
}

/** @param isCounted whether fillers have probabilities, which are shares of interest among what sources know */
function made(
  { policy, viewer }: Known,
  { temperature }: Request,
  items: readonly NaiveItem[],
  sources: readonly Proposing[],
  passes: (itemId: string) => boolean,
  isCounted: boolean,
): NaiveList {
  const isUnknown = items.every(({ contributions }) => contributions.length === 0)
  const powers = items.map(({ contributions, logit }) =>
    isCounted || isUnknown || contributions.length > 0
      ? Math.exp(logit / (temperature ?? policy.temperature))
      : 0,
  )
  const total = powers.reduce((sum, power) => sum + power, 0)
  return {
    viewer,
    items: items.map((item, at) => ({ ...item, probability: (powers[at] ?? 0) / total })),
    counts: sources.map(({ source, proposed }) => {
      return {
        source,
        generated: proposed.length,
        afterFilter: proposed.filter(({ id }) => passes(id)).length,
      }
    }),
    evidenceOf: evidenceIn(sources),
  }
}

function evidenceIn(sources: readonly Proposing[]): NaiveList['evidenceOf'] {
  return (itemId, source, basis) =>
    sources.find((one) => one.source === source && one.basis === basis)?.evidenceOf(itemId)
}

/** No source of weight 0, and none that uses what the viewer denies. */
function allowedSources({ sourceWeights }: Request, denied: Denied): readonly SourceName[] {
  const isOfAll = (name: SourceName) => ['popular', 'trending', 'fresh'].includes(name)
  return SOURCE_NAMES.filter(
    (name) =>
      sourceWeights[name] !== 0 &&
      (isOfAll(name) || !denied.has('personalization')) &&
      (!name.startsWith('social') || !denied.has('social-signals')),
  )
}

function proposing(
  known: Known,
  source: SourceName,
  basis: Basis,
  limit = limitOf(known, source),
): Proposing {
  const found = FIND[source](known)
  const proposed = found.ranking.filter(({ id }) => isAvailable(known, id)).slice(0, limit)
  return { source, basis, ...found, proposed }
}

/** With room for what may be shown again. */
function limitOf({ policy, viewer }: Known, source: SourceName): number {
  return policy.sources[source].candidateLimit + viewer.returning.size
}

/** The items that are scored. */
interface Wanted {
  readonly ids: readonly string[]
  /** Whether the list may hold an item. */
  readonly passes: (itemId: string) => boolean
  /** What completes the list; empty if it holds the scored items and no others. */
  readonly open: readonly string[]
  readonly isExact: boolean
}

/** The items that a request names, those that pass its filter and the viewer did not reject, or what sources propose. */
function wantedItems(
  known: Known,
  viewer: NaiveViewer,
  request: Request,
  sources: readonly Proposing[],
  limit?: number,
): Wanted {
  const { data, derived } = known
  const { candidateIds, filter } = request
  const excluded = new Set(request.excludedItemIds)
  const isListed = (id: string) =>
    isAvailable(known, id) && !excluded.has(id) && passesFilter(data, id, filter)
  const exact = (ids: readonly string[]) => ({
    ids,
    isExact: true,
    open: [],
    passes: (id: string) => ids.includes(id),
  })
  if (candidateIds) {
    const viewed = viewedIds(request)
    return exact(
      candidateIds.filter((id) => isListed(id) && !viewed.includes(id) && !viewer.dismissed.has(id)),
    )
  }
  const isUnseen = (id: string) => isListed(id) && !known.viewer.seen.has(id)
  if (filter || rejectedTags(viewer).length > 0) {
    const ids = data.items.map(({ id }) => id).filter((id) => isUnseen(id) && !isRejected(known, viewer, id))
    return exact(ids.sort((a, b) => fnv1a(a) - fnv1a(b)))
  }
  const best = sources.flatMap(({ source, ranking }) =>
    ranking.filter(({ id }) => isUnseen(id)).slice(0, limit ?? limitOf(known, source)),
  )
  return {
    ids: [...new Set(best.map(({ id }) => id))],
    passes: (id) => !excluded.has(id),
    open: derived.charts.catalog.map(({ id }) => id).filter(isUnseen),
    isExact: false,
  }
}

function viewedIds({ viewing }: Request): readonly string[] {
  return (viewing?.items ?? []).map(({ itemId }) => itemId)
}

function rejectedTags({ damped }: NaiveViewer): readonly string[] {
  return [...damped].flatMap(([tagId, factor]) => (factor === 0 ? [tagId] : []))
}

function isRejected({ data }: Known, viewer: NaiveViewer, itemId: string): boolean {
  const rejected = rejectedTags(viewer)
  return tagsOf(data, itemId).some(({ id }) => rejected.includes(id))
}

/** Neighbors were found from what the training knew of the viewer: they count that part. */
function withStaleness({ viewer, learned, clockMs, policy }: Known, weights: SourceWeights): SourceWeights {
  const faded = viewer.engagements.map((one) => {
    return {
      isKnown: one.lastAtMs <= learned.trainedAtMs,
      weight: fadedWeight(one, clockMs, halfLifeMs(policy)),
    }
  })
  const share = faded.length === 0 ? 1 : sumOf(faded.filter(({ isKnown }) => isKnown)) / sumOf(faded)
  return { ...weights, neighbors: (weights.neighbors ?? 1) * share }
}

/** Completes a list with what no source knows. */
function filled(
  known: Known,
  { ids, open, isExact }: Wanted,
  best: readonly NaiveItem[],
  least: number,
): readonly NaiveItem[] {
  const isNew = (id: string) => !best.some(({ itemId }) => itemId === id)
  if (isExact) return withFillers(known, best, byInterest(known, ids.filter(isNew)))
  return best.length >= least
    ? best
    : withFillers(known, best, open.slice(0, least + best.length).filter(isNew))
}

function withFillers(
  { policy }: Known,
  best: readonly NaiveItem[],
  ids: readonly string[],
): readonly NaiveItem[] {
  const lowest = Math.min(policy.bias, ...best.map(({ logit }) => logit))
  return [...best, ...ids.map((itemId, at) => fillerOf(itemId, lowest - (at + 1) / 1000))]
}

function fillerOf(itemId: string, logit: number): NaiveItem {
  return { itemId, logit, contributions: [], supporting: [], parts: null }
}

/** By the viewer's interest in their tags, then by people. */
function byInterest(
  { data, derived, viewer, clockMs, policy }: Known,
  ids: readonly string[],
): readonly string[] {
  const interests = new Map(
    interestsOf(data, viewer, clockMs, halfLifeMs(policy)).map(({ id, weight }) => [id, weight]),
  )
  const interestIn = (id: string) =>
    tagsOf(data, id).reduce((sum, tag) => sum + (interests.get(tag.id) ?? 0), 0)
  const people = (id: string) => derived.degrees.get(id) ?? 0
  return [...ids].sort((a, b) => interestIn(b) - interestIn(a) || people(b) - people(a))
}
