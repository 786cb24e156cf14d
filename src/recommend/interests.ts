import { readViewer } from '../candidates/read-viewer.ts'
import type { Interest } from '../domain/recommendation.ts'
import { clockOf, readGraphState } from '../graph/graph-state.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { DEFAULT_POLICY } from '../scoring/default-policy.ts'
import { interestWeights } from '../scoring/interest-weights.ts'
import { softmax } from '../scoring/softmax.ts'

export interface InterestOptions extends RunOptions {
  readonly nowMs: number
  readonly first: number
  /** Softmax temperature, > 0. */
  readonly temperature: number
}

/**
 * What a user is into, strongest first: softmax over all her tags of the logarithm of their weight, from recent
 * history and stated tags. The probabilities of all her tags sum to one; `first` of them are returned.
 */
export async function interests(
  graph: GraphStore,
  userId: string,
  { nowMs, first, temperature, ...options }: InterestOptions,
): Promise<readonly Interest[]> {
  const [state, viewer] = await Promise.all([
    readGraphState(graph, options),
    readViewer(graph, userId, options),
  ])
  const weights = interestWeights(viewer, clockOf(state, nowMs), DEFAULT_POLICY)
  const logits = weights.map(({ weight }) => Math.log(weight))
  const probabilities = softmax(logits, temperature)
  return weights.slice(0, first).map(({ tagId }, index) => ({
    tagId,
    logit: logits[index] ?? 0,
    probability: probabilities[index] ?? 0,
  }))
}
