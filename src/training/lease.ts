import { AttuneError } from '../domain/errors.ts'
import { holdLease, lockLease, releaseLease } from '../graph/__generated__/queries.ts'
import { isOutage } from '../graph/graph-error.ts'
import type { GraphRunner, GraphStore } from '../graph/graph-store.ts'

/** A holder that has not renewed for this long counts as dead. */
export const LEASE_TTL_MS = 30_000

/** Frequent enough that several renewals may fail before the lease expires. */
const RENEWAL_MS = LEASE_TTL_MS / 6

export interface LeaseOptions {
  /** Id of the training: random, because containers can share a host name and process id. */
  readonly holder: string
  /** Epoch milliseconds now. */
  readonly clock: () => number
  /**
   * Whether other processes can open the graph. If not, an existing lease was left by a dead process and is taken over
   * immediately.
   */
  readonly isShared: boolean
  /** Asked in the transaction that takes the lease; false refuses it. */
  readonly mayBegin?: (graph: GraphRunner) => Promise<boolean>
}

/** The right to train one graph, held until `release`. */
export interface Lease {
  /** Aborts once another trainer holds the lease, or no renewal has succeeded for as long as it lasts. */
  readonly lost: AbortSignal
  /** Call inside the transaction to protect. @throws AttuneError `TRAINING_IN_PROGRESS` if the lease was lost. */
  confirm(graph: GraphRunner): Promise<void>
  /** Does nothing if the graph is unavailable: the lease expires by itself. */
  release(): Promise<void>
}

/** Graphs whose lease this process holds, with the time it was taken. The lease keeps other processes out. */
const held = new WeakMap<GraphStore, number>()

/**
 * Runs work while nothing else replaces the model that serves.
 *
 * @throws AttuneError `TRAINING_IN_PROGRESS` while a training runs, or if the work may not begin
 */
export async function holdingLease<T>(
  graph: GraphStore,
  options: Omit<LeaseOptions, 'isShared'>,
  work: (lease: Lease) => Promise<T>,
): Promise<T> {
  const since = held.get(graph)
  if (since !== undefined) throw inProgress(since)
  held.set(graph, options.clock())
  try {
    const lease = await acquireLease(graph, { ...options, isShared: graph.name !== 'embedded' })
    try {
      return await work(lease)
    } finally {
      await lease.release()
    }
  } finally {
    held.delete(graph)
  }
}

/**
 * Takes the training lease and renews it in the background.
 *
 * @throws AttuneError `TRAINING_IN_PROGRESS`, with the start time, while another training holds it, or if it may not begin.
 */
export async function acquireLease(graph: GraphStore, options: LeaseOptions): Promise<Lease> {
  const { holder, clock, isShared, mayBegin } = options
  const since = clock()
  const take = async (transaction: GraphRunner) => {
    const [found] = await transaction.run(lockLease, { now: since })
    const isHeld = isShared && found?.holder != null && (found.expiresAt ?? 0) > since
    if (isHeld && found.holder !== holder) throw inProgress(found.since ?? since)
    if (mayBegin && !(await mayBegin(transaction))) {
      throw new AttuneError('TRAINING_IN_PROGRESS', 'another process has just trained this graph')
    }
    await transaction.run(holdLease, { holder, since, expiresAt: since + LEASE_TTL_MS })
  }
  await graph.transaction(take)
  return new HeldLease(graph, options, since)
}

class HeldLease implements Lease {
  readonly #graph: GraphStore
  readonly #options: LeaseOptions
  readonly #since: number
  readonly #lost = new AbortController()
  readonly #timer: NodeJS.Timeout
  #renewal: Promise<void> = Promise.resolve()
  /** Epoch milliseconds: no other training takes the lease before. */
  #expiresAt: number

  constructor(graph: GraphStore, options: LeaseOptions, since: number) {
    this.#graph = graph
    this.#options = options
    this.#since = since
    this.#expiresAt = since + LEASE_TTL_MS
    this.#timer = setInterval(() => {
      this.#renewal = this.#renew()
    }, RENEWAL_MS)
    this.#timer.unref()
  }

  get lost(): AbortSignal {
    return this.#lost.signal
  }

  async confirm(graph: GraphRunner): Promise<void> {
    const now = this.#options.clock()
    const [found] = await graph.run(lockLease, { now })
    if (found?.holder !== this.#options.holder) throw inProgress(found?.since ?? now)
    await graph.run(holdLease, {
      holder: this.#options.holder,
      since: this.#since,
      expiresAt: now + LEASE_TTL_MS,
    })
  }

  async release(): Promise<void> {
    clearInterval(this.#timer)
    await this.#renewal
    try {
      await this.#graph.run(releaseLease, { holder: this.#options.holder })
    } catch (error) {
      // Keep the training's own error.
      if (!isOutage(error)) throw error
    }
  }

  /** The next interval retries a failed renewal, until the lease expires. */
  async #renew(): Promise<void> {
    const now = this.#options.clock()
    try {
      await this.#graph.transaction((transaction) => this.confirm(transaction))
      this.#expiresAt = now + LEASE_TTL_MS
    } catch (error) {
      const isTaken = error instanceof AttuneError && error.code === 'TRAINING_IN_PROGRESS'
      if (isTaken || this.#options.clock() >= this.#expiresAt) this.#lost.abort(error)
    }
  }
}

/** The error of a second concurrent training. `since` in epoch milliseconds. */
function inProgress(since: number): AttuneError {
  return new AttuneError(
    'TRAINING_IN_PROGRESS',
    `another training has been running since ${new Date(since).toISOString()}`,
    { hint: 'wait until it is done, or end its process: its lease runs out within 30 seconds' },
  )
}
