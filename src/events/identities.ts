import { inIdentityOrder } from '../catalog/ensure-nodes.ts'
import { type IdentitySpan, WHOLE } from '../domain/identity-span.ts'
import { identitiesOf, lockUsers } from '../graph/__generated__/queries.ts'
import type { GraphRunner, RunOptions } from '../graph/graph-store.ts'

/** A link: what the visitor did within the span counts as done by the user. */
export interface Identity extends IdentitySpan {
  readonly visitorId: string
  readonly userId: string
}

/** The links of some users and visitors, each once; those of a visitor in the order of their spans. */
export async function readIdentities(
  graph: GraphRunner,
  ids: readonly string[],
  options: RunOptions = {},
): Promise<readonly Identity[]> {
  const rows = await graph.run(identitiesOf, { ids }, options)
  // A link between two of the ids has a row for each end.
  const links = new Map(rows.map((row) => [`${row.visitorId}\n${row.from}`, row]))
  return [...links.values()].map(({ visitorId, userId, from, until }) => {
    return { visitorId, userId, fromMs: from, untilMs: until }
  })
}

/** A part of what counts as done by a user: all of their own, or what a visitor did within a span. */
export interface Part {
  /** The user or the visitor. */
  readonly ownerId: string
  readonly span: IdentitySpan
}

/** The parts of a user, their own first. @param identities links of the user, and maybe others */
export function partsOf(userId: string, identities: readonly Identity[]): readonly Part[] {
  const linked = identities.filter((identity) => identity.userId === userId)
  const visitors = linked.map(({ visitorId, fromMs, untilMs }) => {
    return { ownerId: visitorId, span: { fromMs, untilMs } }
  })
  return [{ ownerId: userId, span: WHOLE }, ...visitors]
}

/** Locks the visitors of a user, and then the user: see `inIdentityOrder`. Returns what the visitors did as the user. */
export async function lockWithVisitors(graph: GraphRunner, userId: string): Promise<readonly Part[]> {
  const visitors = async () => partsOf(userId, await readIdentities(graph, [userId])).slice(1)
  const ids = (await visitors()).map(({ ownerId }) => ownerId)
  await graph.run(lockUsers, { ids: inIdentityOrder([...ids, userId], new Set(ids)) })
  // Under the lock of the user no other is linked.
  return visitors()
}
