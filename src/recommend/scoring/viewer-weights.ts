import { halfLifeMs, type Policy } from '../../domain/policy.ts'
import type { Engagement, ItemWeight, TagWeight, Viewer } from '../../domain/viewer.ts'

/** Stated interests together count like this share of everything observed. */
const STATED_SHARE = 0.5

/**
 * How much the viewer cares about each tag, strongest first; weights are > 0 and sum to one. Each engagement shares its
 * decayed weight among its tags, stated interest is added, and tags that the viewer wants less of are damped.
 */
export function interestWeights(viewer: Viewer, clockMs: number, policy: Policy): readonly TagWeight[] {
  const weights = new Map<string, number>()
  const add = (tagId: string, weight: number) => weights.set(tagId, (weights.get(tagId) ?? 0) + weight)
  for (const engagement of viewer.engagements) {
    const weight = decayedWeight(engagement, clockMs, halfLifeMs(policy))
    engagement.tagIds.forEach((tagId, index) => {
      add(tagId, weight * (engagement.tagWeights[index] ?? 0))
    })
  }
  const observed = sum(weights.values())
  const stated = sum(viewer.statedInterests.map((interest) => interest.weight))
  if (stated > 0) {
    const scale = ((observed || 1) * STATED_SHARE) / stated
    for (const interest of viewer.statedInterests) add(interest.tagId, interest.weight * scale)
  }
  for (const [tagId, factor] of viewer.dampedTags) weights.set(tagId, (weights.get(tagId) ?? 0) * factor)
  const total = sum(weights.values()) || 1
  return [...weights]
    .map(([tagId, weight]) => ({ tagId, weight: weight / total }))
    .filter((interest) => interest.weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.tagId < b.tagId ? -1 : 1))
}

/** The newest engagements with their decayed weights, as shares that sum to one. */
export function seedWeights(viewer: Viewer, clockMs: number, policy: Policy): readonly ItemWeight[] {
  const newest = viewer.engagements.slice(0, policy.seedLimit)
  const weights = newest.map((engagement) => decayedWeight(engagement, clockMs, halfLifeMs(policy)))
  const total = sum(weights) || 1
  return newest.map(({ itemId }, index) => ({ itemId, weight: (weights[index] ?? 0) / total }))
}

function sum(values: Iterable<number>): number {
  let total = 0
  for (const value of values) total += value
  return total
}

/**
 * The part of the viewer's decayed engagements that a training at `trainedAtMs` could know, 0-1. 1 for a viewer without
 * engagements.
 */
export function knownShare(viewer: Viewer, trainedAtMs: number, clockMs: number, policy: Policy): number {
  let known = 0
  let all = 0
  for (const engagement of viewer.engagements) {
    const weight = decayedWeight(engagement, clockMs, halfLifeMs(policy))
    all += weight
    if (engagement.lastAtMs <= trainedAtMs) known += weight
  }
  return all === 0 ? 1 : known / all
}

/**
 * A weight after its age: `weight * 2 ^ -(age / halfLife)`. A time after the clock counts as now, so that a wrong date
 * never makes a weight grow.
 */
function decay(weight: number, atMs: number, clockMs: number, halfLifeMs: number): number {
  return weight * 2 ** (-Math.max(0, clockMs - atMs) / halfLifeMs)
}

/** Weight of an engagement at the clock: the logarithm damps repeats before the weight decays. */
function decayedWeight(engagement: Engagement, clockMs: number, halfLifeMs: number): number {
  return decay(Math.log1p(engagement.weight), engagement.lastAtMs, clockMs, halfLifeMs)
}
