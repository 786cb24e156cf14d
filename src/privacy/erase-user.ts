import { deleteConsents } from '../consent/set-consent.ts'
import { deleteUsers, forgetUserVia, userSize } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { dropUserVectors } from '../graph/user-parts.ts'

/** What was deleted of a user in the graph. */
export interface DeletedCounts {
  readonly users: number
  readonly relationships: number
  /** Events in their interactions. */
  readonly events: number
  readonly modelVectors: number
}

/** Deletes a user, their relationships, and their vectors in models, in a transaction of the caller. */
export async function eraseUser(graph: GraphRunner, userId: string): Promise<DeletedCounts> {
  const [size] = await graph.run(userSize, { userId })
  await graph.run(forgetUserVia, { userId })
  await deleteConsents(graph, [userId])
  await graph.run(deleteUsers, { ids: [userId] })
  // Last: a training that writes its model now holds the user.
  const modelVectors = await dropUserVectors(graph, userId)
  const { relationships = 0, events = 0 } = size ?? {}
  return { users: size ? 1 : 0, relationships, events, modelVectors }
}
