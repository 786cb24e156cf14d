import type { Interest } from '../domain/recommendation.ts'
import { clockOf, readGraphState } from '../graph/graph-state.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { ServedModels } from '../model/served-models.ts'
import { readViewer } from './read-viewer.ts'
import { recipeOf } from './recipe.ts'
import { DEFAULT_POLICY } from './scoring/default-policy.ts'
import { softmax } from './scoring/probabilities.ts'
import { interestWeights } from './scoring/viewer-weights.ts'

export interface InterestParts {
  readonly graph: GraphStore
  readonly models: ServedModels
}

export interface InterestOptions extends RunOptions {
  readonly nowMs: number
  readonly first: number
  /** > 0: each weight counts to the power of `1 / temperature`. */
  readonly temperature: number
}

/**
 * A user's interest in tags, strongest first: each tag's share of `interestWeights` with the half-life of the serving
 * version. A logit is the logarithm of a weight; nothing here is learned. The probabilities of all of the user's tags sum
 * to one; `first` of them are returned.
 */
export async function interests(
  { graph, models }: InterestParts,
  userId: string,
  { nowMs, first, temperature, ...options }: InterestOptions,
): Promise<readonly Interest[]> {
  const [state, viewer] = await Promise.all([
    readGraphState(graph, options),
    readViewer(graph, userId, options),
  ])
  const { policy } = await recipeOf(DEFAULT_POLICY, models, state.modelVersion, viewer)
  const weights = interestWeights(viewer, clockOf(state, nowMs), policy)
  const logits = weights.map(({ weight }) => Math.log(weight))
  const probabilities = softmax(logits, temperature)
  return weights.slice(0, first).map(({ tagId }, index) => ({
    tagId,
    logit: logits[index] ?? 0,
    probability: probabilities[index] ?? 0,
  }))
}
