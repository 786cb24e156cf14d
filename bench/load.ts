import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { quantile } from './open-loop.ts'
import { post } from './post.ts'

export interface LoadReport {
  readonly clients: number
  readonly answers: number
  readonly failures: number
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
}

export interface Load {
  readonly url: string
  readonly clients: number
  /** Total number of requests of all clients. */
  readonly requests: number
  /** The body of the n-th request. */
  readonly body: (n: number) => { readonly query: string; readonly variables?: Record<string, unknown> }
}

/**
 * Closed loop: each client sends the next request after its response, and waits before if the response says so. Responses with
 * `errors` count as failed.
 */
export async function load({ url, clients, requests, body }: Load): Promise<LoadReport> {
  const agent = new Agent({ keepAlive: true, maxSockets: clients })
  const latencies: number[] = []
  let next = 0
  let failures = 0
  const started = performance.now()
  const client = async () => {
    while (next < requests) {
      const n = next++
      const from = performance.now()
      const { text, retryAfter } = await post(url, agent, body(n))
      latencies.push(performance.now() - from)
      if (text.includes('"errors":[')) failures++
      if (retryAfter > 0) await sleep(1_000 * retryAfter)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  return {
    clients,
    answers: requests,
    failures,
    perSecond: requests / seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  }
}
