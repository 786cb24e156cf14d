import { fnv1a, mixed as spread } from '../../../src/domain/hash.ts'
import type { Basis, RecommendationRequest } from '../../../src/domain/recommendation.ts'
import { SOURCE_NAMES, type SourceName } from '../../../src/domain/source-name.ts'
import type { Entries, PlainGraph } from './plain-graph.ts'
import type { Found, Known } from './sources.ts'

/** What a request multiplies sources by, and how much a list trusts each; 1 if not said. */
export interface Weighing {
  readonly multipliers: RecommendationRequest['sourceWeights']
  readonly trust: Partial<Record<SourceName, number>>
}

export interface NaiveContribution {
  readonly source: SourceName
  readonly basis: Basis
  readonly logit: number
  readonly raw: number
}

export interface NaiveItem {
  readonly itemId: string
  readonly logit: number
  /** Empty for an item that no source knows. */
  readonly contributions: readonly NaiveContribution[]
  /** What reasons may come from. */
  readonly supporting: readonly SourceName[]
  /** Of a list about items: the parts of its logit. */
  readonly parts?: { readonly items: number; readonly viewer: number }
  /** Of a search. */
  readonly search?: { readonly interest: number; readonly popularity: number }
}

/** A source with the best available items that it proposes. */
export interface Proposing extends Found {
  readonly source: SourceName
  readonly basis: Basis
  readonly limit: number
  readonly proposed: Entries
}

/**
 * `bias + popularity weight * popularity + sum of trust * (slope * score / best score + proposed)`. A multiplier adds
 * `multiplier - 1` times the sizes of these terms. If it leaves only one source, that source's order is the order.
 */
export function scoredItem(
  known: Known,
  sources: readonly Proposing[],
  { multipliers, trust }: Weighing,
  itemId: string,
): NaiveItem {
  const { blend, bias } = known.policy
  const isSingle = SOURCE_NAMES.filter((name) => multipliers[name] !== 0).length === 1
  const popularityWeight = isSingle ? 0 : known.policy.popularityWeight
  const parts = sources.flatMap(({ source, basis, proposed, scoreOf }) => {
    const best = proposed[0]?.[1] ?? 0
    const own = proposed.find(([id]) => id === itemId)
    const raw = own?.[1] ?? (best > 0 ? scoreOf(itemId) : undefined)
    if (raw === undefined) return []
    const { slope, proposed: bonus } = blend[source]
    const termOf = (a: number, b: number) => (trust[source] ?? 1) * ((a * raw) / best + (own ? b : 0))
    const size = termOf(Math.abs(slope), Math.abs(bonus))
    const multiplier = multipliers[source] ?? 1
    const logit = isSingle ? multiplier * size : termOf(slope, bonus) + (multiplier - 1) * size
    return [{ source, basis, logit, raw, isProposed: own !== undefined }]
  })
  const isProposed = parts.some((part) => part.isProposed)
  const supporting = parts.filter((part) => part.isProposed === isProposed && part.logit > 0)
  const logit = parts.reduce(
    (sum, part) => sum + part.logit,
    bias + popularityWeight * popularityOf(known, itemId),
  )
  return { itemId, logit, contributions: parts, supporting: supporting.map(({ source }) => source) }
}

/** At training, in single precision. Of items of too few people nothing is said. */
function popularityOf({ training, policy }: Known, itemId: string): number {
  const people = training.degrees.get(itemId) ?? 0
  if (policy.minContributors > 1 && people < policy.minContributors) return 0
  return Math.fround(Math.log1p(people) / Math.log1p(training.mostPeople))
}

/** Has nothing to do with the age of an item. */
export function byHash(one: string, other: string): number {
  return fnv1a(one) - fnv1a(other)
}

export function byMixedHash(one: string, other: string): number {
  return spread(fnv1a(one)) - spread(fnv1a(other))
}

export function bestFirst(items: readonly NaiveItem[]): readonly NaiveItem[] {
  return items.toSorted((a, b) => b.logit - a.logit || byHash(a.itemId, b.itemId))
}

/**
 * Items with both logits in standard deviations from their means. What the viewer's sources do not know is below all that they
 * know. @param byViewer without what they do not know
 */
export function mixed(
  byItems: readonly NaiveItem[],
  byViewer: readonly NaiveItem[],
  share: number,
  bias: number,
) {
  const lowest = Math.min(bias, ...byViewer.map(({ logit }) => logit))
  const own = byItems.map(({ itemId }) => byViewer.find((one) => one.itemId === itemId))
  const items = standardized(byItems.map(({ logit }) => logit))
  const viewer = standardized(own.map((one) => one?.logit ?? lowest))
  const scaled = ({ contributions }: Pick<NaiveItem, 'contributions'>, factor: number) =>
    contributions.map((part) => ({ ...part, logit: part.logit * factor }))
  return byItems.map((item, at): NaiveItem => {
    const parts = { items: (1 - share) * (items.z[at] ?? 0), viewer: share * (viewer.z[at] ?? 0) }
    const { contributions, supporting } = own[at] ?? { contributions: [], supporting: [] }
    return {
      itemId: item.itemId,
      logit: parts.items + parts.viewer,
      contributions: [
        ...scaled(item, (1 - share) * items.scale),
        ...scaled({ contributions }, share * viewer.scale),
      ],
      supporting: [...new Set([...item.supporting, ...supporting])],
      parts,
    }
  })
}

function standardized(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  const scale = deviation <= 1e-9 ? 1 : 1 / deviation
  return { scale, z: values.map((value) => (deviation <= 1e-9 ? 0 : (value - mean) * scale)) }
}

/** Up to each place, known items take at most this share, rounded up, while there are others. */
export function withFewKnown(
  items: readonly NaiveItem[],
  known: ReadonlySet<string>,
  share: number,
): readonly NaiveItem[] {
  const left = [...items]
  const placed: NaiveItem[] = []
  while (left.length > 0) {
    const isFull =
      placed.filter(({ itemId }) => known.has(itemId)).length >= Math.ceil(share * (placed.length + 1))
    const at = left.findIndex(({ itemId }) => !isFull || !known.has(itemId))
    placed.push(...left.splice(Math.max(0, at), 1))
  }
  return placed
}

/** What a list has of each kind of item at most. */
export interface Limits {
  readonly maxPerTag: number
  readonly diversity: number
  /** Known items take at most this share up to each place, rounded up, while there are others. */
  readonly known: ReadonlySet<string>
  readonly share: number
}

/** At most so many items of one strongest tag, spread by maximal marginal relevance. */
export function arranged(
  graph: PlainGraph,
  items: readonly NaiveItem[],
  { maxPerTag, diversity, known, share }: Limits,
): readonly NaiveItem[] {
  const strongest = items.map(({ itemId }) => graph.tags(itemId)[0]?.[0])
  const isKept = (_: NaiveItem, at: number) =>
    strongest[at] === undefined ||
    strongest.slice(0, at).filter((tagId) => tagId === strongest[at]).length < maxPerTag
  const left = items.filter(isKept)
  const logits = left.map(({ logit }) => logit)
  const [lowest, highest] = [Math.min(...logits), Math.max(...logits)]
  const relevance = ({ logit }: NaiveItem) => (highest === lowest ? 1 : (logit - lowest) / (highest - lowest))
  const placed: NaiveItem[] = []
  const worth = (item: NaiveItem) => {
    const closest = placed.map((other) => similarity(graph, item, other))
    return (1 - diversity) * relevance(item) - diversity * Math.max(0, ...closest)
  }
  while (left.length > 0) {
    const isFull =
      placed.filter(({ itemId }) => known.has(itemId)).length >= Math.ceil(share * (placed.length + 1))
    const others = isFull ? left.filter(({ itemId }) => !known.has(itemId)) : left
    const open = others.length > 0 ? others : left
    const worths = diversity === 0 ? [0] : open.map(worth)
    const best = open[worths.indexOf(Math.max(...worths))] as NaiveItem
    placed.push(...left.splice(left.indexOf(best), 1))
  }
  return placed
}

/** Shared tags count 0.8, shared sources 0.2. */
function similarity(graph: PlainGraph, one: NaiveItem, other: NaiveItem): number {
  const [tags = [], others = []] = [one, other].map(({ itemId }) => graph.tags(itemId).map(([id]) => id))
  const common = tags.filter((id) => others.includes(id)).length
  const sources = SOURCE_NAMES.reduce(
    (sum, name) => sum + Math.min(shareOf(one, name), shareOf(other, name)),
    0,
  )
  return 0.8 * (common / (tags.length + others.length - common || 1)) + 0.2 * Math.min(1, sources)
}

function shareOf({ contributions }: NaiveItem, name: SourceName): number {
  const sizeOf = (parts: readonly NaiveContribution[]) =>
    parts.reduce((sum, { logit }) => sum + Math.abs(logit), 0)
  return sizeOf(contributions.filter(({ source }) => source === name)) / (sizeOf(contributions) || 1)
}
