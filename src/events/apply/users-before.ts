import { groupByUser, type Pair, pairKey, wantedByUser } from '../../domain/grouping.ts'
import {
  engagementsOf,
  type InteractionsAmongRow,
  interactionsAmong,
  seenBy,
} from '../../graph/__generated__/queries.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'
import type { PairState } from '../fold-events.ts'
import { NOTHING_SEEN, type Seen } from './recent-engagements.ts'

/** What the graph holds of one user before something is added. */
export interface UserBefore {
  /** Epoch milliseconds of her newest event; 0 if she has none. */
  readonly lastAt: number
  readonly seen: Seen
}

/** What the graph holds of some users, and of the pairs that are to change. */
export interface UsersBefore {
  readonly users: ReadonlyMap<string, UserBefore>
  /** By `pairKey`; pairs without an interaction are not in it. */
  readonly states: ReadonlyMap<string, PairState>
}

export const NEW_USER: UserBefore = { lastAt: 0, seen: NOTHING_SEEN }

/** Reads the users of some pairs, inside a transaction that holds them, or has begun to. */
export async function readUsersBefore(graph: GraphRunner, pairs: readonly Pair[]): Promise<UsersBefore> {
  const rows = wantedByUser(pairs)
  const ids = rows.map(({ userId }) => userId)
  // Side by side: each query that is waited for is a turn of a busy event loop, or a round trip.
  const [seenRows, recentRows, doneRows] = await Promise.all([
    graph.run(seenBy, { ids }),
    graph.run(engagementsOf, { ids }),
    graph.run(interactionsAmong, { rows }),
  ])
  const recents = groupByUser(recentRows)
  const users = new Map<string, UserBefore>()
  for (const { userId, lastAt, olderSeenItemIds, olderSeenAts } of seenRows) {
    const older = olderSeenItemIds.map((itemId, index) => ({ itemId, lastAt: olderSeenAts[index] ?? 0 }))
    users.set(userId, { lastAt: lastAt ?? 0, seen: { recent: recents.get(userId) ?? [], older } })
  }
  return { users, states: new Map(doneRows.map((row) => [pairKey(row), toState(row)])) }
}

function toState(row: InteractionsAmongRow): PairState {
  const { weight, servedWeight, lastAt, count, archivedImportIds } = row
  const events = row.eventIds.map((eventId, index) => ({ eventId, atMs: row.eventAts[index] ?? 0 }))
  return { weight, servedWeight, lastAt, count, events, archivedImportIds }
}
