import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll } from 'vitest'
import { WebSocket } from 'ws'
import { type Serving, serving } from '../api/serving.ts'
import { apiKey } from '../support/api-keys.ts'
import { asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { type Attempt, attack } from './attack.ts'

const PROTOCOL = 'graphql-transport-ws'
const LIST = 'subscription { recommendations(userId: "ana", first: 3) { nodes { id } } }'

/** Longest payload of a ping, bytes. */
const LONGEST_PING = 1_024

/** The server may keep this much for a client that reads nothing: its own bound, and the buffers of the system. */
const MOST_SENT_BYTES = 16_000_000

let key = ''
let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: async (graph) => {
      await world().item('tea').item('mug').user('ana').user('bo').likes('tea', 'mug').fill(graph)
      key = await apiKey(graph, ['server'])
    },
    recommend: (graph, events) => asking(graph, { events }),
    settings: { maxBodyBytes: 1_048_576, trustedProxies: ['127.0.0.1'] },
  })
})
afterAll(() => server.close())

/** A client that may send anything. `ended` resolves with the code with which the server ended it. */
interface Client {
  readonly socket: WebSocket
  readonly received: { readonly type: string; readonly id?: string; readonly payload?: unknown }[]
  readonly ended: Promise<number>
  send(message: object): void
}

async function open(address = '198.51.100.1'): Promise<Client> {
  const socket = new WebSocket(server.url.replace('http', 'ws'), PROTOCOL, {
    headers: { 'x-forwarded-for': address },
  })
  const received: Client['received'] = []
  socket.on('message', (data) => received.push(JSON.parse(String(data))))
  const ended = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject))
  socket.on('error', () => undefined)
  return { socket, received, ended, send: (message) => socket.send(JSON.stringify(message)) }
}

const initiation = (apiKeyOfCaller: string) => ({
  type: 'connection_init',
  payload: { 'x-api-key': apiKeyOfCaller },
})

async function acknowledged(address?: string): Promise<Client> {
  const client = await open(address)
  client.send(initiation(key))
  while (client.received.length === 0) await wait(5)
  return client
}

/** Whether another client gets a live list within a few seconds. */
async function isServed(address: string): Promise<boolean> {
  const client = await acknowledged(address)
  client.send({ type: 'subscribe', id: 'other', payload: { query: LIST } })
  for (let waited = 0; waited < 100 && !client.received.some(({ type }) => type === 'next'); waited++) {
    await wait(50)
  }
  client.socket.terminate()
  return client.received.some(({ type }) => type === 'next')
}

attack('A47', 'a socket without valid credentials is not acknowledged', () => {
  const refused = (name: string, message: object): Attempt => ({
    name,
    async run() {
      const client = await open()
      client.send(message)
      const code = await Promise.race([client.ended, wait(3_000, null)])
      client.socket.terminate()
      if (client.received.length > 0) return JSON.stringify(client.received)
      return code === 4401 ? null : `ended with ${code}`
    },
  })
  return [
    refused('without a key', { type: 'connection_init' }),
    refused('with an empty key', initiation('')),
    refused('with a wrong key', initiation(key.replace(/.$/, 'x'))),
    refused('with a key that is no text', { type: 'connection_init', payload: { 'x-api-key': [key] } }),
    refused('with a wrong token', {
      type: 'connection_init',
      payload: { 'x-api-key': key, authorization: 'Bearer x.y.z' },
    }),
    refused('with a subscription instead', { type: 'subscribe', id: 'zero', payload: { query: LIST } }),
  ]
})

attack('A47', 'payloads of pings and pongs are bounded', () =>
  ['ping', 'pong'].flatMap((type) =>
    [false, true].map((isAcknowledged) => ({
      name: `${type} ${isAcknowledged ? 'with' : 'without'} a key`,
      async run() {
        const client = await (isAcknowledged ? acknowledged() : open())
        client.send({ type, payload: { x: 'x'.repeat(LONGEST_PING) } })
        const code = await Promise.race([client.ended, wait(2_000, null)])
        client.socket.terminate()
        const isEchoed = client.received.some((message) => message.type === 'pong')
        return code === 4400 && !isEchoed ? null : `ended with ${code}, echoed: ${isEchoed}`
      },
    })),
  ),
)

/** A text frame or a ping frame of a WebSocket, with an empty mask. */
function frame(opcode: number, payload: Buffer): Buffer {
  const length =
    payload.length < 126
      ? Buffer.from([0x80 | payload.length])
      : Buffer.from([0x80 | 126, payload.length >> 8, payload.length & 255])
  return Buffer.concat([Buffer.from([0x80 | opcode]), length, Buffer.alloc(4), payload])
}

/** Sends the same bytes and never reads, until the server ends the connection. Resolves with the bytes that were sent. */
function flood(first: Buffer, repeated: Buffer, mostBytes: number): Promise<number> {
  return new Promise((resolve) => {
    const { hostname, port, host } = new URL(server.origin)
    let sent = 0
    const socket = connect(Number(port), hostname, () => {
      socket.write(
        `GET /graphql HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${Buffer.alloc(16).toString('base64')}\r\nSec-WebSocket-Protocol: ${PROTOCOL}\r\n\r\n`,
      )
      socket.write(first)
      const more = () => {
        while (sent < mostBytes && !socket.destroyed) {
          sent += repeated.length
          if (!socket.write(repeated)) return void socket.once('drain', more)
        }
        if (sent >= mostBytes) socket.destroy()
      }
      more()
    })
    socket.pause()
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(sent))
  })
}

attack(
  'A47',
  'a client that sends pings and reads nothing is disconnected before it fills the memory',
  () => {
    const message = (value: object) => frame(1, Buffer.from(JSON.stringify(value)))
    const repeatedly = (one: Buffer) => Buffer.concat(Array(Math.ceil(65_536 / one.length)).fill(one))
    const ping = message({ type: 'ping', payload: { x: 'x'.repeat(LONGEST_PING - 50) } })
    const floods: Readonly<Record<string, readonly [Buffer, Buffer]>> = {
      'pings without a key': [Buffer.alloc(0), ping],
      'pings with a key': [message(initiation(key)), ping],
      'ping frames without a key': [Buffer.alloc(0), frame(9, Buffer.alloc(125))],
      'ping frames with a key': [message(initiation(key)), frame(9, Buffer.alloc(125))],
    }
    return Object.entries(floods).map(([name, [first, repeated]]) => ({
      name,
      async run() {
        const sent = await flood(first, repeatedly(repeated), 10 * MOST_SENT_BYTES)
        return sent > MOST_SENT_BYTES ? `${sent} bytes were taken` : null
      },
    }))
  },
)

attack('A47', 'sockets without a key use up no place of others', () => [
  {
    name: '1,100 of many addresses',
    async run() {
      const idle: Client[] = []
      for (let n = 0; n < 1_100; n++) idle.push(await open(`203.0.113.${n % 250}`))
      const served = await isServed('198.51.100.2')
      for (const { socket } of idle) socket.terminate()
      return served ? null : 'another client was not served'
    },
  },
  {
    name: '300 of the address of the other client',
    async run() {
      const idle: Client[] = []
      for (let n = 0; n < 300; n++) idle.push(await open('198.51.100.3'))
      const open300 = idle.filter(({ socket }) => socket.readyState === WebSocket.OPEN).length
      const served = await isServed('198.51.100.3')
      for (const { socket } of idle) socket.terminate()
      if (open300 > 200) return `${open300} are open`
      return served ? null : 'another client was not served'
    },
  },
])

attack('A47', 'sockets of one address with a key leave places for others', () => [
  {
    name: '210 acknowledged sockets',
    async run() {
      const own: Client[] = []
      let refused = 0
      for (let n = 0; n < 210; n++) {
        await acknowledged('198.51.100.4').then(
          (client) => own.push(client),
          () => refused++,
        )
      }
      const served = await isServed('198.51.100.5')
      for (const { socket } of own) socket.terminate()
      return refused === 10 && served ? null : `${refused} refused, the other was served: ${served}`
    },
  },
])

attack('A47', 'a socket holds no more than eight subscriptions', () => {
  const subscription = (id: string) => ({ type: 'subscribe', id, payload: { query: LIST } })
  const most = (name: string, send: (client: Client) => void): Attempt => ({
    name,
    async run() {
      const client = await acknowledged()
      send(client)
      await wait(1_500)
      const live = new Set(client.received.filter(({ type }) => type === 'next').map(({ id }) => id)).size
      client.socket.terminate()
      return live >= 1 && live <= 8 ? null : `${live} live lists`
    },
  })
  return [
    most('100 at once', (client) => {
      for (let n = 0; n < 100; n++) client.send(subscription(String(n)))
    }),
    most('100 in turns of the event loop', async (client) => {
      for (let n = 0; n < 100; n++) {
        client.send(subscription(String(n)))
        await wait(1)
      }
    }),
    {
      name: 'an id that is used again before its subscription has ended',
      async run() {
        const client = await acknowledged()
        for (let n = 0; n < 50; n++) {
          client.send(subscription('same'))
          client.send({ type: 'complete', id: 'same' })
        }
        const code = await Promise.race([client.ended, wait(2_000, null)])
        client.socket.terminate()
        return code === 4409 ? null : `ended with ${code}`
      },
    },
  ]
})
