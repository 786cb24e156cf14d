import { lookup } from 'node:dns/promises'
import { connect, isIP, type Socket } from 'node:net'
import { connect as connectSecurely } from 'node:tls'
import { GraphError } from '../graph-error.ts'

const DEFAULT_PORT = 7_687

/** Bolt's magic number and four of its versions, newest first: whatever the server answers, it is there. */
const GREETING = Buffer.from('6060b017' + '00080805' + '00020404' + '00000000' + '00000000', 'hex')

/**
 * Resolves once a server answers Bolt's greeting, whatever it answers: any of those that a name stands for. On connections
 * of its own, which it closes in any case: a driver that is not greeted back keeps the connection for good, and with it one
 * of its places for connections.
 *
 * @param uri of a driver that was made, so that it is a Neo4j URI
 * @throws GraphError `unavailable`
 */
export async function probeBolt(uri: string, deadlineMs: number): Promise<void> {
  const { protocol, hostname, port } = new URL(uri)
  const host = hostname.replace(/^\[|\]$/g, '')
  const isSecure = protocol.includes('+s')
  try {
    const addresses = await lookup(host, { all: true })
    await Promise.any(
      addresses.map(({ address }) =>
        greetOne({ host: address, port: Number(port || DEFAULT_PORT) }, isSecure ? host : null, deadlineMs),
      ),
    )
  } catch (cause) {
    throw new GraphError('unavailable', 'probeBolt: the server does not answer', { cause })
  }
}

/** @param servername by which it is asked for securely; null: openly */
async function greetOne(
  address: { readonly host: string; readonly port: number },
  servername: string | null,
  deadlineMs: number,
): Promise<void> {
  const socket = servername === null ? connect(address) : openSecurely(address, servername)
  try {
    await answered(socket, deadlineMs)
  } finally {
    socket.destroy()
  }
}

/** Nothing is told to whoever answers, so that it does not matter who it is: the driver looks at the certificate. */
function openSecurely(address: { readonly host: string; readonly port: number }, name: string): Socket {
  return connectSecurely({
    ...address,
    rejectUnauthorized: false,
    ...(isIP(name) === 0 && { servername: name }),
  })
}

function answered(socket: Socket, deadlineMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    // Unreferenced, as the socket: a process that has nothing else to do may end.
    const timer = setTimeout(() => reject(new Error(`no answer in ${deadlineMs} ms`)), deadlineMs).unref()
    const end = (finish: () => void) => {
      clearTimeout(timer)
      finish()
    }
    socket.once('data', () => end(resolve))
    socket.on('error', (error) => end(() => reject(error)))
    socket.once('close', () => end(() => reject(new Error('the connection was closed'))))
    socket.unref().write(GREETING)
  })
}
