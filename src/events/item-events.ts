import type { Consents } from '../domain/consent.ts'
import { EVENT_KINDS, type EventKind, eventKindNamed } from '../domain/event.ts'
import { type InteractionsWithItemRow, interactionsWithItem } from '../graph/__generated__/queries.ts'
import type { GraphRunner, RunOptions } from '../graph/graph-store.ts'
import { decodeArchived } from './archived-events.ts'

/** Most users and visitors of an item whose events are counted: the read grows with them. */
export const MOST_ITEM_USERS = 10_000

/** What users did to an item, as the graph keeps it. */
export interface ItemEvents {
  /** Distinct users and visitors. */
  readonly users: number
  /** In the order of `EVENT_KINDS`, without those that no one did. */
  readonly kinds: readonly KindCount[]
}

interface KindCount {
  readonly kind: EventKind
  readonly count: number
  readonly users: number
}

/**
 * Counts what the users and visitors who consent to analytics did to an item; null if more than `MOST_ITEM_USERS` did anything. Reads
 * all of its interactions: ask for items of few users only.
 *
 * @throws GraphError
 */
export async function countItemEvents(
  graph: GraphRunner,
  consents: Consents,
  itemId: string,
  options: RunOptions,
): Promise<ItemEvents | null> {
  const rows = await graph.run(interactionsWithItem, { itemId, limit: MOST_ITEM_USERS + 1 }, options)
  if (rows.length > MOST_ITEM_USERS) return null
  const counted = rows.filter(({ userId }) => consents.allows(userId, 'analytics')).map(countsOf)
  const kinds = EVENT_KINDS.flatMap((kind) => {
    const counts = counted.flatMap((own) => own.get(kind) ?? [])
    return counts.length === 0 ? [] : { kind, count: sum(counts), users: counts.length }
  })
  return { users: counted.length, kinds }
}

/** How often one user did what: the value of an event is its count, but for ratings. */
function countsOf(row: InteractionsWithItemRow): ReadonlyMap<EventKind, number> {
  const counts = new Map<EventKind, number>()
  const add = (kind: EventKind, count: number) => counts.set(kind, (counts.get(kind) ?? 0) + count)
  for (const [at, name] of row.eventKinds.entries())
    add(eventKindNamed(name), name === 'rating' ? 1 : (row.eventValues[at] ?? 1))
  for (const { kind, count } of decodeArchived(row.archivedEvents)) add(kind, count)
  return counts
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
