import { beatCursor, staleCursors } from '../../graph/__generated__/queries.ts'
import { type GraphStore, isAvailable } from '../../graph/graph-store.ts'
import type { Journal } from '../journal/journal.ts'

export interface HeartbeatParts {
  readonly graph: GraphStore
  readonly journal: Journal
  readonly nowMs: () => number
  /** Events on disk that the graph has not seen. */
  readonly waiting: () => number
  /** Told of journals whose servers are gone, of each once as long as that lasts; not if there are none. */
  readonly onOrphans: (orphans: readonly StaleJournal[]) => void
  readonly beatMs?: number
}

const BEAT_MS = 60_000

/** Says in the graph once a minute that this journal has a server, and notices journals that have none any more. */
export class Heartbeat {
  readonly #parts: HeartbeatParts
  #timer: NodeJS.Timeout | undefined
  #told: ReadonlySet<string> = new Set()
  #beating: Promise<void> = Promise.resolve()

  constructor(parts: HeartbeatParts) {
    this.#parts = parts
  }

  /** Returns at once: the graph may be away. */
  start(): void {
    const once = () => {
      this.#beating = this.#beat(false).catch(() => undefined)
    }
    once()
    this.#timer ??= setInterval(once, this.#parts.beatMs ?? BEAT_MS).unref()
  }

  /** Says whether anything is left that the graph lacks; not if the graph is away. */
  async stop(): Promise<void> {
    clearInterval(this.#timer)
    await this.#beating
    if (isAvailable(this.#parts.graph)) await this.#beat(this.#parts.waiting() === 0).catch(() => undefined)
  }

  async #beat(isClosed: boolean): Promise<void> {
    const { graph, journal, nowMs, onOrphans } = this.#parts
    await graph.run(beatCursor, { journal: journal.id, now: nowMs(), recorded: journal.last, isClosed })
    if (isClosed) return
    const orphans = await staleJournals(graph, [journal.id], nowMs())
    const untold = orphans.filter(({ id }) => !this.#told.has(id))
    this.#told = new Set(orphans.map(({ id }) => id))
    if (untold.length > 0) onOrphans(untold)
  }
}

/** A journal whose server is gone, and which may hold events that the graph lacks. */
export interface StaleJournal {
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
export async function staleJournals(
  graph: GraphStore,
  ownIds: readonly string[],
  nowMs: number,
): Promise<readonly StaleJournal[]> {
  const rows = await graph.run(staleCursors, {
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
