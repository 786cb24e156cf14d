import { inLockOrder } from '../catalog/ensure-nodes.ts'
import { deleteConsents } from '../consent/set-consent.ts'
import { isWhole, WHOLE } from '../domain/identity-span.ts'
import { refreshWhole } from '../events/apply/merged-seen.ts'
import { DEFAULT_RATING_SCALE, eventWeight, type RatingScale } from '../events/event-weight.ts'
import type { Weigh } from '../events/fold-events.ts'
import { lockWithVisitors, type Part, partsOf, readIdentities } from '../events/identities.ts'
import { takeBackSpan } from '../events/take-back-span.ts'
import { deleteUsers, forgetUserVia, lockUsers, userSize } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { dropUserVectors } from '../graph/user-parts.ts'
import { forgetInSegments } from '../steering/placement-versions.ts'

/** What was deleted of a user in the graph. */
export interface DeletedCounts {
  readonly users: number
  readonly relationships: number
  /** Events in their interactions. */
  readonly events: number
  readonly modelVectors: number
  /** Visitors of the user, whole or in part; what was deleted of them is in the other counts. */
  readonly visitors: number
}

export const NONE_DELETED: DeletedCounts = {
  users: 0,
  relationships: 0,
  events: 0,
  modelVectors: 0,
  visitors: 0,
}

/** All data of a user or a visitor. */
export function whole(userId: string): Part {
  return { ownerId: userId, span: WHOLE }
}

/**
 * What of visitors is deleted with a user: all data of those who belong to this user alone, and of others the events within their
 * spans.
 *
 * @throws GraphError
 */
export async function visitorsOf(graph: GraphRunner, userId: string): Promise<readonly Part[]> {
  const [, ...parts] = partsOf(userId, await readIdentities(graph, [userId]))
  const ids = inLockOrder(parts.map(({ ownerId }) => ownerId))
  const links = ids.length > 0 ? await readIdentities(graph, ids) : []
  const shared = new Set(links.filter((one) => one.userId !== userId).map(({ visitorId }) => visitorId))
  return [
    ...ids.filter((id) => !shared.has(id)).map(whole),
    ...parts.filter(({ ownerId }) => shared.has(ownerId)),
  ]
}

/**
 * Deletes a user or a visitor, their relationships, their vectors in models, and the visitors of a user; or the events of a visitor
 * within a span. Users whom an erased visitor belonged to no longer have what the visitor did. In a transaction of the caller.
 *
 * @returns the visitors as well: processes and files must forget them like the user
 */
export async function eraseData(
  graph: GraphRunner,
  { ownerId, span }: Part,
  ratingScale: RatingScale = DEFAULT_RATING_SCALE,
): Promise<{ readonly counts: DeletedCounts; readonly visitors: readonly Part[] }> {
  const usual: Weigh = (event) => eventWeight(event, ratingScale)
  if (!isWhole(span)) {
    await graph.run(lockUsers, { ids: [ownerId] })
    const events = await takeBackSpan(graph, ownerId, span, usual)
    return { counts: { ...NONE_DELETED, events }, visitors: [] }
  }
  await lockWithVisitors(graph, ownerId)
  const links = await readIdentities(graph, [ownerId])
  await graph.run(lockUsers, { ids: inLockOrder(links.map(({ userId }) => userId)) })
  const visitors = await visitorsOf(graph, ownerId)
  const deleted = [await deletePerson(graph, ownerId)]
  for (const visitor of visitors) deleted.push((await eraseData(graph, visitor, ratingScale)).counts)
  const owners = links.filter(({ visitorId }) => visitorId === ownerId).map(({ userId }) => userId)
  for (const userId of inLockOrder(owners)) await refreshWhole(graph, userId, usual)
  const sum = (name: keyof DeletedCounts) => deleted.reduce((total, counts) => total + counts[name], 0)
  const counts = {
    users: deleted[0]?.users ?? 0,
    relationships: sum('relationships'),
    events: sum('events'),
    modelVectors: sum('modelVectors'),
    visitors: visitors.length,
  }
  return { counts, visitors }
}

async function deletePerson(graph: GraphRunner, userId: string): Promise<DeletedCounts> {
  const [size] = await graph.run(userSize, { userId })
  await graph.run(forgetUserVia, { userId })
  await forgetInSegments(graph, userId)
  await deleteConsents(graph, [userId])
  await graph.run(deleteUsers, { ids: [userId] })
  // Last: a training that writes its model now holds the user.
  const modelVectors = await dropUserVectors(graph, userId)
  const { relationships = 0, events = 0 } = size ?? {}
  return { ...NONE_DELETED, users: size ? 1 : 0, relationships, events, modelVectors }
}
