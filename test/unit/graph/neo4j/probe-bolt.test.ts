import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { probeBolt } from '../../../../src/graph/neo4j/probe-bolt.ts'
import { listening } from '../../../support/bolt/store-over.ts'
import { failureOf } from '../../../support/failure-of.ts'

/** How the first record of a client that wants TLS begins. */
const TLS_HANDSHAKE = Buffer.from([0x16, 0x03])

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
    expect(await msOf(probeBolt(server.uri, NEVER_MS))).toBeLessThan(AT_ONCE_MS)
    await expect.poll(() => server.connections).toBe(0)
  })

  it('of one that accepts connections and says nothing fails in time, and leaves it no connection', async () => {
    const { port, taken, open } = await listen(createServer((socket) => socket.resume()))
    const greeting = failureOf(probeBolt(`bolt://127.0.0.1:${port}`, DEADLINE_MS))
    const tookMs = await msOf(greeting)
    expect(await greeting).toMatchObject({ kind: 'unavailable' })
    expect(tookMs).toBeGreaterThan(DEADLINE_MS - 5)
    expect(tookMs).toBeLessThan(AT_ONCE_MS)
    await expect.poll(taken).toBe(1)
    await expect.poll(open).toBe(0)
  })

  it('of one that ends the connection fails at once', async () => {
    const { port } = await listen(createServer((socket) => socket.end()))
    const greeting = failureOf(probeBolt(`bolt://127.0.0.1:${port}`, NEVER_MS))
    expect(await msOf(greeting)).toBeLessThan(AT_ONCE_MS)
    expect(await greeting).toMatchObject({ kind: 'unavailable' })
  })

  it('where nobody listens fails at once', async () => {
    const server = await listening()
    await server.stop()
    const greeting = failureOf(probeBolt(server.uri, NEVER_MS))
    expect(await msOf(greeting)).toBeLessThan(AT_ONCE_MS)
    expect(await greeting).toMatchObject({ kind: 'unavailable' })
  })

  it('begins with TLS where the URI says so, and tells nothing before', async () => {
    const heard: Buffer[] = []
    const { port, open } = await listen(
      createServer((socket) => socket.on('data', (bytes) => heard.push(bytes))),
    )
    for (const protocol of ['bolt+ssc', 'neo4j+s']) {
      expect(await failureOf(probeBolt(`${protocol}://localhost:${port}`, 5 * DEADLINE_MS))).toMatchObject({
        kind: 'unavailable',
      })
    }
    await expect.poll(() => heard).toHaveLength(2)
    for (const bytes of heard) expect(bytes.subarray(0, 2)).toEqual(TLS_HANDSHAKE)
    await expect.poll(open).toBe(0)
  })
})
