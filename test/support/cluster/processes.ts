import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type CrashServer, crashServer } from '../../faults/crash-server.ts'
import { neo4jVariables } from '../engines.ts'
import { freePort, type RunningRedis, startedRedis } from '../redis.ts'
import { startHaproxy } from './haproxy.ts'

/** What a server answered. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly data: Record<string, unknown> | null
  readonly errors?: readonly { readonly extensions?: { readonly code?: string } }[]
}

/** Asks a server, or the balancer before it. */
export async function ask(
  url: string,
  key: string,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': key },
    body: JSON.stringify({ query, variables }),
  })
  const { status, headers } = response
  return { status, headers, ...((await response.json()) as Pick<Answer, 'data' | 'errors'>) }
}

/** Three servers over the test server of Neo4j, with a store that they share and a balancer. The caller must stop them. */
export class Processes {
  readonly redis: RunningRedis
  /** The address of the balancer. */
  readonly url: string
  readonly #folder: string
  readonly #ports: readonly number[]
  readonly #servers: CrashServer[] = []
  readonly #balancer: { stop(): Promise<void> }

  private constructor(folder: string, redis: RunningRedis, [balancer, ...ports]: readonly number[]) {
    this.#folder = folder
    this.redis = redis
    this.#ports = ports
    this.url = `http://127.0.0.1:${balancer}/graphql`
    const hosts = ports.map((port) => `127.0.0.1:${port}`)
    this.#balancer = startHaproxy(`127.0.0.1:${balancer}`, hosts)
  }

  static async start(): Promise<Processes> {
    const folder = mkdtempSync(join(tmpdir(), 'attune-cluster-'))
    const ports = await Promise.all([freePort(), freePort(), freePort(), freePort()])
    const processes = new Processes(folder, await startedRedis(folder), ports)
    await Promise.all([0, 1, 2].map((at) => processes.#start(at)))
    await processes.#untilBalanced()
    return processes
  }

  /** The addresses of the servers. */
  get urls(): readonly [string, string, string] {
    return [this.#urlOf(0), this.#urlOf(1), this.#urlOf(2)]
  }

  /** Ends a server as an operator does, and starts it again. @returns its exit code */
  async restart(at: number): Promise<number | null> {
    const code = await this.#servers[at]?.kill('SIGTERM')
    await this.#start(at)
    await this.#untilBalanced()
    return code ?? null
  }

  async stop(): Promise<void> {
    await this.#balancer.stop()
    for (const server of this.#servers) await server.kill()
    await this.redis.kill()
    rmSync(this.#folder, { recursive: true, force: true })
  }

  #urlOf(at: number): string {
    return `http://127.0.0.1:${this.#ports[at]}/graphql`
  }

  async #start(at: number): Promise<void> {
    this.#servers[at] = await crashServer(join(this.#folder, `data-${at}`), {
      ...neo4jVariables(),
      PORT: `${this.#ports[at]}`,
      ATTUNE_SHARED_STORE: this.redis.url,
      ATTUNE_RATE_LIMIT: '10000',
    })
  }

  /** The balancer asks each server twice a second. */
  async #untilBalanced(): Promise<void> {
    for (let good = 0; good < 6; good++) {
      const { ok } = await fetch(new URL('/readyz', this.url)).catch(() => ({ ok: false }))
      if (!ok) good = -1
      await sleep(100)
    }
  }
}
