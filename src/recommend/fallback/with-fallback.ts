import type { Policy } from '../../domain/policy.ts'
import type {
  AskContext,
  FallbackStep,
  Recommend,
  RecommendationPage,
  RecommendationRequest,
} from '../../domain/recommendation.ts'
import { SOURCE_NAMES } from '../../domain/source-name.ts'
import { decodeWatermark } from '../../domain/watermark.ts'
import { startDeadline } from '../../graph/deadline.ts'
import { type GraphStore, isAvailable } from '../../graph/graph-store.ts'
import { findList } from '../serving/find-list.ts'
import type { ServedList, ServedLists } from '../serving/served-lists.ts'
import { isOutage } from '../sources/is-outage.ts'
import type { CatalogMemory } from './catalog-memory.ts'
import { fallbackList, showable } from './fallback-list.ts'
import { fallbackPage } from './fallback-page.ts'
import type { PopularMemory } from './popular-memory.ts'

/** Least time for a list, unless the deadline itself is shorter. */
const LEAST_MS = 250

export interface DegradingParts {
  readonly graph: GraphStore
  readonly servedLists: ServedLists
  readonly catalog: CatalogMemory
  readonly popular: PopularMemory
  readonly policy: Policy
  /** A list that is not made by then is not waited for. */
  readonly deadlineMs: number
  /** Items that a viewer did something to lately, which the graph may not have seen. */
  readonly touchedBy: (viewerId: string) => ReadonlySet<string>
  /** Told of each list that was made without the graph. */
  readonly onFallback: (step: FallbackStep) => void
}

/**
 * Lists also while the graph is away, hung or slow: the viewer's last one, or what is popular (first among what that was
 * about), or an empty one. Such a list says so in `fallback` and `degraded`, and in `asOf` how old it is. A bug still fails,
 * and so does a cursor that belongs to no list.
 */
export function withFallback(recommend: Recommend, parts: DegradingParts): Recommend {
  return async (question, context) => {
    const startedMs = performance.now()
    if (!isAvailable(parts.graph)) return withoutGraph(parts, question, context, startedMs)
    // Whoever waited to see a write has used up some of the time, but a list needs a little.
    const leftMs = Math.max(Math.min(LEAST_MS, parts.deadlineMs), parts.deadlineMs - (context.waitedMs ?? 0))
    const deadline = startDeadline(leftMs, context.signal)
    try {
      return await recommend(question, { ...context, signal: deadline.signal })
    } catch (error) {
      if (!isOutage(error) || context.signal?.aborted) throw error
      return withoutGraph(parts, question, context, startedMs)
    } finally {
      deadline.end()
    }
  }
}

async function withoutGraph(
  parts: DegradingParts,
  question: RecommendationRequest,
  { nowMs }: AskContext,
  startedMs: number,
): Promise<RecommendationPage> {
  const { catalog, servedLists } = parts
  catalog.distrust()
  const touched = parts.touchedBy(question.viewerId)
  const found =
    question.after === null
      ? { list: await newList(parts, question, touched, nowMs), position: 0 }
      : await findList(servedLists, question, question.after, nowMs)
  // Also a page of a list that the graph made.
  const list: ServedList = { ...found.list, degraded: SOURCE_NAMES }
  return fallbackPage({
    list,
    position: found.position,
    first: question.first,
    showable: (itemId) => showable(itemId, question.filter, { catalog, touched }, nowMs),
    startedMs,
    sawAtLeast: hasSeen(list, question.atLeast),
  })
}

async function newList(
  { servedLists, catalog, popular, policy, onFallback }: DegradingParts,
  question: RecommendationRequest,
  touched: ReadonlySet<string>,
  nowMs: number,
): Promise<ServedList> {
  const newest = await servedLists.newestOf(question.viewerId)
  const last = newest && newest.expiresAtMs > nowMs ? newest : null
  const list = fallbackList(
    question,
    { catalog, last, popular: popular.kept, touched },
    {
      nowMs,
      // Her old list does not live on by being served again and again.
      ttlMs: Math.min(policy.servedListTtlMs, (last?.expiresAtMs ?? Number.POSITIVE_INFINITY) - nowMs),
      lastListMaxAgeMs: policy.lastListMaxAgeMs,
      policy: policy.name,
      temperature: question.temperature ?? policy.temperature,
    },
  )
  servedLists.saveStandIn(list)
  for (const step of list.fallback) onFallback(step)
  return list
}

/** By what the list says of itself: it may be older than what the graph has seen since. */
function hasSeen({ watermark }: ServedList, atLeast: string | null): boolean {
  if (atLeast === null) return true
  const [seen, wanted] = [watermark === null ? null : decodeWatermark(watermark), decodeWatermark(atLeast)]
  return (
    seen !== null && wanted !== null && seen.journal === wanted.journal && seen.position >= wanted.position
  )
}
