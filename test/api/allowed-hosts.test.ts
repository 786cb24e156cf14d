import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isExplorerBuilt } from '../../src/server/api/http/explorer.ts'
import { type AnsweredError, type Serving, serving } from './serving.ts'

interface Reply {
  readonly status: number
  readonly errors: readonly AnsweredError[]
}

const QUERY = JSON.stringify({ query: '{ version }' })
const UPGRADE = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'c2VlZGVkIGJ5IGEgdGVzdA==',
  'sec-websocket-protocol': 'graphql-transport-ws',
}

/** Sends a request with this `Host`, which `fetch` does not let its caller set. */
function send(
  server: Serving,
  host: string,
  path: string,
  body: string | null = null,
  headers: Record<string, string> = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const method = body === null ? 'GET' : 'POST'
    const type = body === null ? {} : { 'content-type': 'application/json' }
    const { port } = new URL(server.url)
    const sent = request(
      { host: '127.0.0.1', port, path, method, headers: { ...type, ...headers, host } },
      (response) => {
        let text = ''
        response.on('data', (chunk) => {
          text += String(chunk)
        })
        response.on('end', () => {
          const isJson = String(response.headers['content-type']).startsWith('application/json')
          const errors = isJson ? ((JSON.parse(text) as { errors?: AnsweredError[] }).errors ?? []) : []
          resolve({ status: response.statusCode ?? 0, errors })
        })
      },
    )
    sent.on('upgrade', (_response, socket) => {
      socket.destroy()
      resolve({ status: 101, errors: [] })
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

const EXTENSIONS = {
  code: 'MISDIRECTED_REQUEST',
  hint: expect.stringContaining('ATTUNE_ALLOWED_HOSTS'),
}
const MISDIRECTED_SOCKET = { status: 421, errors: [{ message: expect.any(String), extensions: EXTENSIONS }] }
const MISDIRECTED = {
  status: 421,
  errors: [{ message: expect.any(String), extensions: { ...EXTENSIONS, requestId: expect.any(String) } }],
}

let server: Serving
let container: Serving
beforeAll(async () => {
  server = await serving({ settings: { allowedHosts: ['shop.example', '10.0.0.7'] } })
  container = await serving({ settings: { host: '0.0.0.0' } })
})
afterAll(() => Promise.all([server.close(), container.close()]))

const REFUSED = [
  'evil.example',
  'evil.example:4000',
  'shop.example.evil.example',
  'localhost.evil.example',
  'evil.example@localhost',
  'localhost@evil.example',
  '127.0.0.1.evil.example',
  '10.0.0.8',
  '0.0.0.0:4000',
]

describe('a server on a loopback address', () => {
  it.each(REFUSED)('does not answer GraphQL for the host "%s"', async (host) => {
    expect(await send(server, host, '/graphql', QUERY)).toEqual(MISDIRECTED)
  })

  it.each([
    'localhost',
    'LocalHost:1',
    '127.0.0.1:4000',
    '[::1]',
    '[::1]:80',
    'Shop.Example:443',
    '10.0.0.7',
  ])('answers for the host "%s"', async (host) => {
    expect(await send(server, host, '/graphql', QUERY)).toEqual({ status: 200, errors: [] })
  })

  it.each(['/', '/ide/', '/ide/main.js', '/graphql', '/nothing'])(
    'serves nothing to a foreign host at %s',
    async (path) => {
      expect(await send(server, 'evil.example', path, null, { accept: 'text/html' })).toEqual(MISDIRECTED)
    },
  )

  it('serves its pages to a listed host', async () => {
    expect((await send(server, 'shop.example', '/ide/')).status).toBe(200)
    expect((await send(server, 'shop.example', '/')).status).toBe(isExplorerBuilt() ? 200 : 302)
  })

  it.each(['/livez', '/readyz', '/metrics'])('answers %s for any host', async (path) => {
    expect((await send(server, 'evil.example', path)).status).toBe(200)
  })

  it('opens sockets for listed hosts only', async () => {
    expect((await send(server, 'shop.example', '/graphql', null, UPGRADE)).status).toBe(101)
    for (const origin of ['http://evil.example', 'http://localhost']) {
      expect(await send(server, 'evil.example', '/graphql', null, { ...UPGRADE, origin })).toEqual(
        MISDIRECTED_SOCKET,
      )
    }
  })
})

describe('a server on all addresses', () => {
  it.each(['192.168.1.20:4000', '[fd00::7]:4000', 'localhost:4000'])(
    'answers for "%s", which no foreign site can own',
    async (host) => {
      expect(await send(container, host, '/graphql', QUERY)).toEqual({ status: 200, errors: [] })
    },
  )

  it('rejects host names that are not listed', async () => {
    expect(await send(container, 'attune.internal', '/graphql', QUERY)).toEqual(MISDIRECTED)
  })
})
