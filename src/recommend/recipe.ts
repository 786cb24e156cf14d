import { halfLifeMs, type Policy, type Ranker } from '../domain/policy.ts'
import type { GraphState, ReadViewer, Viewer } from '../domain/viewer.ts'
import { isOutage } from '../graph/graph-error.ts'
import { type FactorModel, popularityOf, withoutRare } from '../model/factor-model.ts'
import type { InterestModel } from '../model/interest-model.ts'
import { itemLogits } from '../model/item-softmax.ts'
import type { ServedModel, ServedModels } from '../model/served-models.ts'
import type { TreeEnsemble } from '../model/tree-ensemble.ts'
import type { ActiveRules } from './placement-rules.ts'
import {
  blendScorer,
  type ItemScorer,
  isSingleSource,
  itemSoftmaxScorer,
  type SourceWeights,
  singleSourceScorer,
  treeScorer,
  type Weighing,
} from './scoring/scorers.ts'
import { knownShare } from './scoring/viewer-weights.ts'
import type { SourceQuery } from './sources/source-query.ts'

/** The policy and the learned model that make a list. */
export interface Recipe {
  readonly policy: Policy
  /** When the serving version was derived, epoch milliseconds; null if unknown. */
  readonly trainedAtMs: number | null
  /** Null if there are none: then no item counts as popular. */
  readonly factors: FactorModel | null
  /** The form of the interest model that ranks; always one that exists. */
  readonly ranker: Ranker
  /** What the form `trees` adds to the blend. */
  readonly trees: TreeEnsemble
}

/** What a request reads before it queries the sources. */
export interface ReadQuery {
  readonly query: SourceQuery
  readonly viewer: ReadViewer
  readonly recipe: Recipe
  readonly state: GraphState
  /** Items that the viewer has seen and that may be shown again. */
  readonly returningIds: ReadonlySet<string>
  /** What the viewer bought or has in their cart, newest first; empty outside of pages. */
  readonly orderedIds: readonly string[]
  /** Of the placement, those that hold for the viewer. */
  readonly active: ActiveRules
}

/** Names a viewer: a session by what it holds. */
export function viewerKey({ viewer, seeds }: SourceQuery): string {
  return viewer.id ?? seeds.map(({ itemId }) => itemId).join(' ')
}

/**
 * Fewest engagements of the viewers whom the weights are learned from: a fifth is held out of five or more. Learned
 * weights discount popular items in favor of better evidence, which a newer viewer does not have.
 */
const LEAST_ENGAGEMENTS = 4

/**
 * The policy with the numbers and weights of the serving version. A viewer with few engagements gets the weights of the
 * policy. Without a version, or if it cannot be read, the recipe is the policy alone.
 */
export async function recipeOf(
  policy: Policy,
  models: ServedModels,
  version: string | null,
  viewer: Pick<Viewer, 'engagements'>,
): Promise<Recipe> {
  const model =
    version === null
      ? null
      : await models.load(version).catch((error: unknown) => {
          if (isOutage(error)) return null
          throw error
        })
  if (model === null) return { policy, trainedAtMs: null, factors: null, ranker: 'blend', trees: [] }
  const { interest, factors, trainedAtMs } = model
  const isHandSet = policy.ranker === 'hand-set' || viewer.engagements.length < LEAST_ENGAGEMENTS
  const learned = !isHandSet && interest ? weightsOf(interest) : {}
  return {
    policy: { ...policy, ...model.policy, ...learned },
    trainedAtMs,
    factors: factors && withoutRare(factors, policy.minContributors),
    ranker: isHandSet ? 'blend' : rankerOf(policy, model),
    trees: interest?.trees ?? [],
  }
}

/** The form that the policy names; the blend if the version has not learned that form. */
function rankerOf({ ranker }: Policy, { interest, factors }: ServedModel): Ranker {
  const wanted = ranker === 'best' ? (interest?.ranker ?? 'blend') : ranker
  if (wanted === 'trees' && interest && interest.trees.length > 0) return 'trees'
  if (wanted === 'item-softmax' && factors?.outputs) return 'item-softmax'
  return 'blend'
}

function weightsOf({ blend, popularityWeight }: InterestModel): Pick<Policy, 'blend' | 'popularityWeight'> {
  return { blend, popularityWeight }
}

/** The scorer of the form that ranks; of a request that leaves only one source, by that source. */
export function scorerOf(recipe: Recipe, query: SourceQuery, weighing: Weighing): ItemScorer {
  const { policy, factors, trees, ranker } = recipe
  const { blend, bias, popularityWeight } = policy
  const context = {
    blend,
    bias,
    popularityWeight,
    popularityOf: (itemId: string) => popularityOf(factors, itemId),
    ...weighing,
  }
  if (isSingleSource(weighing.multipliers)) return singleSourceScorer(context)
  if (ranker === 'trees') return treeScorer(trees, context)
  const logitOf = ranker === 'item-softmax' ? softmaxLogits(recipe, query) : null
  return logitOf ? itemSoftmaxScorer(logitOf, context) : blendScorer(context)
}

/**
 * The scorer for the viewer of a request. Neighbors count by the part of the viewer's history that the training knew, because they
 * were chosen by it. The other sources use the viewer's current history.
 */
export function viewerScorer(recipe: Recipe, query: SourceQuery, multipliers: SourceWeights): ItemScorer {
  return scorerOf(recipe, query, { trust: { neighbors: neighborsKnow(query, recipe) }, multipliers })
}

/** The part of the viewer's history that the viewer's neighbors were found from, 0-1. */
function neighborsKnow(
  { viewer, modelVersion, clockMs }: SourceQuery,
  { policy, trainedAtMs }: Recipe,
): number {
  if (trainedAtMs === null) return 1
  const { neighborsFound } = viewer
  const isOfVersion = neighborsFound !== undefined && neighborsFound.version === modelVersion
  const foundAtMs = isOfVersion ? Math.max(trainedAtMs, neighborsFound.atMs) : trainedAtMs
  return knownShare(viewer, foundAtMs, clockMs, policy)
}

function softmaxLogits({ factors, policy }: Recipe, { viewer, clockMs }: SourceQuery) {
  return factors && itemLogits(factors, viewer, { clockMs, halfLifeMs: halfLifeMs(policy) })
}
