import { beatCursor, staleCursors } from '../../graph/__generated__/queries.ts'
import { type GraphStore, isAvailable } from '../../graph/graph-store.ts'
import { RepeatedTask } from '../../platform/repeated-task.ts'
import type { Journal } from '../journal/journal.ts'

export interface HeartbeatParts {
  readonly graph: GraphStore
  readonly journal: Journal
  readonly nowMs: () => number
  /** Events on disk that the graph has not seen. */
  readonly waiting: () => number
  /** Called with journals that have become stale, once each time. */
  readonly onStale: (stale: readonly StaleJournal[]) => void
  readonly beatMs?: number
}

const BEAT_MS = 60_000

/** Updates the cursor of a journal once a minute to show that its server runs, and finds stale journals of other servers. */
export class Heartbeat {
  readonly #parts: HeartbeatParts
  /** One at a time: two at once would both report a journal as newly stale. */
  readonly #beats: RepeatedTask
  #known: ReadonlySet<string> = new Set()

  constructor(parts: HeartbeatParts) {
    this.#parts = parts
    this.#beats = new RepeatedTask({
      everyMs: parts.beatMs ?? BEAT_MS,
      run: () => this.#beat(false),
      onFailed: () => undefined,
    })
  }

  /** Stale journals at the last heartbeat. */
  get stale(): number {
    return this.#known.size
  }

  /** Returns at once: the graph may be unavailable. */
  start(): void {
    this.#beats.start()
  }

  /** Marks the journal as closed if no event waits, unless the graph is unavailable. */
  async stop(): Promise<void> {
    await this.#beats.stop()
    if (isAvailable(this.#parts.graph)) await this.#beat(this.#parts.waiting() === 0).catch(() => undefined)
  }

  async #beat(isClosed: boolean): Promise<void> {
    const { graph, journal, nowMs, onStale } = this.#parts
    const beat = { journal: journal.id, now: nowMs(), recorded: journal.last, isClosed }
    await graph.run(beatCursor, beat)
    if (isClosed) return
    const stale = await staleJournals(graph, [journal.id], nowMs())
    const found = stale.filter(({ id }) => !this.#known.has(id))
    this.#known = new Set(stale.map(({ id }) => id))
    if (found.length > 0) onStale(found)
  }
}

/** A journal without a running server, which may have events that the graph lacks. */
export interface StaleJournal {
  readonly id: string
  /** Events that the graph lacks; the server may have accepted more after its last heartbeat. */
  readonly leastWaiting: number
  /** Epoch milliseconds. */
  readonly heardAtMs: number
}

/** A journal is stale this long after its last heartbeat. */
const STALE_AFTER_MS = 5 * 60_000

/** Limit of the result. */
const MAX_STALE = 100

/**
 * Journals without a heartbeat for five minutes whose servers did not end in order, except `ownIds`. A heartbeat in the future
 * is stale, too: the clock was set back after it.
 */
export async function staleJournals(
  graph: GraphStore,
  ownIds: readonly string[],
  nowMs: number,
): Promise<readonly StaleJournal[]> {
  const rows = await graph.run(staleCursors, {
    known: ownIds,
    before: nowMs - STALE_AFTER_MS,
    after: nowMs + STALE_AFTER_MS,
    limit: MAX_STALE,
  })
  return rows.map(({ journalId, applied, recorded, heardAt }) => ({
    id: journalId,
    leastWaiting: Math.max(0, recorded - applied),
    heardAtMs: heardAt,
  }))
}
