import { AttuneError } from '../domain/errors.ts'
import {
  plainRequest,
  type Recommend,
  type RecommendationPage,
  type Subject,
} from '../domain/recommendation.ts'
import { someUserIds } from '../graph/__generated__/queries.ts'
import { startDeadline } from '../graph/deadline.ts'
import { isOutage } from '../graph/graph-error.ts'
import type { GraphStore } from '../graph/graph-store.ts'

/** Longest warm-up, milliseconds: a graph that stays slow must not keep a server from starting. */
const LONGEST_MS = 20_000

/** A list that is made in this time, milliseconds, is fast enough for the first callers. */
const FAST_MS = 100

/** Users whose lists are made, in turn, and the length of their lists. */
const VIEWERS = 20
const LENGTH = 10

/**
 * Makes lists of each kind until they are fast, before the first request arrives: the graph plans its queries, and code is
 * compiled. Ends without an error if the graph fails or stays slow.
 *
 * @param recommend without stored lists and without a fallback: nobody sees these lists
 */
export async function warmUp(graph: GraphStore, recommend: Recommend): Promise<void> {
  const deadline = startDeadline(LONGEST_MS)
  const { signal } = deadline
  try {
    const users = await graph.run(someUserIds, { limit: VIEWERS }, { signal })
    let fast = 0
    for (const { id } of users) {
      const startedMs = performance.now()
      const { edges } = await recommend(plainRequest(id, LENGTH), { nowMs: Date.now(), signal })
      fast = performance.now() - startedMs < FAST_MS ? fast + 1 : 0
      if (fast > 2) return
      for (const subject of subjectsOf(edges)) {
        await recommend({ ...plainRequest(id, LENGTH), subject }, { nowMs: Date.now(), signal })
      }
    }
  } catch (error) {
    if (!isOutage(error) && !(error instanceof AttuneError)) throw error
  } finally {
    deadline.end()
  }
}

/** What goes with the first item of a list, and what a search for its title finds. */
function subjectsOf([first]: RecommendationPage['edges']): readonly Subject[] {
  if (!first) return []
  const { id, title } = first.item
  return [
    { kind: 'items', itemIds: [id], viewerShare: 0.5 },
    { kind: 'search', text: title, impact: 'medium' },
  ]
}
