import { connect, createServer, type Socket } from 'node:net'

/** A proxy to a server that can reset connections, or go silent like a hung server. */
export interface FlakyWire {
  readonly port: number
  /** Drops all replies from now on, on every connection. Requests still arrive. */
  silence(): void
  /** Undoes `silence` for new connections. Old connections stay silent. */
  heal(): void
  /** Resets every open connection. */
  cut(): void
  /** Number of times that a text was sent to the server. */
  timesSent(text: string): number
  close(): Promise<void>
}

/** Starts a proxy to the server at `host:port`, on a free local port. */
export async function flakyWire(host: string, port: number): Promise<FlakyWire> {
  const sockets = new Set<Socket>()
  const sent: Buffer[] = []
  let isSilent = false
  const server = createServer((client) => {
    const upstream = connect(port, host)
    let isDead = false
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    client.on('data', (chunk) => {
      sent.push(chunk)
      upstream.write(chunk)
    })
    upstream.on('data', (chunk) => {
      isDead ||= isSilent
      if (!isDead) client.write(chunk)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const cut = () => {
    for (const socket of sockets) socket.resetAndDestroy()
  }
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    silence: () => {
      isSilent = true
    },
    heal: () => {
      isSilent = false
    },
    cut,
    timesSent: (text) => Buffer.concat(sent).toString('latin1').split(text).length - 1,
    close: () => {
      cut()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
