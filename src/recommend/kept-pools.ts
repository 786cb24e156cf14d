import { createHash } from 'node:crypto'
import type { RecommendationRequest } from '../domain/recommendation.ts'
import type { Viewer } from '../domain/viewer.ts'
import type { Evidence } from './candidate.ts'
import type { ListContext, ListParts } from './list-maker.ts'
import { bytesOf, type KeptPools, type MadePool } from './pool-cache.ts'
import { type ReadQuery, readOptions } from './read-query.ts'
import { requestHash } from './serving/cursor.ts'
import { seenBy } from './serving/serve-list.ts'
import type { SeenEvents } from './serving/served-lists.ts'
import { epochStart } from './sources/contributors.ts'
import { hasSameEtags, type SourceResponse } from './sources/gather.ts'
import type { SourceQuery } from './sources/source-query.ts'

/** A pool with what it has seen. */
export interface SeenPool extends MadePool {
  readonly seen: SeenEvents
  /** When it was computed, epoch milliseconds; null if it is not kept, or may miss changes by others. */
  readonly keptSinceMs: number | null
}

/**
 * The pool of a request: a kept one if it is true, otherwise a new one, which is kept. A kept pool is true for the viewer and
 * the request as they are now. It may miss changes by others for `maxAgeMs`, unless the request names a write.
 */
export async function keptPool(
  parts: ListParts,
  request: RecommendationRequest,
  read: ReadQuery,
  context: ListContext,
  make: () => Promise<MadePool<SourceResponse>>,
): Promise<SeenPool> {
  const key = keyOf(parts, request, read, context)
  const found = key && (await find(key, parts, request, read, context))
  if (found) return found
  const made = await make()
  const seen = seenBy(read, context)
  if (!key || !made.isOfRevision || made.pool.degradedSources.length > 0) {
    return { ...made, seen, keptSinceMs: null }
  }
  const { nowMs, clockMs } = read.query
  // Checked before its first use: the viewer's ties may have changed and changed back while it was made.
  const checkedMs = Number.NEGATIVE_INFINITY
  const kept = { made: forReuse(made), bytes: bytesOf(made), nowMs, clockMs, seen, checkedMs }
  key.pools.put(key.hash, kept)
  return { ...made, seen, keptSinceMs: walksUnreadTies(read.query) ? null : nowMs }
}

/** The kept pool of a request; null if there is none that is true. */
export async function findPool(
  parts: ListParts,
  request: RecommendationRequest,
  read: ReadQuery,
  context: ListContext,
): Promise<SeenPool | null> {
  const key = keyOf(parts, request, read, context)
  return key && find(key, parts, request, read, context)
}

/** Where the pool of a request is kept. */
interface PoolKey {
  readonly pools: KeptPools
  readonly hash: string
}

async function find(
  { pools, hash }: PoolKey,
  parts: ListParts,
  request: RecommendationRequest,
  read: ReadQuery,
  context: ListContext,
): Promise<SeenPool | null> {
  const kept = pools.get(hash, read.query)
  if (!kept) return null
  const nowMs = performance.now()
  const isYoung = nowMs - kept.checkedMs < pools.maxAgeMs
  const isUnsure = walksUnreadTies(read.query)
  if (isYoung && request.minWatermark === null && !isUnsure) {
    return { ...kept.made, seen: kept.seen, keptSinceMs: null }
  }
  const isTrue = await hasSameEtags({ ...parts, ...readOptions(context) }, read.query, kept.made.responses)
  if (!isTrue) return null
  const seen = seenBy(read, context)
  pools.put(hash, { ...kept, seen, checkedMs: nowMs }, true)
  return { ...kept.made, seen, keptSinceMs: isUnsure ? null : kept.nowMs }
}

/** Pools of sessions, of searches, of lists about items or of given candidates, and of what a viewer looks at are not kept. */
export function isKept({ viewer, subject, candidateIds, viewing }: RecommendationRequest): boolean {
  return viewer.kind === 'user' && subject.kind === 'viewer' && candidateIds === null && viewing === null
}

/** Whether the followed users that `social` walks from may be others than the viewer's strongest ties, which are in the key. */
function walksUnreadTies({ viewer, policy }: SourceQuery): boolean {
  const { followingCount, strongestTies, hiddenPeople } = viewer
  const visible = strongestTies.filter(({ userId }) => !hiddenPeople.has(userId)).length
  return followingCount > strongestTies.length && visible < policy.personLimit
}

/** A hash of all that a pool is made from, but for what others do; null if the pool of the request is not kept. */
function keyOf(
  { pools, consents }: ListParts,
  request: RecommendationRequest,
  { viewer, recipe, state, returningIds }: ReadQuery,
  { nowMs, denied }: ListContext,
): PoolKey | null {
  if (!pools || !isKept(request)) return null
  const { modelVersion, catalogRevision } = state
  const text = JSON.stringify([
    requestHash(request),
    request.crowdsOnly,
    Math.max(request.first, recipe.policy.poolLeast),
    withLists(viewer),
    [...returningIds],
    [modelVersion, recipe.trainedAtMs, recipe.ranker, catalogRevision],
    [denied, consents?.revision],
    epochStart(nowMs),
  ])
  return { pools, hash: createHash('sha1').update(text).digest('base64') }
}

/** The viewer as JSON can hold them. What returns of the history is in the key beside it. */
function withLists({ seenHistory: _, ...viewer }: Viewer): unknown {
  const { seenItemIds, dismissedItemIds, dampedTags, hiddenPeople } = viewer
  return {
    ...viewer,
    seenItemIds: [...seenItemIds],
    dismissedItemIds: [...dismissedItemIds],
    dampedTags: [...dampedTags],
    hiddenPeople: [...hiddenPeople],
  }
}

/** Without rankings, with etags as texts instead of the rows behind them, and with evidence that is computed once for each item. */
function forReuse({ responses, ...made }: MadePool<SourceResponse>): MadePool {
  return {
    ...made,
    responses: responses.map((response) => {
      const { etag, evidenceOf, personIds } = response.proposals
      const known = etag?.()
      const evidence = new Map<string, Evidence>()
      const remembered = (itemId: string) => {
        const found = evidence.get(itemId) ?? evidenceOf(itemId)
        evidence.set(itemId, found)
        return found
      }
      const proposals = {
        evidenceOf: remembered,
        ...(personIds && { personIds }),
        ...(known !== undefined && { etag: () => known }),
      }
      return { ...response, proposals }
    }),
  }
}
