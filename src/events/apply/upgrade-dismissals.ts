import {
  dismissalsUpgrade,
  hiddenInteractions,
  setDismissalsUpgrade,
} from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { type UsersUpgrade, upgradeUsers } from './upgrade-users.ts'
import { writeDismissals } from './write-dismissals.ts'

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
