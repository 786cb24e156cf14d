import type { Consents } from '../../../src/domain/consent.ts'
import { halfLifeMs, type Policy } from '../../../src/domain/policy.ts'
import type { SourceName } from '../../../src/domain/source-name.ts'
import type { FactorModel, FactorTable } from '../../../src/model/factor-model.ts'
import type { Entries, Entry, Pair, PlainGraph, PlainTraining } from './plain-graph.ts'
import { faded, scaled, strongestFirst, summed, totalOf } from './plain-graph.ts'
import type { NaiveViewer } from './viewer.ts'

const DAY_MS = 86_400_000

/** What a training has learned, as it serves. */
export interface Learned {
  readonly trainedAtMs: number
  readonly neighbors: ReadonlyMap<string, Entries>
  readonly similar: ReadonlyMap<string, readonly SimilarItem[]>
  readonly factors: FactorModel
  /** Secret of the noise in counts of people. */
  readonly noiseKey: string
}

export interface SimilarItem {
  readonly id: string
  readonly score: number
  readonly rank: number
  readonly people: number
}

/** Everything that a source may look at. */
export interface Known {
  readonly graph: PlainGraph
  readonly training: PlainTraining
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
  /** Ids, strongest first, at most three. */
  readonly people: Entries
  readonly items: Entries
  readonly tags: Entries
}

/** What a source knows of the catalog. */
export interface Found {
  /** Best first, without what the viewer has seen. */
  readonly ranking: Entries
  /** Of any item; undefined if the source does not know it. */
  readonly scoreOf: (itemId: string) => number | undefined
  readonly evidenceOf: (itemId: string) => Partial<NaiveEvidence>
}

const NOTHING: Found = { ranking: [], scoreOf: () => undefined, evidenceOf: () => ({}) }

/** An engagement counts the logarithm of its weight, and half of that after each half-life. */
export function fadedWeights({ viewer, clockMs, policy }: Known): Entries {
  const weightOf = ({ weight, lastAtMs }: NaiveViewer['engagements'][number]) =>
    Math.log1p(weight) * faded(lastAtMs, clockMs, halfLifeMs(policy))
  return viewer.engagements.map((one) => [one.itemId, weightOf(one)])
}

/**
 * Interest in tags as shares, strongest first: that of engagements in the tags of their items, half as much of what is stated,
 * and less of what the viewer wants less of.
 */
export function interestsOf(known: Known): Entries {
  const { stated, damped } = known.viewer
  const observed = fadedWeights(known).flatMap(([itemId, weight]) => scaled(known.graph.tags(itemId), weight))
  const added = scaled(stated, (0.5 * (totalOf(observed) || 1)) / (totalOf(stated) || 1))
  const all = summed([...observed, ...added]).map(
    ([id, weight]): Entry => [id, weight * (damped.get(id) ?? 1)],
  )
  return strongestFirst(shares(all.filter(([, weight]) => weight > 0)))
}

function shares(entries: Entries): Entries {
  const total = totalOf(entries) || 1
  return entries.map(([id, weight]) => [id, weight / total])
}

/** What a source finds for a viewer. */
export function find(source: SourceName, known: Known): Found {
  switch (source) {
    case 'popular':
    case 'trending':
    case 'fresh':
      return {
        ...NOTHING,
        ranking: ranked(known.training.chart(source).slice(0, known.policy.chartDepth), known),
      }
    case 'similar-items':
      return similarItems(known)
    case 'latent':
      return latent(known)
    case 'neighbors':
      return neighbors(known)
    case 'social':
      return social(known)
    case 'shared-tags':
      return sharedTags(known)
    case 'social-two-hop':
      return socialTwoHop(known)
  }
}

/** Scores that differ by less than a millionth are equal, and then the id decides. */
function ranked(scored: Entries, { viewer }: Known): Entries {
  const rounded = (score: number) => Math.floor(score * 1e6 + 0.5)
  return scored
    .filter(([id, score]) => score > 0 && !viewer.seen.has(id))
    .toSorted(([a, x], [b, y]) => rounded(y) - rounded(x) || (a < b ? -1 : 1))
}

/** One step from weighted nodes. @param evidenceOf by the nodes that lead to an item, with their parts of its score */
function walk(
  known: Known,
  from: readonly { readonly node: Entry; readonly edges: Entries }[],
  evidenceOf: (nodes: Entries, itemId: string) => Partial<NaiveEvidence>,
): Found {
  const scores = summed(from.flatMap(({ node: [, weight], edges }) => scaled(edges, weight)))
  const nodesOf = (itemId: string) =>
    from.flatMap(({ node: [id, weight], edges }) =>
      edges.filter(([to]) => to === itemId).map(([, score]): Entry => [id, weight * score]),
    )
  return {
    ranking: ranked(scores, known),
    scoreOf: (itemId) => scores.find(([id]) => id === itemId)?.[1] || undefined,
    evidenceOf: (itemId) => evidenceOf(nodesOf(itemId), itemId),
  }
}

function strongest(nodes: Entries): Entries {
  return strongestFirst(nodes).slice(0, 3)
}

function similarItems(known: Known): Found {
  const { policy, learned } = known
  const edgesOf = (id: string) =>
    (learned.similar.get(id) ?? [])
      .filter(({ rank, people }) => rank <= policy.seedDepth && people >= Math.min(5, policy.minContributors))
      .map((edge): Entry => [edge.id, edge.score])
  const seeds = shares(fadedWeights(known).slice(0, policy.seedLimit))
  const from = seeds.map((node) => ({ node, edges: edgesOf(node[0]) }))
  return walk(known, from, (nodes) => ({ items: strongest(nodes) }))
}

function sharedTags(known: Known): Found {
  const { policy, training } = known
  const interests = interestsOf(known).slice(0, policy.interestLimit)
  const from = interests.map((node) => ({
    node,
    edges: training.topItems(node[0]).slice(0, policy.tagDepth),
  }))
  return walk(known, from, (nodes) => ({ tags: strongest(nodes) }))
}

/** A person from whom a source walks, with what they engaged with. */
interface Person {
  readonly node: Entry
  readonly pairs: readonly Pair[]
}

/** Those who may influence the list. */
function visible(known: Known, people: Entries): readonly Person[] {
  const { graph, viewer, policy, nowMs } = known
  return people
    .filter(([id]) => !viewer.hidden.has(id))
    .map((node) => ({ node, pairs: graph.engagements(node[0]) }))
    .filter(
      (person) => policy.minAccountAgeMs === 0 || existed(graph, person, nowMs - policy.minAccountAgeMs),
    )
}

/** An account is as old as it says or as its oldest engagement. */
function existed({ data }: PlainGraph, { node: [id], pairs }: Person, atMs: number): boolean {
  const createdAt = data.users.find((user) => user.id === id)?.createdAt ?? Infinity
  return pairs.length > 0 && Math.min(createdAt, ...pairs.map(({ lastAtMs }) => lastAtMs)) <= atMs
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
function countIn({ graph, viewer, nowMs }: Known, { people, beforeMs }: Crowd): (itemId: string) => number {
  const isCounted = (one: Person) =>
    existed(graph, one, nowMs - DAY_MS) && !areAlike(one.pairs, viewer.engagements)
  const groups: Person[][] = []
  for (const person of people.filter(isCounted).toSorted((a, b) => (a.node[0] < b.node[0] ? -1 : 1))) {
    const group = groups.find(([first]) => first && areAlike(first.pairs, person.pairs))
    if (group) group.push(person)
    else groups.push([person])
  }
  const has = (itemId: string) => (one: Pair) => one.itemId === itemId && one.lastAtMs < beforeMs
  return (itemId) => groups.filter((group) => group.some(({ pairs }) => pairs.some(has(itemId)))).length
}

type Items = readonly { readonly itemId: string }[]

/** 80 % of all items of the two in common. */
function areAlike(one: Items, other: Items): boolean {
  const common = one.filter(({ itemId }) => other.some((two) => two.itemId === itemId)).length
  return common * 10 >= (one.length + other.length - common) * 8
}

function walkFromPeople(known: Known, crowds: readonly Crowd[], isFading: boolean): Found {
  const { training, policy, clockMs } = known
  const counts = crowds.map((crowd) => countIn(known, crowd))
  const isEnough = (at: number, least: number, itemId: string) =>
    least === 0 || (counts[at]?.(itemId) ?? 0) >= least
  const edgeOf = ({ itemId, lastAtMs }: Pair): Entry => {
    const discount = Math.max(1, training.degrees.get(itemId) ?? 0) ** -policy.popularityDiscount
    return [itemId, discount * (isFading ? faded(lastAtMs, clockMs, halfLifeMs(policy)) : 1)]
  }
  const from = crowds.flatMap(({ people, least }, at) =>
    people.map(({ node, pairs }) => {
      return { node, edges: pairs.filter(({ itemId }) => isEnough(at, least, itemId)).map(edgeOf) }
    }),
  )
  const countOf = (itemId: string) =>
    crowds.reduce(
      (sum, { least }, at) => sum + (isEnough(at, least, itemId) ? (counts[at]?.(itemId) ?? 0) : 0),
      0,
    )
  return walk(known, from, (people, itemId) => ({ peopleCount: countOf(itemId), people }))
}

function neighbors(known: Known): Found {
  const { viewer, policy, learned } = known
  if (viewer.engagements.length < Math.max(1, policy.minOwnEngagements)) return NOTHING
  const people = visible(known, learned.neighbors.get(viewer.id ?? '') ?? [])
  return walkFromPeople(known, [strangers(known, people)], false)
}

/** Those whom the viewer follows: alone if they agreed to it, otherwise as a crowd of five. */
function social(known: Known): Found {
  const { graph, viewer, policy, consents } = known
  const followed = viewer.followed.filter(([id]) => !viewer.hidden.has(id)).slice(0, policy.personLimit)
  const sharing = followed.filter(([id]) => consents.allows(id, 'social-signals'))
  const isShown = ([id]: Entry) => graph.data.users.some((user) => user.id === id && user.isShown)
  const followsBack = ([id]: Entry) => graph.followed(id).some(([other]) => other === viewer.id)
  const isAlone = (one: Entry) =>
    policy.follows === 'open' || followsBack(one) || (policy.follows === 'approved' && isShown(one))
  const others = visible(
    known,
    sharing.filter((one) => !isAlone(one)),
  )
  const alone = { people: visible(known, sharing.filter(isAlone)), least: 0, beforeMs: Infinity }
  const found = walkFromPeople(
    known,
    [alone, strangers(known, others, Math.max(5, policy.minContributors))],
    true,
  )
  const evidenceOf = (itemId: string) => {
    const { people = [], ...evidence } = found.evidenceOf(itemId)
    const behind = sharing.filter((one) => isShown(one) && people.some(([id]) => id === one[0]))
    return { ...evidence, people: strongest(behind) }
  }
  return { ...found, evidenceOf }
}

function socialTwoHop(known: Known): Found {
  const { graph, training, viewer, consents } = known
  const isEnded = (id: string) => graph.data.ended.includes(`${viewer.id} ${id}`)
  const people = training.friendsOfFriends(viewer.id ?? '').filter(([id]) => !isEnded(id))
  const sharing = people.filter(([id]) => consents.allows(id, 'social-signals'))
  return walkFromPeople(known, [strangers(known, visible(known, sharing))], true)
}

/** A column of the factorization that the viewer has. `itemId` is null for a user or a tag. */
interface Observed {
  readonly itemId: string | null
  readonly vector: readonly number[]
  readonly confidence: number
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
  /** No user had engaged with it, or too few had. */
  const isUnlearned = (id: string) =>
    (degrees[items.index.get(id) ?? -1] ?? 0) < Math.max(1, policy.minContributors)
  const vectorOfAny = (id: string) => (isUnlearned(id) && describedBy(known, id)) || vectorOfItem(id)
  const solve = ridgeSolver(learned.factors, observed)
  const pulls = observed.map(({ vector, confidence }) => vector.map((value) => confidence * value))
  const taste = solve(pulls.reduce((sum, pull) => sum.map((value, k) => value + (pull[k] ?? 0))))
  const scoreOf = (id: string) => {
    const vector = vectorOfAny(id)
    return vector && dot(vector, taste)
  }
  const ids = new Set([...items.ids, ...known.graph.data.items.map(({ id }) => id)])
  const scored = [...ids].map((id): Entry => [id, scoreOf(id) ?? 0])
  const isProposed = ([id, score]: Entry) => score >= 0.01 && !viewer.seen.has(id)
  const evidenceOf = (itemId: string) => {
    const support = solve(vectorOfAny(itemId) ?? [])
    const parts = observed.map((one): Entry => [one.itemId ?? '', one.confidence * dot(one.vector, support)])
    return { items: strongest(parts.filter(([id, weight]) => id !== '' && weight > 0)) }
  }
  return { ranking: scored.filter(isProposed).sort(([, x], [, y]) => y - x), scoreOf, evidenceOf }
}

/** What its strongest known tags say: their effects and that of every item, added. In single precision. */
function describedBy({ graph, learned: { factors } }: Known, itemId: string): readonly number[] | undefined {
  const found = graph.tags(itemId).map(([tagId]) => vectorOf(factors.effects, tagId))
  const effects = found.filter((effect) => effect !== undefined).slice(0, 20)
  const every = vectorOf(factors.effects, '')
  if (effects.length === 0 || !every) return undefined
  return every.map((value, k) => Math.fround(effects.reduce((sum, effect) => sum + (effect[k] ?? 0), value)))
}

type VectorOf = (id: string) => readonly number[] | undefined

/** @param vectorOfItem undefined for an item that the model may not use */
function observedOf(
  { viewer, policy, clockMs, learned }: Known,
  vectorOfItem: VectorOf,
): readonly Observed[] {
  const { people, tags, weights } = learned.factors
  const { engagements, followed, hidden, applied, stated } = viewer
  const mean =
    totalOf(engagements.map(({ itemId, weight }) => [itemId, Math.log1p(weight)])) / engagements.length
  const engaged = engagements.map(({ itemId, weight, lastAtMs }) => {
    const counted = (Math.log1p(weight) / mean) ** weights.countExponent
    const confidence = counted * faded(lastAtMs, clockMs, halfLifeMs(policy))
    return { itemId, vector: vectorOfItem(itemId), confidence }
  })
  const ties = followed.filter(([id]) => !hidden.has(id))
  const others = [
    ...ties.map(([id, strength]) => ({ vector: vectorOf(people, id), confidence: weights.tie * strength })),
    ...summed([...applied, ...stated]).map(([id, weight]) => {
      return { vector: vectorOf(tags, id), confidence: weights.viewerTag * Math.log2(1 + weight) }
    }),
  ]
  const all = [...engaged, ...others.map((one) => ({ ...one, itemId: null }))]
  return all.flatMap(({ vector, ...one }) => (vector && one.confidence > 0 ? [{ ...one, vector }] : []))
}

function vectorOf({ index, ids, vectors }: FactorTable, id: string): readonly number[] | undefined {
  const dimension = vectors.length / ids.length
  const place = index.get(id)
  return place === undefined ? undefined : [...vectors.subarray(place * dimension, (place + 1) * dimension)]
}

/** `x` of `(a G + sum c v v' + r I) x = right`, where columns `v` with confidences `c` are observed. */
function ridgeSolver(model: FactorModel, observed: readonly Observed[]) {
  const { dimension, gram, loss, columns } = model
  const ridge =
    loss.regularization * (observed.length + loss.unobservedWeight * columns) ** loss.frequencyExponent
  const places = [...new Array(dimension).keys()]
  const cell = (row: number, column: number) =>
    loss.unobservedWeight * (gram[Math.max(row, column) * dimension + Math.min(row, column)] ?? 0) +
    observed.reduce(
      (sum, { vector, confidence }) => sum + confidence * (vector[row] ?? 0) * (vector[column] ?? 0),
      0,
    ) +
    (row === column ? ridge : 0)
  const system = places.map((row) => places.map((column) => cell(row, column)))
  return (right: readonly number[]) =>
    eliminated(system.map((row, at) => [...row, right[at] ?? 0])).map((row) => row.at(-1) ?? 0)
}

/** By Gauss and Jordan. The system is positive definite. */
function eliminated(system: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return system.reduce((rows, _, pivot) => {
    const normal = rows[pivot]?.map((value) => value / (rows[pivot]?.[pivot] ?? 1)) ?? []
    const without = (row: readonly number[]) =>
      row.map((value, k) => value - (row[pivot] ?? 0) * (normal[k] ?? 0))
    return rows.map((row, at) => (at === pivot ? normal : without(row)))
  }, system)
}

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0)
}
