import { Agent, request } from 'node:http'

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

/** Closed loop: each client sends the next request after its response. Responses with `errors` count as failed. */
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
      const answer = await post(url, agent, JSON.stringify(body(n)))
      latencies.push(performance.now() - from)
      if (answer.includes('"errors":[')) failures++
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - started) / 1000
  agent.destroy()
  latencies.sort((a, b) => a - b)
  return {
    clients,
    answers: requests,
    failures,
    perSecond: requests / seconds,
    p50Ms: quantile(latencies, 0.5),
    p99Ms: quantile(latencies, 0.99),
  }
}

function quantile(sorted: readonly number[], q: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))] ?? 0
}

function post(url: string, agent: Agent, body: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const call = request(
      url,
      {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
      },
    )
    call.on('error', reject)
    call.end(body)
  })
}
