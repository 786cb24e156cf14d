import type { Contribution } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { ScoredItem } from '../candidate.ts'

/**
 * Reorders items by maximal marginal relevance. The best item stays first; with R the items left and S the items placed,
 * the next item is
 *
 *     arg max over i in R of  (1 - d) * relevance(i) - d * max over j in S of similarity(i, j)
 *
 * with d = `diversity`, 0-1: at 0 the order stays, at 1 only dissimilarity counts. Relevance is the logit scaled to 0-1
 * over the pool, so that scale, bias and temperature do not matter. Ties keep their order.
 *
 * J. Carbonell, J. Goldstein, "The use of MMR, diversity-based reranking for reordering documents and producing
 * summaries", SIGIR 1998; their lambda is 1 - d.
 *
 * @param ranked - best logit first
 */
export function diversify<T extends Pick<ScoredItem, 'logit' | 'contributions'>>(
  ranked: readonly T[],
  tagIdsOf: (item: T) => readonly string[],
  diversity: number,
): readonly T[] {
  if (diversity === 0) return ranked
  const placed: T[] = []
  let left = entriesOf(ranked, tagIdsOf)
  for (let next = left[0]; next !== undefined; next = bestOf(left, diversity)) {
    const chosen = next
    placed.push(chosen.item)
    left = left.filter((entry) => entry !== chosen)
    for (const entry of left) entry.closest = Math.max(entry.closest, similarity(entry, chosen))
  }
  return placed
}

interface Entry<T> extends Comparable {
  readonly item: T
  readonly relevance: number
  /** Similarity to the most similar placed item. */
  closest: number
}

function entriesOf<T extends Pick<ScoredItem, 'logit' | 'contributions'>>(
  ranked: readonly T[],
  tagIdsOf: (item: T) => readonly string[],
): readonly Entry<T>[] {
  const logits = ranked.map((item) => item.logit)
  const lowest = Math.min(...logits)
  const range = Math.max(...logits) - lowest
  return ranked.map((item) => ({
    item,
    relevance: range === 0 ? 1 : (item.logit - lowest) / range,
    tagIds: new Set(tagIdsOf(item)),
    contributions: item.contributions,
    closest: 0,
  }))
}

function bestOf<T>(left: readonly Entry<T>[], diversity: number): Entry<T> | undefined {
  const worth = ({ relevance, closest }: Entry<T>) => (1 - diversity) * relevance - diversity * closest
  return left.reduce<Entry<T> | undefined>(
    (best, entry) => (best === undefined || worth(entry) > worth(best) ? entry : best),
    undefined,
  )
}

/** What similarity compares: tags, and the shares of the sources. */
export interface Comparable {
  readonly tagIds: ReadonlySet<string>
  readonly contributions: readonly Pick<Contribution, 'source' | 'share'>[]
}

/** Users see tags; sources only distinguish items of similar tags. */
const TAG_PART = 0.8

/**
 * Similarity of two items, 0-1, symmetric: the Jaccard index of their tags, and the overlap of their sources (the sum over
 * sources of the smaller of the two shares). Items without tags share none.
 */
export function similarity(one: Comparable, other: Comparable): number {
  return TAG_PART * sharedTags(one.tagIds, other.tagIds) + (1 - TAG_PART) * sharedSources(one, other)
}

function sharedTags(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const tagId of one) if (other.has(tagId)) shared++
  const all = one.size + other.size - shared
  return all === 0 ? 0 : shared / all
}

function sharedSources(one: Comparable, other: Comparable): number {
  let shared = 0
  for (const [at, { source }] of one.contributions.entries()) {
    const isFirst = one.contributions.findIndex((contribution) => contribution.source === source) === at
    if (isFirst) shared += Math.min(shareOf(one, source), shareOf(other, source))
  }
  // Rounding may bring the sum above 1.
  return Math.min(1, shared)
}

/** In a list about items a source may have two contributions: from the items and from the viewer. */
function shareOf({ contributions }: Comparable, wanted: SourceName): number {
  let total = 0
  for (const { source, share } of contributions) if (source === wanted) total += share
  return total
}
