import { describe, expect, it } from 'vitest'
import type { Engagement, Viewer } from '../../../../src/domain/viewer.ts'
import { DEFAULT_POLICY } from '../../../../src/recommend/scoring/default-policy.ts'
import { knownShare } from '../../../../src/recommend/scoring/viewer-weights.ts'

const DAY_MS = 86_400_000
const HALF_LIFE_DAYS = 90
const policy = { ...DEFAULT_POLICY, halfLifeDays: HALF_LIFE_DAYS }
const NOW = 1_000 * DAY_MS

function viewer(...daysAgo: readonly number[]): Viewer {
  const engagements = daysAgo.map(
    (days): Engagement => ({
      itemId: `item-${days}`,
      weight: 1,
      lastAtMs: NOW - days * DAY_MS,
      tagIds: [],
      tagWeights: [],
    }),
  )
  return {
    id: 'ana',
    isKnown: true,
    followingCount: 0,
    engagements,
    seenItemIds: new Set(),
    dismissedItemIds: new Set(),
    statedInterests: [],
    dampedTags: new Map(),
    appliedTags: [],
    strongestTies: [],
    hiddenPeople: new Set(),
  }
}

const knownOf = (who: Viewer, trainedDaysAgo: number) =>
  knownShare(who, NOW - trainedDaysAgo * DAY_MS, NOW, policy)

describe('knownShare', () => {
  it('is 1 if no engagement is newer than the training', () => {
    expect(knownOf(viewer(1, 40, 200), 1)).toBe(1)
    expect(knownOf(viewer(), 1)).toBe(1)
  })

  it('is 0 if all engagements are newer', () => {
    expect(knownOf(viewer(1, 2), 3)).toBe(0)
  })

  it('is 1/3 for one engagement a half-life old and one of now', () => {
    expect(knownOf(viewer(0, HALF_LIFE_DAYS), 10)).toBeCloseTo(1 / 3, 12)
  })
})
