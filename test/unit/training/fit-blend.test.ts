import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/datasets/demo/random.ts'
import { FEATURES, featureOf } from '../../../src/domain/features.ts'
import { DEFAULT_POLICY } from '../../../src/recommend/scoring/default-policy.ts'
import { type FitSettings, fitBlend } from '../../../src/training/compute/fit-blend.ts'
import {
  logitsOf,
  namedWeights,
  type Pool,
  weightsOf,
} from '../../../src/training/compute/interest-features.ts'
import { judgeLists } from '../../../src/training/compute/judge-lists.ts'
import { learnBlend } from '../../../src/training/compute/learn-blend.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'

const NOTHING = new Float64Array(FEATURES)
const SETTINGS: FitSettings = { ridge: 0.5, sourceDropout: 0, seed: 7 }
const NO_TREES = { ...DEFAULT_TRAINING_SETTINGS.trees, count: 0 }
const SOCIAL = featureOf('social')
const POPULAR = featureOf('popular')

/** A pool of candidates by their scores from `social` and `popular`. */
function pool(candidates: readonly { social: number; popular: number; isHeld?: boolean }[]): Pool {
  const features = new Float32Array(candidates.length * FEATURES)
  candidates.forEach(({ social, popular }, row) => {
    features[row * FEATURES + SOCIAL] = social
    features[row * FEATURES + SOCIAL + 1] = 1
    features[row * FEATURES + POPULAR] = popular
    features[row * FEATURES + POPULAR + 1] = 1
  })
  const held = candidates.flatMap(({ isHeld }, row) => (isHeld ? [row] : []))
  return {
    features,
    items: Int32Array.from(candidates, (_, row) => row),
    softmaxLogits: null,
    positives: Int32Array.from(held),
    held: Math.max(1, held.length),
  }
}

/** Users who mostly follow `social` and ignore `popular`. */
function followers(count: number): Pool[] {
  const random = seededRandom(count)
  return Array.from({ length: count }, () => {
    const candidates = Array.from({ length: 12 }, () => ({ social: random.next(), popular: random.next() }))
    const liked = random.chance(0.8)
      ? candidates.reduce(
          (best, { social }, row) => (social > (candidates[best]?.social ?? 0) ? row : best),
          0,
        )
      : random.below(12)
    return pool(candidates.map((candidate, row) => ({ ...candidate, isHeld: row === liked })))
  })
}

/** `-sum of mean log softmax of the positives + ridge/2 |w - prior|^2`, written out. */
function loss(pools: readonly Pool[], weights: Float64Array, prior: Float64Array, ridge: number): number {
  const fit = pools.map(({ features, positives }) => {
    const powers = [...logitsOf(features, weights)].map(Math.exp)
    const total = powers.reduce((sum, power) => sum + power, 0)
    const logs = [...positives].map((row) => Math.log((powers[row] ?? 0) / total))
    return logs.reduce((sum, log) => sum + log, 0) / logs.length
  })
  const distance = weights.reduce((sum, weight, k) => sum + (weight - (prior[k] ?? 0)) ** 2, 0)
  return -fit.reduce((sum, one) => sum + one, 0) + (ridge / 2) * distance
}

describe('fitBlend', () => {
  it('ends at a local minimum of the loss', () => {
    const pools = followers(40)
    const weights = fitBlend(pools, NOTHING, SETTINGS)
    const least = loss(pools, weights, NOTHING, SETTINGS.ridge)
    for (let k = 0; k < FEATURES; k++) {
      for (const step of [-1e-4, 1e-4]) {
        const moved = weights.map((weight, place) => (place === k ? weight + step : weight))
        expect(loss(pools, moved, NOTHING, SETTINGS.ridge)).toBeGreaterThan(least)
      }
    }
  })

  it('finds the source that predicts the engagements', () => {
    const weights = fitBlend(followers(300), NOTHING, SETTINGS)
    expect(weights[SOCIAL]).toBeGreaterThan(3)
    expect(Math.abs(weights[POPULAR] ?? 0)).toBeLessThan(1)
  })

  it('moves little from the hand-set weights for few users, and far for many', () => {
    const prior = weightsOf(DEFAULT_POLICY)
    const moved = (people: number) => {
      const weights = fitBlend(followers(people), prior, { ...SETTINGS, ridge: 20 })
      return Math.abs((weights[SOCIAL] ?? 0) - (prior[SOCIAL] ?? 0))
    }
    expect(moved(3)).toBeLessThan(0.3)
    expect(moved(500)).toBeGreaterThan(5 * moved(3))
  })

  it('gives the same weights from any starting point', () => {
    const pools = followers(200)
    const far = NOTHING.map((_, k) => (k % 2 === 0 ? 9 : -9))
    const weights = fitBlend(pools, NOTHING, SETTINGS)
    fitBlend(pools, NOTHING, SETTINGS, far).forEach((weight, k) => {
      expect(weight).toBeCloseTo(weights[k] ?? Number.NaN, 5)
    })
  })

  it('keeps the hand-set weights if no held-out item was proposed', () => {
    const prior = weightsOf(DEFAULT_POLICY)
    const unlucky = pool([{ social: 1, popular: 0.2 }])
    expect(fitBlend([unlucky], prior, SETTINGS)).toEqual(prior)
  })

  it('gives the same weights for the same seed when it drops sources', () => {
    const pools = followers(60)
    const dropping = { ...SETTINGS, sourceDropout: 0.3 }
    expect(fitBlend(pools, NOTHING, dropping)).toEqual(fitBlend(pools, NOTHING, dropping))
    expect(fitBlend(pools, NOTHING, dropping)).not.toEqual(fitBlend(pools, NOTHING, { ...dropping, seed: 8 }))
  })
})

describe('learnBlend', () => {
  it('ranks each viewer by weights fitted on other viewers only', () => {
    // The two halves contradict each other, so weights of the other half put the held-out item last.
    const halves = Array.from({ length: 40 }, (_, viewer) =>
      pool(
        Array.from({ length: 20 }, (_, row) => ({
          social: (row === 0) === (viewer % 2 === 0) ? 1 : 0,
          popular: 0,
          isHeld: row === 0,
        })),
      ),
    )
    const settings = { ...SETTINGS, focus: 20, trees: NO_TREES }
    const { judged, handSet } = learnBlend({ pools: halves, handSet: NOTHING, incumbent: null, settings })
    expect(judged.blend.ndcg).toEqual(halves.map(() => 0))
    expect(handSet.ndcg).toEqual(halves.map(() => 1))
  })
})

describe('the candidates that decide on the weights', () => {
  /** `social` is right at the top of a pool, and wrong at its end, which no list reaches. */
  const pools = Array.from({ length: 40 }, (_, viewer) =>
    pool([
      ...Array.from({ length: 5 }, (_, row) => ({
        popular: row === 0 ? 1 : 0.7,
        social: row === 0 ? 1 : 0,
        isHeld: row === 0 && viewer % 4 !== 0,
      })),
      ...Array.from({ length: 20 }, (_, row) => ({
        popular: 0,
        social: row === 0 ? 0 : 1,
        isHeld: row === 0 && viewer % 4 === 0,
      })),
    ]),
  )
  const socialWith = (focus: number) => {
    const settings = { ...SETTINGS, focus, trees: NO_TREES }
    const { weights } = learnBlend({ pools, handSet: NOTHING, incumbent: null, settings })
    return weights[SOCIAL] ?? Number.NaN
  }

  it('are the best of each pool, up to the limit in the settings', () => {
    expect(socialWith(5)).toBeGreaterThan(1)
    expect(socialWith(5)).toBeGreaterThan(socialWith(25) + 0.5)
  })
})

describe('weights and blends', () => {
  it('can be converted into each other', () => {
    const { blend } = DEFAULT_POLICY
    expect(namedWeights(weightsOf({ blend, popularityWeight: -2 }))).toEqual({ blend, popularityWeight: -2 })
  })
})

describe('judgeLists', () => {
  const bySocial = ({ features }: Pool) =>
    logitsOf(
      features,
      NOTHING.map((_, k) => (k === SOCIAL ? 1 : 0)),
    )

  it('NDCG@10 = 1.5 / 2.131 for two of three held-out items at places 1 and 3', () => {
    const found = pool([
      { social: 0.9, popular: 0, isHeld: true },
      { social: 0.5, popular: 0 },
      { social: 0.1, popular: 0, isHeld: true },
    ])
    const ideal = 1 + 1 / Math.log2(3) + 1 / 2
    expect(judgeLists([{ ...found, held: 3 }], bySocial).ndcg[0]).toBeCloseTo(1.5 / ideal, 12)
  })

  it('counts each item in the best ten of any list once', () => {
    const twelve = pool(Array.from({ length: 12 }, (_, row) => ({ social: 1 - row / 12, popular: 0 })))
    const reversed = { ...twelve, items: twelve.items.toReversed() }
    expect(judgeLists([twelve], bySocial).itemsShown).toBe(10)
    expect(judgeLists([twelve, twelve], bySocial).itemsShown).toBe(10)
    expect(judgeLists([twelve, reversed], bySocial).itemsShown).toBe(12)
  })
})
