import { GraphError } from '../../graph/graph-error.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import { traced } from '../../platform/tracing.ts'
import type { EventScale } from '../event-weight.ts'
import type { Journal, JournalEntry } from '../journal/journal.ts'
import {
  type AppliedEntries,
  type ApplierNews,
  type ApplyEntries,
  applyEntries,
  type IsErased,
} from './apply-entries.ts'

/** Attempts for a single event before it becomes a dead letter. */
const ATTEMPTS = 3

/** For an unclear error a batch fails this often in a row before its events are suspected, */
const UNCLEAR_FAILURES = 3

/** and for this long: the graph may be busy or unhealthy for a while. */
const SUSPECT_AFTER_MS = 10_000

/** Errors of an event, not of the graph: trying again changes nothing. */
const POISON: ReadonlySet<string> = new Set(['contract', 'conflict', 'too-much-memory'])

/** Errors that an event or the graph may cause: it ran out of time, or failed without a clear reason. */
const UNCLEAR: ReadonlySet<string> = new Set(['timeout', 'failed'])

export interface BatchApplierParts {
  readonly graph: GraphStore
  readonly journal: Journal
  readonly ratingScale: EventScale
  /** See `ApplyOptions`; default false. */
  readonly needsConsent?: boolean
  readonly nowMs: () => number
  readonly news: ApplierNews
  /** Entries that are never applied: their users were erased. */
  readonly isErased?: IsErased
  /** Applies entries elsewhere; by default in this thread, through `graph`. */
  readonly apply?: ApplyEntries
  /** A batch fails for this long before its events are suspected, milliseconds. */
  readonly suspectAfterMs?: number | undefined
}

/**
 * Applies entries of a journal, and moves events that cannot be applied to the dead-letter queue. For an unclear error the
 * graph is at fault, unless the same batch fails again and again while the graph answers a write without events.
 */
export class BatchApplier {
  readonly #parts: BatchApplierParts
  readonly #apply: ApplyEntries
  readonly #isErased: IsErased
  readonly #onApplied: (applied: AppliedEntries) => void
  #batchAfter = 0
  /** Of this batch, in a row. */
  #unclearErrors = 0
  #firstErrorMs = 0

  /** @param onApplied called after each transaction with the state of the cursor */
  constructor(parts: BatchApplierParts, onApplied: (applied: AppliedEntries) => void) {
    this.#parts = parts
    const { graph, isErased = () => false } = parts
    this.#isErased = isErased
    this.#apply = parts.apply ?? ((batch, options) => applyEntries(graph, batch, { ...options, isErased }))
    this.#onApplied = onApplied
  }

  /**
   * Applies the entries between two positions. A batch with a bad event is halved until that event is found, which becomes a
   * dead letter.
   *
   * @throws the error, if no event is at fault for it
   */
  async apply(entries: readonly JournalEntry[], after: number, end: number): Promise<void> {
    // Batches after the same position are attempts of the same batch.
    if (after !== this.#batchAfter) this.#unclearErrors = 0
    this.#batchAfter = after
    await this.#applyOrHalve(entries, end)
  }

  /** Applies entries before their turn, in one transaction. @throws GraphError */
  async applyEarly(entries: readonly JournalEntry[]): Promise<void> {
    this.#report(entries, await this.#run(entries))
  }

  /** True while it is unknown whether the graph or an event caused the error: the same batch must be tried again. */
  isUndecided(error: unknown): boolean {
    return isUnclear(error) && this.#unclearErrors > 0
  }

  async #applyOrHalve(entries: readonly JournalEntry[], end: number): Promise<void> {
    try {
      await this.#attempt(entries, end)
    } catch (error) {
      if (!(await this.#isPoisoned(error))) throw error
      const middle = Math.floor(entries.length / 2)
      const last = entries[middle - 1]
      if (last) {
        await this.#applyOrHalve(entries.slice(0, middle), last.position)
        await this.#applyOrHalve(entries.slice(middle), end)
      } else await this.#retryAlone(entries, end)
    }
  }

  async #retryAlone(entries: readonly JournalEntry[], end: number): Promise<void> {
    for (let attempt = 2; ; attempt++) {
      try {
        return await this.#attempt(entries, end)
      } catch (error) {
        if (!(await this.#isPoisoned(error))) throw error
        if (attempt < ATTEMPTS) continue
        await this.#deadLetter(entries, error)
        return this.#attempt([], end)
      }
    }
  }

  /** True if events of the batch caused the error. */
  async #isPoisoned(error: unknown): Promise<boolean> {
    if (isPoison(error)) return true
    if (!isUnclear(error)) {
      this.#unclearErrors = 0
      return false
    }
    if (this.#unclearErrors === 0) this.#firstErrorMs = performance.now()
    this.#unclearErrors++
    const failingMs = performance.now() - this.#firstErrorMs
    const { suspectAfterMs = SUSPECT_AFTER_MS } = this.#parts
    if (this.#unclearErrors < UNCLEAR_FAILURES || failingMs < suspectAfterMs) return false
    try {
      await this.#run([])
      return true
    } catch {
      this.#unclearErrors = 0
      return false
    }
  }

  async #attempt(entries: readonly JournalEntry[], end: number): Promise<void> {
    this.#report(entries, await this.#run(entries, end))
  }

  async #deadLetter(entries: readonly JournalEntry[], error: unknown): Promise<void> {
    const { journal, nowMs, news } = this.#parts
    const reason = error instanceof GraphError ? error.message : 'it made our code fail'
    await journal.deadLetter(entries.map((entry) => ({ ...entry, reason, atMs: nowMs() })))
    news.deadLetter(
      entries.map(({ position }) => position),
      error,
    )
  }

  /** Without `end` the cursor stays where it is. */
  #run(entries: readonly JournalEntry[], end?: number): Promise<AppliedEntries> {
    const { journal, ratingScale, needsConsent = false, nowMs } = this.#parts
    const batch = { journalId: journal.id, entries: entries.filter((entry) => !this.#isErased(entry)) }
    const target = end === undefined ? batch : { ...batch, end, recorded: journal.last }
    const apply = () => this.#apply(target, { ratingScale, needsConsent, nowMs: nowMs() })
    return traced('apply events', apply, { events: batch.entries.length })
  }

  #report(entries: readonly JournalEntry[], applied: AppliedEntries): void {
    this.#onApplied(applied)
    this.#parts.news.applied?.(
      entries.map(({ event }) => event),
      applied.newPeople,
      applied.mergedUserIds,
    )
  }
}

/** Whether an event caused the error, and not the graph. Errors that are not of the graph are bugs that an event triggers. */
export function isPoison(error: unknown): boolean {
  return error instanceof GraphError ? POISON.has(error.kind) : true
}

/** Whether an event or the graph may have caused the error. */
export function isUnclear(error: unknown): boolean {
  return error instanceof GraphError && UNCLEAR.has(error.kind)
}
