import { isWhole, isWithin } from '../domain/identity-span.ts'
import { storedValues } from '../events/apply/changed-pairs.ts'
import { cutTo } from '../events/apply/merged-seen.ts'
import { eventWeight, type RatingScale } from '../events/event-weight.ts'
import { type Part, partsOf, readIdentities } from '../events/identities.ts'
import { interactionsOf } from '../events/interactions-of.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { visitorsOf } from './erase-user.ts'
import type { ExportedRow } from './exported-kind.ts'
import { instant, type StoredEdge } from './exported-rows.ts'

/** Whose data an export has. */
export interface Owner extends Part {
  /** Null for the user. */
  readonly visitorId: string | null
  /** Whether data without an instant belongs to the user, too: of a visitor of this user alone, once. */
  readonly isAlone: boolean
}

/** The user, and their visitors with a span each. @throws GraphError */
export async function readOwners(
  graph: GraphStore,
  userId: string,
  options: RunOptions,
): Promise<readonly Owner[]> {
  const visitors = (await visitorsOf(graph, userId)).filter(({ span }) => isWhole(span))
  const alone = new Set([userId, ...visitors.map(({ ownerId }) => ownerId)])
  return partsOf(userId, await readIdentities(graph, [userId], options)).map((part) => ({
    ...part,
    visitorId: part.ownerId === userId ? null : part.ownerId,
    isAlone: alone.delete(part.ownerId),
  }))
}

/** The rows of each owner, with the id of the visitor. */
export async function* rowsOfOwners(
  owners: () => Promise<readonly Owner[]>,
  rowsOf: (owner: Owner) => AsyncIterable<ExportedRow>,
): AsyncGenerator<ExportedRow> {
  for (const owner of await owners())
    for await (const row of rowsOf(owner)) yield { ...row, visitorId: owner.visitorId }
}

/** The entries of a part that happened within its span. */
export async function* within<Entry>(
  { span }: Part,
  entries: AsyncIterable<Entry>,
  instantOf: (entry: Entry) => number,
): AsyncGenerator<Entry> {
  for await (const entry of entries) if (isWithin(span, instantOf(entry))) yield entry
}

/** The interactions of a part, as if nothing had happened outside its span. */
export async function* interactionsWithin(
  graph: GraphStore,
  { ownerId, span }: Part,
  ratingScale: RatingScale,
  options: RunOptions,
): AsyncGenerator<readonly StoredEdge[]> {
  for await (const items of interactionsOf(graph, [ownerId], options)) {
    yield [...items].flatMap(([id, states]) =>
      [...states.values()].flatMap((state): StoredEdge[] => {
        const left = cutTo(state, span, (event) => eventWeight(event, ratingScale))
        const { archivedImportIds } = state
        return left ? [{ id, properties: { ...storedValues(left, left.events), archivedImportIds } }] : []
      }),
    )
  }
}

/** The links of a user. */
export async function* identityRows(owners: () => Promise<readonly Owner[]>): AsyncGenerator<ExportedRow> {
  for (const { visitorId, span } of await owners())
    if (visitorId !== null)
      yield { visitorId, from: instant(span.fromMs || null), until: instant(span.untilMs) }
}
