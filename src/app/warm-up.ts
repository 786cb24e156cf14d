import {
  DEFAULT_VIEWER_SHARE,
  plainRequest,
  type Recommend,
  type RecommendationPage,
  type RecommendationRequest,
  type Subject,
} from '../domain/recommendation.ts'
import { someUserIds } from '../graph/__generated__/queries.ts'
import { startDeadline } from '../graph/deadline.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'

/** Longest warm-up, milliseconds: a graph that stays slow keeps no server from starting, or from stopping in time. */
const LONGEST_MS = 20_000

/** A list that is made in this time, milliseconds, is fast enough for the first callers. */
const FAST_MS = 100

/** So many fast lists in turn end the warm-up. */
const ENOUGH = 3

/** Users whose lists are made, in turn, and the length of their lists. */
const VIEWERS = 20
const LENGTH = 10

/**
 * Makes lists of each kind for up to 20 users, until three in turn are fast, before the first request arrives: the graph plans its
 * queries, and code is compiled. A failed list is left out, and so is everything while the graph is unavailable.
 *
 * @param recommend without stored lists and without a fallback: these lists are not shown
 * @param onFailed called with the failure of a list
 */
export async function warmUp(
  graph: GraphStore,
  recommend: Recommend,
  onFailed: (error: unknown) => void,
): Promise<void> {
  const deadline = startDeadline(LONGEST_MS)
  const { signal } = deadline
  const make = async (request: RecommendationRequest): Promise<RecommendationPage | null> => {
    if (signal.aborted || !isAvailable(graph)) return null
    return recommend(request, { nowMs: Date.now(), signal }).catch((error: unknown) => {
      if (!signal.aborted) onFailed(error)
      return null
    })
  }
  try {
    let fast = 0
    for (const { id } of await someUsers(graph, signal, onFailed)) {
      const request = plainRequest(id, LENGTH)
      const startedMs = performance.now()
      const page = await make(request)
      fast = page && performance.now() - startedMs < FAST_MS ? fast + 1 : 0
      if (fast >= ENOUGH) return
      for (const subject of subjectsOf(page)) await make({ ...request, subject })
    }
  } finally {
    deadline.end()
  }
}

async function someUsers(graph: GraphStore, signal: AbortSignal, onFailed: (error: unknown) => void) {
  try {
    return await graph.run(someUserIds, { limit: VIEWERS }, { signal })
  } catch (error) {
    onFailed(error)
    return []
  }
}

/** Everything in the order of the viewer, what goes with the first item of a list, and what a search for its title finds. */
function subjectsOf(page: RecommendationPage | null): readonly Subject[] {
  const item = page?.edges[0]?.item
  if (!item) return []
  return [
    { kind: 'catalog' },
    { kind: 'items', itemIds: [item.id], viewerShare: DEFAULT_VIEWER_SHARE },
    { kind: 'search', text: item.title, impact: 'medium' },
  ]
}
