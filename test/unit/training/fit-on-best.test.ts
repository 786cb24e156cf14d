import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/demo/random.ts'
import { FEATURES, featureOf } from '../../../src/domain/features.ts'
import { bestOf, choiceSetOf } from '../../../src/training/compute/choice-sets.ts'
import { fitBlend } from '../../../src/training/compute/fit-blend.ts'
import { type FocusSettings, fitOnBest } from '../../../src/training/compute/fit-on-best.ts'
import { logitsOf, type Pool } from '../../../src/training/compute/interest-features.ts'
import { judgeLists } from '../../../src/training/compute/judge-lists.ts'

const SOCIAL = featureOf('social')
const POPULAR = featureOf('popular')
const PRIOR = new Float64Array(FEATURES)
const SETTINGS: FocusSettings = { focus: 5, ridge: 0.5, sourceDropout: 0, seed: 7 }

/** Ranks by `social` alone. */
const BY_FRIENDS = PRIOR.with(SOCIAL, 10)

/** Friends speak for five candidates, of which the most popular is taken; of twenty others the popularity is given. */
function choosers(count: number, popularityOfOthers: (random: ReturnType<typeof seededRandom>) => number) {
  const random = seededRandom(count)
  return Array.from({ length: count }, (): Pool => {
    const friendly = Array.from({ length: 5 }, () => [1, random.next()] as const)
    const others = Array.from({ length: 20 }, () => [0, popularityOfOthers(random)] as const)
    const features = new Float32Array(25 * FEATURES)
    for (const [row, [social, popular]] of [...friendly, ...others].entries()) {
      features[row * FEATURES + SOCIAL] = social
      features[row * FEATURES + POPULAR] = popular
    }
    const best = friendly.reduce(
      (top, [, popular], row) => (popular > (friendly[top]?.[1] ?? 0) ? row : top),
      0,
    )
    return {
      features,
      items: Int32Array.from({ length: 25 }, (_, row) => row),
      softmaxLogits: null,
      positives: Int32Array.of(best),
      held: 1,
    }
  })
}

function ndcgBy(weights: Float64Array, pools: readonly Pool[]): number {
  const { ndcg } = judgeLists(pools, ({ features }) => logitsOf(features, weights))
  return ndcg.reduce((sum, value) => sum + value, 0) / ndcg.length
}

function fitOnFirstBest(pools: readonly Pool[]): Float64Array {
  const best = pools.map((pool) => bestOf(choiceSetOf(pool), BY_FRIENDS, SETTINGS.focus))
  return fitBlend(best, PRIOR, SETTINGS, BY_FRIENDS)
}

describe('a fit on the best candidates of each pool', () => {
  it('does not mistake others for better ones, of which a fit on its first best knows nothing', () => {
    const pools = choosers(200, () => 1)
    expect(ndcgBy(fitOnFirstBest(pools), pools)).toBeLessThan(0.1)
    expect(ndcgBy(fitOnBest(pools, BY_FRIENDS, PRIOR, SETTINGS), pools)).toBeGreaterThan(0.9)
  })

  it('knows its first best alone where it shows nothing else', () => {
    const pools = choosers(200, () => -5)
    const wide = { ...SETTINGS, focus: 10 }
    const best = pools.map((pool) => bestOf(choiceSetOf(pool), BY_FRIENDS, wide.focus))
    expect(fitOnBest(pools, BY_FRIENDS, PRIOR, wide)).toEqual(fitBlend(best, PRIOR, wide, BY_FRIENDS))
  })

  it('ends where every pool is smaller than a list', () => {
    const pools = choosers(20, () => 1).map(({ features, ...pool }) => ({
      ...pool,
      features: features.subarray(0, 5 * FEATURES),
    }))
    const fitted = fitOnBest(pools, BY_FRIENDS, PRIOR, SETTINGS)
    expect(fitted[POPULAR]).toBeGreaterThan(1)
    expect(ndcgBy(fitted, pools)).toBe(1)
  })
})
