import { FEATURES } from '../../domain/features.ts'
import type { TreeEnsemble } from '../../domain/tree-ensemble.ts'
import { attribute, PARTS } from '../../scoring/attribute.ts'
import type { TreeSettings } from '../training-settings.ts'
import { type FitSettings, fitBlend } from './fit-blend.ts'
import { growTrees } from './grow-trees.ts'
import { logitsOf, type Pool } from './interest-features.ts'
import { ndcgAt10 } from './ndcg.ts'
import { floatAt } from './number-at.ts'
import { bestOf, withLateSources } from './sample-pools.ts'

export interface LearnBlendInput {
  readonly pools: readonly Pool[]
  /** Weights set by hand. */
  readonly handSet: Float64Array
  /** Pools that the recipe of what serves gives for the same held-out items; null where that is the same recipe. */
  readonly incumbent: readonly Pool[] | null
  readonly settings: FitSettings & { readonly trees: TreeSettings }
}

/** Weights, the trees on top of them, and the NDCG@10 of each viewer by each form, in the order of the pools. */
export interface LearnedBlend {
  readonly weights: Float64Array
  readonly trees: TreeEnsemble
  readonly learned: readonly number[]
  readonly handSet: readonly number[]
  /** Null where no trees are grown. */
  readonly withTrees: readonly number[] | null
  /** Null where no item softmax was learned. */
  readonly itemSoftmax: readonly number[] | null
  readonly incumbent: readonly number[] | null
}

/** What is fitted on pools. */
interface Fitted {
  readonly weights: Float64Array
  readonly trees: TreeEnsemble
}

type Settings = LearnBlendInput['settings']

/**
 * Fits the weights on all pools and grows trees on top, and judges both, and the recipe of what serves, by cross-fitting:
 * each half of the viewers is ranked by what was fitted on the other half.
 */
export function learnBlend({ pools, handSet, incumbent, settings }: LearnBlendInput): LearnedBlend {
  const halves = crossFit(pools, handSet, settings)
  const fittedOn = (index: number) => halves[index % 2] ?? { weights: handSet, trees: [] }
  return {
    ...learn(pools, handSet, settings),
    learned: pools.map((pool, index) => ndcgAt10(pool, logitsOf(pool.features, fittedOn(index).weights))),
    handSet: pools.map((pool) => ndcgAt10(pool, logitsOf(pool.features, handSet))),
    withTrees:
      settings.trees.count > 0
        ? pools.map((pool, index) => ndcgAt10(pool, logitsWithTrees(pool, fittedOn(index))))
        : null,
    itemSoftmax: pools.every(({ softmaxLogits }) => softmaxLogits)
      ? pools.map((pool) => ndcgAt10(pool, pool.softmaxLogits ?? new Float64Array()))
      : null,
    incumbent: incumbent && judgeBlend(incumbent, handSet, settings),
  }
}

function judgeBlend(pools: readonly Pool[], handSet: Float64Array, settings: Settings): number[] {
  const withoutTrees = { ...settings, trees: { ...settings.trees, count: 0 } }
  const halves = crossFit(pools, handSet, withoutTrees)
  return pools.map((pool, index) =>
    ndcgAt10(pool, logitsOf(pool.features, halves[index % 2]?.weights ?? handSet)),
  )
}

/** For each half of the viewers, what was fitted on the other. */
function crossFit(pools: readonly Pool[], handSet: Float64Array, settings: Settings): readonly Fitted[] {
  return [0, 1].map((half) =>
    learn(
      pools.filter((_, index) => index % 2 !== half),
      handSet,
      settings,
    ),
  )
}

function learn(pools: readonly Pool[], handSet: Float64Array, settings: Settings): Fitted {
  const weights = fitBlend(pools, handSet, settings)
  if (settings.trees.count === 0) return { weights, trees: [] }
  const shown = withLateSources(pools, settings).map((pool) => bestOf(pool, weights, settings.focus))
  return { weights, trees: growTrees(shown, weights, settings.trees) }
}

function logitsWithTrees({ features }: Pool, { weights, trees }: Fitted): Float64Array {
  const parts = new Float64Array(PARTS)
  return logitsOf(features, weights).map((logit, row) => {
    parts.fill(0)
    attribute(trees, features.subarray(row * FEATURES, (row + 1) * FEATURES), parts)
    return logit + parts.reduce((sum, _, k) => sum + floatAt(parts, k), 0)
  })
}
