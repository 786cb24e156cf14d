import type { Socket } from 'node:net'
import type { Answer, BoltDatabase, BoltTransaction, Sent } from './bolt-database.ts'
import { type Message, packMessage, unpackMessage } from './packstream.ts'

const REQUEST = {
  hello: 0x01,
  goodbye: 0x02,
  reset: 0x0f,
  run: 0x10,
  begin: 0x11,
  commit: 0x12,
  rollback: 0x13,
  discard: 0x2f,
  pull: 0x3f,
  telemetry: 0x54,
  route: 0x66,
  logon: 0x6a,
  logoff: 0x6b,
} as const

/** Names of driver requests. */
export type Request = keyof typeof REQUEST

const NAMES = new Map<number, Request>(Object.entries(REQUEST).map(([name, tag]) => [tag, name as Request]))

const [SUCCESS, RECORD, IGNORED, FAILURE] = [0x70, 0x71, 0x7e, 0x7f]

const MAGIC = 0x6060b017

/** A fault that a test injects into a request. */
export interface Wrong {
  readonly delayMs?: number
  /** Delays the request until this is resolved. */
  readonly until?: Promise<unknown>
  /** Never sends a reply. */
  readonly hangs?: true
  /** Applies the request, but closes the connection before the reply. */
  readonly losesReply?: true
  /** Rejects the request with this code. */
  readonly code?: string
  /** Limits the fault to statements for which this returns true; absent for all requests. */
  readonly isAbout?: (params: Record<string, unknown>, text: string) => boolean
}

/** The server that a connection goes to. */
export interface BoltMember {
  readonly database: BoltDatabase
  /** Whether it accepts writes. */
  readonly isLeader: boolean
  /** The routing table that its drivers get. */
  readonly routes: readonly Route[]
  /** Called with each request and its Bolt fields. Returns the fault to inject, if any. */
  came(request: Request, fields: readonly unknown[]): Wrong | undefined
}

/** The members with a role, as host and port. */
export interface Route {
  readonly role: 'ROUTE' | 'READ' | 'WRITE'
  readonly addresses: readonly string[]
}

/** How long a driver may use a routing table. */
const ROUTES_TTL_SECONDS = 300

/** One connection of a driver, Bolt 5.4. */
export class BoltConnection {
  readonly #socket: Socket
  readonly #member: BoltMember
  #bytes = Buffer.alloc(0)
  #chunks: Buffer[] = []
  #isHandshakeDone = false
  #hasFailed = false
  #transaction: BoltTransaction | undefined
  /** Statements of the open transaction. */
  #sent: Sent[] = []
  #isForReading = false
  #answer: Answer = { columns: [], rows: [] }
  #next = 0
  /** Requests are handled one after the other, in the order they came. */
  #work: Promise<void> = Promise.resolve()

  constructor(socket: Socket, member: BoltMember) {
    this.#socket = socket
    this.#member = member
    // A reply is several small writes. Nagle's algorithm would delay each by 40 ms.
    socket.setNoDelay(true)
    socket.on('data', (bytes) => this.#read(bytes))
    socket.on('error', () => undefined)
    socket.on('close', () => this.#rollBack())
  }

  #read(bytes: Buffer): void {
    this.#bytes = Buffer.concat([this.#bytes, bytes])
    if (!this.#isHandshakeDone && !this.#probeBolt()) return
    for (;;) {
      if (this.#bytes.length < 2) return
      const size = this.#bytes.readUInt16BE()
      if (this.#bytes.length < 2 + size) return
      const chunk = this.#bytes.subarray(2, 2 + size)
      this.#bytes = this.#bytes.subarray(2 + size)
      if (size > 0) this.#chunks.push(chunk)
      else if (this.#chunks.length > 0) {
        const message = unpackMessage(Buffer.concat(this.#chunks))
        this.#chunks = []
        this.#work = this.#work.then(() => this.#handle(message))
      }
    }
  }

  #probeBolt(): boolean {
    if (this.#bytes.length < 20) return false
    if (this.#bytes.readUInt32BE() !== MAGIC) throw new Error('this is not Bolt')
    this.#bytes = this.#bytes.subarray(20)
    this.#isHandshakeDone = true
    this.#socket.write(Buffer.from([0, 0, 4, 5]))
    return true
  }

  async #handle(message: Message): Promise<void> {
    const request = NAMES.get(message.tag)
    if (!request) throw new Error(`the stub does not know request ${message.tag.toString(16)}`)
    if (request === 'reset') this.#hasFailed = false
    // A driver may have pipelined this request before it saw the failure. A server ignores it.
    if (this.#hasFailed) return this.#send(IGNORED)
    const wrong = this.#member.came(request, message.fields)
    if (wrong?.delayMs) await new Promise((resolve) => setTimeout(resolve, wrong.delayMs))
    await wrong?.until
    if (wrong?.hangs) return new Promise(() => undefined)
    if (wrong?.code) return this.#fail(wrong.code)
    try {
      const replies = await this.#reply(request, message.fields)
      if (wrong?.losesReply) this.#socket.resetAndDestroy()
      else for (const reply of replies) this.#send(reply.tag, ...reply.fields)
    } catch (error) {
      this.#fail(codeOf(error))
    }
  }

  async #reply(request: Request, fields: readonly unknown[]): Promise<readonly Message[]> {
    switch (request) {
      case 'hello':
        return success({ server: 'Neo4j/5.26.0', connection_id: 'bolt-1', hints: {} })
      case 'run':
        if (!this.#transaction) await this.#goesTo(fields[2])
        return this.#run(String(fields[0]), fields[1] as Record<string, unknown>)
      case 'pull':
      case 'discard':
        return this.#pull(request, Number((fields[0] as { n?: number }).n ?? -1))
      case 'begin':
        await this.#goesTo(fields[0])
        this.#sent = []
        this.#transaction = this.#member.database.begin()
        return success({})
      case 'commit':
        if (this.#transaction) this.#member.database.commit(this.#transaction, this.#sent)
        this.#transaction = undefined
        return success({ bookmark: this.#member.database.bookmark })
      case 'route':
        return success({ rt: { ttl: ROUTES_TTL_SECONDS, db: 'neo4j', servers: this.#member.routes } })
      case 'goodbye':
        this.#socket.end()
        return []
      case 'reset':
      case 'rollback':
        this.#rollBack()
        return success({})
      default:
        return success({})
    }
  }

  /** Resolves once the member has what the driver's bookmarks refer to. */
  #goesTo(extra: unknown): Promise<void> {
    const { mode, bookmarks = [] } = extra as { mode?: string; bookmarks?: readonly string[] }
    this.#isForReading = mode === 'r'
    return this.#member.database.reached(bookmarks)
  }

  async #run(text: string, params: Record<string, unknown>): Promise<readonly Message[]> {
    if (!this.#isForReading && !this.#member.isLeader) throw new Refusal('Neo.ClientError.Cluster.NotALeader')
    const { database } = this.#member
    const sent = { text, params }
    if (this.#transaction) this.#sent.push(sent)
    this.#answer = this.#transaction
      ? await database.run(text, params, this.#transaction)
      : await database.runAlone(sent, this.#isForReading)
    this.#next = 0
    return success({ fields: this.#answer.columns, t_first: 0 })
  }

  #pull(request: 'pull' | 'discard', count: number): readonly Message[] {
    const end = count < 0 || request === 'discard' ? this.#answer.rows.length : this.#next + count
    const page = request === 'pull' ? this.#answer.rows.slice(this.#next, end) : []
    this.#next = end
    const rows = page.map((row): Message => ({ tag: RECORD, fields: [row] }))
    const hasMore = end < this.#answer.rows.length
    const { bookmark } = this.#member.database
    const ended = { type: 'r', t_last: 0, db: 'neo4j', ...(!this.#transaction && { bookmark }) }
    return [...rows, ...success(hasMore ? { has_more: true } : ended)]
  }

  #rollBack(): void {
    try {
      if (this.#transaction?.isActive) this.#transaction.rollback()
    } catch {
      // A query still runs in the transaction. The engine ends both.
    }
    this.#transaction = undefined
  }

  #fail(code: string): void {
    this.#hasFailed = true
    this.#send(FAILURE, { code, message: 'refused by the stub' })
  }

  #send(tag: number, ...fields: readonly unknown[]): void {
    if (this.#socket.writable) this.#socket.write(packMessage({ tag, fields }))
  }
}

function success(facts: Record<string, unknown>): readonly Message[] {
  return [{ tag: SUCCESS, fields: [facts] }]
}

/** A rejection by the server, not by the engine. The message is the error code. */
class Refusal extends Error {}

/** The server's error codes for failures of the engine. */
function codeOf(error: unknown): string {
  if (error instanceof Refusal) return error.message
  const { gqlStatus } = error as { gqlStatus?: string }
  return gqlStatus === '40000'
    ? 'Neo.TransientError.Transaction.DeadlockDetected'
    : 'Neo.ClientError.Statement.SyntaxError'
}
