import { fnv1a } from '../../../src/domain/hash.ts'
import type { Basis, RecommendationRequest } from '../../../src/domain/recommendation.ts'
import type { SourceName } from '../../../src/domain/source-name.ts'
import type { Weighted } from './facts.ts'
import type { Found, Known } from './sources.ts'

export type SourceWeights = RecommendationRequest['sourceWeights']

export interface NaiveContribution {
  readonly source: SourceName
  readonly basis: Basis
  readonly logit: number
  readonly raw: number
}

export interface NaiveItem {
  readonly itemId: string
  readonly logit: number
  readonly contributions: readonly NaiveContribution[]
  /** What reasons may come from. */
  readonly supporting: readonly SourceName[]
  /** Of a list about items: the parts of its logit. */
  readonly parts?: { readonly items: number; readonly viewer: number }
  /** Of a search. */
  readonly search?: { readonly interest: number; readonly popularity: number }
}

/** A source with the best items that it proposes. */
export interface Proposing extends Found {
  readonly source: SourceName
  readonly basis: Basis
  readonly limit: number
  readonly proposed: readonly Weighted[]
}

/** `bias + popularity weight * popularity + sum of weight * (slope * score / best score + proposed)`. */
export function scoredItems(
  known: Known,
  sources: readonly Proposing[],
  itemIds: readonly string[],
  weights: SourceWeights,
): readonly NaiveItem[] {
  const { policy } = known
  return itemIds.flatMap((itemId) => {
    const parts = sources.flatMap(({ source, basis, proposed, scoreOf }) => {
      const best = proposed[0]?.weight ?? 0
      const own = proposed.find(({ id }) => id === itemId)
      const raw = own?.weight ?? (best > 0 ? scoreOf(itemId) : undefined)
      if (raw === undefined) return []
      const { slope, proposed: bonus } = policy.blend[source]
      const logit = (weights[source] ?? 1) * ((slope * raw) / best + (own ? bonus : 0))
      return [{ source, basis, logit, raw, isProposed: own !== undefined }]
    })
    if (parts.length === 0) return []
    const isProposed = parts.some((part) => part.isProposed)
    const supporting = parts.filter((part) => part.isProposed === isProposed && part.logit > 0)
    const bias = policy.bias + policy.popularityWeight * popularityOf(known, itemId)
    const logit = parts.reduce((sum, part) => sum + part.logit, bias)
    return [
      {
        itemId,
        logit,
        contributions: parts,
        supporting: supporting.map(({ source }) => source),
      },
    ]
  })
}

/** At training, in single precision. Of items of too few people nothing is said. */
function popularityOf({ derived, policy }: Known, itemId: string): number {
  const people = derived.degrees.get(itemId) ?? 0
  if (policy.minContributors > 1 && people < policy.minContributors) return 0
  return Math.fround(Math.log1p(people) / Math.log1p(Math.max(1, ...derived.degrees.values())))
}

/** Ties in the order of a hash, which has nothing to do with the age of an item. */
export function bestFirst(items: readonly NaiveItem[]): readonly NaiveItem[] {
  return [...items].sort((a, b) => b.logit - a.logit || fnv1a(a.itemId) - fnv1a(b.itemId))
}

/** Both sides in standard deviations from their means. What the viewer's sources do not know is below all that they know. */
export function mixed(
  byItems: readonly NaiveItem[],
  byViewer: readonly NaiveItem[],
  share: number,
  bias: number,
): readonly NaiveItem[] {
  const lowest = Math.min(bias, ...byViewer.map(({ logit }) => logit))
  const own = byItems.map(({ itemId }) => byViewer.find((one) => one.itemId === itemId))
  const items = standardized(byItems.map(({ logit }) => logit))
  const viewer = standardized(own.map((one) => one?.logit ?? lowest))
  const scaled = (one: NaiveItem | undefined, factor: number) =>
    (one?.contributions ?? []).map((part) => ({ ...part, logit: part.logit * factor }))
  return byItems.map((item, at) => {
    const parts = { items: (1 - share) * (items.z[at] ?? 0), viewer: share * (viewer.z[at] ?? 0) }
    const ofViewer = share > 0 ? scaled(own[at], share * viewer.scale) : []
    return {
      itemId: item.itemId,
      logit: parts.items + parts.viewer,
      contributions: [...scaled(item, (1 - share) * items.scale), ...ofViewer],
      supporting: [...new Set([...item.supporting, ...(own[at]?.supporting ?? [])])],
      parts,
    }
  })
}

function standardized(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  const isFlat = deviation <= 1e-9
  return {
    scale: isFlat ? 1 : 1 / deviation,
    z: values.map((value) => (isFlat ? 0 : (value - mean) / deviation)),
  }
}
