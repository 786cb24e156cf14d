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
    const count = (unanswered.get(socket) ?? 0) + 1
    if (socket.destroyed || count > MAX_UNANSWERED) return void socket.destroy()
    unanswered.set(socket, count)
    // Not at once: Node runs microtasks between two requests of a chunk, which may answer the first one.
    response.once('close', () =>
      setImmediate(() => unanswered.set(socket, (unanswered.get(socket) ?? 1) - 1)),
    )
    handle(request, response)
  }
}

/**
 * Answers a request as if it asked for no upgrade, as clients of HTTP/2 do (`Upgrade: h2c`). Node hands over the connection
 * before it has read the body, so the connection starts again with the same request.
 */
export function ignoreUpgrade(server: Server, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  // The responses before belong to a parser that Node has removed.
  if ((unanswered.get(socket) ?? 0) > 0) return void socket.destroy()
  const { method, url, httpVersion, rawHeaders } = request
  const fields = rawHeaders.flatMap((name, at) =>
    at % 2 === 1 || /^upgrade$/i.test(name) ? [] : [`${name}: ${rawHeaders[at + 1]}\r\n`],
  )
  const text = `${method} ${url} HTTP/${httpVersion}\r\n${fields.join('')}\r\n`
  socket.unshift(Buffer.concat([Buffer.from(text, 'latin1'), head]))
  server.emit('connection', socket)
}
