import { randomUUID } from 'node:crypto'
import type { Purpose } from '../domain/consent.ts'
import { lockModelParts, modelPartsOfUser, rewriteModelPart } from './__generated__/queries.ts'
import type { GraphRunner } from './graph-store.ts'

/** Whether the members of a part of a model are users. */
export function isOfUsers(partId: string): boolean {
  return partId.includes('/people/') || isLearnedOfUsers(partId)
}

/** Whether a part holds what users like, which was learned from their own actions. */
export function isLearnedOfUsers(partId: string): boolean {
  return partId.includes('/users/')
}

/** What users must allow so that a part of users has a vector of theirs. Audiences alone read what they like. */
export function purposesOf(partId: string): readonly Purpose[] {
  return isLearnedOfUsers(partId) ? ['model-training', 'audiences'] : ['model-training']
}

/** A part of a model as stored. */
export interface StoredPart {
  readonly id: string
  readonly memberIds: readonly string[]
  /** Base64 of the same number of bytes for each member. */
  readonly vectors: string
}

/**
 * Deletes what models have learned of a user, in a transaction of the caller. Returns the number of vectors.
 *
 * @param isDropped of which parts
 */
export async function dropUserVectors(
  graph: GraphRunner,
  userId: string,
  isDropped: (partId: string) => boolean = () => true,
): Promise<number> {
  // Locked before they are read: a part is written as a whole.
  await graph.run(lockModelParts, {})
  const parts = (await graph.run(modelPartsOfUser, { userId })).filter(({ id }) => isDropped(id))
  for (const part of parts)
    await graph.run(
      rewriteModelPart,
      withMembers(part, (id) => id !== userId),
    )
  return parts.length
}

/** The part with some members alone: others leave a vector of zeros and a random id in their place. */
export function withMembers<Part extends StoredPart>(part: Part, isKept: (userId: string) => boolean): Part {
  const bytes = Buffer.from(part.vectors, 'base64')
  const width = bytes.length / part.memberIds.length
  const memberIds = part.memberIds.map((id, place) => {
    if (isKept(id)) return id
    bytes.fill(0, place * width, (place + 1) * width)
    return `erased-${randomUUID()}`
  })
  return { ...part, memberIds, vectors: bytes.toString('base64') }
}
