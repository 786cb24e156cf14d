import { type Deleted, deleted } from '../catalog/written.ts'
import type { RatingScale } from '../events/event-weight.ts'
import type { Part } from '../events/identities.ts'
import { knownUserIds } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { eraseData, whole } from './erase-user.ts'

/** The deleted users, and the data of visitors that was deleted with them. */
export interface DeletedUsers extends Deleted {
  readonly visitors: readonly Part[]
}

/** Deletes users, their relationships, their vectors in models and their visitors. `ids` are sorted and distinct. */
export async function deleteUsers(
  graph: GraphStore,
  ids: readonly string[],
  ratingScale: RatingScale,
  options: RunOptions,
): Promise<DeletedUsers> {
  return graph.transaction(async (runner) => {
    const known = await runner.run(knownUserIds, { ids })
    const visitors: Part[] = []
    for (const { id } of known) visitors.push(...(await eraseData(runner, whole(id), ratingScale)).visitors)
    return { ...deleted(known.map(({ id }) => id)), visitors }
  }, options)
}
