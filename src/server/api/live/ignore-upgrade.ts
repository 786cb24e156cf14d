import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { unanswered } from '../http/request-guards.ts'

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
