import { FEATURES } from '../../domain/features.ts'
import type { Ranker } from '../../domain/policy.ts'
import type { TreeEnsemble } from '../../model/tree-ensemble.ts'
import { attribute, PARTS } from '../../recommend/scoring/tree-features.ts'
import type { TreeSettings } from '../training-settings.ts'
import { bestOf, withLateSources } from './choice-sets.ts'
import { fitBlend } from './fit-blend.ts'
import { type FocusSettings, fitOnBest } from './fit-on-best.ts'
import { growTrees } from './grow-trees.ts'
import { logitsOf, type Pool } from './interest-features.ts'
import { isAboveChance, type Judged, judgeLists } from './judge-lists.ts'

export interface LearnBlendInput {
  readonly pools: readonly Pool[]
  /** Hand-set weights. */
  readonly handSet: Float64Array
  /** The serving recipe, simulated on the same data; null if it is the same recipe or nothing serves. */
  readonly incumbent: Incumbent | null
  readonly settings: FocusSettings & { readonly trees: TreeSettings }
}

export interface Incumbent {
  readonly pools: readonly Pool[]
  /** The ranker in use. */
  readonly ranker: Ranker
  readonly trees: TreeSettings
}

/** The quality of each ranker; null if it was not learned. */
export type JudgedForms = Readonly<Record<Ranker, Judged | null>> & { readonly blend: Judged }

/** Weights, trees, and their quality. */
export interface LearnedBlend {
  readonly weights: Float64Array
  readonly trees: TreeEnsemble
  readonly judged: JudgedForms
  readonly handSet: Judged
  /** Quality of the serving recipe. */
  readonly incumbent: Judged | null
}

/** Weights fitted on whole pools, and on the best candidates of each. */
interface Fit {
  readonly overall: Float64Array
  readonly focused: Float64Array
}

/** The result of a fit on pools. */
interface Fitted {
  readonly weights: Float64Array
  readonly trees: TreeEnsemble
}

type Settings = LearnBlendInput['settings']

/**
 * Fits weights and trees on all pools. Judges both, and the serving recipe, by cross-fitting: each half of the viewers is
 * ranked by what was fitted on the other half.
 */
export function learnBlend({ pools, handSet, incumbent, settings }: LearnBlendInput): LearnedBlend {
  const { fitted, isFocused, last } = crossFit(pools, handSet, settings)
  const overall = fitBlend(pools, handSet, settings, last.overall)
  const weights = isFocused ? fitOnBest(pools, overall, handSet, settings, last.focused) : overall
  return {
    ...withTrees(pools, weights, settings),
    judged: judge(pools, fitted, handSet),
    handSet: judgeLists(pools, (pool) => logitsOf(pool.features, handSet)),
    incumbent: incumbent && judgeIncumbent(incumbent, handSet, settings),
  }
}

function judge(pools: readonly Pool[], halves: readonly Fitted[], handSet: Float64Array): JudgedForms {
  const fittedOn = (index: number) => halves[index % 2] ?? { weights: handSet, trees: [] }
  const areGrown = halves.some(({ trees }) => trees.length > 0)
  const areSaid = pools.every(({ softmaxLogits }) => softmaxLogits)
  return {
    blend: judgeLists(pools, (pool, index) => logitsOf(pool.features, fittedOn(index).weights)),
    trees: areGrown ? judgeLists(pools, (pool, index) => logitsWithTrees(pool, fittedOn(index))) : null,
    'item-softmax': areSaid
      ? judgeLists(pools, ({ softmaxLogits }) => softmaxLogits ?? new Float64Array())
      : null,
  }
}

/** Judges the serving recipe by its own ranker. */
function judgeIncumbent(
  { pools, ranker, trees }: Incumbent,
  handSet: Float64Array,
  settings: Settings,
): Judged {
  const grown = ranker === 'trees' ? trees : { ...trees, count: 0 }
  const { fitted } = crossFit(pools, handSet, { ...settings, trees: grown })
  const judged = judge(pools, fitted, handSet)
  return judged[ranker] ?? judged.blend
}

/**
 * For each half of the viewers, the fit on the other half: on the best candidates of each pool, or on whole pools if that ranks
 * significantly better, because with few viewers a few candidates each may be too little data.
 */
function crossFit(
  pools: readonly Pool[],
  handSet: Float64Array,
  settings: Settings,
): { readonly fitted: readonly Fitted[]; readonly isFocused: boolean; readonly last: Fit } {
  const even = pools.filter((_, index) => index % 2 === 0)
  const odd = pools.filter((_, index) => index % 2 === 1)
  const first = fitBoth(odd, handSet, settings)
  const last = fitBoth(even, handSet, settings, first)
  // The fit for viewers with an even index, then for the others.
  const halves = [
    { others: odd, ...first },
    { others: even, ...last },
  ]
  const ndcgBy = (form: keyof Fit) =>
    judgeLists(pools, ({ features }, index) => logitsOf(features, halves[index % 2]?.[form] ?? handSet)).ndcg
  const focused = ndcgBy('focused')
  const isFocused = !isAboveChance(ndcgBy('overall').map((value, index) => value - (focused[index] ?? 0)))
  const form = isFocused ? 'focused' : 'overall'
  return { fitted: halves.map((half) => withTrees(half.others, half[form], settings)), isFocused, last }
}

/** @param near a fit of similar pools, as a starting point; it does not change the minimum */
function fitBoth(pools: readonly Pool[], handSet: Float64Array, settings: Settings, near?: Fit): Fit {
  const overall = fitBlend(pools, handSet, settings, near?.overall)
  return { overall, focused: fitOnBest(pools, overall, handSet, settings, near?.focused ?? overall) }
}

function withTrees(pools: readonly Pool[], weights: Float64Array, settings: Settings): Fitted {
  if (settings.trees.count === 0) return { weights, trees: [] }
  const shown = withLateSources(pools, settings).map((set) => bestOf(set, weights, settings.trees.focus))
  return { weights, trees: growTrees(shown, weights, settings.trees) }
}

function logitsWithTrees({ features }: Pool, { weights, trees }: Fitted): Float64Array {
  const parts = new Float64Array(PARTS)
  return logitsOf(features, weights).map((logit, row) => {
    parts.fill(0)
    attribute(trees, features.subarray(row * FEATURES, (row + 1) * FEATURES), parts)
    return logit + parts.reduce((sum, part) => sum + part, 0)
  })
}
