import type { Consents } from '../../../src/domain/consent.ts'
import { halfLifeMs, type Policy } from '../../../src/domain/policy.ts'
import type { SourceName } from '../../../src/domain/source-name.ts'
import type { FactorModel } from '../../../src/model/factor-model.ts'
import type { Derived } from './derived.ts'
import { engagementsOf, followedBy, type Pair, strongestFirst, summed, type Weighted } from './facts.ts'
import type { PlainData } from './plain-world.ts'
import { dot, type Observed, ridgeSolver, vectorOf } from './ridge.ts'
import { faded, fadedWeight, interestsOf, type NaiveViewer, shares } from './viewer.ts'

const DAY_MS = 86_400_000

/** What a training has learned, as it serves. */
export interface Learned {
  readonly trainedAtMs: number
  readonly neighbors: ReadonlyMap<string, readonly Weighted[]>
  readonly similar: ReadonlyMap<
    string,
    readonly (Weighted & { readonly rank: number; readonly people: number })[]
  >
  readonly factors: FactorModel
  /** Secret of the noise in counts of people. */
  readonly noiseKey: string
}

/** Everything that a source may look at. */
export interface Known {
  readonly data: PlainData
  readonly derived: Derived
  readonly learned: Learned
  readonly consents: Consents
  readonly viewer: NaiveViewer
  readonly policy: Policy
  readonly nowMs: number
  /** Ages count from here. */
  readonly clockMs: number
}

export interface NaiveEvidence {
  readonly peopleCount: number
  readonly people: readonly Weighted[]
  readonly items: readonly Weighted[]
  readonly tags: readonly Weighted[]
}

/** What a source knows of the catalog. */
export interface Found {
  /** Best first, without what the viewer has seen. */
  readonly ranking: readonly Weighted[]
  /** Of any item; undefined if the source does not know it. */
  readonly scoreOf: (itemId: string) => number | undefined
  readonly evidenceOf: (itemId: string) => NaiveEvidence
}

const NO_EVIDENCE: NaiveEvidence = { peopleCount: 0, people: [], items: [], tags: [] }
const NOTHING: Found = { ranking: [], scoreOf: () => undefined, evidenceOf: () => NO_EVIDENCE }

/** What each source finds for a viewer. */
export const FIND: Readonly<Record<SourceName, (known: Known) => Found>> = {
  popular: (known) => chart(known, 'popular'),
  trending: (known) => chart(known, 'trending'),
  fresh: (known) => chart(known, 'fresh'),
  'similar-items': similarItems,
  latent,
  neighbors,
  social,
  'shared-tags': sharedTags,
  'social-two-hop': socialTwoHop,
}

function chart({ derived, viewer, policy }: Known, name: 'popular' | 'trending' | 'fresh'): Found {
  return { ...NOTHING, ranking: ranked(derived.charts[name].slice(0, policy.chartDepth), viewer) }
}

/** Scores that differ by less than a millionth are equal, and then the id decides. */
function ranked(scored: readonly Weighted[], { seen }: NaiveViewer): readonly Weighted[] {
  const rounded = scored.map((one) => ({ ...one, steps: Math.floor(one.weight * 1e6 + 0.5) }))
  return rounded
    .filter(({ id, weight }) => weight > 0 && !seen.has(id))
    .sort((a, b) => b.steps - a.steps || (a.id < b.id ? -1 : 1))
}

/** The part of an item's score that comes over one node. */
interface Part extends Weighted {
  readonly from: string
}

/** One step from weighted nodes. */
function walk(from: readonly Weighted[], edgesOf: (id: string) => readonly Weighted[]): readonly Part[] {
  return from.flatMap((node) =>
    edgesOf(node.id).map((edge) => ({ from: node.id, id: edge.id, weight: node.weight * edge.weight })),
  )
}

/** What a walk finds. @param evidenceOf by the nodes that lead to an item */
function foundBy(
  parts: readonly Part[],
  viewer: NaiveViewer,
  evidenceOf: (nodes: readonly Weighted[], itemId: string) => Partial<NaiveEvidence>,
): Found {
  const scores = summed(parts)
  return {
    ranking: ranked(scores, viewer),
    scoreOf: (itemId) => scores.find(({ id }) => id === itemId)?.weight || undefined,
    evidenceOf(itemId) {
      const nodes = parts.filter(({ id }) => id === itemId).map(({ from: id, weight }) => ({ id, weight }))
      return { ...NO_EVIDENCE, ...evidenceOf(nodes, itemId) }
    },
  }
}

/** Evidence names at most three. */
function strongest(nodes: readonly Weighted[]): readonly Weighted[] {
  return strongestFirst(nodes).slice(0, 3)
}

function similarItems({ viewer, policy, learned, clockMs }: Known): Found {
  const seeds = viewer.engagements.slice(0, policy.seedLimit)
  const weighted = seeds.map((one) => ({
    id: one.itemId,
    weight: fadedWeight(one, clockMs, halfLifeMs(policy)),
  }))
  const least = Math.min(5, policy.minContributors)
  const edgesOf = (id: string) =>
    (learned.similar.get(id) ?? []).filter(({ rank, people }) => rank <= policy.seedDepth && people >= least)
  return foundBy(walk(shares(weighted), edgesOf), viewer, (nodes) => ({ items: strongest(nodes) }))
}

function sharedTags({ data, derived, viewer, policy, clockMs }: Known): Found {
  const interests = interestsOf(data, viewer, clockMs, halfLifeMs(policy)).slice(0, policy.interestLimit)
  const parts = walk(interests, (id) => (derived.tagTops.get(id) ?? []).slice(0, policy.tagDepth))
  return foundBy(parts, viewer, (nodes) => ({ tags: strongest(nodes) }))
}

/** A person from whom a source walks, with what they engaged with. */
interface Person extends Weighted {
  readonly engagements: readonly Pair[]
}

/** Those who may influence the list. */
function visible(known: Known, people: readonly Weighted[]): readonly Person[] {
  const { data, viewer, policy, nowMs } = known
  return people
    .filter(({ id }) => !viewer.hidden.has(id))
    .map((person) => ({ ...person, engagements: engagementsOf(data, person.id).slice(0, 100) }))
    .filter((person) => policy.minAccountAgeMs === 0 || isOlder(data, person, nowMs - policy.minAccountAgeMs))
}

/** An account is as old as it says or as its oldest engagement. */
function isOlder({ users }: PlainData, { id, engagements }: Person, thanMs: number): boolean {
  const createdAt = users.find((user) => user.id === id)?.createdAt ?? Infinity
  return (
    engagements.length > 0 && Math.min(createdAt, ...engagements.map(({ lastAtMs }) => lastAtMs)) <= thanMs
  )
}

/** Some of the people of a walk. What they did counts for items that enough of them are behind; 0: for all. */
interface Crowd {
  readonly people: readonly Person[]
  readonly least: number
  /** What counts in numbers of people. */
  readonly beforeMs: number
}

/** People of whom the viewer may learn only what many of them did, and not before the next day. */
function strangers(
  { policy, nowMs }: Known,
  people: readonly Person[],
  least = policy.minContributors,
): Crowd {
  return { people, least, beforeMs: Math.floor(nowMs / DAY_MS) * DAY_MS }
}

/**
 * How many distinct people are behind an item: no account of less than a day, no copy of the viewer, and of people with nearly
 * the same items one. They are compared in the order of their ids.
 */
function countIn({ data, viewer, nowMs }: Known, { people, beforeMs }: Crowd): (itemId: string) => number {
  const counted = people.filter(
    (person) => isOlder(data, person, nowMs - DAY_MS) && !areAlike(person.engagements, viewer.engagements),
  )
  const groups: Person[][] = []
  for (const person of counted.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const group = groups.find(([first]) => first && areAlike(first.engagements, person.engagements))
    if (group) group.push(person)
    else groups.push([person])
  }
  const has = (person: Person, itemId: string) =>
    person.engagements.some((one) => one.itemId === itemId && one.lastAtMs < beforeMs)
  return (itemId) => groups.filter((group) => group.some((person) => has(person, itemId))).length
}

type Items = readonly { readonly itemId: string }[]

/** 80 % of all items of the two in common. */
function areAlike(one: Items, other: Items): boolean {
  const common = one.filter(({ itemId }) => other.some((two) => two.itemId === itemId)).length
  return common * 10 >= (one.length + other.length - common) * 8
}

function walkFromPeople(known: Known, crowds: readonly Crowd[], isFading: boolean) {
  const { derived, policy, clockMs, viewer } = known
  const counts = crowds.map((crowd) => {
    const count = countIn(known, crowd)
    return (itemId: string) => (crowd.least > 0 && count(itemId) < crowd.least ? null : count(itemId))
  })
  const edgeOf = ({ itemId: id, lastAtMs }: Pair) => {
    const discount = Math.max(1, derived.degrees.get(id) ?? 0) ** -policy.popularityDiscount
    return { id, weight: discount * (isFading ? faded(lastAtMs, clockMs, halfLifeMs(policy)) : 1) }
  }
  const parts = crowds.flatMap(({ people }, at) =>
    people.flatMap((person) => {
      const counting = person.engagements.filter(({ itemId }) => counts[at]?.(itemId) !== null)
      return walk([person], () => counting.map(edgeOf))
    }),
  )
  const peopleCount = (itemId: string) => counts.reduce((sum, count) => sum + (count(itemId) ?? 0), 0)
  return { parts, found: foundBy(parts, viewer, (_, itemId) => ({ peopleCount: peopleCount(itemId) })) }
}

function neighbors(known: Known): Found {
  const { viewer, policy, learned } = known
  if (viewer.engagements.length < Math.max(1, policy.minOwnEngagements)) return NOTHING
  const people = visible(known, learned.neighbors.get(viewer.id ?? '') ?? [])
  return walkFromPeople(known, [strangers(known, people)], false).found
}

/** Those whom the viewer follows: alone if they agreed to it, otherwise as a crowd of five. */
function social(known: Known): Found {
  const { data, viewer, policy, consents } = known
  const followed = viewer.followed.filter(({ id }) => !viewer.hidden.has(id)).slice(0, policy.personLimit)
  const sharing = followed.filter(({ id }) => consents.allows(id, 'social-signals'))
  const isShown = ({ id }: Weighted) => data.users.some((user) => user.id === id && user.isShown)
  const followsBack = ({ id }: Weighted) => followedBy(data, id).some((tie) => tie.id === viewer.id)
  const countsAlone = (one: Weighted) =>
    policy.follows === 'open' || followsBack(one) || (policy.follows === 'approved' && isShown(one))
  const alone = visible(known, sharing.filter(countsAlone))
  const others = visible(
    known,
    sharing.filter((one) => !countsAlone(one)),
  )
  const crowd = strangers(known, others, Math.max(5, policy.minContributors))
  const { parts, found } = walkFromPeople(
    known,
    [{ people: alone, least: 0, beforeMs: Infinity }, crowd],
    true,
  )
  const isBehind = (userId: string, itemId: string) =>
    parts.some(({ id, from }) => id === itemId && from === userId)
  const peopleOf = (itemId: string) =>
    strongest(sharing.filter((one) => isShown(one) && isBehind(one.id, itemId)))
  return { ...found, evidenceOf: (itemId) => ({ ...found.evidenceOf(itemId), people: peopleOf(itemId) }) }
}

function socialTwoHop(known: Known): Found {
  const { data, derived, viewer, consents } = known
  const people = derived.friendsOfFriends.get(viewer.id ?? '') ?? []
  const sharing = people.filter(
    ({ id }) => consents.allows(id, 'social-signals') && !data.ended.includes(`${viewer.id} ${id}`),
  )
  return walkFromPeople(known, [strangers(known, visible(known, sharing))], true).found
}

/** The factor model, in which the viewer is solved again from what they did, whom they follow and which tags they gave. */
function latent(known: Known): Found {
  const { viewer, policy, learned } = known
  const { items, degrees } = learned.factors
  const vectorOfItem = (id: string) => {
    const people = degrees[items.index.get(id) ?? -1] ?? 0
    return policy.minContributors > 1 && people < policy.minContributors ? undefined : vectorOf(items, id)
  }
  const observed = observedOf(known, vectorOfItem)
  if (observed.length === 0) return NOTHING
  const solve = ridgeSolver(learned.factors, observed)
  const pulls = observed.map(({ vector, confidence }) => vector.map((value) => confidence * value))
  const taste = solve(pulls.reduce((sum, pull) => sum.map((value, k) => value + (pull[k] ?? 0))))
  const scoreOf = (id: string) => {
    const vector = vectorOfItem(id)
    return vector && dot(vector, taste)
  }
  const scored = items.ids.map((id) => ({ id, weight: scoreOf(id) ?? 0 }))
  const isProposed = ({ id, weight }: Weighted) => weight >= 0.01 && !viewer.seen.has(id)
  return {
    ranking: scored.filter(isProposed).sort((a, b) => b.weight - a.weight),
    scoreOf,
    evidenceOf(itemId) {
      const support = solve(vectorOfItem(itemId) ?? [])
      const parts = observed.flatMap(({ itemId: id, vector, confidence }) =>
        id === null ? [] : [{ id, weight: confidence * dot(vector, support) }],
      )
      return { ...NO_EVIDENCE, items: strongest(parts.filter(({ weight }) => weight > 0)) }
    },
  }
}

/** The columns that the viewer has. @param vectorOfItem undefined for an item that the model may not use */
function observedOf(
  { viewer, policy, clockMs, learned: { factors } }: Known,
  vectorOfItem: (id: string) => readonly number[] | undefined,
): readonly Observed[] {
  const { people, tags, weights } = factors
  const damped = viewer.engagements.map(({ weight }) => Math.log1p(weight))
  const mean = damped.reduce((sum, value) => sum + value, 0) / damped.length
  const engaged = viewer.engagements.map(({ itemId, lastAtMs }, at) => {
    const confidence = ((damped[at] ?? 0) / mean) ** weights.countExponent
    return {
      itemId,
      vector: vectorOfItem(itemId),
      confidence: confidence * faded(lastAtMs, clockMs, halfLifeMs(policy)),
    }
  })
  const followed = viewer.followed.filter(({ id }) => !viewer.hidden.has(id))
  const others = [
    ...followed.map(({ id, weight }) => ({ vector: vectorOf(people, id), confidence: weights.tie * weight })),
    ...summed([...viewer.applied, ...viewer.stated]).map(({ id, weight }) => {
      return { vector: vectorOf(tags, id), confidence: weights.viewerTag * Math.log2(1 + weight) }
    }),
  ]
  return [...engaged, ...others.map((one) => ({ ...one, itemId: null }))].flatMap(({ vector, ...one }) =>
    vector && one.confidence > 0 ? [{ ...one, vector }] : [],
  )
}
