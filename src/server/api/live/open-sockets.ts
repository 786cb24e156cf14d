import type { WebSocket } from 'ws'

/** Open sockets of one process, and those of one network. */
const MAX_SOCKETS = 1_000
const MAX_OF_NETWORK = 200

/** Bytes that a client may leave unread when it sends more, or when more is due for it. */
const MAX_UNREAD_BYTES = 1_048_576
const MAX_UNREAD_BEFORE_ACKNOWLEDGED = 16_384

/** An open socket. */
export interface OpenSocket {
  readonly network: string
  /** True once its caller is known. */
  isAcknowledged: boolean
  /** Ids of its subscriptions, also of those that are starting or ending. */
  readonly subscriptions: Set<string>
}

/** The open sockets of a server, oldest first. Those without a caller never take the place of those with one. */
export class OpenSockets {
  readonly #open = new Map<WebSocket, OpenSocket>()

  /** Makes room for a socket. If there is none, the oldest socket that is not acknowledged ends; false if all of them are. */
  hasRoom(network: string): boolean {
    const all = [...this.#open]
    const neighbors = all.filter(([, socket]) => socket.network === network)
    return this.#hasRoomAmong(neighbors, MAX_OF_NETWORK) && this.#hasRoomAmong(all, MAX_SOCKETS)
  }

  /** Adds a socket until it closes. It ends if its client sends without reading. */
  add(socket: WebSocket, network: string): void {
    this.#open.set(socket, { network, isAcknowledged: false, subscriptions: new Set() })
    socket.on('close', () => this.#open.delete(socket))
    for (const event of ['message', 'ping']) socket.on(event, () => this.endIfUnread(socket))
    // A client that goes without reading is no failure: the library would print each message that it has not read.
    const send = socket.send.bind(socket)
    Object.assign(socket, { send: (text: string, done: () => void) => send(text, () => done()) })
  }

  /** Undefined if the socket has ended. */
  get(socket: WebSocket): OpenSocket | undefined {
    return this.#open.get(socket)
  }

  /** Ends a socket whose client leaves too much unread. */
  endIfUnread(socket: WebSocket): void {
    const most = this.get(socket)?.isAcknowledged ? MAX_UNREAD_BYTES : MAX_UNREAD_BEFORE_ACKNOWLEDGED
    if (socket.bufferedAmount > most) this.#end(socket)
  }

  #hasRoomAmong(sockets: readonly (readonly [WebSocket, OpenSocket])[], most: number): boolean {
    if (sockets.length < most) return true
    const [oldest] = sockets.find(([, { isAcknowledged }]) => !isAcknowledged) ?? []
    if (oldest) this.#end(oldest)
    return oldest !== undefined
  }

  #end(socket: WebSocket): void {
    this.#open.delete(socket)
    socket.terminate()
  }
}
