import { createServer, type Server, type Socket } from 'node:net'
import { BoltConnection, type BoltMember, type Request, type Route, type Wrong } from './bolt-connection.ts'
import { BoltDatabase } from './bolt-database.ts'

/**
 * Speaks Bolt to the real driver and runs its queries on the embedded engine, so that the Neo4j adapter can be tested
 * without Java, and with faults that a real server cannot simulate.
 */
export interface BoltServer {
  readonly uri: string
  /** Number of open connections. */
  readonly connections: number
  /** Number of requests that a fault was injected into. */
  readonly spoiled: number
  /** Host and port. */
  readonly address: string
  /** Total number of requests of a kind. */
  asked(request: Request): number
  /** Closes every connection and stops listening, like a killed server. Its data stays. */
  stop(): Promise<void>
  /** Listens again on the same port. A second call has no effect. */
  start(): Promise<void>
  /** Injects this fault into requests until `goRight`, or only into the first `times` of them. */
  goWrong(request: Request | 'any', wrong: Wrong, times?: number): void
  /** Stops injecting faults into new requests. Requests that already hang keep hanging. */
  goRight(): void
  close(): Promise<void>
}

/** State that the members of a cluster share. */
export interface BoltMembership {
  readonly database: BoltDatabase
  isLeader(address: string): boolean
  readonly routes: readonly Route[]
}

/** Starts a server on a free local port. @param cluster if it is a member of one */
export async function boltServer(cluster?: BoltMembership): Promise<BoltServer> {
  const stub = new Stub(cluster)
  await stub.start()
  return stub
}

class Stub implements BoltServer, BoltMember {
  readonly database: BoltDatabase
  readonly #cluster: BoltMembership | undefined
  readonly #asked = new Map<Request, number>()
  readonly #sockets = new Set<Socket>()
  #server: Server | undefined
  #port = 0
  spoiled = 0
  #wrong: { readonly request: Request | 'any'; readonly wrong: Wrong; left: number }[] = []

  constructor(cluster: BoltMembership | undefined) {
    this.#cluster = cluster
    this.database = cluster?.database ?? new BoltDatabase()
  }

  get uri(): string {
    return `bolt://${this.address}`
  }

  get address(): string {
    return `127.0.0.1:${this.#port}`
  }

  get isLeader(): boolean {
    return this.#cluster?.isLeader(this.address) ?? true
  }

  get routes(): readonly Route[] {
    const roles = ['ROUTE', 'READ', 'WRITE'] as const
    return this.#cluster?.routes ?? roles.map((role) => ({ role, addresses: [this.address] }))
  }

  get connections(): number {
    return this.#sockets.size
  }

  async start(): Promise<void> {
    if (this.#server?.listening) return
    const server = createServer((socket) => this.#accept(socket))
    this.#server = server
    await new Promise<void>((resolve) => server.listen(this.#port, '127.0.0.1', resolve))
    const address = server.address()
    this.#port = typeof address === 'object' && address ? address.port : 0
  }

  stop(): Promise<void> {
    for (const socket of this.#sockets) socket.resetAndDestroy()
    return new Promise((resolve) => {
      if (this.#server) this.#server.close(() => resolve())
      else resolve()
    })
  }

  goWrong(request: Request | 'any', wrong: Wrong, times = Number.POSITIVE_INFINITY): void {
    this.#wrong.push({ request, wrong, left: times })
  }

  goRight(): void {
    this.#wrong = []
  }

  async close(): Promise<void> {
    await this.stop()
    if (!this.#cluster) this.database.close()
  }

  #accept(socket: Socket): void {
    this.#sockets.add(socket)
    socket.on('close', () => this.#sockets.delete(socket))
    new BoltConnection(socket, this)
  }

  asked(request: Request): number {
    return this.#asked.get(request) ?? 0
  }

  came(request: Request, [text, params]: readonly unknown[]): Wrong | undefined {
    this.#asked.set(request, this.asked(request) + 1)
    const isAbout = ({ isAbout: says }: Wrong) =>
      says === undefined || (request === 'run' && says(params as Record<string, unknown>, String(text)))
    const found = this.#wrong.find(
      ({ request: wanted, wrong, left }) =>
        (wanted === 'any' || wanted === request) && left > 0 && isAbout(wrong),
    )
    if (found) {
      found.left--
      this.spoiled++
    }
    return found?.wrong
  }
}
