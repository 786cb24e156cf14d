import type { Contribution } from '../../domain/recommendation.ts'

/** What is compared of two items: their tags, and which sources brought them in which parts. */
export interface Comparable {
  readonly tagIds: ReadonlySet<string>
  readonly contributions: readonly Pick<Contribution, 'source' | 'share'>[]
}

/** Tags are what people see of an item; the way it was found only tells apart items of like tags. */
const TAG_PART = 0.8

/**
 * How alike two items are, 0-1, whichever comes first: the part of their tags they share (Jaccard) and the part of
 * their evidence that the same sources brought (the smaller of each source's two shares, added up). Items without
 * tags share none.
 */
export function likeness(one: Comparable, other: Comparable): number {
  return TAG_PART * sharedTags(one.tagIds, other.tagIds) + (1 - TAG_PART) * sharedEvidence(one, other)
}

function sharedTags(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const tagId of one) if (other.has(tagId)) shared++
  const all = one.size + other.size - shared
  return all === 0 ? 0 : shared / all
}

function sharedEvidence(one: Comparable, other: Comparable): number {
  let shared = 0
  for (const { source, share } of one.contributions) {
    const same = other.contributions.find((contribution) => contribution.source === source)
    if (same) shared += Math.min(share, same.share)
  }
  // Shares of one item add up to 1 except for rounding.
  return Math.min(1, shared)
}
