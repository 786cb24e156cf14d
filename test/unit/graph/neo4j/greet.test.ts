import { readFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createSecureServer } from 'node:tls'
import { describe, expect, it, onTestFinished } from 'vitest'
import { greet } from '../../../../src/graph/neo4j/greet.ts'
import { listening } from '../../../support/bolt/store-over.ts'
import { failureOf } from '../../../support/failure-of.ts'

const PEM = readFileSync(new URL('../../../support/bolt/localhost.pem', import.meta.url))

/** What a driver that can do Bolt begins with. */
const MAGIC = '6060b017'

/** What a server of Bolt 5.4 answers. */
const VERSION = Buffer.from([0, 0, 4, 5])

const DEADLINE_MS = 200

/** Longer than any test here may take. */
const NEVER_MS = 60_000

/** Whoever need not wait for a deadline is done by then. */
const AT_ONCE_MS = 5_000

/** Where a server listens now, how many connections it ever took, and which of them are open. */
async function listen(server: Server) {
  const sockets = new Set<Socket>()
  let taken = 0
  server.on('connection', (socket) => {
    taken++
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return {
    port: (server.address() as AddressInfo).port,
    taken: () => taken,
    open: () => sockets.size,
  }
}

async function msOf(work: Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await work
  return performance.now() - startedMs
}

describe('a greeting', () => {
  it('is answered by a server that speaks Bolt, and leaves it no connection', async () => {
    const server = await listening()
    expect(await msOf(greet(server.uri, NEVER_MS))).toBeLessThan(AT_ONCE_MS)
    await expect.poll(() => server.connections).toBe(0)
  })

  it('of one that accepts connections and says nothing fails in time, and leaves it no connection', async () => {
    const { port, taken, open } = await listen(createServer((socket) => socket.resume()))
    const greeting = failureOf(greet(`bolt://127.0.0.1:${port}`, DEADLINE_MS))
    const tookMs = await msOf(greeting)
    expect(await greeting).toMatchObject({ kind: 'unavailable' })
    expect(tookMs).toBeGreaterThan(DEADLINE_MS - 5)
    expect(tookMs).toBeLessThan(AT_ONCE_MS)
    await expect.poll(taken).toBe(1)
    await expect.poll(open).toBe(0)
  })

  it('of one that ends the connection fails at once', async () => {
    const { port } = await listen(createServer((socket) => socket.end()))
    const greeting = failureOf(greet(`bolt://127.0.0.1:${port}`, NEVER_MS))
    expect(await msOf(greeting)).toBeLessThan(AT_ONCE_MS)
    expect(await greeting).toMatchObject({ kind: 'unavailable' })
  })

  it('where nobody listens fails at once', async () => {
    const server = await listening()
    await server.stop()
    const greeting = failureOf(greet(server.uri, NEVER_MS))
    expect(await msOf(greeting)).toBeLessThan(AT_ONCE_MS)
    expect(await greeting).toMatchObject({ kind: 'unavailable' })
  })

  it('is sent through TLS where the URI says so, whoever signed the certificate', async () => {
    const heard: string[] = []
    const server = createSecureServer({ key: PEM, cert: PEM }, (socket) => {
      socket.on('data', (bytes) => {
        heard.push(bytes.toString('hex', 0, 4))
        socket.write(VERSION)
      })
    })
    const { port, open } = await listen(server)
    for (const protocol of ['bolt+ssc', 'neo4j+s']) {
      expect(await msOf(greet(`${protocol}://localhost:${port}`, NEVER_MS))).toBeLessThan(AT_ONCE_MS)
    }
    expect(heard).toEqual([MAGIC, MAGIC])
    await expect.poll(open).toBe(0)
  })
})
