import { describe, expect, it } from 'vitest'
import type { Viewer } from '../../../src/domain/viewer.ts'
import { type FactorModel, factorTable } from '../../../src/model/factor-model.ts'
import { observationsOf } from '../../../src/model/fold-in.ts'
import { littleFactors } from '../../support/little-factors.ts'
import { sortedItems } from '../../support/sorted-items.ts'

const DAY_MS = 86_400_000
const CLOCK = { clockMs: 100 * DAY_MS, halfLifeMs: 10 * DAY_MS }

const zeros = (...ids: string[]) => factorTable(ids, new Float32Array(ids.length * 4))
const model: FactorModel = {
  ...littleFactors(),
  weights: { countExponent: 0.5, tie: 0.25, viewerTag: 2 },
  items: sortedItems(['tea', 'pot'], new Float32Array(8), 4),
  people: zeros('bo', 'cy'),
  tags: zeros('calm', 'ware'),
}
const EMPTY_VIEWER: Viewer = {
  id: 'ana',
  isKnown: true,
  followingCount: 0,
  engagements: [],
  seenItemIds: new Set(),
  dismissedItemIds: new Set(),
  statedInterests: [],
  dampedTags: new Map(),
  appliedTags: [],
  strongestTies: [],
  hiddenPeople: new Set(),
}

/** The observations of a viewer by column name. */
function observed(viewer: Partial<Viewer>): Record<string, number> {
  const found = observationsOf(model, { ...EMPTY_VIEWER, ...viewer }, CLOCK)
  return Object.fromEntries(found.map(({ table, place, confidence }) => [table.ids[place], confidence]))
}

const engaged = (itemId: string, weight: number, daysAgo: number) => ({
  itemId,
  weight,
  lastAtMs: CLOCK.clockMs - daysAgo * DAY_MS,
  tagIds: [],
  tagWeights: [],
})

describe('observationsOf', () => {
  it('counts an engagement by its damped weight over the mean of the viewer, halved per half-life', () => {
    const [light, heavy] = [Math.log1p(1), Math.log1p(7)]
    const mean = (light + heavy) / 2
    const { tea = 0, pot = 0 } = observed({ engagements: [engaged('tea', 1, 0), engaged('pot', 7, 10)] })
    expect(tea).toBeCloseTo((light / mean) ** 0.5, 12)
    expect(pot).toBeCloseTo((heavy / mean) ** 0.5 / 2, 12)
  })

  it('counts engagements after the clock as engagements of now', () => {
    expect(observed({ engagements: [engaged('tea', 1, -50)] })).toEqual({ tea: 1 })
  })

  it('counts ties by strength, without hidden users', () => {
    const strongestTies = [
      { userId: 'bo', strength: 0.5 },
      { userId: 'cy', strength: 1 },
    ]
    expect(observed({ strongestTies, hiddenPeople: new Set(['cy']) })).toEqual({ bo: 0.125 })
  })

  it('sums applied and stated tags', () => {
    const appliedTags = [{ tagId: 'calm', weight: 2 }]
    const statedInterests = [{ tagId: 'calm', weight: 1 }]
    expect(observed({ appliedTags, statedInterests })).toEqual({ calm: 2 * Math.log2(4) })
  })

  it('leaves out columns that the model lacks, and observations of weight 0', () => {
    expect(
      observed({
        engagements: [engaged('new', 1, 0)],
        strongestTies: [
          { userId: 'new', strength: 1 },
          { userId: 'bo', strength: 0 },
        ],
        appliedTags: [
          { tagId: 'new', weight: 1 },
          { tagId: 'ware', weight: 0 },
        ],
      }),
    ).toEqual({})
  })
})
