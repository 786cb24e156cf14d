import { setTimeout as sleep } from 'node:timers/promises'
import type { Client, Posted } from './client.ts'

/** A GraphQL request. */
export interface Sent {
  readonly query: string
  readonly variables?: object
}

export type Outcome = 'answered' | 'refused' | 'failed'

/** One request of a load. */
export interface Arrival<Result> {
  /** When it was due, milliseconds after the start. */
  readonly dueMs: number
  /** From the due time until the response: in an open loop a late start counts (no coordinated omission). */
  readonly tookMs: number
  readonly result: Result
}

/** Starts a task at a fixed rate, however many of the earlier ones are still running. Resolves after the last response. */
export async function openLoop<Result>(
  perSecond: number,
  seconds: number,
  task: (n: number) => Promise<Result>,
): Promise<readonly Arrival<Result>[]> {
  const startedMs = performance.now()
  const running: Promise<Arrival<Result>>[] = []
  for (let n = 0; n < perSecond * seconds; n++) {
    const dueMs = (n * 1_000) / perSecond
    const leftMs = startedMs + dueMs - performance.now()
    if (leftMs > 0) await sleep(leftMs)
    running.push(task(n).then((result) => ({ dueMs, tookMs: performance.now() - startedMs - dueMs, result })))
  }
  return Promise.all(running)
}

/** Requests of clients that send the next one after each response. */
export interface ClosedLoad {
  readonly client: Client
  readonly clients: number
  readonly seconds: number
  /** The next request; null ends the load early. */
  readonly make: () => Sent | null
}

/** Closed loop: as much as the server answers to this number of clients. A refused client waits as the response says. */
export async function closedLoop({
  client,
  clients,
  seconds,
  make,
}: ClosedLoad): Promise<readonly Arrival<Outcome>[]> {
  const arrivals: Arrival<Outcome>[] = []
  const startedMs = performance.now()
  const loop = async () => {
    while (performance.now() - startedMs < 1_000 * seconds) {
      const sent = make()
      if (sent === null) return
      const sentMs = performance.now()
      const posted = await client.post(sent)
      const tookMs = performance.now() - sentMs
      arrivals.push({ dueMs: sentMs - startedMs, tookMs, result: outcomeOf(posted) })
      if (posted.retryAfter > 0) await sleep(1_000 * posted.retryAfter)
    }
  }
  await Promise.all(Array.from({ length: clients }, loop))
  return arrivals
}

/** The outcome of a response: a refused request may be sent again later. */
export function outcomeOf({ body, retryAfter }: Posted): Outcome {
  if (!body.includes('"errors":[')) return 'answered'
  return body.includes('"BUSY"') && retryAfter > 0 ? 'refused' : 'failed'
}

/** The value at a share of the sorted values (nearest rank); 0 without values. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0
}
