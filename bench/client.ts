import { connect, type Socket } from 'node:net'

/** A response to a request. */
export interface Posted {
  readonly body: Buffer
  /** `Retry-After` in seconds; 0 without it. */
  readonly retryAfter: number
}

/** As many as a load balancer may hold. More requests at a time wait for one of them. */
export const MOST_CONNECTIONS = 256

/** A client that gives up: longer waits would only be those of a system that has no limit. */
const GIVE_UP_MS = 5_000

const END_OF_HEADERS = '\r\n\r\n'

/**
 * Sends GraphQL requests over kept connections, as many as there are requests at a time. `fetch`, and even `node:http`, would take
 * more time of the client than some answers take of the server, and the two share the processors.
 */
export class Client {
  readonly #url: URL
  readonly #header: string
  readonly #all = new Set<Connection>()
  readonly #idle: Connection[] = []
  /** Requests that wait for a connection, oldest first. */
  readonly #waiting: ((connection: Connection) => void)[] = []

  /** @param key an API key; null: none */
  constructor(url: string, key: string | null = null) {
    this.#url = new URL(url)
    this.#header = key === null ? '' : `x-api-key: ${key}\r\n`
  }

  /**
   * @param address of the client, as a proxy would forward it; empty: none
   * @throws Error if the connection fails, or if there is no response in five seconds
   */
  async post(sent: object, address = ''): Promise<Posted> {
    const connection = this.#idle.pop() ?? (await this.#nextConnection())
    const body = JSON.stringify(sent)
    const { host, pathname } = this.#url
    const header = address === '' ? this.#header : `${this.#header}x-forwarded-for: ${address}\r\n`
    try {
      const posted = await connection.send(
        `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\n${header}content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}${END_OF_HEADERS}${body}`,
      )
      this.#release(connection)
      return posted
    } catch (error) {
      this.#all.delete(connection)
      if (this.#waiting.length > 0) this.#release(this.#open())
      throw error
    }
  }

  /** Closes all connections. */
  close(): void {
    for (const connection of this.#all) connection.close()
  }

  #nextConnection(): Connection | Promise<Connection> {
    if (this.#all.size < MOST_CONNECTIONS) return this.#open()
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  #release(connection: Connection): void {
    const next = this.#waiting.shift()
    if (next) next(connection)
    else this.#idle.push(connection)
  }

  #open(): Connection {
    const connection = new Connection(
      connect({ port: Number(this.#url.port), host: this.#url.hostname, noDelay: true }),
    )
    this.#all.add(connection)
    return connection
  }
}

/** One connection, with one request at a time. */
class Connection {
  readonly #socket: Socket
  #received: Buffer = Buffer.alloc(0)
  #waiting: { resolve(posted: Posted): void; reject(error: Error): void } | null = null

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.#received = this.#received.length === 0 ? chunk : Buffer.concat([this.#received, chunk])
      const posted = complete(this.#received)
      if (!posted) return
      this.#received = Buffer.alloc(0)
      this.#waiting?.resolve(posted)
      this.#waiting = null
    })
    socket.setTimeout(GIVE_UP_MS, () => {
      if (this.#waiting) socket.destroy(new Error('no response in time'))
    })
    socket.on('error', (error) => this.#waiting?.reject(error))
    socket.on('close', () => this.#waiting?.reject(new Error('the server closed a connection')))
  }

  send(text: string): Promise<Posted> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject }
      this.#socket.write(text)
    })
  }

  close(): void {
    this.#waiting = null
    this.#socket.destroy()
  }
}

/** The response in the received bytes; null until it is complete. @throws Error without `Content-Length` */
function complete(received: Buffer): Posted | null {
  const end = received.indexOf(END_OF_HEADERS)
  if (end < 0) return null
  const headers = received.toString('latin1', 0, end)
  const length = /^content-length: (\d+)/im.exec(headers)?.[1]
  if (length === undefined) throw new Error(`a response without a length: ${headers}`)
  const body = received.subarray(end + END_OF_HEADERS.length)
  if (body.length < Number(length)) return null
  return { body, retryAfter: Number(/^retry-after: (\d+)/im.exec(headers)?.[1] ?? 0) }
}
