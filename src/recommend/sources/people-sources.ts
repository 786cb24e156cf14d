import type { Consents } from '../../domain/consent.ts'
import { type FollowRule, halfLifeMs } from '../../domain/policy.ts'
import {
  type NeighborsParams,
  type NeighborsRow,
  neighbors as neighborsQuery,
  type SocialRow,
  social as socialQuery,
  socialTwoHop as socialTwoHopQuery,
} from '../../graph/__generated__/queries.ts'
import type { GraphQuery } from '../../graph/graph-query.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { NO_EVIDENCE, strongestFirst } from '../candidate.ts'
import { type CandidateSource, NO_PROPOSALS, type SourceProposals } from './candidate-source.ts'
import { Contributors, type Counted, epochStart, isOldEnough } from './contributors.ts'
import { type DerivedEdge, derivedRead, type EdgeKind } from './derived-read.ts'
import {
  type EngagementsOf,
  NO_ENGAGEMENTS,
  type PersonEngagements,
  type WeightedPerson,
} from './engagement-cache.ts'
import type { SourceQuery } from './source-query.ts'
import { knownNumber, numberItems, type OutEdges, WeightedWalk } from './weighted-walk.ts'

export const NEIGHBORS = peopleRead(neighborsQuery, 'neighborhoods', ({ score }) => score)
export const FRIENDS_OF_FRIENDS = peopleRead(socialTwoHopQuery, 'two-hop-ties', ({ paths }) => paths)

/** Without etags: a simulation has its own engagements. */
function peopleRead(
  query: GraphQuery<NeighborsParams, NeighborsRow>,
  kind: EdgeKind,
  weightOf: (edge: DerivedEdge) => number,
) {
  return derivedRead(query, kind, ({ viewerId }, edgesOf) =>
    edgesOf(viewerId)
      .map((edge) => ({ personId: edge.id, weight: weightOf(edge), stamp: null }))
      .filter(({ weight }) => weight > 0),
  )
}

/** User-based collaborative filtering over the derived neighborhood. Empty for a viewer without neighbors. */
export function neighbors(graph: GraphStore, engagements: EngagementsOf): CandidateSource {
  return {
    name: 'neighbors',
    async fetch(query, options) {
      const { viewer, modelVersion: version, policy } = query
      const leastEngagements = Math.max(1, policy.minOwnEngagements)
      if (version === null || viewer.id === null || viewer.engagements.length < leastEngagements)
        return NO_PROPOSALS
      const people = await graph.run(neighborsQuery, { viewerId: viewer.id, version }, options)
      const { popularityDiscount } = policy
      const groups = [strangers(people, query)]
      return (await walkFromPeople(engagements, groups, { popularityDiscount }, query, options)).proposals
    },
  }
}

/** Fewest followed users whose acts count together, if they have not agreed that each counts alone. */
const LEAST_CROWD = 5

/**
 * Recent engagements of the users that the viewer follows. Those who have not agreed to it (see `FollowRule`) count only as a
 * crowd. Ties and engagements are live: needs no training.
 */
export function social(graph: GraphStore, engagements: EngagementsOf, consents: Consents): CandidateSource {
  return {
    name: 'social',
    async fetch(query, options) {
      const { viewer, policy } = query
      if (viewer.id === null || !viewer.isKnown || viewer.followingCount === 0) return NO_PROPOSALS
      const { hiddenPeople } = viewer
      const { personLimit } = policy
      const all = await graph.run(socialQuery, { viewerId: viewer.id, hiddenPeople, personLimit }, options)
      const people = sharing(all, consents)
      const weights = decayingWeights(query)
      const groups = followedGroups(people, query)
      const { walk, proposals } = await walkFromPeople(engagements, groups, weights, query, options)
      const shown = people
        .filter(({ isShown }) => isShown)
        .map(({ personId, weight }) => ({ id: personId, weight }))
      return {
        ...proposals,
        personIds: idsOf(all),
        evidenceOf(itemId) {
          const ids = new Set(walk.contributorsOf(itemId).map(({ id }) => id))
          const named = strongestFirst(shown.filter(({ id }) => ids.has(id)))
          return { ...proposals.evidenceOf(itemId), people: named }
        },
      }
    },
  }
}

/** Those who count alone, and the crowd of the others. */
function followedGroups(people: readonly SocialRow[], query: SourceQuery): readonly WalkGroup[] {
  const { follows, minContributors } = query.policy
  const alone = people.filter((one) => countsAlone(one, follows))
  const others = people.filter((one) => !countsAlone(one, follows))
  return [
    { people: alone, leastContributors: 0, beforeMs: Infinity },
    { ...strangers(others, query), leastContributors: Math.max(LEAST_CROWD, minContributors) },
  ]
}

function countsAlone({ isShown, followsBack }: SocialRow, rule: FollowRule): boolean {
  return rule === 'open' || followsBack || (rule === 'approved' && isShown)
}

/** Recent engagements of friends of friends, over derived ties. */
export function socialTwoHop(
  graph: GraphStore,
  engagements: EngagementsOf,
  consents: Consents,
): CandidateSource {
  return {
    name: 'social-two-hop',
    async fetch(query, options) {
      const { viewer, modelVersion: version } = query
      if (version === null || viewer.id === null || !viewer.isKnown) return NO_PROPOSALS
      const all = await graph.run(socialTwoHopQuery, { viewerId: viewer.id, version }, options)
      const groups = [strangers(sharing(all, consents), query)]
      const weights = decayingWeights(query)
      const { proposals } = await walkFromPeople(engagements, groups, weights, query, options)
      return { ...proposals, personIds: idsOf(all) }
    },
  }
}

/** Also of people who do not share their activity: a list changes once they do. */
function idsOf(people: readonly WeightedPerson[]): readonly string[] {
  return people.map(({ personId }) => personId)
}

/** Those whose activity others may see. */
function sharing<Person extends WeightedPerson>(
  people: readonly Person[],
  consents: Consents,
): readonly Person[] {
  return people.filter(({ personId }) => consents.allows(personId, 'social-signals'))
}

/** How engagements of people count. */
export interface EngagementWeights {
  /** An item that n people engaged with is divided by `n^popularityDiscount`. */
  readonly popularityDiscount: number
  /** Omitted: engagements do not decay. */
  readonly decay?: { readonly clockMs: number; readonly halfLifeMs: number }
}

function decayingWeights({ policy, clockMs }: SourceQuery): EngagementWeights {
  const { popularityDiscount } = policy
  return { popularityDiscount, decay: { clockMs, halfLifeMs: halfLifeMs(policy) } }
}

/** Some of the people that a source walks from. */
interface WalkGroup {
  readonly people: readonly WeightedPerson[]
  /** What they did counts only for items of this many distinct contributors among them; 0: for all. */
  readonly leastContributors: number
  /** Only earlier engagements count in numbers of contributors, epoch milliseconds. */
  readonly beforeMs: number
}

/** People of whom the viewer may learn only what many of them did, and not before the next day. */
function strangers(people: readonly WeightedPerson[], { policy, nowMs }: SourceQuery): WalkGroup {
  return { people, leastContributors: policy.minContributors, beforeMs: epochStart(nowMs) }
}

/** A walk from people and what a source proposes from it. */
interface PeopleWalk {
  readonly walk: WeightedWalk
  readonly proposals: SourceProposals
}

/** A walk from groups of people over their engagements. */
async function walkFromPeople(
  cache: EngagementsOf,
  groups: readonly WalkGroup[],
  weights: EngagementWeights,
  query: SourceQuery,
  options: RunOptions,
): Promise<PeopleWalk> {
  const crowds = await crowdsOf(cache, groups, query, options)
  const engaged = crowds.flatMap((crowd) => crowd.people)
  const walk = engagementWalk(
    engaged.map(({ person }) => person),
    engaged.map(({ engagements }) => engagements),
    weights,
    crowds.flatMap((crowd) => crowd.people.map(() => crowd.items)),
  )
  const personIds = groups.flatMap(({ people }) => idsOf(people))
  return { walk, proposals: { ...proposalsOf(walk, crowds), personIds } }
}

/** Apart from `walkFromPeople`: closures of the same function would hold the viewer in memory. */
function proposalsOf(walk: WeightedWalk, crowds: readonly Crowd[]): SourceProposals {
  return {
    ranking: walk,
    scoresOf: (itemIds) => walk.scoresOf(itemIds),
    evidenceOf(itemId) {
      const item = knownNumber(itemId)
      return { ...NO_EVIDENCE, peopleCount: crowds.reduce((sum, crowd) => sum + crowd.countOf(item), 0) }
    },
  }
}

async function crowdsOf(
  cache: EngagementsOf,
  groups: readonly WalkGroup[],
  query: SourceQuery,
  options: RunOptions,
): Promise<readonly Crowd[]> {
  const { viewer, nowMs } = query
  const viewerItems = numberItems(viewer.engagements.map(({ itemId }) => itemId)).sort()
  const loaded = groups.map(({ people }) => engagedPeople(cache, people, query, options))
  const engaged = await Promise.all(loaded)
  return groups.map((group, at) => new Crowd(engaged[at] ?? [], group, { nowMs, viewerItems }))
}

/** A group of people with what they engaged with. */
class Crowd {
  readonly people: readonly EngagedPerson[]
  /** Numbers of the items for which the group counts; null: all. */
  readonly items: ReadonlySet<number> | null
  readonly #counted: Counted
  #contributors: Contributors | undefined

  constructor(
    people: readonly EngagedPerson[],
    { leastContributors, beforeMs }: WalkGroup,
    counted: Omit<Counted, 'beforeMs'>,
  ) {
    this.people = people
    this.#counted = { ...counted, beforeMs }
    if (leastContributors === 0) this.items = null
    else if (people.length < leastContributors) this.items = new Set()
    else this.items = this.#counts.itemsOf(leastContributors)
  }

  /** Number of distinct contributors to an item; 0 if the group does not count for it. */
  countOf(item: number | undefined): number {
    if (item === undefined || this.items?.has(item) === false) return 0
    return this.#counts.countOf(item)
  }

  /** Made at the first need: most requests state few counts. */
  get #counts(): Contributors {
    this.#contributors ??= new Contributors(
      this.people
        .filter(({ person }) => person.weight > 0)
        .map(({ person, engagements }) => ({ id: person.personId, engagements })),
      this.#counted,
    )
    return this.#contributors
  }
}

/** A person of a walk with their recent engagements. */
interface EngagedPerson {
  readonly person: WeightedPerson
  readonly engagements: PersonEngagements
}

/** The people that the viewer may see and whose accounts are old enough. Apart from closures that would hold the viewer in memory. */
async function engagedPeople(
  known: EngagementsOf,
  people: readonly WeightedPerson[],
  { viewer, modelVersion, policy, nowMs }: SourceQuery,
  options: RunOptions,
): Promise<readonly EngagedPerson[]> {
  const { minAccountAgeMs } = policy
  const visible = people.filter(({ personId }) => !viewer.hiddenPeople.has(personId))
  const loaded = await known.load(visible, modelVersion, options)
  return visible
    .map((person, at) => ({ person, engagements: loaded[at] ?? NO_ENGAGEMENTS }))
    .filter(({ engagements }) => minAccountAgeMs === 0 || isOldEnough(engagements, nowMs, minAccountAgeMs))
}

/**
 * A walk from people over their recent engagements, which are parallel to the people.
 *
 * @param counted of each of the people, numbers of the items that are walked to; null or omitted: all
 */
export function engagementWalk(
  people: readonly WeightedPerson[],
  engagements: readonly PersonEngagements[],
  weights: EngagementWeights,
  counted: readonly (ReadonlySet<number> | null)[] = [],
): WeightedWalk {
  return new WeightedWalk(
    people.map((person, at) => ({
      id: person.personId,
      weight: decayedWeight(person, engagements[at], weights),
    })),
    engagements.map((one, at) => onlyTo(edgesOver(one, weights), counted[at] ?? null)),
  )
}

/** The decay of a person's newest engagement, up to the clock; `edgesOver` has the rest. */
function decayedWeight(
  { weight }: WeightedPerson,
  engagements: PersonEngagements | undefined,
  { decay }: EngagementWeights,
): number {
  if (!decay || !engagements) return weight
  return weight * 2 ** (Math.min(0, engagements.newestMs - decay.clockMs) / decay.halfLifeMs)
}

function edgesOver(
  engagements: PersonEngagements,
  { popularityDiscount, decay }: EngagementWeights,
): OutEdges {
  const { items } = engagements
  const discounts = engagements.discounts(popularityDiscount)
  if (!decay) return { items, scores: discounts }
  const { clockMs, halfLifeMs } = decay
  if (engagements.newestMs <= clockMs)
    return { items, scores: engagements.decayed(popularityDiscount, halfLifeMs) }
  // The list is for a time in the past: later engagements count as now, and the age of others counts from there.
  const { lastAts } = engagements
  const decayAt = (at: number) => 2 ** (Math.min(0, (lastAts[at] ?? 0) - clockMs) / halfLifeMs)
  return { items, scores: discounts.map((discount, at) => discount * decayAt(at)) }
}

function onlyTo({ items, scores }: OutEdges, counted: ReadonlySet<number> | null): OutEdges {
  if (counted === null) return { items, scores }
  const places = [...items.keys()].filter((at) => counted.has(items[at] as number))
  return {
    items: Int32Array.from(places, (at) => items[at] as number),
    scores: Float64Array.from(places, (at) => scores[at] as number),
  }
}
