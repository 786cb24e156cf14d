import { createHmac } from 'node:crypto'
import { connect } from 'node:net'
import { afterAll, beforeAll } from 'vitest'
import { secretInGraph, TokenSecret } from '../../src/access/token-secret.ts'
import { fillLittleGraph } from '../api/little-graph.ts'
import { accessOf, answerOf, NOW_MS, type Serving, serving } from '../api/serving.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { type Attempt, attack } from './attack.ts'
import { atOnce } from './attempt.ts'

let server: Serving
let open: Serving
let web = ''
let backend = ''
beforeAll(async () => {
  server = await serving({
    settings: { trustedProxies: ['127.0.0.1'] },
    async fill(graph) {
      await fillLittleGraph(graph)
      web = await apiKey(graph, ['read', 'track'], 'web')
      backend = await apiKey(graph, ['server'])
    },
  })
  open = await serving({ fill: fillLittleGraph })
})
afterAll(() => Promise.all([server.close(), open.close()]))

/** A token that the secret of the server signs, with these claims. */
async function signed(claims: object): Promise<string> {
  const secret = await new TokenSecret([secretInGraph(server.graph)], () => undefined).read(NOW_MS)
  const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const now = NOW_MS / 1_000
  const text = `${base64({ alg: 'HS256' })}.${base64({ iss: 'attune', aud: 'attune', iat: now, exp: now + 600, ...claims })}`
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`
}

const ME = JSON.stringify({ query: '{ me { id } }' })

const withClaims = (claims: object): Attempt => ({
  name: JSON.stringify(claims),
  async run() {
    const headers = { 'x-api-key': web, authorization: `Bearer ${await signed(claims)}` }
    const { status, text } = await answerOf(
      await server.post(ME, { ...headers, 'x-forwarded-for': '198.51.100.9' }),
    )
    return status === 401 && !text.includes('"me"') ? null : `${status} ${text}`
  },
})

attack('A50', 'signed tokens whose claims have other types are refused with 401', () =>
  [1, true, null, ['ana'], { id: 'ana' }, [], '']
    .flatMap((value) => [
      withClaims({ sub: value }),
      ...(value === 1 || value === null ? [] : [withClaims({ sub: 'ana', exp: value })]),
    ])
    .slice(0, 12),
)

attack('A50', 'expired tokens get 401, and use up the guesses of no address', () => [
  {
    name: '60 users at one address, after and before 20 guesses',
    async run() {
      const from = { 'x-forwarded-for': '203.0.113.7', 'x-api-key': web }
      const { tokens } = accessOf(server.graph)
      const { token } = await tokens.issue('ana', 600, NOW_MS - 3_600_000)
      const statusOf = async (authorization: string) =>
        (await server.post(ME, { ...from, authorization: `Bearer ${authorization}` })).status
      const expired = []
      for (let user = 0; user < 60; user++) expired.push(await statusOf(token))
      const guesses = []
      for (let guess = 0; guess < 25; guess++) guesses.push(await statusOf(`${token}${guess}`))
      expired.push(await statusOf(token))
      const valid = await server.post(ME, { ...from, ...(await userHeaders(server.graph, web, 'ana')) })
      const isRight =
        expired.every((status) => status === 401) &&
        guesses.filter((status) => status === 401).length === 20 &&
        valid.status === 200
      return isRight ? null : `${expired} | ${guesses} | ${valid.status}`
    },
  },
])

const SUBSCRIPTION = 'subscription { recommendations(first: 1) { nodes { id } } }'

/** A request that must get 400 with a code that says what to do, and no line of an error in the log. */
const clear = (name: string, send: () => Promise<Response>): Attempt => ({
  name,
  async run() {
    const from = open.log().length
    const { status, errors, text } = await answerOf(await send())
    const isClear =
      (status === 400 || status === 405) &&
      errors.length > 0 &&
      errors.every(({ extensions }) => extensions.code === 'BAD_REQUEST')
    if (!isClear || !/WebSocket|only support/.test(text)) return `${status} ${text}`
    return open.log().slice(from).includes('"level":50') ? 'an error in the log' : null
  },
})

attack('A50', 'subscriptions without a WebSocket get a clear error', () => [
  clear('by POST', () => open.post(JSON.stringify({ query: SUBSCRIPTION }))),
  clear('as one of two operations', () =>
    open.post(
      JSON.stringify({
        query: `query Q { version } ${SUBSCRIPTION.replace(' ', ' S ')}`,
        operationName: 'S',
      }),
    ),
  ),
  clear('by GET', () =>
    open.get(`/graphql?query=${encodeURIComponent(SUBSCRIPTION)}`, { 'apollo-require-preflight': '1' }),
  ),
])

/** Sends bytes as they are, in one piece or in two. Resolves with what comes back until the server closes. */
const bytes = (parts: readonly string[]) =>
  new Promise<string>((resolve) => {
    const { hostname, port } = new URL(open.origin)
    let received = ''
    const socket = connect(Number(port), hostname, async () => {
      for (const part of parts) {
        socket.write(part)
        await new Promise((next) => setTimeout(next, 30))
      }
    })
    socket.setTimeout(1_500, () => socket.destroy())
    socket.on('data', (chunk) => {
      received += chunk
    })
    socket.on('close', () => resolve(received))
    socket.on('error', () => resolve(received))
  })

const H2C = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n'
const BODY = '{"query":"{ version }"}'
const POSTED = `POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n${H2C}Content-Length: ${BODY.length}\r\n\r\n`

/** Requests over one connection that must all be answered as without the upgrade. */
const ignored = (name: string, parts: readonly string[], answers: number, text: string): Attempt => ({
  name,
  async run() {
    const received = await bytes(parts)
    const found = received.split('HTTP/1.1 200 ').length - 1
    return found === answers && received.includes(text) ? null : received
  },
})

attack('A50', 'upgrades to other protocols are ignored', async () => {
  // The server leaves each connection open: at once, they wait for silence together.
  const single = await atOnce([
    ignored('GET', [`GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n${H2C}\r\n`], 1, 'alive'),
    ignored(
      'TLS',
      [`GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n${H2C.replaceAll('h2c', 'TLS/1.2')}\r\n`],
      1,
      'alive',
    ),
    ignored(
      'another list',
      [`GET /livez HTTP/1.1\r\nHost: 127.0.0.1\r\n${H2C.replaceAll('h2c', 'foo, h2c')}\r\n`],
      1,
      'alive',
    ),
    ignored('POST in one piece', [POSTED + BODY], 1, '"1.2.3"'),
    ignored('POST in two pieces', [POSTED, BODY], 1, '"1.2.3"'),
    ignored('POST in the middle of the body', [POSTED + BODY.slice(0, 5), BODY.slice(5)], 1, '"1.2.3"'),
    ignored(
      'chunks',
      [
        POSTED.replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked'),
        `${BODY.length.toString(16)}\r\n${BODY}\r\n0\r\n\r\n`,
      ],
      1,
      '"1.2.3"',
    ),
  ])
  return [
    ...single,
    ignored(
      'twenty one after the other',
      Array.from({ length: 20 }, () => POSTED + BODY),
      20,
      '"1.2.3"',
    ),
    {
      name: 'a foreign host',
      async run() {
        const received = await bytes([(POSTED + BODY).replace('127.0.0.1', 'evil.example')])
        return received.startsWith('HTTP/1.1 421 ') ? null : received
      },
    },
  ]
})

/** The headers of a response, in lower case. */
function headersOf(response: string): Record<string, string> {
  const lines = response.split('\r\n\r\n')[0]?.split('\r\n').slice(1) ?? []
  return Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 2)]),
  )
}

const EXPECTED_HEADERS = [
  'cache-control',
  'content-security-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-frame-options',
]

const answered = (name: string, request: string, status: number): Attempt => ({
  name,
  async run() {
    const received = await bytes([request])
    const headers = headersOf(received)
    const missing = EXPECTED_HEADERS.filter((header) => headers[header] === undefined)
    if (missing.length > 0) return `without ${missing}`
    if (!/^(private, no-store|public, max-age=30)$/.test(headers['cache-control'] ?? ''))
      return `cache-control: ${headers['cache-control']}`
    return received.startsWith(`HTTP/1.1 ${status} `) ? null : received
  },
})

const get = (path: string, host = '127.0.0.1', more = '') =>
  `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`

attack('A50', 'every response has the same headers, also one that no route makes', () => [
  answered('a malformed URL', get('/%zz'), 400),
  answered('a malformed URL under /exports', get('/exports/%c0%af'), 400),
  answered('a long parameter', get(`/exports/${'a'.repeat(2_000)}`), 404),
  answered('a malformed URL of a foreign host', get('/%zz', 'evil.example'), 421),
  answered('a long parameter of a foreign host', get(`/exports/${'a'.repeat(2_000)}`, 'evil.example'), 421),
  answered('no path', get('/nothing'), 404),
  answered('a query', get('/graphql?query={version}', '127.0.0.1', 'apollo-require-preflight: 1\r\n'), 200),
  answered('a refused query', get('/graphql?query={version}'), 400),
  answered('an export that is none', get('/exports/x?token=y'), 404),
  answered('health', get('/livez'), 200),
  answered('metrics', get('/metrics'), 200),
  answered('a header that is none', get('/livez', '127.0.0.1', 'a b: c\r\n'), 400),
  answered('large headers', get('/livez', '127.0.0.1', `a: ${'b'.repeat(20_000)}\r\n`), 431),
  answered('another protocol', '\u0016\u0003\u0001\u0002\r\n\r\n', 400),
  answered(
    'an upgrade at another path',
    get('/x', '127.0.0.1').replace('close', 'Upgrade\r\nUpgrade: websocket'),
    404,
  ),
])

const CONTROL = ['\u0000', '\u0007', '\b', '\u001b[2J', '\u007f', '\u0085', '\u202e']

/** A write whose text must be refused with a problem at this path. */
const unwritable = (name: string, query: string, variables: object, path: readonly string[]): Attempt => ({
  name,
  async run() {
    const { data, text } = await answerOf(
      await server.post(JSON.stringify({ query, variables }), { 'x-api-key': backend }),
    )
    const [payload] = Object.values(data ?? {}) as {
      problems: { code: string; path: string[]; message: string }[]
    }[]
    const found = payload?.problems.find((one) => JSON.stringify(one.path) === JSON.stringify(path))
    return found?.code === 'BAD_USER_INPUT' && /U\+[\dA-F]{4}/.test(found.message) ? null : text
  },
})

const PROBLEMS = '{ problems { code path message } }'
const ITEMS = `mutation ($v: [ItemInput!]!) { upsertItems(items: $v) ${PROBLEMS} }`
const USERS = `mutation ($v: [UserInput!]!) { upsertUsers(users: $v) ${PROBLEMS} }`
const TAGS = `mutation ($v: [TagInput!]!) { upsertTags(tags: $v) ${PROBLEMS} }`

attack('A50', 'titles and names hold no control characters', () =>
  [...CONTROL, '\n', '\t'].flatMap((text) => {
    const value = `a${text}b`
    const shown = JSON.stringify(text)
    return [
      unwritable(`title ${shown}`, ITEMS, { v: [{ id: 'x', title: value }] }, ['items', '0', 'title']),
      unwritable(`kind ${shown}`, ITEMS, { v: [{ id: 'x', kind: value }] }, ['items', '0', 'kind']),
      unwritable(`user ${shown}`, USERS, { v: [{ id: 'u', name: value }] }, ['users', '0', 'name']),
      unwritable(`tag ${shown}`, TAGS, { v: [{ id: 't', name: value }] }, ['tags', '0', 'name']),
      ...(CONTROL.includes(text)
        ? [
            unwritable(
              `property ${shown}`,
              ITEMS,
              { v: [{ id: 'x', properties: [{ name: 'text', value }] }] },
              ['items', '0', 'properties', '0', 'value'],
            ),
          ]
        : []),
    ]
  }),
)
