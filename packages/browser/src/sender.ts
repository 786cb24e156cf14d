import { AttuneError } from './attune-error.ts'
import { batchOf, bytesOf, MAX_BYTES, MAX_EVENTS } from './batch.ts'
import type { EventQueue } from './event-queue.ts'
import { abortedAfter } from './time-limit.ts'
import type { QueuedEvent } from './tracked-event.ts'
import type { EventProblem, Transport } from './transport.ts'

/** Waiting times, milliseconds. */
export interface SendTimes {
  /** From an event to its sending, so that several go together. */
  readonly delayMs: number
  /** After the first failure; doubled with each further one. */
  readonly firstRetryMs: number
  readonly longestRetryMs: number
}

/** A request without a response is given up, milliseconds. */
const TIMEOUT_MS = 30_000

export interface SenderParts {
  readonly queue: EventQueue
  readonly transport: Transport
  readonly times: SendTimes
  /** True if this page can send events of the owner now. */
  canSend(owner: string): boolean
  onAccepted(watermark: string): void
  onRejected(entry: QueuedEvent, problem: EventProblem): void
  /**
   * Called when no event that can be sent waits any more. What it throws is tried again with the next sending.
   *
   * @param signal aborts when the time of a request is over
   */
  onDrained(signal: AbortSignal): Promise<void>
}

/** Runs `act` in one tab at a time, where the browser can say so. Elsewhere the server recognizes what is sent twice. */
async function inOneTab(act: () => Promise<void>): Promise<void> {
  let hasBegun = false
  const once = () => {
    hasBegun = true
    return act()
  }
  try {
    await navigator.locks.request('attune', once)
  } catch (failure) {
    if (hasBegun) throw failure
    await act()
  }
}

/** Sends what waits in the queue, batch by batch, until the server has confirmed each event. */
export class Sender {
  readonly #parts: SenderParts
  /** What the browser was given when the page was left. */
  readonly #handedOver = new WeakSet<QueuedEvent>()
  #running: Promise<void> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined
  #aborting = new AbortController()
  #failures = 0
  #notBeforeMs = 0

  constructor(parts: SenderParts) {
    this.#parts = parts
  }

  /** Sends soon. */
  schedule(): void {
    const waitMs = Math.max(this.#parts.times.delayMs, this.#notBeforeMs - performance.now())
    this.#timer ??= setTimeout(() => void this.flush(), waitMs)
  }

  /** Sends everything that waits. Never rejects: what fails is sent again later, and until then this resolves at once. */
  flush(): Promise<void> {
    this.#clearTimer()
    this.#running = this.#running.then(() => this.#round())
    return this.#running
  }

  /** Sends at once, also after a failure: the browser is connected again, or a user signed in. */
  retry(): Promise<void> {
    this.#notBeforeMs = 0
    return this.flush()
  }

  /** Ends the request under way, and the waiting for the next one. */
  stop(): void {
    this.#clearTimer()
    this.#aborting.abort()
    this.#aborting = new AbortController()
    this.#failures = 0
    this.#notBeforeMs = 0
  }

  /**
   * Sends events of this page while it is being closed, at most 60 kB. No response is read, so they stay in the queue: a later
   * page sends them again, and the server recognizes their ids.
   */
  leave(): void {
    const { queue, transport, canSend } = this.#parts
    const waiting = queue.ofPage().filter((entry) => !this.#handedOver.has(entry) && canSend(entry.owner))
    let room = MAX_BYTES
    for (const owner of new Set(waiting.map((entry) => entry.owner))) {
      const mine = waiting.filter((entry) => entry.owner === owner)
      const batch = batchOf(mine, room)
      if (batch.length === 0 || !transport.recordNow(batch)) continue
      for (const entry of batch) {
        this.#handedOver.add(entry)
        room -= bytesOf(entry)
      }
    }
  }

  #clearTimer(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }

  async #round(): Promise<void> {
    if (performance.now() < this.#notBeforeMs) return this.schedule()
    const { signal } = this.#aborting
    const failure = await inOneTab(() => this.#drain(signal)).catch((thrown: unknown) => thrown)
    if (signal.aborted) return
    if (failure === undefined) this.#failures = 0
    else this.#backOff(failure)
  }

  /** @throws the last failure, once the events of all owners were tried */
  async #drain(signal: AbortSignal): Promise<void> {
    const { queue, canSend, onDrained } = this.#parts
    const failures = new Map<string, unknown>()
    for (;;) {
      const waiting = await queue.next((owner) => !failures.has(owner) && canSend(owner), MAX_EVENTS)
      const batch = batchOf(waiting)
      const [first] = batch
      if (first === undefined || signal.aborted) break
      await this.#send(batch, signal).catch((failure: unknown) => failures.set(first.owner, failure))
    }
    if (failures.size > 0) throw [...failures.values()].at(-1)
    if (!signal.aborted) await abortedAfter(TIMEOUT_MS, signal, onDrained)
  }

  /**
   * Sends a batch. If the server refuses all of it for good, one of its events must be the reason: the halves find it, and only
   * that one is given up.
   *
   * @throws AttuneError if some of it must be sent again
   */
  async #send(batch: readonly QueuedEvent[], signal: AbortSignal): Promise<void> {
    try {
      await this.#sendOnce(batch, signal)
    } catch (failure) {
      const { code, isRetryable } = failure as Partial<AttuneError>
      if (code !== 'BAD_USER_INPUT' || isRetryable) throw failure
      const half = batch.length >> 1
      if (half > 0) {
        await this.#send(batch.slice(0, half), signal)
        return this.#send(batch.slice(half), signal)
      }
      await this.#parts.queue.remove(batch)
      for (const entry of batch) this.#parts.onRejected(entry, failure as AttuneError)
    }
  }

  /** Sends a batch, and removes from the queue what is done with. @throws AttuneError if some of it must be sent again */
  async #sendOnce(batch: readonly QueuedEvent[], signal: AbortSignal): Promise<void> {
    const { queue, transport, onAccepted, onRejected } = this.#parts
    const { results, watermark } = await abortedAfter(TIMEOUT_MS, signal, (limit) =>
      transport.record(batch, limit),
    )
    if (watermark !== null) onAccepted(watermark)
    const problemOf = (index: number) => results[index]?.problems[0]
    await queue.remove(batch.filter((_, index) => !problemOf(index)?.isRetryable))
    let again: EventProblem | undefined
    batch.forEach((entry, index) => {
      const problem = problemOf(index)
      if (problem?.isRetryable) again = problem
      else if (problem) onRejected(entry, problem)
    })
    if (again) throw new AttuneError(again.code, again.message, again)
  }

  /** Twice as long after each failure, a little different for each browser, and never before the server wants it. */
  #backOff(failure: unknown): void {
    const { firstRetryMs, longestRetryMs } = this.#parts.times
    const own = Math.min(longestRetryMs, firstRetryMs * 2 ** this.#failures++) * (0.5 + Math.random() / 2)
    const asked = failure instanceof AttuneError ? (failure.retryAfterMs ?? 0) : 0
    this.#notBeforeMs = performance.now() + Math.max(own, asked)
    this.schedule()
  }
}
