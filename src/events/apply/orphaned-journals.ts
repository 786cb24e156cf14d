import { silentCursors } from '../../graph/__generated__/queries.ts'
import type { GraphStore } from '../../graph/graph-store.ts'

/** A journal whose server is gone, and which may hold events that the graph lacks. */
export interface OrphanedJournal {
  readonly id: string
  /** Events that the graph is known to lack; its server may have accepted more after it was last heard of. */
  readonly leastWaiting: number
  /** Epoch milliseconds. */
  readonly heardAtMs: number
}

/** Longest silence of a server that is there: it says so once a minute. */
const SILENCE_MS = 5 * 60_000

/** Journals that are told of at once. */
const MOST_TOLD = 100

/**
 * Journals of the graph whose servers were not heard of for five minutes and did not end in order; own ones aside. A server
 * that is there says so by the clock of now: what was heard later than that was heard before the clock was set back.
 */
export async function orphanedJournals(
  graph: GraphStore,
  ownIds: readonly string[],
  nowMs: number,
): Promise<readonly OrphanedJournal[]> {
  const rows = await graph.run(silentCursors, {
    known: ownIds,
    before: nowMs - SILENCE_MS,
    after: nowMs + SILENCE_MS,
    limit: MOST_TOLD,
  })
  return rows.map(({ journalId, applied, recorded, heardAt }) => ({
    id: journalId,
    leastWaiting: Math.max(0, recorded - applied),
    heardAtMs: heardAt,
  }))
}
