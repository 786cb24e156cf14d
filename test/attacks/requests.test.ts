import { readdirSync, readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { buildASTSchema, isInputObjectType, isObjectType, parse } from 'graphql'
import { afterAll, beforeAll } from 'vitest'
import { readSchemaText } from '../../src/server/api/schema.ts'
import { fillLittleGraph } from '../api/little-graph.ts'
import { type Serving, serving } from '../api/serving.ts'
import { type Attempt, attack } from './attack.ts'

let server: Serving
beforeAll(async () => {
  server = await serving({ fill: fillLittleGraph, settings: { corsOrigins: ['https://shop.example'] } })
})
afterAll(() => server.close())

const WRITE = 'mutation { upsertTags(tags: [{ id: "forged" }]) { problems { code } } }'

/** A request of another site's page that must write nothing. */
const forged = (name: string, init: RequestInit, path = '/graphql'): Attempt => ({
  name,
  async run() {
    const response = await fetch(`${server.origin}${path}`, init)
    const text = await response.text()
    const { tag } = await server.data('{ tag(id: "forged") { id } }')
    return tag === null && !text.includes('"data":{"upsertTags"') ? null : text
  },
})
const JSON_BODY = JSON.stringify({ query: WRITE })
const AS_GET = `/graphql?query=${encodeURIComponent(WRITE)}`

attack('A20', 'pages of other sites write nothing', () => [
  ...[
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'application/graphql',
    'text/json',
    'image/png',
    'text/plain; application/json',
    'application/json+x',
  ].map((type) => forged(type, { method: 'POST', body: JSON_BODY, headers: { 'content-type': type } })),
  forged('no content type', { method: 'POST', body: new Blob([JSON_BODY]) }),
  forged('a form', { method: 'POST', body: new URLSearchParams({ query: WRITE }) }),
  forged('a form with a file', { method: 'POST', body: formOf({ operations: JSON_BODY, map: '{}' }) }),
  forged('GET', {}, AS_GET),
])

attack('A21', 'GET writes nothing, even with the header against forged requests', () => [
  forged('a mutation', { headers: { 'apollo-require-preflight': '1' } }, AS_GET),
  forged(
    'one of two operations',
    { headers: { 'apollo-require-preflight': '1' } },
    `/graphql?operationName=M&query=${encodeURIComponent(`query Q { version } ${WRITE.replace('mutation', 'mutation M')}`)}`,
  ),
  forged('HEAD', { method: 'HEAD', headers: { 'apollo-require-preflight': '1' } }, AS_GET),
  forged(
    'an overridden method',
    { headers: { 'apollo-require-preflight': '1', 'x-http-method-override': 'POST' } },
    AS_GET,
  ),
])

function formOf(parts: Readonly<Record<string, string>>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(parts)) form.set(name, value)
  return form
}

const ORIGINS = [
  'https://evil.example',
  'http://shop.example',
  'https://shop.example:444',
  'https://shop.example.evil.example',
  'https://evilshop.example',
  'https://shop.examplee',
  'https://SHOP.example.evil',
  'null',
  'file://',
  'https://shop.example@evil.example',
  '*',
  'https://shop.example https://evil.example',
]

attack('A22', 'other origins may not read', () =>
  ORIGINS.flatMap((origin) =>
    (['POST', 'OPTIONS'] as const).map((method) => ({
      name: `${method} from ${origin}`,
      async run() {
        const response = await fetch(server.url, {
          method,
          headers: {
            origin,
            'content-type': 'application/json',
            'access-control-request-method': 'POST',
            'access-control-request-headers': 'x-api-key',
          },
          ...(method === 'POST' && { body: '{"query":"{ version }"}' }),
        })
        const allowed = response.headers.get('access-control-allow-origin')
        const mayCredentials = response.headers.get('access-control-allow-credentials')
        return allowed === null && mayCredentials === null ? null : `${allowed} ${mayCredentials}`
      },
    })),
  ),
)

/** A request whose data must be null or absent. */
const refused = (name: string, query: string, variables: Record<string, unknown> = {}): Attempt => ({
  name,
  async run() {
    const { data, text } = await server.ask(query, variables)
    const hasData = Object.values(data ?? {}).some((value) => value !== null)
    return hasData || text.includes('INTERNAL_SERVER_ERROR') ? text : null
  },
})

attack('A24', 'names of labels, properties and directions come from closed lists', () => [
  ...[
    'ASC; MATCH (n) DETACH DELETE n',
    'asc',
    'DESC, n.name',
    '',
    '`',
    '$(x)',
    1,
    null,
    ['ASC'],
    { ASC: 1 },
  ].map((direction) =>
    refused(
      `direction ${JSON.stringify(direction)}`,
      'query ($o: ItemOrder!) { items(orderBy: $o) { nodes { id } } }',
      { o: { title: direction } },
    ),
  ),
  ...['GT) RETURN 1 //', 'gt', '=~', 'CONTAINS', 'IN', 1, ['EQ'], {}].map((op) =>
    refused(
      `operation ${JSON.stringify(op)}`,
      'query ($f: ItemFilter!) { items(filter: $f) { nodes { id } } }',
      { f: { property: { name: 'price', op, value: { value: 1 } } } },
    ),
  ),
  ...['User', 'Item) DETACH DELETE (n', 'Item:User', '', '*'].map((label) =>
    refused(`label ${label}`, 'query ($n: ID!) { node(nodeId: $n) { nodeId } }', {
      n: Buffer.from(`${label}:x`).toString('base64url'),
    }),
  ),
  ...['LIKED', 'like', 'LIKE; x', '', 0, ['LIKE']].map((kind) =>
    refused(
      `kind ${JSON.stringify(kind)}`,
      'mutation ($e: [EventInput!]!) { recordEvents(events: $e) { accepted } }',
      { e: [{ eventId: 'e', userId: 'ana', itemId: 'tea', kind, occurredAt: 1 }] },
    ),
  ),
])

const OPERATORS: readonly unknown[] = [
  { $ne: null },
  { $gt: '' },
  { $regex: '.*' },
  { $where: '1' },
  { __proto__: {} },
  ['ana'],
  [['ana']],
  true,
  1.5,
  {},
]

attack('A25', 'objects and lists are no texts', () => [
  ...OPERATORS.map((value) =>
    refused(`id ${JSON.stringify(value)}`, 'query ($id: ID!) { user(id: $id) { id } }', { id: value }),
  ),
  ...OPERATORS.filter((value) => !Array.isArray(value)).map((value) =>
    refused(`search ${JSON.stringify(value)}`, 'query ($s: String) { users(search: $s) { nodes { id } } }', {
      s: value,
    }),
  ),
])

const CONTROL = [
  '\r\n{"level":60,"msg":"forged"}',
  '\n',
  '\u001b[2J',
  '\u001b]0;x\u0007',
  '\u2028',
  '\u0000',
  '%0a',
  '$\u007bjndi:ldap://127.0.0.1:9/a}',
  '\u202e',
  '\b\b\b',
]

attack('A26', 'texts of requests do not write lines of the log', () =>
  CONTROL.map((text) => ({
    name: JSON.stringify(text),
    async run() {
      const from = server.log().length
      await server.ask(`query Q { item(id: ${JSON.stringify(`x${text}forged`)}) { id } }`)
      await server.post('{', { 'user-agent': encodeURIComponent(text), 'x-request-id': 'forged' })
      const added = server.log().slice(from)
      const isJson = added.split('\n').every((line) => line === '' || isRecordLine(line))
      return isJson && !added.includes('forged') ? null : added
    },
  })),
)

function isRecordLine(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}

const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__']

attack('A27', 'no key of a request reaches a prototype', () =>
  KEYS.flatMap((key) =>
    [
      `{"query":"{ version }","${key}":{"polluted":true}}`,
      `{"query":"{ version }","variables":{"${key}":{"polluted":true}}}`,
      `{"query":"{ version }","extensions":{"${key}":{"prototype":{"polluted":true}}}}`,
      JSON.stringify({
        query: `mutation { upsertItems(items: [{ id: "p", properties: [{ name: "${key}", value: "polluted" }] }]) { problems { code } } }`,
      }),
      JSON.stringify({
        query: `{ items(filter: { property: { name: "${key}", op: EQ, value: { value: "polluted" } } }) { nodes { id } } }`,
      }),
      JSON.stringify({ query: `{ item(id: "${key}") { id properties(names: ["${key}"]) { value } } }` }),
    ].map((body) => ({
      name: body,
      async run() {
        const response = await server.post(body)
        const text = await response.text()
        const isPolluted = 'polluted' in {} || ({} as { polluted?: unknown }).polluted !== undefined
        if (isPolluted) return 'every object has the key'
        return response.status >= 500 || text.includes('INTERNAL_SERVER_ERROR') ? text : null
      },
    })),
  ),
)

const schema = buildASTSchema(parse(readSchemaText().join('\n')))

/** What only the server sets. */
const SERVER_OWNED =
  /^(role|scopes?|isAdmin|owner|ownerId|score|popularity|degree|consents?|version|probability|rank|watermark|nodeId|similarity)$/

attack('A28', 'inputs have no field that only the server sets', () =>
  Object.values(schema.getTypeMap())
    .filter(isInputObjectType)
    .filter(({ name }) => !/(Order|Consent|Key)/.test(name))
    .flatMap((type) =>
      Object.keys(type.getFields()).map((name) => ({
        name: `${type.name}.${name}`,
        run: () => (SERVER_OWNED.test(name) ? 'can be set' : null),
      })),
    ),
)

attack('A32', 'every root field declares a scope', () =>
  (['Query', 'Mutation', 'Subscription'] as const).flatMap((root) => {
    const type = schema.getType(root)
    if (!isObjectType(type)) return []
    return Object.values(type.getFields()).map((field) => ({
      name: `${root}.${field.name}`,
      run: () =>
        field.astNode?.directives?.some(({ name }) => name.value === 'scope') ? null : 'has no @scope',
    }))
  }),
)

/** Sends bytes as they are. Resolves with the response. */
const bytes = (text: string) =>
  new Promise<string>((resolve) => {
    const { hostname, port } = new URL(server.origin)
    let received = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.setTimeout(3_000, () => socket.destroy())
    socket.on('data', (chunk) => {
      received += chunk
    })
    socket.on('close', () => resolve(received))
    socket.on('error', () => resolve(received))
  })

const raw = (name: string, head: readonly string[], body: string, forbiddenText = '"version"'): Attempt => ({
  name,
  async run() {
    const lines = [
      'POST /graphql HTTP/1.1',
      'Host: 127.0.0.1',
      'Content-Type: application/json',
      'Connection: close',
      ...head,
    ]
    const received = await bytes(`${lines.join('\r\n')}\r\n\r\n${body}`)
    return received.includes(forbiddenText) ? received : null
  },
})
const SMALL = '{"query":"{ version }"}'
const length = `Content-Length: ${SMALL.length}`

attack('A43', 'ambiguous requests are not answered', () => [
  raw('two lengths', [length, 'Content-Length: 5'], SMALL),
  raw('a length and chunks', [length, 'Transfer-Encoding: chunked'], `5\r\n{"que\r\n0\r\n\r\n${SMALL}`),
  raw('two codings', ['Transfer-Encoding: chunked', 'Transfer-Encoding: identity'], `0\r\n\r\n${SMALL}`),
  raw('a coding with a space', ['Transfer-Encoding : chunked'], `0\r\n\r\n${SMALL}`),
  raw('a length with a sign', [`Content-Length: +${SMALL.length}`], SMALL),
  raw('a length in hexadecimal', [`Content-Length: 0x${SMALL.length.toString(16)}`], SMALL),
  raw('a header over two lines', [length, 'X-A: b\r\n c'], SMALL),
  raw('a header with a null byte', [length, 'X-A: b\u0000c'], SMALL),
  raw('headers of 64 kB', [length, `X-A: ${'b'.repeat(65_536)}`], SMALL),
  raw('2,500 headers', [length, ...Array.from({ length: 2_500 }, (_, index) => `X-${index}: b`)], SMALL),
  raw('two hosts', [length, 'Host: evil.example'], SMALL),
  raw('two authorizations', [length, 'Authorization: Bearer a', 'Authorization: Bearer b'], SMALL),
  raw('a chunk with a wrong length', ['Transfer-Encoding: chunked'], `zz\r\n${SMALL}\r\n0\r\n\r\n`),
])

/** Lowest versions without known faults that matter here. */
const FLOORS: Readonly<Record<string, readonly [number, number, number]>> = {
  '@apollo/server': [5, 5, 0],
  graphql: [16, 15, 0],
  fastify: [5, 8, 0],
  jose: [6, 0, 0],
  ws: [8, 17, 1],
  undici: [6, 21, 1],
  'body-parser': [2, 3, 0],
  qs: [6, 14, 2],
  'path-to-regexp': [8, 0, 0],
  'secure-json-parse': [4, 0, 0],
  'find-my-way': [9, 0, 0],
}
const BANNED = ['jsonwebtoken', 'graphql-upload', 'node-serialize', 'vm2', 'request']

attack('A42', 'installed packages are at least at their floors', () => {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { version?: string; dev?: boolean }>
  }
  const installed = Object.entries(packages)
    .filter(([, { dev }]) => dev !== true)
    .map(([path, { version = '0.0.0' }]) => ({ name: path.replace(/^.*node_modules\//, ''), version }))
  return [
    ...Object.entries(FLOORS).map(([name, floor]) => ({
      name,
      run() {
        const below = installed.filter((one) => one.name === name && isBelow(one.version, floor))
        return below.length > 0 ? below.map(({ version }) => version).join() : null
      },
    })),
    ...BANNED.map((name) => ({
      name,
      run: () => (installed.some((one) => one.name === name) ? 'installed' : null),
    })),
  ]
})

function isBelow(version: string, floor: readonly number[]): boolean {
  const parts = version.split(/[.-]/).map(Number)
  const different = floor.findIndex((part, index) => part !== parts[index])
  return different >= 0 && (parts[different] ?? 0) < (floor[different] ?? 0)
}

attack('A19', 'query files read bounded patterns', () =>
  readdirSync('cypher', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.cypher'))
    .map((file) => ({
      name: file,
      run() {
        const text = readFileSync(`cypher/${file}`, 'utf8').replace(/^\s*\/\/.*$/gm, '')
        return /\[[^\]]*\*[^\]]*\]|\bLOAD CSV\b|\bCALL\s+(?:apoc|dbms|db)\./i.exec(text)?.[0] ?? null
      },
    })),
)
