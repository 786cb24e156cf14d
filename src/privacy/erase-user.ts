import { randomUUID } from 'node:crypto'
import { deleteConsents } from '../consent/set-consent.ts'
import {
  deleteUsers,
  forgetUserVia,
  modelPartsOfUser,
  rewriteModelPart,
  userSize,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'

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
  const parts = await graph.run(modelPartsOfUser, { userId })
  for (const part of parts) await graph.run(rewriteModelPart, withoutMember(part, userId))
  await graph.run(forgetUserVia, { userId })
  await deleteConsents(graph, [userId])
  await graph.run(deleteUsers, { ids: [userId] })
  const { relationships = 0, events = 0 } = size ?? {}
  return { users: size ? 1 : 0, relationships, events, modelVectors: parts.length }
}

interface StoredPart {
  readonly id: string
  readonly memberIds: readonly string[]
  /** Base64 of the same number of bytes for each member. */
  readonly vectors: string
}

/** The part with a vector of zeros and a random id in the place of the member. Other members keep their places. */
function withoutMember({ id, memberIds, vectors }: StoredPart, userId: string): StoredPart {
  const bytes = Buffer.from(vectors, 'base64')
  const width = bytes.length / memberIds.length
  const place = memberIds.indexOf(userId)
  bytes.fill(0, place * width, (place + 1) * width)
  return { id, memberIds: memberIds.with(place, `erased-${randomUUID()}`), vectors: bytes.toString('base64') }
}
