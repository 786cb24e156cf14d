import { userIdsPage } from '../../graph/__generated__/queries.ts'
import type { GraphQuery } from '../../graph/graph-query.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { pages } from '../../graph/keyset-pages.ts'

/** How far an upgrade has come: all users up to this id are upgraded. */
interface UpgradeState {
  readonly afterId: string | null
  readonly isDone: boolean
}

/** An upgrade of what a graph of an older version stores of its users. */
export interface UsersUpgrade {
  readonly readState: GraphQuery<Record<never, never>, UpgradeState>
  readonly setState: GraphQuery<UpgradeState, unknown>
  /** Users per transaction: few enough that readers and other writers do not wait long. */
  readonly usersAtOnce: number
  readonly upgrade: (graph: GraphRunner, userIds: readonly string[]) => Promise<void>
}

/**
 * Upgrades all users, page by page. Continues an interrupted upgrade, and does nothing once it is complete.
 *
 * @throws GraphError; finished pages stay
 */
export async function upgradeUsers(
  graph: GraphStore,
  { readState, setState, usersAtOnce, upgrade }: UsersUpgrade,
  options: RunOptions,
): Promise<void> {
  const [state] = await graph.run(readState, {}, options)
  let afterId = state?.afterId ?? ''
  if (!state?.isDone) {
    const read = (after: string, limit: number) => graph.run(userIdsPage, { afterId: after, limit }, options)
    for await (const page of pages(read, usersAtOnce, afterId)) {
      const ids = page.map(({ id }) => id)
      afterId = ids.at(-1) ?? afterId
      await graph.transaction(async (runner) => {
        await upgrade(runner, ids)
        await runner.run(setState, { afterId, isDone: false })
      }, options)
    }
  }
  // An empty graph has nothing to upgrade, and stays empty. A finished upgrade keeps no id of a user; earlier versions left one.
  if (afterId !== '') await graph.run(setState, { afterId: '', isDone: true }, options)
}
