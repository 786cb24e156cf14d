import { AttuneError } from '../domain/errors.ts'
import type { Asker } from '../domain/recommendation.ts'
import { cancelled } from '../graph/semaphore.ts'

/** Priorities: single lists come before lists of a batch. Audiences and downloads of exports count as a batch. */
export type Lane = 'single' | 'batch'

/** Length of a window in milliseconds. After each one it is decided whether the overload lasts. */
const WINDOW_MS = 500

/** An overload ends after this long, because clients that retry at once look like load. If it is one, it starts again. */
const LONGEST_OVERLOAD_MS = 20_000

/** Part of the slots that is in use during an overload: fewer lower the throughput, more raise the latency. */
const OVERLOAD_SHARE = 0.5

/** Part of these that is in use on average at a load of exactly the capacity: below, the overload has ended. */
const BUSY_SHARE = 0.5

/** Weight of the newest pause in the mean pause between starts of waiting lists. */
const NEWEST_WEIGHT = 0.1

/** A turn of the event loop with so much work finds a queue in the sockets. */
const LONG_TURN_MS = 50

/** A queue in the sockets that lasts longer is an overload. */
const LONGEST_STANDING_MS = 200

/** During that overload, what comes later in a turn is refused. */
const LATE_IN_TURN_MS = 25

/** Age at which a request counts a third, in milliseconds. A caller without newer ones is forgotten. */
const MEMORY_MS = 1_000

/** Who asks for less than this part of the mean of all callers is modest. */
const MODEST_SHARE = 0.5

export interface LimiterOptions {
  /** Lists that are made at a time; half of it during an overload, rounded up. */
  readonly size: number
  /**
   * An overload starts when a single list has waited longer, or is expected to, while more wait than there are slots. Infinite: no
   * list is ever refused.
   */
  readonly longestWaitMs: number
  /** A monotonic clock. Default: `performance.now`. */
  readonly nowMs?: () => number
}

/** Requests since the start of a window of an overload. */
interface Window {
  /** Start of the overload. */
  readonly sinceMs: number
  readonly startMs: number
  /** Time of slots in use until the start. */
  readonly usedMs: number
  arrived: number
  refused: number
}

/** What one caller asks for. */
interface Load {
  running: number
  waiting: number
  /** When their last list was started; minus infinity: never. */
  startedMs: number
  /** Recent lists and refused requests. */
  asked: number
  askedMs: number
  /** True if they ask for much less than others. A sole caller is never modest, and neither is one of many who are alike. */
  isModest: boolean
}

interface Waiter {
  readonly sinceMs: number
  readonly load: Load
  readonly document: string | undefined
  /** How many lists of its document waited before it. */
  readonly place: number
  start(): void
  refuse(): void
}

/**
 * Limits the lists in flight, and adapts the limit to the load. This is the controlled delay of B. Maurer, "Fail at Scale", ACM
 * Queue 13(8), 2015, after K. Nichols and V. Jacobson, "Controlling Queue Delay", ACM Queue 10(5), 2012: a queue is good while it
 * absorbs a burst, and bad when it persists.
 *
 * Normally lists wait for a free slot, those of each caller in turn. When one of many has waited too long, or would have to, the
 * server is overloaded: all waiting lists are refused, and new ones are accepted only while fewer than half of the slots are in use.
 * So accepted lists do not wait, and share the processors with few others. A few clients who wait for each answer are no overload,
 * however slow the engine is just then. The signal is the time in the queue, not the latency: it needs no baseline, which would differ between cheap and expensive
 * lists.
 *
 * Lists of one document count as one that waits. Callers who ask for much less than others are served before them, and during an
 * overload as well: some slots and the first places of the queue are theirs. Of the others, each who has no other list may wait
 * while few do.
 *
 * A system of n slots without a queue that shares one processor refuses 1/(n+1) of the requests at a load of exactly its
 * capacity (the truncated M/G/1 queue). The overload ends after a window with fewer refusals or with idle slots, or after 20 s.
 */
export class ConcurrencyLimiter {
  readonly #size: number
  readonly #longestWaitMs: number
  readonly #nowMs: () => number
  readonly #waiting: Readonly<Record<Lane, Set<Waiter>>> = { single: new Set(), batch: new Set() }
  readonly #loads = new CallerLoads()
  #running = 0
  /** Time of slots in use, until an instant. */
  #usedMs = 0
  #usedUntilMs = 0
  /** Mean pause between starts of waiting lists, at first too low. */
  #pauseMs = 0
  /** When a waiting list was last started; null: none is waiting since. */
  #startedMs: number | null = null
  readonly #turns: Turns
  /** Null without an overload. */
  #overload: Window | null = null

  constructor({ size, longestWaitMs, nowMs = () => performance.now() }: LimiterOptions) {
    this.#size = size
    this.#longestWaitMs = longestWaitMs
    this.#nowMs = nowMs
    this.#turns = new Turns(nowMs)
  }

  /** Number of lists that wait for a slot. */
  get waiting(): number {
    return this.#waiting.single.size + this.#waiting.batch.size
  }

  /**
   * Whether to refuse a request that arrives now, before its lists are known. During an overload this is true for single lists
   * while no slot is free for the caller, and always for batches. Call it once for each request: the calls decide when the overload
   * ends. Queries that need no slot can overload the server, too. Then those are refused that have waited in their sockets for
   * others, unless the caller asks for much less than these.
   */
  refuses(lane: Lane, caller = ''): boolean {
    const load = this.#loads.note(caller, this.#nowMs(), 0)
    const isRefused = this.#isFull(lane, load)
    if (isRefused) this.#loads.note(caller, this.#nowMs())
    if (this.#overload && lane === 'single') {
      this.#overload.arrived++
      if (isRefused) this.#overload.refused++
    }
    const isLate = this.#turns.isLate() && !load.isModest
    return isRefused || (isLate && this.#longestWaitMs < Number.POSITIVE_INFINITY)
  }

  /**
   * Runs a task when a slot is free. The task keeps its slot until it ends, even if its caller has aborted: the engine may not be
   * able to stop it.
   *
   * @throws AttuneError `BUSY` if the task is refused
   * @throws GraphError `cancelled` if the signal aborts before the task starts
   */
  async run<T>(
    task: () => Promise<T>,
    lane: Lane,
    signal?: AbortSignal,
    { caller, document }: Asker = { caller: '' },
  ): Promise<T> {
    const load = this.#loads.note(caller, this.#nowMs())
    if (this.#isFull(lane, load)) throw busy()
    await this.#acquire(lane, signal, load, document)
    try {
      return await task()
    } finally {
      this.#count(load, -1)
      this.#startWaiting()
    }
  }

  #startWaiting(): void {
    const next = () => this.#inTurn('single')[0] ?? this.#inTurn('batch')[0]
    let waiter = next()
    if (!waiter) this.#notePause(false)
    for (; waiter && this.#hasSlot(waiter.load); waiter = next()) {
      this.#notePause(true)
      waiter.start()
    }
  }

  /** The waiting lists of a lane, the next one first. */
  #inTurn(lane: Lane): readonly Waiter[] {
    return [...this.#waiting[lane]].sort((a, b) => turnOf(a.load) - turnOf(b.load) || a.place - b.place)
  }

  /** A part of the slots is for modest callers, while there are any. */
  #hasSlot({ isModest }: Load): boolean {
    const hasAll = isModest || (this.#overload === null && !this.#loads.hasModest)
    return this.#running < (hasAll ? this.#size : this.#overloadSize)
  }

  get #overloadSize(): number {
    return Math.ceil(OVERLOAD_SHARE * this.#size)
  }

  /** Called when a slot is free again. Pauses from before an idle moment say nothing about the lists that wait now. */
  #notePause(isStart: boolean): void {
    const nowMs = this.#nowMs()
    if (!isStart) this.#pauseMs = 0
    else if (this.#startedMs !== null) {
      this.#pauseMs += NEWEST_WEIGHT * (nowMs - this.#startedMs - this.#pauseMs)
    }
    this.#startedMs = isStart ? nowMs : null
  }

  #isFull(lane: Lane, load: Load): boolean {
    const nowMs = this.#nowMs()
    const documents = [...this.#waiting.single].filter(({ place }) => place === 0)
    const [oldest] = documents
    const waitMs = oldest ? Math.max(nowMs - oldest.sinceMs, documents.length * this.#pauseMs) : 0
    if (documents.length > this.#size && waitMs > this.#longestWaitMs) {
      this.#overload = this.#windowAt(nowMs)
      this.#refuseWaiting()
    } else if (this.#overload && nowMs - this.#overload.startMs >= WINDOW_MS) {
      this.#overload = this.#isOver(this.#overload, nowMs)
        ? null
        : this.#windowAt(nowMs, this.#overload.sinceMs)
    }
    if (this.#overload === null || (lane === 'single' && this.#hasSlot(load))) return false
    const last = this.#inTurn('single')[this.#size - 1]
    const isNext = load.isModest || load.running + load.waiting === 0
    return lane === 'batch' || !isNext || (last !== undefined && turnOf(load) >= turnOf(last.load))
  }

  #refuseWaiting(): void {
    const places = new Set<Load>()
    for (const { load, refuse } of [...this.#inTurn('single'), ...this.#waiting.batch]) {
      const isNext = load.isModest || (load.running === 0 && !places.has(load))
      if (isNext && places.size < this.#size) places.add(load)
      else refuse()
    }
  }

  #isOver({ arrived, refused, startMs, sinceMs, usedMs }: Window, nowMs: number): boolean {
    const hasFewRefusals = refused * (this.#overloadSize + 1) <= arrived
    // Those who ask again at once are refused many times, also when there is little to do.
    const isIdle = this.#usedAt(nowMs) - usedMs < BUSY_SHARE * this.#overloadSize * (nowMs - startMs)
    // A window that is not replaced in time has been followed by silence.
    const wasSilent = nowMs - startMs >= 2 * WINDOW_MS
    return hasFewRefusals || isIdle || wasSilent || nowMs - sinceMs >= LONGEST_OVERLOAD_MS
  }

  /** A window that starts now, by default with its overload. */
  #windowAt(startMs: number, sinceMs = startMs): Window {
    return { sinceMs, startMs, usedMs: this.#usedAt(startMs), arrived: 0, refused: 0 }
  }

  #usedAt(nowMs: number): number {
    this.#usedMs += this.#running * (nowMs - this.#usedUntilMs)
    this.#usedUntilMs = nowMs
    return this.#usedMs
  }

  #count(load: Load, change: 1 | -1): void {
    const nowMs = this.#nowMs()
    this.#usedAt(nowMs)
    this.#running += change
    load.running += change
    if (change > 0) load.startedMs = nowMs
  }

  #acquire(lane: Lane, signal: AbortSignal | undefined, load: Load, document?: string): Promise<void> {
    if (signal?.aborted) return Promise.reject(cancelled())
    if (this.#hasSlot(load)) {
      this.#count(load, 1)
      return Promise.resolve()
    }
    return new Promise((resolve, reject) => {
      const leave = () => {
        load.waiting--
        this.#waiting[lane].delete(waiter)
        signal?.removeEventListener('abort', onAbort)
      }
      const onAbort = () => {
        leave()
        reject(cancelled())
      }
      const waiter: Waiter = {
        sinceMs: this.#nowMs(),
        load,
        document,
        place: document ? [...this.#waiting[lane]].filter((other) => other.document === document).length : 0,
        start: () => {
          leave()
          this.#count(load, 1)
          resolve()
        },
        refuse: () => {
          leave()
          reject(busy())
        },
      }
      signal?.addEventListener('abort', onAbort, { once: true })
      load.waiting++
      this.#waiting[lane].add(waiter)
      if (this.#overload) this.#inTurn('single')[this.#size]?.refuse()
    })
  }
}

/** Compares what callers ask for. */
class CallerLoads {
  /** The caller who asked last at the end. */
  readonly #loads = new Map<string, Load>()
  #asked = 0
  #askedMs = 0

  /** Whether a recent caller is modest. */
  get hasModest(): boolean {
    for (const { isModest } of this.#loads.values()) if (isModest) return true
    return false
  }

  /** Counts what a caller asks for. */
  note(caller: string, nowMs: number, count = 1): Load {
    const old = { running: 0, waiting: 0, startedMs: Number.NEGATIVE_INFINITY, asked: 0, askedMs: nowMs }
    const load = this.#loads.get(caller) ?? { ...old, isModest: false }
    load.asked = count + load.asked * weightAt(nowMs - load.askedMs)
    this.#asked = count + this.#asked * weightAt(nowMs - this.#askedMs)
    this.#askedMs = load.askedMs = nowMs
    this.#loads.delete(caller)
    for (const [name, { running, waiting, askedMs }] of this.#loads) {
      if (running + waiting > 0) continue
      if (nowMs - askedMs < MEMORY_MS) break
      this.#loads.delete(name)
    }
    this.#loads.set(caller, load)
    load.isModest = load.asked * this.#loads.size < MODEST_SHARE * this.#asked
    return load
  }
}

/** Orders callers: modest ones first, then those whose last list was started before those of others. */
function turnOf({ isModest, startedMs }: Load): number {
  return isModest ? Number.NEGATIVE_INFINITY : startedMs
}

function weightAt(ageMs: number): number {
  return Math.exp(-ageMs / MEMORY_MS)
}

/**
 * Notices a queue of requests in the sockets. The event loop reads all that have arrived in one turn, so a turn is the longer the
 * more had to wait. A single long turn is a burst; turns that stay long are an overload, until one is short.
 */
class Turns {
  readonly #nowMs: () => number
  /** When the first request of this turn was read; null: none was. */
  #startMs: number | null = null
  /** End of the last turn with requests. */
  #lastMs = Number.NEGATIVE_INFINITY
  /** Start of the first of the long turns that followed each other; null: the last one was not long. */
  #longSinceMs: number | null = null
  #isOverload = false

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs
  }

  /** Whether a request that is read now has waited for too much of this turn. */
  isLate(): boolean {
    const nowMs = this.#nowMs()
    if (this.#startMs === null) {
      this.#startMs = nowMs
      const startMs = nowMs
      // Runs after all that this turn has read.
      setImmediate(() => this.#end(startMs))
    }
    return this.#isOverload && nowMs - this.#startMs > LATE_IN_TURN_MS
  }

  #end(startMs: number): void {
    const nowMs = this.#nowMs()
    const tookMs = nowMs - startMs
    if (tookMs <= LONG_TURN_MS) this.#longSinceMs = null
    else if (this.#longSinceMs === null || startMs - this.#lastMs > LONG_TURN_MS) this.#longSinceMs = startMs
    if (this.#longSinceMs !== null && startMs - this.#longSinceMs > LONGEST_STANDING_MS)
      this.#isOverload = true
    if (tookMs <= LATE_IN_TURN_MS) this.#isOverload = false
    this.#lastMs = nowMs
    this.#startMs = null
  }
}

function busy(): AttuneError {
  return new AttuneError('BUSY', 'too many lists are requested at once', { hint: 'try again in a moment' })
}
