import { expect, it } from 'vitest'
import type { Viewer } from '../../../src/domain/viewer.ts'
import { embeddingOf } from '../../../src/model/fold-in.ts'
import { littleFactors } from '../../support/little-factors.ts'

const DAY_MS = 86_400_000
const clock = { clockMs: 10 * DAY_MS, halfLifeMs: DAY_MS }

function viewer(...itemIds: readonly string[]): Viewer {
  return {
    id: 'ana',
    isKnown: true,
    followingCount: 0,
    engagements: itemIds.map((itemId, day) => ({
      itemId,
      weight: 1,
      lastAtMs: day * DAY_MS,
      kind: 'item',
      tagIds: [],
      tagWeights: [],
    })),
    seenItemIds: new Set(itemIds),
    dismissedItemIds: new Set(),
    statedInterests: [],
    dampedTags: new Map(),
    hiddenPeople: new Set(),
    appliedTags: [],
    strongestTies: [],
  }
}

it('is computed once per viewer object', () => {
  const model = littleFactors()
  const ana = viewer('i0', 'i4')
  expect(embeddingOf(model, ana, clock)).toBe(embeddingOf(model, ana, { ...clock }))
})

it('is computed again for another clock, half-life, model or viewer object', () => {
  const model = littleFactors()
  const ana = viewer('i0', 'i4')
  const known = embeddingOf(model, ana, clock)
  expect(embeddingOf(model, ana, { ...clock, halfLifeMs: 2 * DAY_MS })?.vector).not.toEqual(known?.vector)
  expect(embeddingOf(model, ana, { ...clock, clockMs: 11 * DAY_MS })?.vector).not.toEqual(known?.vector)
  expect(embeddingOf(littleFactors(), ana, clock)).not.toBe(known)
  expect(embeddingOf(model, viewer('i0', 'i4'), clock)).not.toBe(known)
})

it('is null for a viewer without known observations', () => {
  expect(embeddingOf(littleFactors(), viewer(), clock)).toBeNull()
})
