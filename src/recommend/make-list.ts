import { createHash } from 'node:crypto'
import type { Ranked, Scored, SourceEvidence } from '../domain/candidate.ts'
import type { Policy } from '../domain/policy.ts'
import type { AskContext, Personalization, RecommendationRequest } from '../domain/recommendation.ts'
import type { SourceName } from '../domain/source-name.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { ServedModels } from '../model/served-models.ts'
import { fillFromCatalog } from './fill-from-catalog.ts'
import { explore } from './ranking/explore.ts'
import { rank } from './ranking/rank.ts'
import { readOptions } from './read-options.ts'
import { type Recipe, recipeOf } from './recipe.ts'
import { scorerOf } from './scorer-of.ts'
import { knownShare, withStaleness } from './scoring/known-share.ts'
import { poolProbabilities } from './scoring/pool-probabilities.ts'
import { scoreCandidates } from './scoring/score-candidates.ts'
import { newRecommendationId } from './serving/recommendation-id.ts'
import { questionKey } from './serving/request-hash.ts'
import type { ServedList } from './serving/served-lists.ts'
import { servingState } from './serving-state.ts'
import { sourceQuery } from './source-query.ts'
import type { AvailableItems } from './sources/available-items.ts'
import type { CandidateSource, SourceQuery } from './sources/candidate-source.ts'
import { type Gathered, gather, type OnSource } from './sources/gather.ts'
import { readViewer } from './sources/read-viewer.ts'
import { trimPool } from './trim-pool.ts'

export interface ListParts {
  readonly graph: GraphStore
  readonly available: AvailableItems
  readonly sources: readonly CandidateSource[]
  readonly models: ServedModels
  readonly policy: Policy
  readonly onSource?: OnSource
}

/** What speaks for each of some items of a list, in their order. */
export type Explain = (items: readonly Ranked[]) => Promise<readonly (readonly SourceEvidence[])[]>

/** A list, and what its sources saw in its items, which nobody keeps. */
export interface MadeList {
  readonly list: ServedList
  readonly explain: Explain
}

/** The recipe of a list: read the viewer, gather, score, rank, fill, arrange, draw. */
export async function makeList(
  parts: ListParts,
  question: RecommendationRequest,
  context: AskContext,
): Promise<MadeList> {
  const { graph } = parts
  const options = readOptions(context)
  const [state, viewer] = await Promise.all([
    servingState(graph, options),
    readViewer(graph, question.viewerId, options),
  ])
  const recipe = await recipeOf(parts.policy, parts.models, state.modelVersion, viewer)
  const { policy } = recipe
  const request = sourceQuery(question, viewer, { state, policy, nowMs: context.nowMs })
  const wanted = parts.sources.filter((source) => question.sourceWeights[source.name] !== 0)
  const gathered = await gather({ ...parts, ...options, sources: wanted }, request)
  const scored = score(gathered, question, request, recipe)
  const least = Math.max(question.first, policy.poolLeast)
  const filled = await fillFromCatalog(graph, request, rank(scored), least, options)
  const arrangement = {
    maxPerTag: question.maxPerTag ?? policy.maxPerTag,
    diversity: question.diversity,
  }
  const pool = filled.ranked.slice(0, policy.poolLimit)
  const { kept } = await trimPool(
    { graph, strongestTags: gathered.strongestTags },
    pool,
    arrangement,
    options,
  )
  const recommendationId = newRecommendationId(context.nowMs)
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
    counts: countsOf(gathered, kept),
    ...placed(withProbabilities(kept, question.temperature ?? policy.temperature), policy, recommendationId),
  }
  return { list, explain: explaining(kept) }
}

function score(
  { answers }: Gathered,
  question: RecommendationRequest,
  request: SourceQuery,
  recipe: Recipe,
): readonly Scored[] {
  const sourceWeights = withStaleness(question.sourceWeights, knownTo(request, recipe))
  return scoreCandidates(answers, scorerOf(recipe, request, sourceWeights))
}

/** The part of her history that her neighbors were found from, 0-1. */
function knownTo({ viewer, modelVersion, clockMs }: SourceQuery, { policy, trainedAtMs }: Recipe): number {
  if (trainedAtMs === null) return 1
  const { neighborsFound } = viewer
  const isOfVersion = neighborsFound !== undefined && neighborsFound.version === modelVersion
  const foundAtMs = isOfVersion ? Math.max(trainedAtMs, neighborsFound.atMs) : trainedAtMs
  return knownShare(viewer, foundAtMs, clockMs, policy)
}

function countsOf({ answers }: Gathered, kept: readonly Scored[]): ServedList['counts'] {
  const keptIds = new Set(kept.map((item) => item.itemId))
  return answers.map(({ source, candidates }) => ({
    source,
    generated: candidates.length,
    afterFilter: candidates.filter((candidate) => keptIds.has(candidate.itemId)).length,
  }))
}

function withProbabilities(kept: readonly Scored[], temperature: number): readonly Ranked[] {
  const probabilities = poolProbabilities(kept, temperature)
  return kept.map((item, index) => ranked(item, probabilities[index] ?? 0))
}

/** What is proposed and does not speak for an item is no reason for it. */
function ranked({ itemId, logit, contributions, evidence }: Scored, probability: number): Ranked {
  const speaking: SourceName[] = []
  for (const part of contributions) {
    if (part.logit > 0 && evidence.some(({ source }) => source === part.source)) speaking.push(part.source)
  }
  return { itemId, logit, contributions, speaking, probability }
}

/** From what the sources have just seen, worked out for the items that are shown. */
function explaining(kept: readonly Scored[]): Explain {
  const scored = new Map(kept.map((item) => [item.itemId, item]))
  return async (items) => {
    return items.map(({ itemId, speaking }) =>
      (scored.get(itemId)?.evidence ?? [])
        .filter(({ source }) => speaking.includes(source))
        .map(({ source, evidence: worked }) => ({ source, evidence: worked() })),
    )
  }
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

function personalizationOf(viewer: Viewer): Personalization {
  if (!viewer.isKnown) return 'UNKNOWN_USER'
  return viewer.engagements.length === 0 ? 'COLD_START' : 'FULL'
}
