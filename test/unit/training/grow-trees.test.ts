import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/datasets/demo/random.ts'
import { FEATURES, featureOf } from '../../../src/domain/features.ts'
import type { TreeEnsemble } from '../../../src/model/tree-ensemble.ts'
import { treeScorer } from '../../../src/recommend/scoring/scorers.ts'
import { attribute, PARTS } from '../../../src/recommend/scoring/tree-features.ts'
import { growTrees } from '../../../src/training/compute/grow-trees.ts'
import { namedWeights, type Pool } from '../../../src/training/compute/interest-features.ts'
import { learnBlend } from '../../../src/training/compute/learn-blend.ts'
import { DEFAULT_TRAINING_SETTINGS } from '../../../src/training/training-settings.ts'

const SOCIAL = featureOf('social')
const LATENT = featureOf('latent')
const NOTHING = new Float64Array(FEATURES)
const SETTINGS = { count: 30, focus: 12, depth: 2, learningRate: 0.3, leastCandidates: 20, ridge: 1 }

/** A scorer to which the blend adds nothing. */
const TREES_ALONE = {
  ...namedWeights(NOTHING),
  bias: 0,
  popularityOf: () => 0,
  trust: {},
  multipliers: {},
}

/** Users who choose items of middle `social` scores, which no blend can express. `latent` is noise. */
function choosy(count: number): Pool[] {
  const random = seededRandom(count)
  return Array.from({ length: count }, () => {
    const features = new Float32Array(12 * FEATURES)
    const liked: number[] = []
    for (let row = 0; row < 12; row++) {
      const social = random.next()
      const latent = random.next()
      features.set([social, 1], row * FEATURES + SOCIAL)
      features.set([latent, 1], row * FEATURES + LATENT)
      if (social > 0.3 && social < 0.6) liked.push(row)
    }
    return {
      features,
      items: Int32Array.from({ length: 12 }, (_, row) => row),
      softmaxLogits: null,
      positives: Int32Array.from(liked),
      held: Math.max(1, liked.length),
    }
  })
}

function answer(trees: TreeEnsemble, social: number, latent: number): number {
  const row = new Float32Array(FEATURES)
  row.set([social, 1], SOCIAL)
  row.set([latent, 1], LATENT)
  const parts = new Float64Array(PARTS)
  attribute(trees, row, parts)
  return parts.reduce((sum, part) => sum + part, 0)
}

describe('growTrees', () => {
  it('learns a preference for middle values, which weights cannot express', () => {
    const trees = growTrees(choosy(150), NOTHING, SETTINGS)
    const wanted = Math.min(answer(trees, 0.45, 0.1), answer(trees, 0.45, 0.9))
    const unwanted = Math.max(answer(trees, 0.1, 0.5), answer(trees, 0.9, 0.5))
    expect(wanted - unwanted).toBeGreaterThan(2)
  })

  it('scores a candidate in serving as in training, also at thresholds', () => {
    const pools = choosy(40).map((pool) => ({
      ...pool,
      features: pool.features.map((value) => Math.round(value * 29) / 29),
    }))
    const trees = growTrees(pools, NOTHING, SETTINGS)
    const trained = new Float32Array(FEATURES)
    for (let step = 0; step <= 29; step++) {
      trained.set([step / 29, 1], SOCIAL)
      const parts = new Float64Array(PARTS)
      attribute(trees, trained, parts)
      const said = {
        source: 'social',
        raw: step / 29,
        scaled: step / 29,
        isProposed: true,
      } as const
      const { bias, logits } = treeScorer(trees, TREES_ALONE)('item', [said])
      const served = bias + logits.reduce((sum, logit) => sum + logit, 0)
      expect(served).toBeCloseTo(
        parts.reduce((sum, part) => sum + part, 0),
        9,
      )
    }
  })

  it('respects the maximum depth and the minimum leaf size', () => {
    const trees = growTrees(choosy(20), NOTHING, { ...SETTINGS, leastCandidates: 90 })
    // 240 candidates: one split, after which neither side is large enough for another.
    expect(trees.map(({ features }) => features.filter((feature) => feature >= 0).length)).toEqual(
      trees.map(() => 1),
    )
    const deep = growTrees(choosy(150), NOTHING, { ...SETTINGS, count: 3, depth: 1 })
    expect(deep.every(({ features }) => features.length <= 3)).toBe(true)
  })

  it('is deterministic, and empty if no held-out item was proposed', () => {
    expect(growTrees(choosy(40), NOTHING, SETTINGS)).toEqual(growTrees(choosy(40), NOTHING, SETTINGS))
    const unlucky = choosy(3).map((pool) => ({ ...pool, positives: new Int32Array() }))
    expect(growTrees(unlucky, NOTHING, SETTINGS)).toEqual([])
  })

  it('is evaluated on other users, and beats the blend for a nonlinear preference', () => {
    const settings = { ...DEFAULT_TRAINING_SETTINGS.interest, seed: 1, trees: SETTINGS }
    const { judged } = learnBlend({ pools: choosy(200), handSet: NOTHING, incumbent: null, settings })
    const mean = (values: readonly number[] = []) =>
      values.reduce((sum, value) => sum + value, 0) / values.length
    expect(mean(judged.trees?.ndcg)).toBeGreaterThan(mean(judged.blend.ndcg) + 0.1)
    expect(judged['item-softmax']).toBeNull()
  })
})
