import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { counted } from '../api/counted.ts'
import { fillLittleGraph } from '../api/little-graph.ts'
import { SETTINGS, type Serving, serving } from '../api/serving.ts'
import { type Attempt, attack } from './attack.ts'

const reads: string[] = []
let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: fillLittleGraph,
    wrap: (graph: GraphStore) =>
      counted(graph, (name) => {
        // The server looks for changed keys twice a second.
        if (!name.startsWith('access/')) reads.push(name)
      }),
  })
})
afterAll(() => server.close())

const LONGEST_ANSWER = 4_000

/** A document that must be refused shortly, before any read of the graph. */
function refused(name: string, query: string, variables: Record<string, unknown> = {}): Attempt {
  return {
    name,
    async run() {
      reads.length = 0
      const { data, text, status } = await server.ask(query, variables)
      if (Object.values(data ?? {}).some((value) => value !== null))
        return `was answered: ${text.slice(0, 200)}`
      if (reads.length > 0) return `read the graph: ${reads}`
      if (text.length > LONGEST_ANSWER) return `an answer of ${text.length} bytes`
      return status >= 500 ? `status ${status}` : null
    },
  }
}

const times = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ')
const nested = (depth: number, open: string, close: string, inner = 'id') =>
  `${open.repeat(depth)}${inner}${close.repeat(depth)}`

attack('A06', 'floods of tokens and characters are refused', () => [
  refused('numbers in a list', `{ nodes(nodeIds: [${times(1_100, () => '1')}]) { nodeId } }`),
  refused('strings in a list', `{ nodes(nodeIds: [${times(1_100, () => '"x"')}]) { nodeId } }`),
  refused('variables', `query (${times(300, (index) => `$v${index}: Int`)}) { version }`),
  refused(
    'operations',
    times(300, (index) => `query Q${index} { version }`),
  ),
  refused('fragments', `{ version } ${times(200, (index) => `fragment F${index} on Query { version }`)}`),
  refused('fields', `{ ${times(2_000, () => 'version')} }`),
  refused('commas and comments', `{ ${',#\n'.repeat(20_000)} ${times(1_100, () => 'version')} }`),
  refused('a body of 64 kB', `{ version } #${'x'.repeat(SETTINGS.maxBodyBytes)}`),
])

attack('A08', 'aliases are counted wherever they are', () => [
  refused('on root fields', `{ ${times(16, (index) => `a${index}: version`)} }`),
  refused(
    'on a field with arguments',
    `{ ${times(16, (index) => `a${index}: item(id: "${index}") { id }`)} }`,
  ),
  refused('in inline fragments', `{ ${times(16, (index) => `... on Query { a${index}: version }`)} }`),
  refused('in nested fields', `{ item(id: "tea") { ${times(16, (index) => `a${index}: title`)} } }`),
  refused(
    'of mutations',
    `mutation { ${times(16, (index) => `a${index}: deleteItems(itemIds: ["${index}"]) { problems { code } }`)} }`,
  ),
  refused('of typename', `{ ${times(16, (index) => `a${index}: __typename`)} }`),
])

attack('A09', 'directives and errors do not multiply', () => [
  refused('on a field', `{ version ${times(11, () => '@skip(if: false)')} }`),
  refused('on fragments', `{ ${times(11, () => '... @include(if: true) { version }')} }`),
  refused('that do not exist', `{ version ${times(300, () => '@aa')} }`),
  refused('with wrong arguments', `{ version ${times(200, () => '@skip')} }`),
  refused('unknown fields', `{ ${times(400, (index) => `x${index}`)} }`),
  refused('unknown arguments', `{ item(${times(200, (index) => `x${index}: 1`)}) { id } }`),
  refused('unknown fragments', `{ ${times(300, (index) => `...F${index}`)} }`),
])

attack('A10', 'depth and recursion are refused', () => [
  refused('13 levels', `{ user(id: "ana") { ${nested(6, 'following { nodes { ', ' } } ')} } }`),
  refused('a list in a list', `{ nodes(nodeIds: ${nested(900, '[', ']', '"x"')}) { nodeId } }`),
  refused(
    'an object in an object',
    `{ items(filter: ${nested(300, '{ not: ', ' }', '{ ids: ["x"] }')}) { nodes { id } } }`,
  ),
  refused('20,000 brackets', '{'.repeat(20_000)),
  refused(
    'a fragment in itself',
    '{ user(id: "ana") { ...F } } fragment F on User { following { nodes { ...F } } }',
  ),
  refused(
    'three fragments in a circle',
    '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }',
  ),
])

const batch = (name: string, body: unknown): Attempt => ({
  name,
  async run() {
    reads.length = 0
    const response = await server.post(typeof body === 'string' ? body : JSON.stringify(body))
    const text = await response.text()
    return response.status === 400 && reads.length === 0 && !text.includes('"data"') ? null : text
  },
})

attack('A11', 'batches are refused', () => [
  batch('of one', [{ query: '{ version }' }]),
  batch(
    'of a thousand',
    Array.from({ length: 1_000 }, () => ({ query: '{ version }' })),
  ),
  batch(
    'of guesses',
    Array.from({ length: 20 }, (_, id) => ({ query: `{ user(id: "${id}") { name } }` })),
  ),
  batch('of batches', [[{ query: '{ version }' }]]),
  batch('of nothing', []),
])

const MUCH =
  'users(first: $n) { nodes { following(first: $n) { nodes { followers(first: $n) { nodes { id } } } } } }'

attack('A12', 'the size of lists is limited however it is given', () => [
  refused('by variables', `query ($n: Int) { ${MUCH} }`, { n: 60 }),
  refused('by defaults', `query ($n: Int = 60) { ${MUCH} }`),
  refused('by null, for the default', `query ($n: Int) { ${times(15, (index) => `a${index}: ${MUCH}`)} }`, {
    n: null,
  }),
  refused(
    'by a number that is too large for lists',
    'query ($n: Int) { users(first: $n) { nodes { id } } }',
    { n: 2 ** 31 },
  ),
  refused('in a fragment', `query ($n: Int = 60) { ...F } fragment F on Query { ${MUCH} }`),
  refused(
    'behind a condition',
    `query ($n: Int = 60, $yes: Boolean = true) { ... @include(if: $yes) { ${MUCH} } }`,
  ),
  refused(
    'in edges',
    'query ($n: Int = 60) { users(first: $n) { edges { node { following(first: $n) { edges { node { followers(first: $n) { edges { node { id } } } } } } } } } }',
  ),
  refused(
    'by rankings',
    `{ users(first: 100) { nodes { recommendations(first: 100) { nodes { similarItems(first: 5) { nodes { id } } } } } } }`,
  ),
  refused(
    'by facets',
    `{ items { facets(first: 100, by: [${times(40, () => '{ field: KIND }')}]) { values { count } } } users(first: 100) { nodes { following(first: 100) { nodes { id } } } } }`,
  ),
  refused(
    'by tests of a filter',
    'query ($f: ItemFilter) { a: items(filter: $f, first: 100) { nodes { similarItems(first: 95) { nodes { id } } } } }',
    { f: { any: Array.from({ length: 1_000 }, () => ({ ids: [] })) } },
  ),
])

attack('A14', 'wrong values do not multiply errors', () => [
  refused('a list of objects for ids', 'query ($v: [ID!]!) { nodes(nodeIds: $v) { nodeId } }', {
    v: Array(3_000).fill({}),
  }),
  refused('a list of nulls', 'query ($v: [ID!]!) { nodes(nodeIds: $v) { nodeId } }', {
    v: Array(10_000).fill(null),
  }),
  refused(
    'rows without fields',
    'mutation ($v: [ItemInput!]!) { upsertItems(items: $v) { problems { code } } }',
    { v: Array(5_000).fill({}) },
  ),
  refused(
    'events without fields',
    'mutation ($v: [EventInput!]!) { recordEvents(events: $v) { accepted } }',
    { v: Array(5_000).fill({}) },
  ),
  refused('unknown fields', 'mutation ($v: [TagInput!]!) { upsertTags(tags: $v) { problems { code } } }', {
    v: [Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`x${n}`, 1]))],
  }),
  refused('a filter of wrong tests', 'query ($v: ItemFilter) { items(filter: $v) { nodes { id } } }', {
    v: { all: Array(2_000).fill({ no: 1 }) },
  }),
])

const raw = (name: string, body: string, headers: Record<string, string> = {}): Attempt => ({
  name,
  async run() {
    const response = await server.post(body, headers)
    const text = await response.text()
    if (response.status < 400 || response.status >= 500 || text.includes('"data":{'))
      return `${response.status} ${text}`
    return (await server.ask('{ version }')).data ? null : 'the next request failed'
  },
})

attack('A15', 'deeply nested JSON is refused and the next request succeeds', () =>
  [33, 1_000, 20_000].flatMap((depth) => [
    raw(`${depth} lists`, `{"query":"{ version }","variables":{"a":${nested(depth, '[', ']', '1')}}}`),
    raw(`${depth} objects`, `{"query":"{ version }","extensions":${nested(depth, '{"a":', '}', '1')}}`),
  ]),
)

attack('A16', 'compressed bodies and other charsets are refused', () => [
  ...['gzip', 'deflate', 'br', 'zstd', 'gzip, gzip', 'x-gzip', 'GZIP'].map((encoding) =>
    raw(encoding, '{"query":"{ version }"}', { 'content-encoding': encoding }),
  ),
  ...[
    'utf-7',
    'utf-16',
    'utf-16le',
    'utf-32',
    'latin1',
    'iso-8859-1',
    'cesu-8',
    'ibm037',
    'UTF-7',
    '"utf-7"',
  ].map((charset) =>
    raw(charset, '{"query":"{ version }"}', { 'content-type': `application/json; charset=${charset}` }),
  ),
])

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
function slowClient([head, rest]: readonly [string, string]): Promise<string | null> {
  return new Promise((resolve) => {
    const { hostname, port } = new URL(server.origin)
    let sent = 0
    let received = ''
    let sending: NodeJS.Timeout | undefined
    const socket = connect(Number(port), hostname, () => {
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

attack(
  'A16',
  'clients that send a byte at a time are disconnected, and others are answered meanwhile',
  async () => {
    const clients = Object.entries(SLOW).map(([name, parts]) => ({
      name,
      gains: Promise.all(Array.from({ length: SLOW_CLIENTS }, () => slowClient(parts))),
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
            const { status } = await server.ask('{ version }')
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
)

attack('A17', 'nothing can be registered or asked by a hash', () => {
  const persisted = (sha256Hash: unknown, query?: string): Attempt => ({
    name: `${JSON.stringify(sha256Hash)} ${query}`,
    async run() {
      const extensions = { persistedQuery: { version: 1, sha256Hash } }
      const text = await (await server.post(JSON.stringify({ query, extensions }))).text()
      return text.includes('"data"') ? text : null
    },
  })
  return [
    persisted('', '{ version }'),
    persisted('constructor'),
    persisted({ toString: 'x' }, '{ version }'),
    ...Array.from({ length: 20 }, (_, index) => persisted(String(index).padStart(64, '0'), '{ version }')),
    ...Array.from({ length: 20 }, (_, index) => persisted(String(index).padStart(64, '0'))),
  ]
})
