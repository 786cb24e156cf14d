import type { Consents } from '../../../src/domain/consent.ts'
import { halfLifeMs, type Policy } from '../../../src/domain/policy.ts'
import type { SourceName } from '../../../src/domain/source-name.ts'
import type { FactorModel, FactorTable } from '../../../src/model/factor-model.ts'
import type { Derived } from './derived.ts'
import { engagementsOf, followedBy, type Pair, strongestFirst, summed, type Weighted } from './facts.ts'
import type { PlainData } from './plain-world.ts'
import { fadedWeight, interestsOf, type NaiveViewer, shares } from './viewer.ts'

const DAY_MS = 86_400_000

/** What a training has learned, as it serves. */
export interface Learned {
  readonly trainedAtMs: number
  readonly neighbors: ReadonlyMap<string, readonly Weighted[]>
  readonly similar: ReadonlyMap<
    string,
    readonly (Weighted & { readonly rank: number; readonly people: number })[]
  >
  readonly factors: FactorModel | null
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
  readonly source: SourceName
  /** Best first, without what the viewer has seen. */
  readonly ranking: readonly Weighted[]
  /** Of any item; undefined if the source does not know it. */
  readonly scoreOf: (itemId: string) => number | undefined
  readonly evidenceOf: (itemId: string) => NaiveEvidence
}

const NO_EVIDENCE: NaiveEvidence = { peopleCount: 0, people: [], items: [], tags: [] }

/** What a source finds for a viewer. */
export const FIND: Readonly<Record<SourceName, (known: Known) => Omit<Found, 'source'>>> = {
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

function chart(
  { derived, viewer, policy }: Known,
  name: 'popular' | 'trending' | 'fresh',
): Omit<Found, 'source'> {
  const entries = derived.charts[name].slice(0, policy.chartDepth)
  return { ranking: ranked(entries, viewer), scoreOf: () => undefined, evidenceOf: () => NO_EVIDENCE }
}

/** Scores that differ by less than a millionth are equal, and then the id decides. */
function ranked(scored: readonly Weighted[], { seen }: NaiveViewer): readonly Weighted[] {
  const rounded = ({ weight }: Weighted) => Math.floor(weight * 1e6 + 0.5)
  return scored
    .filter(({ id, weight }) => weight > 0 && !seen.has(id))
    .sort((a, b) => rounded(b) - rounded(a) || (a.id < b.id ? -1 : 1))
}

/** The part of an item's score that comes over one node. */
interface Part extends Weighted {
  readonly from: string
}

/** One step from weighted nodes. */
function walk(from: readonly Weighted[], edgesOf: (id: string) => readonly Weighted[]): readonly Part[] {
  return from.flatMap((node) =>
    edgesOf(node.id).map(({ id, weight }) => ({ from: node.id, id, weight: node.weight * weight })),
  )
}

/** What a walk finds. @param evidenceOf by the nodes that lead to an item */
function foundBy(
  parts: readonly Part[],
  viewer: NaiveViewer,
  evidenceOf: (nodes: readonly Weighted[], itemId: string) => Partial<NaiveEvidence>,
): Omit<Found, 'source'> {
  const scores = new Map(summed(parts).map(({ id, weight }) => [id, weight]))
  return {
    ranking: ranked(
      [...scores].map(([id, weight]) => ({ id, weight })),
      viewer,
    ),
    scoreOf: (itemId) => scores.get(itemId) || undefined,
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

function similarItems({ viewer, policy, learned, clockMs }: Known): Omit<Found, 'source'> {
  const seeds = viewer.engagements.slice(0, policy.seedLimit)
  const weighted = seeds.map((one) => ({
    id: one.itemId,
    weight: fadedWeight(one, clockMs, halfLifeMs(policy)),
  }))
  const edgesOf = (id: string) =>
    (learned.similar.get(id) ?? []).filter(
      ({ rank, people }) => rank <= policy.seedDepth && people >= Math.min(5, policy.minContributors),
    )
  return foundBy(walk(shares(weighted), edgesOf), viewer, (nodes) => ({ items: strongest(nodes) }))
}

function sharedTags({ data, derived, viewer, policy, clockMs }: Known): Omit<Found, 'source'> {
  const interests = interestsOf(data, viewer, clockMs, halfLifeMs(policy)).slice(0, policy.interestLimit)
  const parts = walk(interests, (id) => (derived.tagTops.get(id) ?? []).slice(0, policy.tagDepth))
  return foundBy(parts, viewer, (nodes) => ({ tags: strongest(nodes) }))
}

/** A person from whom a source walks, with what they engaged with. */
interface Person extends Weighted {
  readonly engagements: readonly Pair[]
}

/** Those whom the viewer may be influenced by. */
function visible({ data, viewer, policy, nowMs }: Known, people: readonly Weighted[]): readonly Person[] {
  return people
    .filter(({ id }) => !viewer.hidden.has(id))
    .map((person) => ({ ...person, engagements: engagementsOf(data, person.id).slice(0, 100) }))
    .filter((person) => policy.minAccountAgeMs === 0 || isOlder(data, person, nowMs - policy.minAccountAgeMs))
}

/** An account is as old as it says or as its oldest engagement. */
function isOlder({ users }: PlainData, { id, engagements }: Person, thanMs: number): boolean {
  const createdAt = users.find((user) => user.id === id)?.createdAt ?? Number.POSITIVE_INFINITY
  return (
    engagements.length > 0 && Math.min(createdAt, ...engagements.map(({ lastAtMs }) => lastAtMs)) <= thanMs
  )
}

/**
 * How many distinct people are behind an item: no account of less than a day, no copy of the viewer, and of people with nearly
 * the same items one. They are compared in the order of their ids.
 */
function crowdOf(
  { data, viewer, nowMs }: Known,
  people: readonly Person[],
): (itemId: string, beforeMs: number) => number {
  const own = viewer.engagements.map(({ itemId }) => itemId)
  const counted = people.filter(
    (person) => person.weight > 0 && isOlder(data, person, nowMs - DAY_MS) && !areAlike(itemsOf(person), own),
  )
  const groups: Person[][] = []
  for (const person of [...counted].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const group = groups.find(([first]) => first && areAlike(itemsOf(first), itemsOf(person)))
    if (group) group.push(person)
    else groups.push([person])
  }
  const has = (person: Person, itemId: string, beforeMs: number) =>
    person.engagements.some((one) => one.itemId === itemId && one.lastAtMs < beforeMs)
  return (itemId, beforeMs) =>
    groups.filter((group) => group.some((person) => has(person, itemId, beforeMs))).length
}

function itemsOf({ engagements }: Person): readonly string[] {
  return engagements.map(({ itemId }) => itemId)
}

/** 80 % of all items of the two in common. */
function areAlike(one: readonly string[], other: readonly string[]): boolean {
  const common = one.filter((id) => other.includes(id)).length
  return common * 10 >= (one.length + other.length - common) * 8
}

/** What strangers do counts from the next day on. */
function todayMs(nowMs: number): number {
  return Math.floor(nowMs / DAY_MS) * DAY_MS
}

/** Some of the people of a walk. What they did counts for items that enough of them are behind; 0: for all. */
interface Crowd {
  readonly people: readonly Person[]
  readonly least: number
  /** What counts in numbers of people. */
  readonly beforeMs: number
}

function walkFromPeople(known: Known, crowds: readonly Crowd[], isFading: boolean) {
  const { derived, policy, clockMs, viewer } = known
  const counted = crowds.map(({ people, least, beforeMs }) => {
    const count = crowdOf(known, people)
    const isEnough = (itemId: string) => least === 0 || count(itemId, beforeMs) >= least
    const countOf = (itemId: string) => (isEnough(itemId) ? count(itemId, beforeMs) : 0)
    return { people, isEnough, countOf }
  })
  const edgeOf = ({ itemId: id, lastAtMs }: Pair) => {
    const fading = isFading ? 2 ** (-Math.max(0, clockMs - lastAtMs) / halfLifeMs(policy)) : 1
    return { id, weight: fading * Math.max(1, derived.degrees.get(id) ?? 0) ** -policy.popularityDiscount }
  }
  const parts = counted.flatMap(({ people, isEnough }) => {
    const engagements = new Map(people.map((person) => [person.id, person.engagements]))
    return walk(people, (id) =>
      (engagements.get(id) ?? []).filter(({ itemId }) => isEnough(itemId)).map(edgeOf),
    )
  })
  const found = foundBy(parts, viewer, (_, itemId) => ({
    peopleCount: counted.reduce((sum, { countOf }) => sum + countOf(itemId), 0),
  }))
  return { parts, found }
}

/** People of whom the viewer may learn only what many of them did before today. */
function strangers(
  { policy, nowMs }: Known,
  people: readonly Person[],
  least = policy.minContributors,
): Crowd {
  return { people, least, beforeMs: todayMs(nowMs) }
}

const NOTHING: Omit<Found, 'source'> = {
  ranking: [],
  scoreOf: () => undefined,
  evidenceOf: () => NO_EVIDENCE,
}

function neighbors(known: Known): Omit<Found, 'source'> {
  const { viewer, policy, learned } = known
  if (viewer.engagements.length < Math.max(1, policy.minOwnEngagements)) return NOTHING
  const people = visible(known, learned.neighbors.get(viewer.id ?? '') ?? [])
  return walkFromPeople(known, [strangers(known, people)], false).found
}

/** Those whom the viewer follows: alone if they agreed to it, otherwise as a crowd of five. */
function social(known: Known): Omit<Found, 'source'> {
  const { data, viewer, policy, consents } = known
  const followed = viewer.followed.filter(({ id }) => !viewer.hidden.has(id)).slice(0, policy.personLimit)
  const sharing = followed.filter(({ id }) => consents.allows(id, 'social-signals'))
  const isShown = (id: string) => data.users.some((user) => user.id === id && user.isShown)
  const followsBack = (id: string) => followedBy(data, id).some((tie) => tie.id === viewer.id)
  const countsAlone = ({ id }: Weighted) =>
    policy.follows === 'open' || followsBack(id) || (policy.follows === 'approved' && isShown(id))
  const alone = visible(known, sharing.filter(countsAlone))
  const others = visible(
    known,
    sharing.filter((one) => !countsAlone(one)),
  )
  const crowd = strangers(known, others, Math.max(5, policy.minContributors))
  const { parts, found } = walkFromPeople(
    known,
    [{ people: alone, least: 0, beforeMs: Number.POSITIVE_INFINITY }, crowd],
    true,
  )
  return {
    ...found,
    evidenceOf(itemId) {
      const behind = new Set(parts.filter(({ id }) => id === itemId).map(({ from }) => from))
      return {
        ...found.evidenceOf(itemId),
        people: strongest(sharing.filter(({ id }) => behind.has(id) && isShown(id))),
      }
    },
  }
}

function socialTwoHop(known: Known): Omit<Found, 'source'> {
  const { data, derived, viewer, consents } = known
  const people = (derived.friendsOfFriends.get(viewer.id ?? '') ?? []).filter(
    ({ id }) => consents.allows(id, 'social-signals') && !data.ended.includes(`${viewer.id} ${id}`),
  )
  return walkFromPeople(known, [strangers(known, visible(known, people))], true).found
}

/** A column of the factorization that the viewer has, with its confidence. */
interface Observed {
  readonly itemId: string | null
  readonly vector: readonly number[]
  readonly confidence: number
}

/** The factor model: the viewer's vector solves `(a G + sum c v v' + r I) x = sum c v`. */
function latent({ viewer, policy, learned, clockMs }: Known): Omit<Found, 'source'> {
  const model = learned.factors
  if (!model) return NOTHING
  const { items, degrees } = model
  const isCommon = (id: string) => {
    const place = items.index.get(id)
    return (
      place !== undefined && (policy.minContributors <= 1 || (degrees[place] ?? 0) >= policy.minContributors)
    )
  }
  const observed = observedOf(model, viewer, { isCommon, clockMs, halfLifeMs: halfLifeMs(policy) })
  if (observed.length === 0) return NOTHING
  const system = systemOf(model, observed)
  const { dimension } = model
  const pull = observed.reduce(
    (sum, { vector, confidence }) => sum.map((value, k) => value + confidence * (vector[k] ?? 0)),
    new Array<number>(dimension).fill(0),
  )
  const taste = solved(system, pull)
  const scoreOf = (id: string) =>
    isCommon(id) ? dot(vectorOf(items, id, dimension) ?? [], taste) : undefined
  const scored = items.ids.flatMap((id) => (isCommon(id) ? [{ id, weight: scoreOf(id) ?? 0 }] : []))
  return {
    ranking: scored
      .filter(({ id, weight }) => weight >= 0.01 && !viewer.seen.has(id))
      .sort((a, b) => b.weight - a.weight),
    scoreOf,
    evidenceOf(itemId) {
      if (!isCommon(itemId)) return NO_EVIDENCE
      const support = solved(system, vectorOf(items, itemId, dimension) ?? [])
      const parts = observed.flatMap(({ itemId: id, vector, confidence }) =>
        id === null ? [] : [{ id, weight: confidence * dot(vector, support) }],
      )
      return { ...NO_EVIDENCE, items: strongest(parts.filter(({ weight }) => weight > 0)) }
    },
  }
}

function observedOf(
  { items, people, tags, weights, dimension }: FactorModel,
  viewer: NaiveViewer,
  { isCommon, ...clock }: { isCommon: (id: string) => boolean; clockMs: number; halfLifeMs: number },
): readonly Observed[] {
  const { engagements, applied, stated, followed, hidden } = viewer
  const damped = engagements.map(({ weight }) => Math.log1p(weight))
  const mean = damped.reduce((sum, value) => sum + value, 0) / damped.length
  const taste = engagements.map(({ itemId, lastAtMs }, at) => {
    const fading = 2 ** (-Math.max(0, clock.clockMs - lastAtMs) / clock.halfLifeMs)
    const confidence = ((damped[at] ?? 0) / mean) ** weights.countExponent * fading
    return { itemId, vector: isCommon(itemId) ? vectorOf(items, itemId, dimension) : undefined, confidence }
  })
  const ties = followed
    .filter(({ id }) => !hidden.has(id))
    .map(({ id, weight }) => ({
      itemId: null,
      vector: vectorOf(people, id, dimension),
      confidence: weights.tie * weight,
    }))
  const own = summed([...applied, ...stated]).map(({ id, weight }) => {
    return {
      itemId: null,
      vector: vectorOf(tags, id, dimension),
      confidence: weights.viewerTag * Math.log2(1 + weight),
    }
  })
  return [...taste, ...ties, ...own].flatMap(({ vector, ...one }) =>
    vector && one.confidence > 0 ? [{ ...one, vector }] : [],
  )
}

function vectorOf(
  { index, vectors }: FactorTable,
  id: string,
  dimension: number,
): readonly number[] | undefined {
  const place = index.get(id)
  return place === undefined ? undefined : [...vectors.subarray(place * dimension, (place + 1) * dimension)]
}

function systemOf(
  { dimension, gram, loss, columns }: FactorModel,
  observed: readonly Observed[],
): readonly (readonly number[])[] {
  const ridge =
    loss.regularization * (observed.length + loss.unobservedWeight * columns) ** loss.frequencyExponent
  const cell = (row: number, column: number) =>
    loss.unobservedWeight * (gram[row * dimension + column] ?? 0) +
    observed.reduce(
      (sum, { vector, confidence }) => sum + confidence * (vector[row] ?? 0) * (vector[column] ?? 0),
      0,
    ) +
    (row === column ? ridge : 0)
  const places = [...new Array(dimension).keys()]
  return places.map((row) => places.map((column) => cell(Math.max(row, column), Math.min(row, column))))
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
}

/** Gaussian elimination; the system is positive definite. */
function solved(system: readonly (readonly number[])[], right: readonly number[]): readonly number[] {
  let rows = system.map((row, at) => [...row, right[at] ?? 0])
  for (let pivot = 0; pivot < rows.length; pivot++) {
    const scale = rows[pivot]?.[pivot] ?? 1
    const normal = (rows[pivot] ?? []).map((value) => value / scale)
    rows = rows.map((row, at) =>
      at === pivot ? normal : row.map((value, k) => value - (row[pivot] ?? 0) * (normal[k] ?? 0)),
    )
  }
  return rows.map((row) => row.at(-1) ?? 0)
}
