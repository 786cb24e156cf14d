import { halfLifeMs } from '../domain/policy.ts'
import { popularityOf } from '../model/factor-model.ts'
import { itemLogits } from '../model/item-softmax.ts'
import type { Recipe } from './recipe.ts'
import { blendScorer } from './scoring/scorers/blend-scorer.ts'
import type { ItemScorer, SourceWeights } from './scoring/scorers/item-scorer.ts'
import { itemSoftmaxScorer } from './scoring/scorers/item-softmax-scorer.ts'
import { treeScorer } from './scoring/scorers/tree-scorer.ts'
import type { SourceQuery } from './sources/candidate-source.ts'

/** The form of the interest model that ranks for a request. */
export function scorerOf(recipe: Recipe, request: SourceQuery, sourceWeights: SourceWeights): ItemScorer {
  const { policy, factors, trees, ranker } = recipe
  const { blend, bias, popularityWeight } = policy
  const context = {
    blend,
    bias,
    popularityWeight,
    popularityOf: (itemId: string) => popularityOf(factors, itemId),
    sourceWeights,
  }
  if (ranker === 'trees') return treeScorer(trees, context)
  const logitOf = ranker === 'item-softmax' ? softmaxLogits(recipe, request) : null
  return logitOf ? itemSoftmaxScorer(logitOf, sourceWeights) : blendScorer(context)
}

function softmaxLogits({ factors, policy }: Recipe, { viewer, clockMs }: SourceQuery) {
  return factors && itemLogits(factors, viewer, { clockMs, halfLifeMs: halfLifeMs(policy) })
}
