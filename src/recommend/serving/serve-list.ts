import { createHash } from 'node:crypto'
import type { Policy } from '../../domain/policy.ts'
import {
  type HeldBack,
  type Personalization,
  type RecommendationRequest,
  type Steering,
  userOf,
} from '../../domain/recommendation.ts'
import type { SearchSummary } from '../../domain/search.ts'
import { hasTaste, type Viewer } from '../../domain/viewer.ts'
import { testedNames } from '../../steering/strict-filter.ts'
import type { ScoredItem, ServedItem, SourceCandidates } from '../candidate.ts'
import type { ListContext } from '../list-maker.ts'
import { explore } from '../ranking/explore.ts'
import type { ReadQuery } from '../recipe.ts'
import { requestHash } from './cursor.ts'
import type { ServedList, ServedPlacement, ServedPool } from './served-lists.ts'

/** The pool of a list in its order, and what made it. */
export interface ArrangedPool {
  readonly items: readonly ScoredItem[]
  /** See `ServedPool`; omitted: none. */
  readonly further?: readonly ScoredItem[]
  readonly more?: number
  /** One for each of the items. */
  readonly probabilities: readonly number[]
  readonly fallbackSteps: ServedList['fallbackSteps']
  readonly degradedSources: ServedList['degradedSources']
  /** What sources proposed. */
  readonly candidates: readonly SourceCandidates[]
  /** Whether the request may list one of them. */
  readonly passes: (itemId: string) => boolean
  readonly leftOut: ServedList['leftOut']
  /** Omitted: nothing. */
  readonly heldBack?: readonly HeldBack[]
  /** Only of a search. */
  readonly search?: SearchSummary
}

/** An arranged pool as lists serve it. */
export function servedPool({
  candidates,
  passes,
  probabilities,
  further = [],
  ...pool
}: ArrangedPool): ServedPool {
  const items = withProbabilities(pool.items, probabilities)
  return { ...pool, items, further: further.map(withoutParts), counts: countsOf(candidates, passes) }
}

/** A thousand bytes less than with its contributions. */
function withoutParts({ itemId, logit, search, steering }: ScoredItem): ServedItem {
  return {
    itemId,
    logit,
    probability: 0,
    contributions: NONE,
    supportingSources: NONE,
    ...(search && { search }),
    ...(steering && { steering }),
  }
}

const NONE: readonly never[] = []

/** The served list of a pool. @param read what was read before the pool was made */
export function serveList(
  request: RecommendationRequest,
  read: ReadQuery,
  { items, further, ...pool }: ServedPool,
  context: ListContext & Pick<ServedList, 'recommendationId'>,
): ServedList {
  const { query, viewer, recipe, state } = read
  const { policy } = recipe
  const { nowMs, watermark, recommendationId } = context
  return {
    recommendationId,
    viewerId: userOf(request.viewer),
    requestHash: requestHash(request),
    servedAtMs: nowMs,
    expiresAtMs: nowMs + policy.servedListTtlMs,
    policy: policy.name,
    ...(request.steering && { placement: placementOf(request.steering) }),
    ...(request.row !== undefined && { row: request.row }),
    modelVersion: query.modelVersion,
    ranker: recipe.ranker,
    asOfMs: state.newestEventAtMs,
    watermark,
    personalization: personalizationOf(viewer, request, context),
    withheld: context.denied,
    ...pool,
    ...withFurther(explored(items, policy, recommendationId), further),
  }
}

function placementOf({ key, number, rules }: Steering): ServedPlacement {
  const promotions = rules.flatMap(({ name: rule, when, effect }) => {
    if (effect.kind !== 'promote') return []
    const { promotion, label, onBehalfOf, paidBy } = effect
    const viewerProperties = when?.viewer ? testedNames(when.viewer) : []
    const isByItem = when?.item != null
    return [{ rule, promotion, label, onBehalfOf, paidBy, viewerProperties, isByItem }]
  })
  return { key, number, promotions }
}

function withFurther<List extends Pick<ServedList, 'items'>>(list: List, further: ServedList['items']): List {
  return further.length === 0 ? list : { ...list, items: [...list.items, ...further] }
}

function countsOf(picked: readonly SourceCandidates[], passes: ArrangedPool['passes']): ServedList['counts'] {
  return picked.map(({ source, candidates }) => ({
    source,
    generated: candidates.length,
    afterFilter: candidates.filter(({ itemId }) => passes(itemId)).length,
  }))
}

function withProbabilities(
  items: readonly ScoredItem[],
  probabilities: readonly number[],
): readonly ServedItem[] {
  return items.map((item, index) => {
    const { itemId, logit, contributions, supportingSources, logitParts, search, steering } = item
    return {
      itemId,
      logit,
      contributions,
      supportingSources,
      probability: probabilities[index] ?? 0,
      ...(logitParts && { logitParts }),
      ...(search && { search }),
      ...(item.isNewPlace && { isNewPlace: true }),
      ...(steering && { steering }),
      ...(item.claimedBy !== undefined && { claimedBy: item.claimedBy }),
      ...(item.heldOutOf !== undefined && { heldOutOf: item.heldOutOf }),
      ...(item.propensity !== undefined && { propensity: item.propensity }),
    }
  })
}

/** In the order of ranks, unless the policy draws some places at random. */
function explored(
  items: readonly ServedItem[],
  { exploration: share }: Policy,
  recommendationId: string,
): Pick<ServedList, 'items' | 'exploration'> {
  if (share <= 0) return { items }
  const seed = createHash('sha256').update(recommendationId).digest().readUInt32BE()
  const exploration = { share, seed }
  return { items: explore(items, exploration), exploration }
}

function personalizationOf(
  viewer: Viewer,
  { viewer: { kind }, subject }: Pick<RecommendationRequest, 'viewer' | 'subject'>,
  { denied }: ListContext,
): Personalization {
  const isOfViewer = viewer.id !== null || hasTaste(viewer)
  if (subject.kind !== 'viewer' && !isOfViewer) return 'NONE'
  if (subject.kind === 'items' && subject.viewerShare === 0) return 'NONE'
  if (denied.includes('personalization')) return 'NO_CONSENT'
  if (kind === 'session') return 'SESSION'
  if (!viewer.isKnown) return 'UNKNOWN_USER'
  return viewer.engagements.length === 0 ? 'COLD_START' : 'FULL'
}
