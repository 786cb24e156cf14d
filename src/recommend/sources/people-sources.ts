import type { Consents } from '../../domain/consent.ts'
import { halfLifeMs } from '../../domain/policy.ts'
import type { Viewer } from '../../domain/viewer.ts'
import {
  type NeighborsParams,
  type NeighborsRow,
  neighbors as neighborsQuery,
  social as socialQuery,
  socialTwoHop as socialTwoHopQuery,
} from '../../graph/__generated__/queries.ts'
import type { GraphQuery } from '../../graph/graph-query.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { NO_EVIDENCE, type ScoresOf, strongestFirst } from '../candidate.ts'
import {
  type CandidateSource,
  type Passes,
  type Ranking,
  type SourceProposals,
  sourceOver,
} from './candidate-source.ts'
import { Contributors, type CountedTimes, epochStart, isOldEnough } from './contributors.ts'
import { derivedRead, type EdgeKind } from './derived-read.ts'
import {
  type EngagementsOf,
  NO_ENGAGEMENTS,
  type PersonEngagements,
  type WeightedPerson,
} from './engagement-cache.ts'
import type { SourceQuery } from './source-query.ts'
import { knownNumber, type OutEdges, WeightedWalk } from './weighted-walk.ts'

export const NEIGHBORS = peopleRead(neighborsQuery, 'neighborhoods')
export const FRIENDS_OF_FRIENDS = peopleRead(socialTwoHopQuery, 'friends-of-friends')

/** Without etags: a simulation has its own engagements. */
function peopleRead(query: GraphQuery<NeighborsParams, NeighborsRow>, kind: EdgeKind) {
  return derivedRead(query, kind, ({ viewerId }, edgesOf) =>
    edgesOf(viewerId).map(({ id, score }) => ({ personId: id, weight: score, stamp: null })),
  )
}

/** User-based collaborative filtering over the derived neighborhood. Empty for a viewer without neighbors. */
export function neighbors(graph: GraphStore, engagements: EngagementsOf): CandidateSource {
  return sourceOver(
    'neighbors',
    async ({ viewer, modelVersion: version }, options) =>
      version === null || viewer.id === null || viewer.engagements.length === 0
        ? null
        : graph.run(neighborsQuery, { viewerId: viewer.id, version }, options),
    async (people, query, options) => {
      const { popularityDiscount } = query.policy
      return (await walkFromPeople(engagements, people, { popularityDiscount }, query, options)).proposals
    },
  )
}

/** Recent engagements of the users that the viewer follows. Ties and engagements are live: needs no training. */
export function social(graph: GraphStore, engagements: EngagementsOf, consents: Consents): CandidateSource {
  return sourceOver(
    'social',
    async ({ viewer, policy }, options) => {
      if (viewer.id === null || !viewer.isKnown || viewer.followingCount === 0) return null
      const { hiddenPeople } = viewer
      const { personLimit } = policy
      const all = await graph.run(socialQuery, { viewerId: viewer.id, hiddenPeople, personLimit }, options)
      return sharing(all, consents)
    },
    async (people, query, options) => {
      const weights = { ...decayingWeights(query), beforeMs: Infinity }
      const { walk, proposals, countOf } = await walkFromPeople(engagements, people, weights, query, options)
      const shown = people
        .filter(({ isShown }) => isShown)
        .map(({ personId, weight }) => ({ id: personId, weight }))
      return {
        ...proposals,
        evidenceOf(itemId) {
          const ids = new Set(walk.broughtBy(itemId).map(({ id }) => id))
          const named = strongestFirst(shown.filter(({ id }) => ids.has(id)))
          return { ...NO_EVIDENCE, peopleCount: countOf(itemId), people: named }
        },
      }
    },
  )
}

/** Recent engagements of friends of friends, over derived ties. */
export function socialTwoHop(
  graph: GraphStore,
  engagements: EngagementsOf,
  consents: Consents,
): CandidateSource {
  return sourceOver(
    'social-two-hop',
    async ({ viewer, modelVersion: version }, options) => {
      if (version === null || viewer.id === null || !viewer.isKnown) return null
      const all = await graph.run(socialTwoHopQuery, { viewerId: viewer.id, version }, options)
      return sharing(all, consents)
    },
    async (people, query, options) =>
      (await walkFromPeople(engagements, people, decayingWeights(query), query, options)).proposals,
  )
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

/** A walk from people and what a source proposes from it. */
interface PeopleWalk {
  readonly walk: WeightedWalk
  readonly proposals: SourceProposals
  /** Number of distinct contributors to an item. */
  readonly countOf: (itemId: string) => number
}

/** A walk from people that the viewer may see over their engagements. Counts those before this day, unless `beforeMs` is set. */
async function walkFromPeople(
  known: EngagementsOf,
  people: readonly WeightedPerson[],
  { beforeMs, ...weights }: EngagementWeights & Pick<CountedTimes, 'beforeMs'>,
  query: SourceQuery,
  options: RunOptions,
): Promise<PeopleWalk> {
  const { nowMs } = query
  const { minContributors } = query.policy
  const engaged = await engagedPeople(known, people, query, options)
  const walk = engagementWalk(
    engaged.map(({ person }) => person),
    engaged.map(({ engagements }) => engagements),
    weights,
    query.viewer,
  )
  const weighty = engaged
    .filter(({ person }) => person.weight > 0)
    .map(({ person, engagements }) => ({ id: person.personId, engagements }))
  // Counted at the first need: most requests state few counts.
  let contributors: Contributors | undefined
  const countOf = (itemId: string) => {
    contributors ??= new Contributors(weighty, { nowMs, beforeMs: beforeMs ?? epochStart(nowMs) })
    return contributors.countOf(knownNumber(itemId))
  }
  const evidenceOf = (itemId: string) => ({ ...NO_EVIDENCE, peopleCount: countOf(itemId) })
  const { ranking, scoresOf } =
    minContributors === 0
      ? { ranking: walk, scoresOf: (itemIds: readonly string[]) => walk.scoresOf(itemIds) }
      : supported(walk, (itemId) => countOf(itemId) >= minContributors)
  const personIds = people.map(({ personId }) => personId)
  return { walk, proposals: { ranking, scoresOf, evidenceOf, personIds }, countOf }
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

/** The items of a walk that have enough contributors. */
function supported(
  walk: WeightedWalk,
  isSupported: Passes,
): { readonly ranking: Ranking; readonly scoresOf: ScoresOf } {
  return {
    ranking: {
      size: walk.size,
      best: (count, passes) =>
        walk.best(count, (itemId) => isSupported(itemId) && (passes?.(itemId) ?? true)),
    },
    scoresOf: (itemIds) =>
      walk.scoresOf(itemIds).map((score, at) => (isSupported(itemIds[at] ?? '') ? score : undefined)),
  }
}

/** A walk from people over their recent engagements, which are parallel to the people. */
export function engagementWalk(
  people: readonly WeightedPerson[],
  engagements: readonly PersonEngagements[],
  weights: EngagementWeights,
  { seenItemIds }: Pick<Viewer, 'seenItemIds'>,
): WeightedWalk {
  return new WeightedWalk(
    people.map((person, at) => ({
      id: person.personId,
      weight: decayedWeight(person, engagements[at], weights),
    })),
    engagements.map((one) => edgesOver(one, weights)),
    seenItemIds,
  )
}

/** The decay of a person's newest engagement; `edgesOver` has the rest. A time after the clock counts as now. */
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
  if (!decay) return { items, scores: engagements.discounts(popularityDiscount) }
  return { items, scores: engagements.decayed(popularityDiscount, decay.halfLifeMs) }
}
