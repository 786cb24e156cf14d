import { beatCursor, cursorsOf } from '../../graph/__generated__/queries.ts'
import { GraphError } from '../../graph/graph-error.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { EventScale } from '../event-weight.ts'
import type { Journal } from '../journal/journal.ts'
import { Applier } from './applier.ts'
import type { IsErased } from './apply-entries.ts'
import { applyEventBatch } from './apply-events.ts'

export interface DrainParts {
  readonly graph: GraphStore
  readonly journal: Journal
  readonly ratingScale: EventScale
  /** See `ApplyOptions`; default false. */
  readonly needsConsent?: boolean
  readonly nowMs: () => number
  /** See `BatchApplierParts`. */
  readonly isErased?: IsErased
  /** See `BatchApplierParts`. */
  readonly suspectAfterMs?: number
}

/** State of a journal and of the graph's cursor. */
export interface JournalState {
  readonly id: string
  /** Position of the newest entry. */
  readonly recorded: number
  /** The graph has seen the journal up to this position; 0 if it never has. */
  readonly applied: number
  readonly waiting: number
  /** Position of the oldest entry. */
  readonly oldestKept: number
  /** Events in the dead-letter queue. */
  readonly setAside: number
}

/** Marks a journal as completely applied. It is not stale any more. */
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

/** Counts of entries that were not applied. */
export interface Drained {
  /** Positions that the graph has not seen and the journal no longer has. */
  readonly gone: number
  /** Entries without a readable event. */
  readonly unreadable: number
  readonly setAside: number
}

/**
 * Applies all entries of a journal that the graph lacks. Events that cannot be applied become dead letters. No other process may
 * use the journal.
 *
 * @throws the first failure of the graph or the journal
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

/** Tries to apply the dead letters again, and removes those that succeed. Returns their number. */
export async function replaySetAside(parts: DrainParts): Promise<number> {
  const { graph, journal, ratingScale, needsConsent = false, isErased = () => false } = parts
  let applied = 0
  for (const { position, event, atMs } of await journal.quarantined(Number.MAX_SAFE_INTEGER)) {
    const isKept = !isErased({ position, event, acceptedAtMs: atMs })
    try {
      if (isKept) await applyEventBatch(graph, [event], { ratingScale, needsConsent })
    } catch (error) {
      if (error instanceof GraphError && (error.kind === 'unavailable' || error.kind === 'busy')) throw error
      continue
    }
    await journal.release([position])
    if (isKept) applied++
  }
  return applied
}
