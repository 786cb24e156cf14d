import { type IdentitySpan, isWithin } from '../domain/identity-span.ts'
import { isVisitorId } from '../domain/ids.ts'
import { type TrainableUsersRow, trainableUsers } from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { pages } from '../graph/keyset-pages.ts'
import { PAGE_IDS } from './page-sizes.ts'

/** Interactions of a node that count for a person. */
export interface InteractionSource {
  /** Id of a user or a visitor. */
  readonly id: string
  /** Whether an interaction whose newest event is at this instant counts. */
  readonly counts: (atMs: number) => boolean
}

/** Whose interactions are one row: a user with their visitors, or a visitor with what is of no user. */
export interface TrainedPerson {
  readonly id: string
  readonly sources: readonly InteractionSource[]
  /** Number of interactions of the sources, also of those that do not count. */
  readonly size: number
}

/** A person who is a user. */
export interface TrainedUser extends TrainedPerson {
  readonly allowsSensitive: boolean
  readonly profileResetAt: number | null
}

/** Who is trained on, by id. */
export interface TrainedPeople {
  readonly users: readonly TrainedUser[]
  /** Visitors with interactions that are of no user. */
  readonly visitors: readonly TrainedPerson[]
  /** Users who do not consent, and visitors who were users: only their derived edges of older versions matter. */
  readonly leftOutUserIds: readonly string[]
}

/**
 * Reads who consents to model training. What a visitor did in the span of a user counts for that user if both consent, and for
 * none if the user does not.
 */
export async function readTrainedPeople(
  graph: GraphStore,
  needsConsent: boolean,
  signal: AbortSignal,
): Promise<TrainedPeople> {
  const users = new Map<string, TrainedUser & { sources: InteractionSource[]; size: number }>()
  const rows: TrainableUsersRow[] = []
  const leftOutUserIds: string[] = []
  for await (const page of pages(
    (afterId, limit) => graph.run(trainableUsers, { afterId, limit, needsConsent }, { signal }),
    PAGE_IDS,
  )) {
    for (const row of page) {
      const { id, isVisitor, isTrainable, interactionCount: size } = row
      if (isVisitor ? !isVisitorId(id) : !isTrainable) leftOutUserIds.push(id)
      if (!isTrainable) continue
      if (isVisitor) rows.push(row)
      else users.set(id, { ...row, sources: [{ id, counts: () => true }], size })
    }
  }
  const visitors: TrainedPerson[] = []
  for (const { id, links, interactionCount: size } of rows) {
    for (const span of links) {
      const user = users.get(span.userId)
      if (!user) continue
      user.sources.push({ id, counts: (atMs) => isWithin(span, atMs) })
      user.size += size
    }
    if (isAlways(links)) continue
    const counts = (atMs: number) => !links.some((span) => isWithin(span, atMs))
    visitors.push({ id, sources: [{ id, counts }], size })
  }
  return { users: [...users.values()], visitors, leftOutUserIds }
}

/** Whether some spans leave no instant out. */
function isAlways(spans: readonly IdentitySpan[]): boolean {
  let endMs: number | null = 0
  for (const { fromMs, untilMs } of [...spans].sort((a, b) => a.fromMs - b.fromMs)) {
    if (endMs === null || fromMs > endMs) break
    endMs = untilMs === null ? null : Math.max(endMs, untilMs)
  }
  return endMs === null
}
