import type { InteractionEvent } from '../../domain/event.ts'
import { cursorsOf } from '../../graph/__generated__/queries.ts'
import { GraphError } from '../../graph/graph-error.ts'
import type { GraphStore } from '../../graph/graph-store.ts'
import type { RatingScale } from '../event-weight.ts'
import type { Appended, Journal, JournalEntry, JournalPage } from '../journal/journal.ts'
import { type AppliedEntries, type ApplierNews, type ApplyEntries, applyEntries } from './apply-entries.ts'
import { EarlyLane } from './early-lane.ts'
import { Expediter } from './expediter.ts'
import { EVENTS_AT_ONCE, Pace, type Pause } from './pace.ts'
import { type ApplyOrDeadLetterParts, applyOrDeadLetter, PoisonDetector } from './poison-detector.ts'
import { PositionWaiters } from './position-waiters.ts'

export interface ApplierParts {
  readonly graph: GraphStore
  readonly journal: Journal
  readonly ratingScale: RatingScale
  readonly nowMs: () => number
  readonly news: ApplierNews
  /** Applies elsewhere; by default in this thread, through `graph`. */
  readonly apply?: ApplyEntries
  /** So long a batch fails without a reason that tells before its events are suspected, milliseconds. */
  readonly suspectAfterMs?: number | undefined
}

/** Why the applier sleeps: there is nothing to do, more may come, or nothing can be done now. */
type Rest = 'idle' | Pause['why']

interface Sleep {
  readonly why: Rest
  readonly wake: () => void
}

/** Pauses while nothing can be done: the first, and the longest. */
const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 2_000

/**
 * While more than one batch waits, the share of the time that is left to others. Where events are applied elsewhere it is
 * the share of the time in which others kept this thread busy: cores are shared all the same.
 */
const REST_SHARE = 0.25

/** Who would wait longer is served before others. */
const LATE_MS = 50

/**
 * Brings a journal's events into the graph, in order, in batches, each in one transaction with the journal's cursor.
 * While the graph is away it waits; an event that cannot be applied is set aside and holds up nobody.
 */
export class Applier {
  readonly #parts: ApplierParts
  readonly #apply: ApplyEntries
  readonly #positions = new PositionWaiters()
  readonly #pace = new Pace()
  readonly #lane: EarlyLane
  readonly #expediter: Expediter
  readonly #blame: PoisonDetector
  readonly #stopping = new AbortController()
  readonly #lastAtStart: number
  #isPlaced = false
  #sleeping: Sleep | undefined
  #running: Promise<void> | undefined

  constructor(parts: ApplierParts) {
    this.#parts = parts
    this.#blame = new PoisonDetector({
      answers: () => this.#applyNothing(),
      suspectAfterMs: parts.suspectAfterMs,
    })
    this.#lastAtStart = parts.journal.last
    this.#apply = parts.apply ?? ((stretch, options) => applyEntries(parts.graph, stretch, options))
    this.#lane = new EarlyLane({
      journal: parts.journal,
      apply: (entries) => this.#applyEarly(entries),
      onFailed: (error) => parts.news.notEarly?.(error),
    })
    this.#expediter = new Expediter(this.#lane, this.#positions, parts.journal)
  }

  /** How far the graph has seen the journal. */
  get applied(): number {
    return this.#positions.reached
  }

  /** Events that wait; until it is known where the graph stands, all that the journal ever held. */
  get waiting(): number {
    return Math.max(0, this.#parts.journal.last - this.applied)
  }

  /** Events that wait for certain: until it is known where the graph stands, those that came since the start. */
  get leastWaiting(): number {
    return this.#isPlaced ? this.waiting : this.#parts.journal.last - this.#lastAtStart
  }

  /** When a number of events will be applied, by the pace of the last batches. */
  estimateMs(events: number): number {
    return this.#pace.estimateMs(events)
  }

  /** Goes on where the graph's cursor stands. Returns at once: the graph may be away. */
  start(): void {
    this.#running ??= this.#run()
  }

  /** There is something new in the journal. */
  came(events: readonly InteractionEvent[], appended: Appended): void {
    this.#expediter.came(events, appended)
    if (this.#sleeping?.why === 'idle') this.#sleeping.wake()
  }

  /**
   * True once the graph has seen a position; false if the signal aborts before. For a person it is enough that it has seen
   * what that call held, and all that she did before it: where much waits, that comes before its turn.
   */
  async seen(position: number, signal: AbortSignal, userId?: string): Promise<boolean> {
    if (userId !== undefined && this.estimateMs(position - this.applied) > LATE_MS) {
      if (await this.#expediter.bring(position, userId, signal)) return true
    }
    if (position > this.applied && this.#sleeping?.why === 'gathering') this.#sleeping.wake()
    return this.#positions.wait(position, signal)
  }

  /** Ends after the batch under way. What waits is in the journal. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#sleeping?.wake()
    await this.#expediter.end()
    await this.#running
  }

  async #run(): Promise<void> {
    await this.#untilDone(() => this.#findCursor())
    // A journal that cannot be read is no reason to end the process: what is written to it is safe meanwhile.
    while (!this.#stopping.signal.aborted) await this.#untilDone(() => this.#goOn())
  }

  async #goOn(): Promise<void> {
    const page = await this.#parts.journal.read(this.applied, EVENTS_AT_ONCE)
    if (page.end === this.applied) await this.#sleep('idle')
    else await this.#applyPage(page)
  }

  async #findCursor(): Promise<void> {
    const { graph, journal } = this.#parts
    const [cursor] = await graph.run(cursorsOf, { journals: [journal.id] })
    const applied = cursor?.applied ?? 0
    this.#lane.knows(applied, cursor?.ahead ?? [])
    // The journal is an older copy: its numbers were given to other events. What comes from now on gets later ones.
    const newest = Math.max(applied, this.#lane.newest)
    if (newest > journal.last) await journal.skipTo(newest)
    const kept = Math.max(applied, (await journal.first()) - 1)
    // The graph is older than the oldest entry that is left.
    if (kept > applied) this.#parts.news.gap(applied + 1, kept)
    this.#positions.reach(kept)
    this.#expediter.passed([], kept)
    this.#isPlaced = true
  }

  async #applyPage(page: JournalPage): Promise<void> {
    if (page.lost.length > 0) this.#parts.news.lost(page.lost)
    this.#lane.take(page.end)
    const entries = page.entries.filter(({ position }) => !this.#lane.isAhead(position))
    const startedMs = performance.now()
    const busy = performance.eventLoopUtilization()
    this.#blame.begins(this.applied)
    await applyOrDeadLetter(
      entries,
      page.end,
      this.#around((some, end) => this.#attempt(some, end)),
    )
    this.#expediter.passed(
      page.entries.map(({ event }) => event),
      this.applied,
    )
    const tookMs = performance.now() - startedMs
    this.#pace.applied(page.entries.length, tookMs)
    const restShare = this.#parts.apply ? performance.eventLoopUtilization(busy).utilization : REST_SHARE
    const { waiting } = this
    const { isAwaited } = this.#positions
    const pause = this.#pace.pauseAfter({ tookMs, waiting, isAwaited, restShare })
    if (pause) await this.#sleep(pause.why, pause.ms)
  }

  #around(attempt: ApplyOrDeadLetterParts['attempt']): ApplyOrDeadLetterParts {
    return {
      attempt: async (entries, end) => {
        await attempt(entries, end)
        if (entries.length > 0) this.#blame.succeeded()
      },
      isOnEvents: (error) => this.#blame.isOnEvents(error),
      deadLetter: (entries, error) => this.#deadLetter(entries, error),
    }
  }

  async #deadLetter(entries: readonly JournalEntry[], error: unknown): Promise<void> {
    const { journal, nowMs, news } = this.#parts
    const reason = error instanceof GraphError ? error.message : 'it made our code fail'
    await journal.deadLetter(entries.map((entry) => ({ ...entry, reason, atMs: nowMs() })))
    this.#blame.blamed(entries.length, error)
    news.deadLetter(
      entries.map(({ position }) => position),
      error,
    )
  }

  async #attempt(entries: readonly JournalEntry[], end: number): Promise<void> {
    const { journal, ratingScale, nowMs } = this.#parts
    const stretch = { journalId: journal.id, entries, end, recorded: journal.last }
    this.#applied(entries, await this.#apply(stretch, { ratingScale, nowMs: nowMs() }))
  }

  async #applyEarly(entries: readonly JournalEntry[]): Promise<void> {
    const { journal, ratingScale, nowMs } = this.#parts
    const early = { journalId: journal.id, entries }
    this.#applied(entries, await this.#apply(early, { ratingScale, nowMs: nowMs() }))
  }

  /** Takes the lock of the cursor, and applies nothing. */
  async #applyNothing(): Promise<void> {
    const { journal, ratingScale, nowMs } = this.#parts
    await this.#apply({ journalId: journal.id, entries: [] }, { ratingScale, nowMs: nowMs() })
  }

  #applied(entries: readonly JournalEntry[], { position, ahead, newPeople }: AppliedEntries): void {
    this.#lane.knows(position, ahead)
    this.#positions.reach(position)
    this.#parts.news.applied?.(
      entries.map(({ event }) => event),
      newPeople,
    )
  }

  /** Repeats a task while the graph fails, with longer and longer pauses, until it is done or the applier stops. */
  async #untilDone(task: () => Promise<void>): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; !this.#stopping.signal.aborted; ) {
      try {
        return await task()
      } catch (error) {
        this.#parts.news.stuck(error, this.#blame.isUndecided(error))
        await this.#sleep('pausing', pauseMs)
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)
      }
    }
  }

  /** Until something new comes, or for a time if one is given; stopping ends either. */
  #sleep(why: Rest, ms?: number): Promise<void> {
    if (this.#stopping.signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms)
      const wake = () => {
        clearTimeout(timer)
        resolve()
      }
      this.#sleeping = { why, wake }
    })
  }
}
