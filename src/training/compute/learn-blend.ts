import { type FitSettings, fitBlend } from './fit-blend.ts'
import { logitsOf, type Pool } from './interest-features.ts'
import { ndcgAt10 } from './ndcg.ts'

export interface LearnBlendInput {
  readonly pools: readonly Pool[]
  /** Weights set by hand. */
  readonly handSet: Float64Array
  /** What serves: its weights, and the pools that its recipe gives for the same held-out items; null for nothing. */
  readonly incumbent: { readonly weights: Float64Array; readonly pools: readonly Pool[] } | null
  readonly settings: FitSettings
}

/** NDCG@10 of each viewer, in the order of the pools. */
export interface LearnedBlend {
  readonly weights: Float64Array
  readonly learned: readonly number[]
  readonly handSet: readonly number[]
  readonly incumbent: readonly number[] | null
}

/**
 * Fits the weights on all pools, and judges the recipe by cross-fitting: each half of the viewers is ranked by
 * weights that were fitted on the other half.
 */
export function learnBlend({ pools, handSet, incumbent, settings }: LearnBlendInput): LearnedBlend {
  const halves = [0, 1].map((half) =>
    fitBlend(
      pools.filter((_, index) => index % 2 !== half),
      handSet,
      settings,
    ),
  )
  const judge = (judged: readonly Pool[], weightsFor: (index: number) => Float64Array) =>
    judged.map((pool, index) => ndcgAt10(pool, logitsOf(pool.features, weightsFor(index))))
  return {
    weights: fitBlend(pools, handSet, settings),
    learned: judge(pools, (index) => halves[index % 2] ?? handSet),
    handSet: judge(pools, () => handSet),
    incumbent: incumbent && judge(incumbent.pools, () => incumbent.weights),
  }
}
