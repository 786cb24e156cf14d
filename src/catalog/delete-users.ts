import { deleteConsents } from '../consent/set-consent.ts'
import {
  deleteUsers as deleteUsersQuery,
  forgetUserVia,
  knownUserIds,
} from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { dropUserVectors } from '../graph/user-parts.ts'
import { type Deleted, deleted } from './written.ts'

/** Deletes users, their relationships, and their vectors in models. `ids` are sorted and distinct. */
export async function deleteUsers(
  graph: GraphStore,
  ids: readonly string[],
  options: RunOptions,
): Promise<Deleted> {
  return graph.transaction(async (runner) => {
    const known = await runner.run(knownUserIds, { ids })
    await deleteConsents(runner, ids)
    for (const { id } of known) await runner.run(forgetUserVia, { userId: id })
    await runner.run(deleteUsersQuery, { ids })
    // Last: a training that writes its model now holds the users.
    for (const { id } of known) await dropUserVectors(runner, id)
    return deleted(known.map(({ id }) => id))
  }, options)
}
