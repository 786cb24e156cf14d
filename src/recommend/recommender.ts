import { createHash, randomBytes } from 'node:crypto'
import type { CandidateRequest, CandidateSource } from '../candidates/candidate-source.ts'
import { gather, type OnSource } from '../candidates/gather.ts'
import { clockOf, readGraphState } from '../candidates/graph-state.ts'
import { isOutage } from '../candidates/is-outage.ts'
import { readViewer } from '../candidates/read-viewer.ts'
import { AttuneError } from '../domain/errors.ts'
import type { Policy } from '../domain/policy.ts'
import type {
  AskContext,
  ItemFilter,
  Personalization,
  Recommend,
  RecommendationQuestion,
} from '../domain/recommendation.ts'
import type { Ranked } from '../domain/scored.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { Slots } from '../graph/slots.ts'
import type { FactorModel } from '../model/factor-model.ts'
import type { InterestModel } from '../model/interest-model.ts'
import { popularityOf } from '../model/item-popularity.ts'
import type { ServedModels } from '../model/served-models.ts'
import { explore } from '../ranking/explore.ts'
import { rank } from '../ranking/rank.ts'
import { interestWeights, seedWeights } from '../scoring/interest-weights.ts'
import { knownShare, withStaleness } from '../scoring/known-share.ts'
import { scoreCandidates } from '../scoring/score-candidates.ts'
import { softmax } from '../scoring/softmax.ts'
import { fillFromCatalog } from './fill-from-catalog.ts'
import { findList } from './find-list.ts'
import { timeKey } from './lmdb-served-lists.ts'
import { pageOf } from './page.ts'
import { questionKey } from './question-key.ts'
import type { ServedList, ServedLists } from './served-lists.ts'
import { trimPool } from './trim-pool.ts'

export interface RecommenderParts {
  readonly graph: GraphStore
  readonly sources: readonly CandidateSource[]
  readonly models: ServedModels
  readonly policy: Policy
  readonly servedLists: ServedLists
  /** Requests worked on at a time, and how many may wait for their turn before they are refused as `BUSY`. */
  readonly admission: { readonly slots: Slots; readonly maxWaiting: number }
  readonly onSource?: OnSource
}

/** The recommendation use case over its parts. */
export function recommender(parts: RecommenderParts): Recommend {
  const { slots: admission, maxWaiting } = parts.admission
  return async (question, context) => {
    if (admission.waiting >= maxWaiting) {
      throw new AttuneError('BUSY', 'too many recommendation requests wait', {
        hint: 'Retry after a moment.',
      })
    }
    const startedMs = performance.now()
    return admission.run(async () => {
      const { list, position } =
        question.after === null
          ? { list: await makeList(parts, question, context), position: 0 }
          : await findList(parts.servedLists, question, question.after, context.nowMs)
      const request = { list, position, first: question.first, nowMs: context.nowMs, startedMs }
      return pageOf(parts.graph, request, runOptions(context))
    }, context.signal)
  }
}

/** The recipe: admit, read the viewer, gather, score, rank, fill, trim, remember. */
async function makeList(
  parts: RecommenderParts,
  question: RecommendationQuestion,
  context: AskContext,
): Promise<ServedList> {
  const { graph } = parts
  const options = runOptions(context)
  const [state, viewer] = await Promise.all([
    readGraphState(graph, options),
    readViewer(graph, question.viewerId, options),
  ])
  const { policy, trainedAtMs, factors } = await recipeOf(parts, state.modelVersion)
  const clockMs = clockOf(state, context.nowMs)
  const derivedAtMs = trainedAtMs === null ? null : Math.max(trainedAtMs, viewer.neighborsAtMs ?? 0)
  const known = derivedAtMs === null ? 1 : knownShare(viewer, derivedAtMs, clockMs, policy)
  const request: CandidateRequest = {
    viewer,
    filter: withoutAvoided(question.filter, viewer),
    modelVersion: state.modelVersion,
    nowMs: context.nowMs,
    clockMs,
    seeds: seedWeights(viewer, clockMs, policy),
    interests: interestWeights(viewer, clockMs, policy),
    policy,
  }
  const wanted = parts.sources.filter((source) => question.sourceWeights[source.name] !== 0)
  const gathered = await gather(wanted, request, context.signal, parts.onSource ?? (() => {}))
  const scored = scoreCandidates(gathered.answers, {
    blend: policy.blend,
    bias: policy.bias,
    popularityWeight: policy.popularityWeight,
    popularityOf: (itemId) => popularityOf(factors, itemId),
    sourceWeights: withStaleness(question.sourceWeights, known),
  })
  const least = Math.max(question.first, policy.poolLeast)
  const filled = await fillFromCatalog(graph, request, rank(scored), least, options)
  const arrangement = {
    maxPerTag: question.maxPerTag ?? policy.maxPerTag,
    diversity: question.diversity,
  }
  const { kept } = await trimPool(graph, filled.ranked.slice(0, policy.poolLimit), arrangement, options)
  const probabilities = softmax(
    kept.map((item) => item.logit),
    question.temperature ?? policy.temperature,
  )
  const keptIds = new Set(kept.map((item) => item.itemId))
  const recommendationId = `${timeKey(context.nowMs)}-${randomBytes(12).toString('hex')}`
  const list: ServedList = {
    recommendationId,
    viewerId: question.viewerId,
    questionKey: questionKey(question),
    servedAtMs: context.nowMs,
    expiresAtMs: context.nowMs + policy.servedListTtlMs,
    policy: policy.name,
    modelVersion: state.modelVersion,
    asOfMs: state.newestEventAtMs,
    watermark: context.watermark ?? null,
    personalization: personalizationOf(viewer),
    followingCount: viewer.followingCount,
    degraded: gathered.degraded,
    fallback: filled.fallback,
    counts: gathered.answers.map(({ source, candidates }) => ({
      source,
      generated: candidates.length,
      afterFilter: candidates.filter((candidate) => keptIds.has(candidate.itemId)).length,
    })),
    ...placed(
      kept.map((item, index) => ({ ...item, probability: probabilities[index] ?? 0 })),
      policy,
      recommendationId,
    ),
  }
  parts.servedLists.save(list)
  return list
}

/** In the order of their ranks, unless the policy draws some places: the list keeps what it was drawn with. */
function placed(
  items: readonly Ranked[],
  { exploration: share }: Policy,
  recommendationId: string,
): Pick<ServedList, 'items' | 'exploration'> {
  if (share <= 0) return { items }
  const exploration = { share, seed: seedOf(recommendationId) }
  return { items: explore(items, exploration), exploration }
}

function seedOf(recommendationId: string): number {
  return createHash('sha256').update(recommendationId).digest().readUInt32BE()
}

interface Recipe {
  readonly policy: Policy
  /** When what is derived was derived, epoch milliseconds; null where nobody knows. */
  readonly trainedAtMs: number | null
  /** Null where there are none: then no item is known to be popular. */
  readonly factors: FactorModel | null
}

/**
 * The policy with what the serving version brings: the numbers it was trained with, and the weights it has learned;
 * the policy alone where there is no version or it cannot be read.
 */
async function recipeOf({ policy, models }: RecommenderParts, version: string | null): Promise<Recipe> {
  const model =
    version === null
      ? null
      : await models.of(version).catch((error: unknown) => {
          if (isOutage(error)) return null
          throw error
        })
  if (model === null) return { policy, trainedAtMs: null, factors: null }
  const learned = policy.weights === 'learned' && model.interest ? weightsOf(model.interest) : {}
  return {
    policy: { ...policy, ...model.policy, ...learned },
    trainedAtMs: model.trainedAtMs,
    factors: model.factors,
  }
}

function weightsOf({ blend, popularityWeight }: InterestModel): Pick<Policy, 'blend' | 'popularityWeight'> {
  return { blend, popularityWeight }
}

/** Tags that the viewer never wants to see are in every filter of hers. */
function withoutAvoided(filter: ItemFilter, { dampedTags }: Viewer): ItemFilter {
  const never = [...dampedTags].flatMap(([tagId, factor]) => (factor === 0 ? [tagId] : []))
  if (never.length === 0) return filter
  return { ...filter, avoidedTagIds: [...new Set([...filter.avoidedTagIds, ...never])] }
}

function personalizationOf(viewer: Viewer): Personalization {
  if (!viewer.isKnown) return 'UNKNOWN_USER'
  return viewer.engagements.length === 0 ? 'COLD_START' : 'FULL'
}

function runOptions(context: AskContext): { signal?: AbortSignal } {
  return context.signal ? { signal: context.signal } : {}
}
