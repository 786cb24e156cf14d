import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { ask, type OutsideAttack, type Target } from '../target.ts'

/** Longest time that a client may take for one request, ms: 15 seconds for all of it, and the check of the server. */
const SLOW_MS = 25_000

/** Longest answer to another client meanwhile, ms. */
const MEANWHILE_MS = 3_000

const SLOW_CLIENTS = 50
const HEAD = 'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n'
const QUERY = '{"query":"{ version }"}'.padEnd(1_000)

/** What each client sends at once, and then a byte at a time. */
const SLOW: Readonly<Record<string, readonly [string, string]>> = {
  'the request line': ['', `GET /${'x'.repeat(1_000)}`],
  headers: ['POST /graphql HTTP/1.1\r\n', `Host: 127.0.0.1\r\nX-A: ${'x'.repeat(1_000)}`],
  'a body with a length': [`${HEAD}Content-Length: ${QUERY.length}\r\n\r\n`, QUERY],
  'a body in chunks': [`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'.repeat(500)],
}

/** Sends a text a byte at a time. Resolves with what the client gained: null if the server ended the connection. */
function slowClient(target: Target, [head, rest]: readonly [string, string]): Promise<string | null> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(target.url)
    let sent = 0
    let received = ''
    let sending: NodeJS.Timeout | undefined
    const socket = connect(Number(port || 80), hostname, () => {
      socket.write(head)
      sending = setInterval(() => socket.write(rest.charAt(sent++)), 200)
    })
    const giveUp = setTimeout(() => {
      received = `connected after ${SLOW_MS} ms`
      socket.destroy()
    }, SLOW_MS)
    socket.on('data', (chunk) => {
      received += chunk
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(sending)
      clearTimeout(giveUp)
      resolve(received === '' || received.startsWith('HTTP/1.1 408 ') ? null : received)
    })
  })
}

/** Clients that keep connections open. They speak HTTP without TLS. */
export const SLOW_CLIENTS_ATTACK: OutsideAttack = {
  id: 'A16',
  title: 'clients that send a byte at a time are disconnected, and others are answered meanwhile',
  async attempts(target) {
    const clients = Object.entries(SLOW).map(([name, parts]) => ({
      name,
      gains: Promise.all(Array.from({ length: SLOW_CLIENTS }, () => slowClient(target, parts))),
    }))
    let isOver = false
    const over = Promise.all(clients.map(({ gains }) => gains)).then(() => {
      isOver = true
    })
    return [
      {
        name: 'delaying others',
        async run() {
          let slowestMs = 0
          while (!isOver) {
            const startedAt = performance.now()
            const { status } = await ask(target, '{ version }')
            if (status !== 200) return `status ${status}`
            slowestMs = Math.max(slowestMs, performance.now() - startedAt)
            await Promise.race([over, wait(100)])
          }
          return slowestMs > MEANWHILE_MS ? `${Math.round(slowestMs)} ms` : null
        },
      },
      ...clients.map(({ name, gains }) => ({
        name,
        run: async () => (await gains).find((gain) => gain !== null) ?? null,
      })),
    ]
  },
}
