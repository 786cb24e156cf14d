import { beatCursor, cursorsOf } from '../../graph/__generated__/queries.ts'
import { GraphError } from '../../graph/graph-error.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { RatingScale } from '../event-weight.ts'
import type { Journal } from '../journal/journal.ts'
import { Applier } from './applier.ts'
import { applyEventBatch } from './apply-events.ts'

export interface DrainParts {
  readonly graph: GraphStore
  readonly journal: Journal
  readonly ratingScale: RatingScale
  readonly nowMs: () => number
  /** As of an applier. */
  readonly suspectAfterMs?: number
}

/** A journal beside the graph. */
export interface JournalState {
  readonly id: string
  /** Position of the newest entry. */
  readonly recorded: number
  /** How far the graph has seen it; 0 if it never has. */
  readonly applied: number
  readonly waiting: number
  /** Position of the oldest entry that is kept. */
  readonly oldestKept: number
  /** Events that could not be applied. */
  readonly setAside: number
}

/** Says that nothing is left of a journal that the graph lacks: it is no orphan any more. */
export async function closeJournal(graph: GraphStore, journal: Journal, nowMs: number): Promise<void> {
  await graph.run(beatCursor, { journal: journal.id, now: nowMs, recorded: journal.last, isClosed: true })
}

export async function journalState(graph: GraphStore, journal: Journal): Promise<JournalState> {
  const [cursor] = await graph.run(cursorsOf, { journals: [journal.id] })
  const applied = cursor?.applied ?? 0
  return {
    id: journal.id,
    recorded: journal.last,
    applied,
    waiting: Math.max(0, journal.last - applied - (cursor?.ahead.length ?? 0)),
    oldestKept: await journal.first(),
    setAside: await journal.quarantinedCount(),
  }
}

/** What of a journal did not become an event of the graph. */
export interface Drained {
  /** Positions that the graph never saw and the journal no longer holds. */
  readonly gone: number
  /** Entries that give no event. */
  readonly unreadable: number
  readonly setAside: number
}

/**
 * Applies everything that the graph lacks of a journal nobody else works on; events that cannot be applied are set aside. The
 * first failure of graph or journal ends it.
 */
export async function drainJournal(parts: DrainParts, signal: AbortSignal): Promise<Drained> {
  const failing = new AbortController()
  let failure: unknown
  const drained = { gone: 0, unreadable: 0, setAside: 0 }
  const applier = new Applier({
    ...parts,
    news: {
      stuck(error, isUndecided) {
        if (isUndecided) return
        failure = error
        failing.abort()
      },
      gap: (first, last) => {
        drained.gone += last - first + 1
      },
      lost: (entries) => {
        drained.unreadable += entries.length
      },
      deadLetter: (positions) => {
        drained.setAside += positions.length
      },
    },
  })
  applier.start()
  try {
    const isDone = await applier.seen(parts.journal.last, AbortSignal.any([signal, failing.signal]))
    if (isDone) return drained
    throw failure ?? new GraphError('cancelled', 'the journal was not applied to its end')
  } finally {
    await applier.stop()
  }
}

/** Tries again what was set aside; what is applied now leaves the quarantine. Returns how many that were. */
export async function replaySetAside({ graph, journal, ratingScale }: DrainParts): Promise<number> {
  let applied = 0
  for (const { position, event } of await journal.quarantined(Number.MAX_SAFE_INTEGER)) {
    try {
      await applyEventBatch(graph, [event], { ratingScale })
    } catch (error) {
      if (error instanceof GraphError && (error.kind === 'unavailable' || error.kind === 'busy')) throw error
      continue
    }
    await journal.release([position])
    applied++
  }
  return applied
}
