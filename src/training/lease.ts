import { setTimeout as sleep } from 'node:timers/promises'
import { AttuneError } from '../domain/errors.ts'
import { holdLease, type LockLeaseRow, lockLease, releaseLease } from '../graph/__generated__/queries.ts'
import { isOutage } from '../graph/graph-error.ts'
import type { GraphRunner, GraphStore } from '../graph/graph-store.ts'

/** A holder that has not renewed for this long is taken for dead. */
export const LEASE_TTL_MS = 30_000

/** Renewals come so often that several may fail before the lease runs out. */
const RENEWAL_MS = LEASE_TTL_MS / 6

/** Clocks of several machines differ by less. */
const CLOCK_SLACK_MS = 60_000

export interface LeaseOptions {
  /** Names the training: random, because two containers can share a host name and a process id. */
  readonly holder: string
  /** Epoch milliseconds now. */
  readonly clock: () => number
  /**
   * Whether other processes can hold the graph. Where they cannot, a lease that is found was left by a process
   * that died, and is taken over at once.
   */
  readonly isShared: boolean
  /** Lets so many milliseconds pass, or rejects; by default nothing ends that wait. */
  readonly wait?: (ms: number) => Promise<unknown>
}

/** The right to train one graph, held until `release`. */
export interface Lease {
  /** Aborts once another trainer holds the lease, or no renewal has succeeded for as long as it lasts. */
  readonly lost: AbortSignal
  /** @throws AttuneError `TRAINING_IN_PROGRESS` if it is no longer ours. Runs inside the transaction that must be safe. */
  confirm(graph: GraphRunner): Promise<void>
  /** While the graph does not answer nothing is done: the lease runs out by itself. */
  release(): Promise<void>
}

/**
 * Takes the training lease and renews it in the background. One that runs out later than any clock of now could say was
 * written before a clock was set back: it is watched for as long as it may go without being renewed.
 *
 * @throws AttuneError `TRAINING_IN_PROGRESS`, saying since when, while another trainer holds it.
 */
export async function acquireLease(graph: GraphStore, options: LeaseOptions): Promise<Lease> {
  let taken = await take(graph, options)
  if ('held' in taken && isFromAhead(taken.held, options.clock())) {
    await (options.wait ?? sleep)(LEASE_TTL_MS)
    taken = await take(graph, options, taken.held)
  }
  if ('held' in taken) throw inProgress(taken.held.since ?? options.clock())
  return new HeldLease(graph, options, taken.since)
}

/** The lease is ours from here on, or somebody else's. */
type Taken = { readonly since: number } | { readonly held: LockLeaseRow }

/** @param dead somebody's lease as it was so long ago that she would have renewed it by now */
async function take(
  graph: GraphStore,
  { holder, clock, isShared }: LeaseOptions,
  dead?: LockLeaseRow,
): Promise<Taken> {
  const since = clock()
  return graph.transaction(async (transaction): Promise<Taken> => {
    const [found] = await transaction.run(lockLease, { now: since })
    const isHeld = isShared && found?.holder != null && (found.expiresAt ?? 0) > since
    const isDead = found?.holder === dead?.holder && found?.expiresAt === dead?.expiresAt
    if (isHeld && !isDead && found.holder !== holder) return { held: found }
    await transaction.run(holdLease, { holder, since, expiresAt: since + LEASE_TTL_MS })
    return { since }
  })
}

function isFromAhead({ expiresAt }: LockLeaseRow, nowMs: number): boolean {
  return (expiresAt ?? 0) > nowMs + LEASE_TTL_MS + CLOCK_SLACK_MS
}

class HeldLease implements Lease {
  readonly #graph: GraphStore
  readonly #options: LeaseOptions
  readonly #since: number
  readonly #lost = new AbortController()
  readonly #timer: NodeJS.Timeout
  #renewal: Promise<void> = Promise.resolve()
  /** Epoch milliseconds: until then no other trainer takes the lease. */
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
      // What the training failed with is to be told, not this.
      if (!isOutage(error)) throw error
    }
  }

  /** A failed renewal is tried again at the next turn, while the lease lasts. */
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

/** The failure of a trainer that comes second. `since` in epoch milliseconds. */
export function inProgress(since: number): AttuneError {
  return new AttuneError(
    'TRAINING_IN_PROGRESS',
    `another training has been running since ${new Date(since).toISOString()}`,
    { hint: 'wait until it is done, or end its process: its lease runs out within 30 seconds' },
  )
}
