import type { Consents } from '../../../src/domain/consent.ts'
import { fnv1a } from '../../../src/domain/hash.ts'
import { halfLifeMs, type Policy, type PolicyNumbers } from '../../../src/domain/policy.ts'
import type { Basis, RecommendationRequest as Request } from '../../../src/domain/recommendation.ts'
import { SOURCE_NAMES, type SourceName } from '../../../src/domain/source-name.ts'
import { arranged, withFewKnown } from './arrange.ts'
import type { Derived } from './derived.ts'
import { newestEventMs, tagsOf } from './facts.ts'
import { isAvailable, matchesOf, passesFilter } from './filters.ts'
import type { PlainData } from './plain-world.ts'
import type { NaiveItem, Proposing } from './scores.ts'
import * as scores from './scores.ts'
import { FIND, type Known, type Learned, type NaiveEvidence } from './sources.ts'
import * as viewers from './viewer.ts'
import { type NaiveViewer, NO_VIEWER, sumOf } from './viewer.ts'

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
}

/** The list of a request. */
export function naiveList(graph: NaiveGraph, request: Request, context: NaiveContext): NaiveList {
  return new Lister(graph, request, context).list()
}

/** How much more tags count in lists about items, and how long these are at most. */
const TAGS_WEIGHT = 3
const ANCHORED_POOL = 200

const IMPACTS = { low: 0.5, medium: 1, high: 2 }

/** The items that are scored, and what else may be in the list. */
interface Wanted {
  readonly ids: readonly string[]
  readonly passes: (itemId: string) => boolean
  /** What completes the list, most popular first; null if the list holds exactly what is scored. */
  readonly open: readonly string[] | null
}

class Lister {
  readonly #data: PlainData
  readonly #request: Request
  readonly #context: NaiveContext
  readonly #denied: viewers.Denied
  readonly #known: Known
  /** What is known of a request that has the items of the list as its viewer. */
  readonly #about: Known

  constructor(
    { data, derived, learned, consents, ...graph }: NaiveGraph,
    request: Request,
    context: NaiveContext,
  ) {
    const { nowMs, isOptedOut, isProfiled } = context
    this.#data = data
    this.#request = request
    this.#context = context
    this.#denied = viewers.deniedBy(request, consents, isOptedOut, isProfiled)
    const stated = request.crowdsOnly ? ofCrowds(graph.policy) : graph.policy
    const viewer = viewers.viewerOf(data, request, stated.seen, this.#denied, nowMs, consents.sensitiveTags)
    const handSet = { ...stated, ...graph.policyNumbers }
    const policy = viewer.engagements.length >= 4 ? { ...handSet, ...graph.weights } : handSet
    const shared = { data, derived, learned, consents, nowMs }
    const clockAt = (atMs: number) => Math.min(newestEventMs(data), atMs)
    this.#known = { ...shared, viewer, policy, clockMs: clockAt(request.viewing?.atMs ?? nowMs) }
    this.#about = { ...shared, viewer: this.#anchors(), policy: handSet, clockMs: clockAt(nowMs) }
  }

  list(): NaiveList {
    const { subject } = this.#request
    if (subject.kind === 'items') return this.#anchoredList(subject.viewerShare, subject.itemIds)
    if (subject.kind === 'viewer') return this.#viewerList()
    const hasWords = subject.text.trim() !== ''
    const list = hasWords ? this.#searchList(subject.text, IMPACTS[subject.impact]) : this.#viewerList()
    return { ...list, items: this.#withSearchScores(list.items) }
  }

  /** What the viewer should see next. */
  #viewerList(): NaiveList {
    const { viewer, policy } = this.#known
    const { candidateIds, diversity, first } = this.#request
    const sources = this.#allowed().map((name) => this.#proposing(name))
    const wanted = this.#wanted(this.#known, sources, this.#request.excludedItemIds)
    const scored = this.#scoredForViewer(sources, wanted.ids)
    const returning = scored.filter(({ itemId }) => viewer.returning.has(itemId))
    const least = Math.max(first, policy.poolLeast) + returning.length
    if (candidateIds) {
      const ranked = scored.toSorted((a, b) => b.logit - a.logit)
      const all = this.#filled(this.#known, wanted, ranked, least)
      const isLast = ({ itemId }: NaiveItem) => this.#isRejected(itemId)
      const ordered = [...all.filter((item) => !isLast(item)), ...all.filter(isLast)]
      return this.#made(arranged(this.#data, ordered, Infinity, diversity), sources, wanted.passes, true)
    }
    const all = this.#withFewKnown(this.#filled(this.#known, wanted, scores.bestFirst(scored), least))
    const items = this.#withFewKnown(this.#arranged(all.slice(0, policy.poolLimit)))
    return this.#made(items, sources, wanted.passes)
  }

  /** What goes with items: they find, and the viewer has a say in the order. */
  #anchoredList(viewerShare: number, anchorIds: readonly string[]): NaiveList {
    const { excludedItemIds, sourceWeights, first } = this.#request
    const { viewer, policy } = this.#known
    const share = this.#hasTaste ? viewerShare : 0
    const names = SOURCE_NAMES.filter(
      (name) => ['similar-items', 'latent', 'shared-tags'].includes(name) && sourceWeights[name] !== 0,
    )
    const sources = names.map((name) => this.#proposingAbout(name))
    const own = share > 0 ? this.#allowed().map((name) => this.#proposing(name)) : []
    const wanted = this.#wanted(this.#about, sources, [...excludedItemIds, ...anchorIds, ...viewer.seen])
    const weights = { ...sourceWeights, 'shared-tags': TAGS_WEIGHT * (sourceWeights['shared-tags'] ?? 1) }
    const pool = scores.scoredItems(this.#about, sources, wanted.ids, weights)
    const poolIds = pool.map(({ itemId }) => itemId)
    const byViewer = this.#scoredForViewer(own, poolIds)
    const best = scores.bestFirst(scores.mixed(pool, byViewer, share, policy.bias))
    const all = this.#filled(this.#about, wanted, best, Math.max(first, policy.poolLeast))
    const list = this.#made(this.#withFewKnown(this.#arranged(all)), sources, wanted.passes)
    return { ...list, evidenceOf: evidenceIn([...sources, ...own]) }
  }

  /** What matches a text, by `ln(text) + 0.5 ln(1 + people) + impact * interest`, after items whose title is the query. */
  #searchList(text: string, impact: number): NaiveList {
    const { candidateIds, excludedItemIds, filter } = this.#request
    const hidden = new Set([...excludedItemIds, ...this.#viewedIds, ...this.#known.viewer.dismissed])
    const isOpen = (id: string) =>
      this.#passes(id, filter) && !hidden.has(id) && (candidateIds?.includes(id) ?? true)
    const matching = (id: string) => this.#context.textScoreOf(id) * Math.log(2 + this.#people(id))
    const hits = matchesOf(this.#data, text, this.#itemIds.filter(isOpen)).toSorted(
      (a, b) => matching(b) - matching(a) || byHash(a, b),
    )
    const sources = this.#hasTaste ? this.#allowed().map((name) => this.#proposing(name)) : []
    const scored = this.#scoredForViewer(sources, hits)
    const all =
      scored.length > 0
        ? this.#filled(this.#known, exactly(hits), scored, 0)
        : hits.map((id) => fillerOf(id, 0))
    const scoreOf = ({ itemId, search }: Required<Pick<NaiveItem, 'itemId' | 'search'>>) => {
      if (this.#data.items.some(({ id, title }) => id === itemId && title === text)) return Infinity
      return Math.log(this.#context.textScoreOf(itemId)) + search.popularity + impact * search.interest
    }
    const ordered = this.#withSearchScores(all).map((item) => ({ ...item, score: scoreOf(item) }))
    const items = ordered.toSorted((a, b) =>
      a.score === b.score ? byHash(a.itemId, b.itemId) : b.score - a.score,
    )
    return this.#made(items, sources, (id) => hits.includes(id), true)
  }

  /** With the viewer's interest between the lowest and the highest of the list, and with half the logarithm of people. */
  #withSearchScores<T extends NaiveItem>(items: readonly T[]) {
    const logits = items.map(({ logit }) => logit)
    const [lowest, highest] = [Math.min(...logits), Math.max(...logits)]
    const isKnown = this.#hasTaste && highest > lowest
    return items.map((item) => {
      const interest = isKnown ? (item.logit - lowest) / (highest - lowest) : 0
      return { ...item, search: { interest, popularity: 0.5 * Math.log(1 + this.#people(item.itemId)) } }
    })
  }

  /** The items of the list as a viewer who engaged with them now; the newest counts a little more. */
  #anchors(): NaiveViewer {
    const { subject } = this.#request
    if (subject.kind !== 'items') return NO_VIEWER
    const known = subject.itemIds.filter((itemId) => this.#itemIds.includes(itemId))
    const weightOf = (itemId: string) =>
      subject.itemIds.length > 1 && itemId === subject.itemIds.at(-1) ? 1.5 : 1
    const { nowMs: lastAtMs } = this.#context
    const engagements = known.map((itemId) => ({ itemId, weight: weightOf(itemId), lastAtMs }))
    return { ...NO_VIEWER, engagements: engagements.reverse(), seen: new Set(known) }
  }

  get #itemIds(): readonly string[] {
    return this.#data.items.map(({ id }) => id)
  }

  get #viewedIds(): readonly string[] {
    return (this.#request.viewing?.items ?? []).map(({ itemId }) => itemId)
  }

  get #hasTaste(): boolean {
    const { engagements, stated, applied, followed } = this.#known.viewer
    return engagements.length + stated.length + applied.length + followed.length > 0
  }

  #people(itemId: string): number {
    return this.#known.derived.degrees.get(itemId) ?? 0
  }

  #passes(itemId: string, filter: Request['filter']): boolean {
    return isAvailable(this.#data, itemId, this.#context.nowMs) && passesFilter(this.#data, itemId, filter)
  }

  /** Whether it has a tag that the viewer wants to see nothing of. */
  #isRejected(itemId: string): boolean {
    return tagsOf(this.#data, itemId).some(({ id }) => this.#known.viewer.damped.get(id) === 0)
  }

  /** No source of weight 0, and none that uses what the viewer denies. */
  #allowed(): readonly SourceName[] {
    const isOfAll = (name: SourceName) => ['popular', 'trending', 'fresh'].includes(name)
    return SOURCE_NAMES.filter(
      (name) =>
        this.#request.sourceWeights[name] !== 0 &&
        (isOfAll(name) || !this.#denied.has('personalization')) &&
        (!name.startsWith('social') || !this.#denied.has('social-signals')),
    )
  }

  /** With room for what may be shown again. */
  #proposing(source: SourceName): Proposing {
    const { viewer, policy } = this.#known
    return this.#proposingFrom(
      this.#known,
      source,
      policy.sources[source].candidateLimit + viewer.returning.size,
    )
  }

  #proposingFrom(known: Known, source: SourceName, limit: number): Proposing {
    const found = FIND[source](known)
    const proposed = found.ranking.filter(({ id }) => this.#passes(id, null)).slice(0, limit)
    return { source, basis: 'VIEWER', limit, ...found, proposed }
  }

  /** Evidence from tags becomes evidence from the items that have them. */
  #proposingAbout(source: SourceName): Proposing {
    const found = this.#proposingFrom(this.#about, source, ANCHORED_POOL)
    const evidenceOf = (itemId: string) => {
      const evidence = found.evidenceOf(itemId)
      const own = (id: string) => tagsOf(this.#data, id).map((tag) => tag.id)
      const weightOf = (id: string) => sumOf(evidence.tags.filter((tag) => own(id).includes(tag.id)))
      const anchors = this.#about.viewer.engagements.map(({ itemId: id }) => ({ id, weight: weightOf(id) }))
      const items = anchors.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
      return evidence.items.length > 0 ? evidence : { ...evidence, items }
    }
    return { ...found, basis: 'ITEMS', evidenceOf }
  }

  /** The items that the request names, those that pass its filter and the viewer did not reject, or what sources propose. */
  #wanted({ viewer, derived }: Known, sources: readonly Proposing[], excludedIds: readonly string[]): Wanted {
    const { candidateIds, filter } = this.#request
    const { dismissed, damped } = this.#known.viewer
    const isListed = (id: string) => this.#passes(id, filter) && !excludedIds.includes(id)
    if (candidateIds) {
      return exactly(
        candidateIds.filter((id) => isListed(id) && !this.#viewedIds.includes(id) && !dismissed.has(id)),
      )
    }
    const isUnseen = (id: string) => isListed(id) && !viewer.seen.has(id)
    if (filter || [...damped.values()].includes(0)) {
      const ids = this.#itemIds.filter((id) => isUnseen(id) && !this.#isRejected(id))
      return exactly(ids.toSorted(byHash))
    }
    const best = sources.flatMap(({ ranking, limit }) =>
      ranking.filter(({ id }) => isUnseen(id)).slice(0, limit),
    )
    const open = derived.charts.catalog.map(({ id }) => id).filter(isUnseen)
    return { ids: [...new Set(best.map(({ id }) => id))], passes: (id) => !excludedIds.includes(id), open }
  }

  /** Neighbors were found from what the training knew of the viewer: they count that part. */
  #scoredForViewer(sources: readonly Proposing[], ids: readonly string[]): readonly NaiveItem[] {
    const { viewer, learned, clockMs, policy } = this.#known
    const { sourceWeights } = this.#request
    const weighted = viewer.engagements.map((one) => ({
      ...one,
      weight: viewers.fadedWeight(one, clockMs, halfLifeMs(policy)),
    }))
    const known = weighted.filter(({ lastAtMs }) => lastAtMs <= learned.trainedAtMs)
    const share = weighted.length === 0 ? 1 : sumOf(known) / sumOf(weighted)
    const weights: scores.SourceWeights = {
      ...sourceWeights,
      neighbors: (sourceWeights.neighbors ?? 1) * share,
    }
    return scores.scoredItems(this.#known, sources, ids, weights)
  }

  /** Completes a list with what no source knows. */
  #filled(
    known: Known,
    { ids, open }: Wanted,
    best: readonly NaiveItem[],
    least: number,
  ): readonly NaiveItem[] {
    if (open && best.length >= least) return best
    const isNew = (id: string) => !best.some(({ itemId }) => itemId === id)
    const added = open
      ? open.slice(0, least + best.length).filter(isNew)
      : this.#byInterest(known, ids.filter(isNew))
    const lowest = Math.min(known.policy.bias, ...best.map(({ logit }) => logit))
    return [...best, ...added.map((itemId, at) => fillerOf(itemId, lowest - (at + 1) / 1000))]
  }

  /** By the viewer's interest in their tags, then by people. */
  #byInterest({ data, viewer, clockMs, policy }: Known, ids: readonly string[]): readonly string[] {
    const interests = viewers.interestsOf(data, viewer, clockMs, halfLifeMs(policy))
    const interestIn = (id: string) =>
      tagsOf(data, id).reduce(
        (sum, tag) => sum + (interests.find((one) => one.id === tag.id)?.weight ?? 0),
        0,
      )
    return ids.toSorted((a, b) => interestIn(b) - interestIn(a) || this.#people(b) - this.#people(a))
  }

  #arranged(items: readonly NaiveItem[]): readonly NaiveItem[] {
    const { maxPerTag, diversity } = this.#request
    return arranged(this.#data, items, maxPerTag ?? this.#known.policy.maxPerTag, diversity)
  }

  #withFewKnown(items: readonly NaiveItem[]): readonly NaiveItem[] {
    return withFewKnown(items, this.#known.viewer.returning, this.#known.policy.maxKnownShare)
  }

  /** @param isCounted whether fillers have probabilities, which are shares of interest among what sources know */
  #made(
    items: readonly NaiveItem[],
    sources: readonly Proposing[],
    passes: Wanted['passes'],
    isCounted = false,
  ): NaiveList {
    const temperature = this.#request.temperature ?? this.#known.policy.temperature
    const isFiller = ({ contributions }: NaiveItem) => contributions.length === 0
    const areAll = isCounted || items.every(isFiller)
    const powers = items.map((item) => (areAll || !isFiller(item) ? Math.exp(item.logit / temperature) : 0))
    const total = powers.reduce((sum, power) => sum + power, 0)
    return {
      viewer: this.#known.viewer,
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
}

function ofCrowds(policy: Policy): Policy {
  const [minContributors, minOwnEngagements] = [
    Math.max(3, policy.minContributors),
    Math.max(10, policy.minOwnEngagements),
  ]
  return { ...policy, minContributors, minOwnEngagements }
}

function exactly(ids: readonly string[]): Wanted {
  return { ids, passes: (id) => ids.includes(id), open: null }
}

function fillerOf(itemId: string, logit: number): NaiveItem {
  return { itemId, logit, contributions: [], supporting: [] }
}

/** Has nothing to do with the age of an item. */
function byHash(one: string, other: string): number {
  return fnv1a(one) - fnv1a(other)
}

function evidenceIn(sources: readonly Proposing[]): NaiveList['evidenceOf'] {
  return (itemId, source, basis) =>
    sources.find((one) => one.source === source && one.basis === basis)?.evidenceOf(itemId)
}
