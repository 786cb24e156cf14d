import type { IncomingMessage, RequestListener, Server } from 'node:http'
import type { Duplex } from 'node:stream'

/** Requests of a connection that may wait for their responses. Browsers and proxies send one after the other. */
const MAX_UNANSWERED = 8

const unanswered = new WeakMap<Duplex, number>()

/**
 * Closes a connection that sends more requests than it waits for, before any work is done for them. Node reads all requests
 * of a chunk in one turn of the event loop, some 2,400 of them.
 */
export function boundPipelines(handle: RequestListener): RequestListener {
  return (request, response) => {
    const { socket } = request
    if (socket.destroyed) return
    const count = (unanswered.get(socket) ?? 0) + 1
    if (count > MAX_UNANSWERED) return void socket.destroy()
    unanswered.set(socket, count)
    // Not at once: Node runs microtasks between two requests of a chunk, which may answer the first one.
    response.once('close', () =>
      setImmediate(() => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1)),
    )
    handle(request, response)
  }
}

/**
 * Answers a request as if it asked for no upgrade, as clients of HTTP/2 do on each connection (`Upgrade: h2c`). Node hands
 * over the connection before it has read the body, so the connection starts again with the same request.
 */
export function ignoreUpgrade(
  server: Server,
  { method, url, httpVersion, rawHeaders }: IncomingMessage,
  socket: Duplex,
  head: Buffer,
): void {
  // The responses before belong to a parser that Node has removed.
  if ((unanswered.get(socket) ?? 0) > 0) return void socket.destroy()
  const lines = [`${method} ${url} HTTP/${httpVersion}`]
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const [name = '', value = ''] = rawHeaders.slice(index, index + 2)
    if (name.toLowerCase() !== 'upgrade') lines.push(`${name}: ${value}`)
  }
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
  server.emit('connection', socket)
}
