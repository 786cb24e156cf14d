import type { Contribution } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'

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
