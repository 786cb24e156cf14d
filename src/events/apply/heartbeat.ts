import { beatCursor } from '../../graph/__generated__/queries.ts'
import { type GraphStore, isAvailable } from '../../graph/graph-store.ts'
import type { Journal } from '../journal/journal.ts'
import { type OrphanedJournal, orphanedJournals } from './orphaned-journals.ts'

export interface JournalBeatParts {
  readonly graph: GraphStore
  readonly journal: Journal
  readonly nowMs: () => number
  /** Events on disk that the graph has not seen. */
  readonly waiting: () => number
  /** Told of journals whose servers are gone, of each once as long as that lasts; not if there are none. */
  readonly onOrphans: (orphans: readonly OrphanedJournal[]) => void
  readonly beatMs?: number
}

const BEAT_MS = 60_000

/** Says in the graph once a minute that this journal has a server, and notices journals that have none any more. */
export class Heartbeat {
  readonly #parts: JournalBeatParts
  #timer: NodeJS.Timeout | undefined
  #told: ReadonlySet<string> = new Set()
  #beating: Promise<void> = Promise.resolve()

  constructor(parts: JournalBeatParts) {
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
    const orphans = await orphanedJournals(graph, [journal.id], nowMs())
    const untold = orphans.filter(({ id }) => !this.#told.has(id))
    this.#told = new Set(orphans.map(({ id }) => id))
    if (untold.length > 0) onOrphans(untold)
  }
}
