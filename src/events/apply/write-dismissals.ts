import { groupByUser, inBatches, type Pair } from '../../domain/grouping.ts'
import {
  addDismissals,
  dismissalsUpgrade,
  hiddenInteractions,
  setDismissalsUpgrade,
} from '../../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { type UsersUpgrade, upgradeUsers } from './upgrade-users.ts'

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

/** Only a dismissal weighs less than this: it weighs -2^20, and other events do not make up for half of it. */
const HALF_A_DISMISSAL = -(2 ** 19)

/**
 * Stores the dismissals of older versions, which kept them only as weights of interactions, on their users. Works page by
 * page, continues an interrupted run, and does nothing once it is complete.
 *
 * @throws GraphError; finished pages stay
 */
export function upgradeDismissals(graph: GraphStore, options: RunOptions = {}): Promise<void> {
  return upgradeUsers(graph, UPGRADE, options)
}

const UPGRADE: UsersUpgrade = {
  readState: dismissalsUpgrade,
  setState: setDismissalsUpgrade,
  usersAtOnce: 500,
  async upgrade(graph, ids) {
    await writeDismissals(graph, await graph.run(hiddenInteractions, { ids, below: HALF_A_DISMISSAL }))
  },
}
