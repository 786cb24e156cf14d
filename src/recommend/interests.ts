import type { Consents } from '../domain/consent.ts'
import type { Interest } from '../domain/recommendation.ts'
import { compareIds, type Viewer } from '../domain/viewer.ts'
import { clockOf, readGraphState } from '../graph/graph-state.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { ServedModels } from '../model/served-models.ts'
import { readViewer } from './read-viewer.ts'
import { recipeOf } from './recipe.ts'
import { DEFAULT_POLICY } from './scoring/default-policy.ts'
import { softmax } from './scoring/probabilities.ts'
import { interestWeights } from './scoring/viewer-weights.ts'
import { deniedPurposes } from './viewer-consent.ts'

export interface InterestParts {
  readonly graph: GraphStore
  readonly models: ServedModels
  readonly consents: Consents
}

export interface InterestOptions extends RunOptions {
  readonly nowMs: number
  /** > 0: each weight counts to the power of `1 / temperature`. */
  readonly temperature: number
}

/**
 * A user's interest in tags, strongest first: each tag's share of `interestWeights` with the half-life of the serving
 * version; nothing here is learned. The probabilities sum to one. Tags that the user asked to see none of come last.
 */
export async function interests(
  { graph, models, consents }: InterestParts,
  userId: string,
  { nowMs, temperature, ...options }: InterestOptions,
): Promise<readonly Interest[]> {
  const [state, viewer] = await Promise.all([
    readGraphState(graph, options),
    readViewer(graph, { kind: 'user', id: userId }, options, {
      denied: deniedPurposes(consents, { kind: 'user', id: userId }, {}),
      sensitiveTags: consents.sensitiveTags,
    }),
  ])
  const { policy } = await recipeOf(DEFAULT_POLICY, models, state.modelVersion, viewer)
  const weights = interestWeights(viewer, clockOf(state, nowMs), policy)
  const probabilities = softmax(
    weights.map(({ weight }) => Math.log(weight)),
    temperature,
  )
  const multipliers = statedMultipliers(viewer)
  const listed = new Set(weights.map(({ tagId }) => tagId))
  const unlisted = [...multipliers.keys()].filter((tagId) => !listed.has(tagId)).sort(compareIds)
  return [
    ...weights.map(({ tagId }, index) => ({ tagId, probability: probabilities[index] ?? 0 })),
    ...unlisted.map((tagId) => ({ tagId, probability: 0 })),
  ].map((interest) => ({ ...interest, multiplier: multipliers.get(interest.tagId) ?? null }))
}

/** The multipliers that the user stated, by tag: a factor below 1, or 1 plus the weight that it adds. */
function statedMultipliers({ statedInterests, dampedTags }: Viewer): ReadonlyMap<string, number> {
  return new Map([...statedInterests.map(({ tagId, weight }) => [tagId, 1 + weight] as const), ...dampedTags])
}
