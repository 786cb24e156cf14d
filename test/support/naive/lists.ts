import type { Filter } from '../../../src/domain/filter.ts'
import type { Policy, PolicyNumbers } from '../../../src/domain/policy.ts'
import type { Basis, RecommendationRequest as Request } from '../../../src/domain/recommendation.ts'
import { SOURCE_NAMES, type SourceName } from '../../../src/domain/source-name.ts'
import { type Entry, totalOf } from './plain-graph.ts'
import {
  arranged,
  bestFirst,
  byHash,
  byMixedHash,
  mixed,
  type NaiveItem,
  type Proposing,
  scoredItem,
  type Weighing,
  withFewKnown,
} from './scores.ts'
import { fadedWeights, find, interestsOf, type Known, type NaiveEvidence } from './sources.ts'
import { type Denied, deniedBy, type NaiveViewer, NO_VIEWER, viewerOf } from './viewer.ts'

/** Everything that lists are made from. */
export interface NaiveWorld extends Pick<Known, 'graph' | 'training' | 'learned' | 'consents' | 'policy'> {
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
  readonly denied: Denied
  readonly items: readonly (NaiveItem & { readonly probability: number })[]
  readonly counts: readonly {
    readonly source: SourceName
    readonly generated: number
    readonly afterFilter: number
  }[]
  /** What sources saw in an item. */
  readonly evidenceOf: (
    itemId: string,
    source: SourceName,
    basis: Basis,
  ) => Partial<NaiveEvidence> | undefined
}

/** The list of a request. */
export function naiveList(world: NaiveWorld, request: Request, context: NaiveContext): NaiveList {
  return new Lister(world, request, context).list()
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
  readonly #request: Request
  readonly #context: NaiveContext
  readonly #denied: Denied
  readonly #known: Known
  /** What is known of a request whose viewer has engaged with the items of the list, and with nothing else. */
  readonly #about: Known

  constructor({ policyNumbers, weights, ...world }: NaiveWorld, request: Request, context: NaiveContext) {
    const { nowMs, isOptedOut, isProfiled } = context
    const { graph, consents } = world
    const { sensitiveTags } = consents
    this.#request = request
    this.#context = context
    this.#denied = deniedBy(request, consents, isOptedOut, isProfiled)
    const stated = request.crowdsOnly ? ofCrowds(world.policy) : world.policy
    const viewer = viewerOf(graph, request, {
      policy: stated.seen,
      denied: this.#denied,
      nowMs,
      sensitiveTags,
    })
    const handSet = { ...stated, ...policyNumbers }
    const policy = viewer.engagements.length >= 4 ? { ...handSet, ...weights } : handSet
    const clockAt = (atMs: number) => Math.min(graph.newestEventMs, atMs)
    this.#known = { ...world, nowMs, viewer, policy, clockMs: clockAt(request.viewing?.atMs ?? nowMs) }
    this.#about = { ...this.#known, viewer: this.#anchors(), policy: handSet, clockMs: clockAt(nowMs) }
  }

  list(): NaiveList {
    const { subject } = this.#request
    if (subject.kind === 'items') return this.#anchoredList(subject.viewerShare, subject.itemIds)
    if (subject.kind === 'viewer') return this.#viewerList()
    if (subject.kind !== 'search') return this.#catalogList()
    const hasWords = subject.text.trim() !== ''
    const list = hasWords ? this.#searchList(subject.text, IMPACTS[subject.impact]) : this.#catalogList()
    const scored = hasWords ? list.items.length : this.#known.policy.poolLimit
    const items = this.#withSearchScores(list.items.slice(0, scored))
    return { ...list, items: [...items, ...list.items.slice(scored)] }
  }

  /** What the viewer should see next. */
  #viewerList(): NaiveList {
    const { viewer, policy } = this.#known
    const { candidateIds, excludedItemIds, first } = this.#request
    const sources = this.#proposingAll()
    const wanted = this.#wanted(this.#known, sources, excludedItemIds)
    const scored = this.#scoredForViewer(sources, wanted.ids)
    const returning = scored.filter(({ itemId }) => viewer.returning.has(itemId))
    const least = Math.max(first, policy.poolLeast) + returning.length
    if (candidateIds) {
      const ranked = scored.toSorted((a, b) => b.logit - a.logit)
      const all = this.#filled(this.#known, wanted, ranked, least)
      const isLast = ({ itemId }: NaiveItem) => this.#isRejected(itemId)
      const items = [...all.filter((item) => !isLast(item)), ...all.filter(isLast)]
      return this.#made(this.#arranged(items, Infinity, new Set()), sources, wanted.passes, true)
    }
    const all = this.#withFewKnown(this.#filled(this.#known, wanted, bestFirst(scored), least))
    const listed = all.slice(0, policy.listLimit)
    const few = this.#fewPerTag(listed)
    const places = few.slice(0, policy.poolLimit)
    const items = this.#arranged(places)
    // The limit of the policy is one of the first places: what is over it follows them.
    const rest = this.#request.maxPerTag === null ? listed : few
    return withFurther(
      this.#made(items, sources, wanted.passes),
      rest.filter((item) => !places.includes(item)),
    )
  }

  /** As many items of each strongest tag as the list may have. */
  #fewPerTag(items: readonly NaiveItem[]): readonly NaiveItem[] {
    const maxPerTag = this.#request.maxPerTag ?? this.#known.policy.maxPerTag
    const strongestOf = ({ itemId }: NaiveItem) => this.#known.graph.tags(itemId)[0]?.[0]
    const counts = new Map<string, number>()
    const isKept = (item: NaiveItem) => {
      const tagId = strongestOf(item)
      if (tagId === undefined) return true
      counts.set(tagId, (counts.get(tagId) ?? 0) + 1)
      return (counts.get(tagId) ?? 0) <= maxPerTag
    }
    return items.filter(isKept)
  }

  /** Everything that passes, seen or not. */
  #catalogList(): NaiveList {
    const { viewer, policy } = this.#known
    const { filter, candidateIds, excludedItemIds } = this.#request
    const sources = this.#proposingAll()
    const hidden = [...excludedItemIds, ...this.#viewedIds, ...viewer.dismissed]
    const isListed = (id: string) =>
      this.#passes(id, filter) && !hidden.includes(id) && (candidateIds?.includes(id) ?? true)
    const byPeople = (a: string, b: string) => this.#people(b) - this.#people(a) || byMixedHash(b, a)
    const wanted = exactly(this.#itemIds.filter(isListed).sort(byPeople))
    const best = bestFirst(this.#scoredForViewer(sources, wanted.ids))
    const all = this.#filled(this.#known, wanted, best, 1)
    const isLast = ({ itemId }: NaiveItem) => this.#isRejected(itemId)
    const items = [...all.filter((item) => !isLast(item)), ...all.filter(isLast)]
    const list = this.#made(items.slice(0, policy.poolLimit), sources, wanted.passes)
    return withFurther(list, items.slice(policy.poolLimit))
  }

  /** What goes with items: they find, and the viewer has a say in the order. */
  #anchoredList(viewerShare: number, anchorIds: readonly string[]): NaiveList {
    const { excludedItemIds, sourceWeights, first } = this.#request
    const { viewer, policy } = this.#known
    const share = this.#hasTaste ? viewerShare : 0
    const names = (['similar-items', 'latent', 'shared-tags'] as const).filter(
      (name) => sourceWeights[name] !== 0,
    )
    const sources = names.map((name) => this.#proposingAbout(name))
    const own = share > 0 ? this.#proposingAll() : []
    const wanted = this.#wanted(this.#about, sources, [...excludedItemIds, ...anchorIds, ...viewer.seen])
    const weighing = { multipliers: sourceWeights, trust: { 'shared-tags': TAGS_WEIGHT } }
    const pool = scoredItems(this.#about, sources, weighing, wanted.ids)
    const poolIds = pool.map(({ itemId }) => itemId)
    const best = bestFirst(mixed(pool, this.#scoredForViewer(own, poolIds), share, policy.bias))
    const all = this.#filled(this.#about, wanted, best, Math.max(first, policy.poolLeast))
    const list = this.#made(this.#arranged(all), sources, wanted.passes)
    return { ...list, evidenceOf: evidenceIn([...sources, ...own]) }
  }

  /** What matches a text, by `ln(text) + 0.5 ln(1 + people) + impact * interest`, after items whose title is the query. */
  #searchList(text: string, impact: number): NaiveList {
    const { candidateIds, excludedItemIds, filter } = this.#request
    const hidden = [...excludedItemIds, ...this.#viewedIds, ...this.#known.viewer.dismissed]
    const isOpen = (id: string) =>
      this.#passes(id, filter) && !hidden.includes(id) && (candidateIds?.includes(id) ?? true)
    const { textScoreOf } = this.#context
    const matching = (id: string) => textScoreOf(id) * Math.log(2 + this.#people(id))
    const matches = this.#matches(text, this.#itemIds.filter(isOpen))
    const hits = matches.toSorted((a, b) => matching(b) - matching(a) || byHash(a, b))
    const sources = this.#hasTaste ? this.#proposingAll() : []
    const scored = this.#scoredForViewer(sources, hits)
    const isKnown = scored.length > 0
    const all = isKnown
      ? this.#filled(this.#known, exactly(hits), scored, 0)
      : hits.map((id) => fillerOf(id, 0))
    const scoreOf = ({ itemId, search }: Required<Pick<NaiveItem, 'itemId' | 'search'>>) => {
      if (this.#known.graph.item(itemId)?.title === text) return Infinity
      return Math.log(textScoreOf(itemId)) + search.popularity + impact * search.interest
    }
    const ordered = this.#withSearchScores(all).map((item) => ({ ...item, score: scoreOf(item) }))
    ordered.sort((a, b) => (a.score === b.score ? byHash(a.itemId, b.itemId) : b.score - a.score))
    return this.#made(ordered, sources, (id) => hits.includes(id), true)
  }

  /** Those that have all words of a text in their titles and tags; if none has, those that have most of them. */
  #matches(text: string, itemIds: readonly string[]): readonly string[] {
    const { graph } = this.#known
    const words = text.split(' ')
    const countOf = (itemId: string) => {
      const names = graph.tags(itemId).map(([id]) => graph.data.tags.get(id) ?? id)
      const own = [...(graph.item(itemId)?.title.split(' ') ?? []), ...names]
      return words.filter((word) => own.includes(word)).length
    }
    const most = Math.max(1, ...itemIds.map(countOf))
    return itemIds.filter((itemId) => countOf(itemId) === most)
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
    const newestId = subject.itemIds.length > 1 ? subject.itemIds.at(-1) : null
    const known = subject.itemIds.filter((itemId) => this.#itemIds.includes(itemId))
    const { nowMs: lastAtMs } = this.#context
    const engagements = known.map((itemId) => ({ itemId, weight: itemId === newestId ? 1.5 : 1, lastAtMs }))
    return { ...NO_VIEWER, engagements: engagements.reverse(), seen: new Set(known) }
  }

  get #itemIds(): readonly string[] {
    return this.#known.graph.data.items.map(({ id }) => id)
  }

  get #viewedIds(): readonly string[] {
    return (this.#request.viewing?.items ?? []).map(({ itemId }) => itemId)
  }

  get #hasTaste(): boolean {
    const { engagements, stated, applied, followed } = this.#known.viewer
    return engagements.length + stated.length + applied.length + followed.length > 0
  }

  #people(itemId: string): number {
    return this.#known.training.degrees.get(itemId) ?? 0
  }

  #passes(itemId: string, filter: Filter | null): boolean {
    const { graph, nowMs } = this.#known
    return graph.isAvailable(itemId, nowMs) && (filter === null || this.#passesFilter(itemId, filter))
  }

  /** The filters of the random requests. */
  #passesFilter(itemId: string, filter: Filter): boolean {
    const item = this.#known.graph.item(itemId)
    const has = (tagId: string) => this.#known.graph.tags(itemId).some(([id]) => id === tagId)
    if ('all' in filter) return filter.all.every((one) => this.#passesFilter(itemId, one))
    if ('any' in filter) return filter.any.some((one) => this.#passesFilter(itemId, one))
    if ('not' in filter) return !this.#passesFilter(itemId, filter.not)
    if ('kind' in filter) return filter.kind.anyOf.includes(item?.kind ?? '')
    if ('ids' in filter) return filter.ids.includes(itemId)
    if ('tag' in filter)
      return 'anyOf' in filter.tag ? filter.tag.anyOf.some(has) : filter.tag.allOf.every(has)
    if (!('property' in filter)) throw new Error('no random request has these tests')
    const { name, op, value } = filter.property
    const own = item?.properties[name]
    return op === 'EQ' ? own === value : Number(own) < Number(value)
  }

  /** Whether it has a tag that the viewer wants to see nothing of. */
  #isRejected(itemId: string): boolean {
    return this.#known.graph.tags(itemId).some(([id]) => this.#known.viewer.damped.get(id) === 0)
  }

  /** All sources but those of weight 0, and those that use what the viewer denies. */
  #proposingAll(): readonly Proposing[] {
    const { viewer, policy } = this.#known
    const isOfAll = (name: SourceName) => ['popular', 'trending', 'fresh'].includes(name)
    const isAllowed = (name: SourceName) =>
      this.#request.sourceWeights[name] !== 0 &&
      (isOfAll(name) || !this.#denied.has('personalization')) &&
      (!name.startsWith('social') || !this.#denied.has('social-signals'))
    // With room for what may be shown again.
    const limitOf = (name: SourceName) => policy.sources[name].candidateLimit + viewer.returning.size
    return SOURCE_NAMES.filter(isAllowed).map((name) => this.#proposing(this.#known, name, limitOf(name)))
  }

  #proposing(known: Known, source: SourceName, limit: number): Proposing {
    const found = find(source, known)
    const proposed = found.ranking.filter(([id]) => this.#passes(id, null)).slice(0, limit)
    return { source, basis: 'VIEWER', limit, ...found, proposed }
  }

  /** Evidence from tags becomes evidence from the items that have them. */
  #proposingAbout(source: SourceName): Proposing {
    const { graph, viewer } = this.#about
    const found = this.#proposing(this.#about, source, ANCHORED_POOL)
    const evidenceOf = (itemId: string) => {
      const { tags = [], items = [] } = found.evidenceOf(itemId)
      const has = (anchorId: string, tagId: string) => graph.tags(anchorId).some(([id]) => id === tagId)
      const anchors = viewer.engagements.map(
        ({ itemId: id }): Entry => [id, totalOf(tags.filter(([tagId]) => has(id, tagId)))],
      )
      const tagged = anchors.filter(([, weight]) => weight > 0).sort(([, x], [, y]) => y - x)
      return { items: items.length > 0 ? items : tagged }
    }
    return { ...found, basis: 'ITEMS', evidenceOf }
  }

  /** The items that the request names, those that pass its filter and the viewer did not reject, or what sources propose. */
  #wanted({ viewer }: Known, sources: readonly Proposing[], excludedIds: readonly string[]): Wanted {
    const { candidateIds, filter } = this.#request
    const { dismissed, damped } = this.#known.viewer
    const isListed = (id: string) => this.#passes(id, filter) && !excludedIds.includes(id)
    const isHidden = (id: string) => this.#viewedIds.includes(id) || dismissed.includes(id)
    if (candidateIds) return exactly(candidateIds.filter((id) => isListed(id) && !isHidden(id)))
    const isUnseen = (id: string) => isListed(id) && !viewer.seen.has(id)
    if (filter || [...damped.values()].includes(0)) {
      return exactly(this.#itemIds.filter((id) => isUnseen(id) && !this.#isRejected(id)).sort(byHash))
    }
    const best = sources.flatMap(({ ranking, limit }) =>
      ranking.filter(([id]) => isUnseen(id)).slice(0, limit),
    )
    const passes = (id: string) => !excludedIds.includes(id)
    const open = this.#itemIds
      .filter(isUnseen)
      .sort((a, b) => this.#people(b) - this.#people(a) || byMixedHash(b, a))
    return { ids: [...new Set(best.map(([id]) => id))], passes, open }
  }

  /** Neighbors were found from what the training knew of the viewer: they count that part. */
  #scoredForViewer(sources: readonly Proposing[], ids: readonly string[]): readonly NaiveItem[] {
    const { viewer, learned } = this.#known
    const { sourceWeights } = this.#request
    const weighted = fadedWeights(this.#known)
    const known = weighted.filter((_, at) => (viewer.engagements[at]?.lastAtMs ?? 0) <= learned.trainedAtMs)
    const share = weighted.length === 0 ? 1 : totalOf(known) / totalOf(weighted)
    const weighing = { multipliers: sourceWeights, trust: { neighbors: share } }
    return scoredItems(this.#known, sources, weighing, ids)
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
      ? open.filter(isNew).slice(0, least - best.length)
      : this.#byInterest(known, ids.filter(isNew))
    const lowest = Math.min(known.policy.bias, ...best.map(({ logit }) => logit))
    return [...best, ...added.map((itemId, at) => fillerOf(itemId, lowest - (at + 1) / 1000))]
  }

  /** By the viewer's interest in their tags, then by people. */
  #byInterest(known: Known, ids: readonly string[]): readonly string[] {
    const interests = new Map(interestsOf(known))
    const interestIn = (id: string) =>
      totalOf(known.graph.tags(id).map(([tagId]) => [tagId, interests.get(tagId) ?? 0]))
    return ids.toSorted((a, b) => interestIn(b) - interestIn(a) || this.#people(b) - this.#people(a))
  }

  #arranged(
    items: readonly NaiveItem[],
    maxPerTag = this.#request.maxPerTag ?? this.#known.policy.maxPerTag,
    known = this.#known.viewer.returning,
  ) {
    const { maxKnownShare: share } = this.#known.policy
    const limits = { maxPerTag, diversity: this.#request.diversity ?? 0, known, share }
    return arranged(this.#known.graph, items, limits)
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
    const counts = sources.map(({ source, proposed }) => {
      return { source, generated: proposed.length, afterFilter: proposed.filter(([id]) => passes(id)).length }
    })
    const served = items.map((item, at) => ({ ...item, probability: (powers[at] ?? 0) / total }))
    return {
      viewer: this.#known.viewer,
      denied: this.#denied,
      items: served,
      counts,
      evidenceOf: evidenceIn(sources),
    }
  }
}

function ofCrowds(policy: Policy): Policy {
  const { minContributors, minOwnEngagements } = policy
  return {
    ...policy,
    minContributors: Math.max(3, minContributors),
    minOwnEngagements: Math.max(10, minOwnEngagements),
  }
}

/** Without those that no source knows. */
function scoredItems(
  known: Known,
  sources: readonly Proposing[],
  weighing: Weighing,
  ids: readonly string[],
) {
  return ids
    .map((id) => scoredItem(known, sources, weighing, id))
    .filter(({ contributions }) => contributions.length > 0)
}

function exactly(ids: readonly string[]): Wanted {
  return { ids, passes: (id) => ids.includes(id), open: null }
}

function fillerOf(itemId: string, logit: number): NaiveItem {
  return { itemId, logit, contributions: [], supporting: [] }
}

/** Of what follows the arranged places, only the logits are kept. */
function withFurther(list: NaiveList, further: readonly NaiveItem[]): NaiveList {
  const bare = further.map(({ itemId, logit }) => ({ ...fillerOf(itemId, logit), probability: 0 }))
  return { ...list, items: [...list.items, ...bare] }
}

function evidenceIn(sources: readonly Proposing[]): NaiveList['evidenceOf'] {
  return (itemId, source, basis) =>
    sources.find((one) => one.source === source && one.basis === basis)?.evidenceOf(itemId)
}
