import { groupByUser, inBatches, type Pair } from '../../domain/grouping.ts'
import {
  addDismissals,
  dismissalsUpgrade,
  hiddenInteractions,
  setDismissalsUpgrade,
  userIdsPage,
} from '../../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../../graph/graph-store.ts'

/** Pairs per write. */
const PAIRS_AT_ONCE = 10_000

/** Adds items to the dismissed items of their users. Known pairs change nothing. */
export async function writeDismissals(graph: GraphRunner, pairs: readonly Pair[]): Promise<void> {
  for (const batch of inBatches(pairs, PAIRS_AT_ONCE)) {
    const rows = [...groupByUser(batch)].map(([userId, group]) => ({
      userId,
      itemIds: [...new Set(group.map(({ itemId }) => itemId))].sort(),
    }))
    await graph.run(addDismissals, { rows })
  }
}

/** Users per transaction: few enough that readers and other writers do not wait long. */
const USERS_AT_ONCE = 500

/** Only a dismissal weighs less than this: it weighs -2^20, and other events do not make up for half of it. */
const HALF_A_DISMISSAL = -(2 ** 19)

/**
 * Stores the dismissals of older versions, which kept them only as weights of interactions, on their users. Works page by
 * page, continues an interrupted run, and does nothing once it is complete.
 *
 * @throws GraphError; finished pages stay
 */
export async function upgradeDismissals(graph: GraphStore, options: RunOptions = {}): Promise<void> {
  const [state] = await graph.run(dismissalsUpgrade, {}, options)
  if (state?.isDone) {
    // Earlier versions left the id of the last user.
    if (state.afterId !== '') await graph.run(setDismissalsUpgrade, { afterId: '', isDone: true }, options)
    return
  }
  let afterId = state?.afterId ?? ''
  for (;;) {
    const page = await graph.run(userIdsPage, { afterId, limit: USERS_AT_ONCE }, options)
    const ids = page.map(({ id }) => id)
    const isDone = ids.length < USERS_AT_ONCE
    afterId = ids.at(-1) ?? afterId
    // An empty graph has nothing to upgrade, and stays empty.
    if (afterId === '') return
    await graph.transaction(
      (runner) => upgradePage(runner, ids, { afterId: isDone ? '' : afterId, isDone }),
      options,
    )
    if (isDone) return
  }
}

async function upgradePage(
  graph: GraphRunner,
  ids: readonly string[],
  state: { readonly afterId: string; readonly isDone: boolean },
): Promise<void> {
  await writeDismissals(graph, await graph.run(hiddenInteractions, { ids, below: HALF_A_DISMISSAL }))
  await graph.run(setDismissalsUpgrade, state)
}
