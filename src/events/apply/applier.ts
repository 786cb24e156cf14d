import type { InteractionEvent } from '../../domain/event.ts'
import { cursorsOf } from '../../graph/__generated__/queries.ts'
import { GraphError } from '../../graph/graph-error.ts'
import type { Appended, JournalPage } from '../journal/journal.ts'
import { BatchApplier, type BatchApplierParts } from './batch-applier.ts'
import { EarlyLane } from './early-lane.ts'
import { EVENTS_AT_ONCE, Pace, type Pause } from './pace.ts'
import { PositionWaiters } from './position-waiters.ts'

export type ApplierParts = BatchApplierParts

/** Why the applier sleeps: there is nothing to do, more events may come, or nothing can be done now. */
interface Sleep {
  readonly why: 'idle' | Pause['why']
  readonly wake: () => void
}

/** First and longest pause between failed attempts. */
const FIRST_PAUSE_MS = 50
const LONGEST_PAUSE_MS = 2_000

/**
 * Share of the time left to other work while more than one batch waits and the event loop is busy. If events are applied in
 * another thread, it is the utilization of this thread's event loop: both share the cores.
 */
const REST_SHARE = 0.25

/** Utilization of the event loop above which other work waits for it. Applying alone takes half of it. */
const BUSY = 0.75

/** Callers that would wait longer have their events applied early. */
const MAX_WAIT_MS = 50

/**
 * Applies a journal's events to the graph in order. Each batch is one transaction with the journal's cursor. While the graph
 * is unavailable the applier waits; an event that cannot be applied becomes a dead letter.
 */
export class Applier {
  /** The graph refused the next events because it is full. They wait until there is room. */
  isFull = false
  readonly #parts: ApplierParts
  readonly #batches: BatchApplier
  readonly #lane: EarlyLane
  readonly #positions = new PositionWaiters()
  readonly #pace = new Pace()
  readonly #stopping = new AbortController()
  readonly #lastAtStart: number
  #isCursorKnown = false
  #sleeping: Sleep | undefined
  #running: Promise<void> | undefined

  constructor(parts: ApplierParts) {
    const { journal, news } = parts
    this.#parts = parts
    this.#lastAtStart = journal.last
    this.#batches = new BatchApplier(parts, ({ position, ahead }) => {
      this.#lane.setAhead(ahead)
      this.#positions.reach(position)
    })
    this.#lane = new EarlyLane({
      journal,
      positions: this.#positions,
      apply: (entries) => this.#batches.applyEarly(entries),
      onFailed: (error) => news.notEarly?.(error),
    })
  }

  /** The graph has seen the journal up to this position. */
  get applied(): number {
    return this.#positions.reached
  }

  /** Events that wait. Until the cursor is known, all that the journal ever held. */
  get waiting(): number {
    return Math.max(0, this.#parts.journal.last - this.applied)
  }

  /** Events that certainly wait. Until the cursor is known, those that came since the start. */
  get leastWaiting(): number {
    return this.#isCursorKnown ? this.waiting : this.#parts.journal.last - this.#lastAtStart
  }

  /** Estimated time to apply a number of events, at the pace of the last batches. */
  estimateMs(events: number): number {
    return this.#pace.estimateMs(events)
  }

  /** Starts at the graph's cursor. Returns at once: the graph may be unavailable. */
  start(): void {
    this.#running ??= this.#run()
  }

  /** Call when events were appended to the journal. */
  came(events: readonly InteractionEvent[], appended: Appended): void {
    this.#lane.came(events, appended)
    if (this.#sleeping?.why === 'idle') this.#sleeping.wake()
  }

  /**
   * True once the graph has seen a position; false if the signal aborts before. With a user id, the events of the call that
   * ended there and all earlier ones of that user are enough: they are applied early if many others wait.
   */
  async seen(position: number, signal: AbortSignal, userId?: string): Promise<boolean> {
    if (userId !== undefined && this.estimateMs(position - this.applied) > MAX_WAIT_MS) {
      if (await this.#lane.bring(position, userId, signal)) return true
    }
    if (position > this.applied && this.#sleeping?.why === 'gathering') this.#sleeping.wake()
    return this.#positions.wait(position, signal)
  }

  /** Ends after the current batch. Waiting events are in the journal. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#sleeping?.wake()
    await this.#lane.end()
    await this.#running
  }

  async #run(): Promise<void> {
    await this.#retry(() => this.#findCursor())
    while (!this.#stopping.signal.aborted) await this.#retry(() => this.#applyNext())
  }

  async #findCursor(): Promise<void> {
    const { graph, journal, news } = this.#parts
    const [cursor] = await graph.run(cursorsOf, { journals: [journal.id] })
    const { applied = 0, ahead = [] } = cursor ?? {}
    this.#lane.setAhead(ahead)
    // In an older copy of a journal, new entries need positions that the graph has not seen.
    const newest = Math.max(applied, ...ahead)
    if (newest > journal.last) await journal.skipTo(newest)
    const start = Math.max(applied, (await journal.first()) - 1)
    // The graph is older than the oldest entry that is left.
    if (start > applied) news.gap(applied + 1, start)
    this.#positions.reach(start)
    this.#lane.passed([], start)
    this.#isCursorKnown = true
  }

  async #applyNext(): Promise<void> {
    const page = await this.#parts.journal.read(this.applied, EVENTS_AT_ONCE)
    if (page.end === this.applied) await this.#sleep('idle')
    else await this.#applyPage(page)
  }

  async #applyPage({ entries, lost, end }: JournalPage): Promise<void> {
    if (lost.length > 0) this.#parts.news.lost(lost)
    this.#lane.take(end)
    const left = entries.filter(({ position }) => !this.#lane.isAhead(position))
    const startedMs = performance.now()
    const loop = performance.eventLoopUtilization()
    await this.#batches.apply(left, this.applied, end)
    this.#lane.passed(
      entries.map(({ event }) => event),
      this.applied,
    )
    const tookMs = performance.now() - startedMs
    this.#pace.applied(entries.length, tookMs)
    const { utilization } = performance.eventLoopUtilization(loop)
    const restShare = this.#restShare(utilization)
    const { waiting } = this
    const { isAwaited } = this.#positions
    const pause = this.#pace.pauseAfter({ tookMs, waiting, isAwaited, restShare })
    if (pause) await this.#sleep(pause.why, pause.ms)
  }

  /** @param utilization of this thread's event loop during the last batch, 0-1 */
  #restShare(utilization: number): number {
    if (this.#parts.apply) return utilization
    return utilization > BUSY ? REST_SHARE : 0
  }

  /** Repeats a task with increasing pauses until it succeeds or the applier stops. */
  async #retry(task: () => Promise<void>): Promise<void> {
    for (let pauseMs = FIRST_PAUSE_MS; !this.#stopping.signal.aborted; ) {
      try {
        await task()
        this.isFull = false
        return
      } catch (error) {
        this.isFull = error instanceof GraphError && error.kind === 'too-large'
        this.#parts.news.stuck(error, this.#batches.isUndecided(error))
        await this.#sleep('pausing', pauseMs)
        pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2)
      }
    }
  }

  /** Sleeps until woken, or for a time if one is given. */
  #sleep(why: Sleep['why'], ms?: number): Promise<void> {
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
