import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll } from 'vitest'
import { fillLittleGraph } from '../api/little-graph.ts'
import { type Serving, serving } from '../api/serving.ts'
import { type Attempt, attack } from './attack.ts'

let server: Serving
beforeAll(async () => {
  const settings = { introspection: false, sandbox: false, explorer: false, ide: false }
  server = await serving({ fill: fillLittleGraph, settings })
})
afterAll(() => server.close())

const get = (query: string, variables: object = {}) =>
  server.get(`/graphql?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`, {
    'apollo-require-preflight': '1',
  })

/** Words that only a reader of the schema knows, apart from those that the attacker sent. */
const SCHEMA_WORDS = [
  'ItemConnection',
  'RecommendationInput',
  'followUser',
  'showsToOthers',
  'queryType',
  'SHARED_TAGS',
]

function namesIn(text: string, sent = ''): string | null {
  const found = SCHEMA_WORDS.filter((word) => text.includes(word) && !sent.includes(word))
  if (/did you mean/i.test(text)) found.push('a suggestion')
  return found.length > 0 ? `${found.join(', ')} in ${text}` : null
}

const reads = (name: string, query: string, variables: Record<string, unknown> = {}): Attempt => ({
  name,
  run: async () => namesIn((await server.ask(query, variables)).text, query + JSON.stringify(variables)),
})

attack('A01', 'the schema cannot be read', () => [
  reads('beside another field', '{ version __schema { types { name } } }'),
  reads('under an alias', '{ a: __schema { queryType { name } } }'),
  reads('in an inline fragment', '{ ... on Query { __schema { directives { name } } } }'),
  reads('by a variable', 'query ($n: String!) { __type(name: $n) { fields { name } } }', { n: 'User' }),
  reads('behind a directive', '{ __schema @include(if: true) { types { name } } }'),
  reads(
    'with the name of the standard query',
    'query IntrospectionQuery { __schema { types { fields { name } } } }',
  ),
  { name: 'by GET', run: async () => namesIn(await (await get('{ __schema { types { name } } }')).text()) },
  { name: 'as a file', run: async () => namesIn(await (await server.get('/schema.graphql')).text()) },
  {
    name: 'as a page',
    run: async () => namesIn(await (await server.get('/graphql', { accept: 'text/html' })).text()),
  },
])

attack('A02', 'validation suggests no names', () => [
  reads('a root field', '{ itemz { nodes { id } } }'),
  reads('an argument', '{ items(serch: "x") { nodes { id } } }'),
  reads('a required argument', '{ item { id } }'),
  reads('a nested field', '{ items { nodes { titel } } }'),
  reads('an enum value', '{ propertyTypes(owner: ITEMZ) { name } }'),
  reads('an input field', '{ items(filter: { propertyy: { name: "x" } }) { nodes { id } } }'),
  reads('a type condition', '{ node(nodeId: "x") { ... on Usr { id } } }'),
  reads('a type of a variable', 'query ($i: ItemFilterr) { version }'),
  reads('a directive', '{ version @includ(if: true) }'),
  reads('an argument of a directive', '{ version @include(iff: true) }'),
  reads('a fragment on a type that has no fields', '{ ... on RecommendationInputt { x } }'),
  reads('a field of a mutation', 'mutation { upsertItms(items: []) { problems { code } } }'),
])

const FILTERED = 'query ($f: ItemFilter) { items(filter: $f) { nodes { id } } }'

attack('A03', 'coercion of variables suggests no names', () => [
  reads('a field of a filter', FILTERED, { f: { propert: { name: 'x' } } }),
  reads('an operation', FILTERED, { f: { property: { name: 'x', op: 'EQUAL' } } }),
  reads('a nested field', FILTERED, { f: { all: [{ kinds: { anyOf: ['x'] } }] } }),
  reads('two keys of one', FILTERED, { f: { ids: ['x'], kind: { anyOf: ['x'] } } }),
  reads('a direction', 'query ($o: ItemOrder) { items(orderBy: $o) { nodes { id } } }', {
    o: { title: 'ASCENDING' },
  }),
  reads('a kind of event', 'mutation ($e: [EventInput!]!) { recordEvents(events: $e) { accepted } }', {
    e: [{ eventId: 'e', userId: 'ana', itemId: 'tea', kind: 'LIKED', occurredAt: 1 }],
  }),
  reads('a field of a row', 'mutation ($i: [ItemInput!]!) { upsertItems(items: $i) { problems { code } } }', {
    i: [{ id: 'x', tittle: 'x' }],
  }),
  reads('an owner', 'query ($o: PropertyOwner) { propertyTypes(owner: $o) { name } }', { o: 'ITEMZ' }),
])

/** What tells an attacker how the server is built. */
const INTERNALS =
  /node_modules|\/src\/|\/dist\/|at \w+ \(|\.ts:\d|\.js:\d|fastify|apollo|grafeo|lmdb|neo4j:\/\/|bolt:/i

function internalsIn(text: string, headers: Headers): string | null {
  const all = `${[...headers].filter(([name]) => name !== 'location').join('\n')}\n${text}`
  // The guard against forged requests names the header that passes it.
  return INTERNALS.exec(all.replaceAll(/(x-)?apollo-[\w-]+/g, ''))?.[0] ?? null
}

const request = (name: string, path: string, init: RequestInit = {}): Attempt => ({
  name,
  async run() {
    const response = await fetch(`${server.origin}${path}`, { redirect: 'manual', ...init })
    return internalsIn(await response.text(), response.headers)
  },
})
const posted = (name: string, body: string, headers: Record<string, string> = {}): Attempt =>
  request(name, '/graphql', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  })

attack('A04', 'failed requests say nothing of the inside', () => [
  posted('broken JSON', '{"query": "{ version'),
  posted('JSON of another type', '"{ version }"'),
  posted('a number', '42'),
  posted('null', 'null'),
  posted('an empty object', '{}'),
  posted('too much', JSON.stringify({ query: ' '.repeat(70_000) })),
  posted('another charset', '{}', { 'content-type': 'application/json; charset=latin1' }),
  posted('a form', 'query={version}', { 'content-type': 'application/x-www-form-urlencoded' }),
  posted('several parts', '--x\r\n\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }),
  posted('variables as a text', '{"query":"{ version }","variables":"{}"}'),
  posted('extensions as a list', '{"query":"{ version }","extensions":[]}'),
  posted('an unknown operation', '{"query":"query A { version }","operationName":"B"}'),
  posted('an operation name of another type', '{"query":"{ version }","operationName":{}}'),
  posted('a null byte', JSON.stringify({ query: '{ item(id: "\u0000") { id } }' })),
  posted('half a surrogate pair', '{"query":"{ item(id: \\"\\ud800\\") { id } }"}'),
  posted(
    'a text of 10,000 characters',
    JSON.stringify({ query: `{ item(id: "${'x'.repeat(10_000)}") { id } }` }),
  ),
  request('an unknown path', '/admin'),
  request('a path out of the folder', '/..%2f..%2fetc%2fpasswd'),
  request('a path that is not encoded', '/%ff'),
  request('a dotted path', '/.git/config'),
  request('another method', '/graphql', { method: 'DELETE' }),
  request('PUT', '/graphql', { method: 'PUT', body: '{}' }),
])

attack('A05', 'no header or page names the software', () =>
  ['/', '/graphql', '/livez', '/readyz', '/ide/', '/pages.json', '/schema.graphql', '/favicon.ico'].map(
    (path) => request(path, path, { headers: { accept: 'text/html' } }),
  ),
)

attack('A13', 'circular introspection is refused before it runs', () => [
  reads(
    'fields of types of fields',
    `{ __schema { types { ${'fields { type { '.repeat(6)}name${' } }'.repeat(6)} } } }`,
  ),
  reads(
    'possible types of interfaces',
    `{ __type(name: "Node") { ${'possibleTypes { interfaces { '.repeat(5)}name${' } }'.repeat(5)} } }`,
  ),
])

const LISTS = [
  '{ items(first: 5) { nodes { id nodeId title tags { edges { weight node { id } } } similarItems { edges { similarity } } } pageInfo { endCursor } } }',
  '{ tags { nodes { id nodeId name items { nodes { id } } } } }',
  '{ user(id: "ana") { id nodeId name properties { name value } following { edges { cursor } } history { edges { engagement } } neighbors { edges { similarity } } } }',
  '{ stats { engine items users } }',
]

attack('A34', 'responses contain no internal id of the graph', () =>
  LISTS.map((query) => ({
    name: query,
    async run() {
      const { text, errors } = await server.ask(query)
      const cursors = [...text.matchAll(/"(?:endCursor|cursor|nodeId)":"([^"]+)"/g)]
      const decoded = cursors.map(([, cursor = '']) => Buffer.from(cursor, 'base64url').toString('utf8'))
      if (errors.some(({ extensions }) => extensions.code !== 'GRAPHQL_VALIDATION_FAILED' && extensions.code))
        return text
      return /elementId|_id"|"identity"|4:[0-9a-f-]{36}:\d+/.exec([text, ...decoded].join('\n'))?.[0] ?? null
    },
  })),
)

/** Regular expressions in the source, as written. */
function expressions(): readonly string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.includes('__generated__'),
  )
  return files.flatMap((file) =>
    [
      ...readFileSync(`src/${file}`, 'utf8').matchAll(
        /(?<=[(=,:!&|?[\s])\/((?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)(?=[.,;)\s])/g,
      ),
    ]
      .filter(([whole, source = '', flags]) => /[+*{]/.test(whole) && isExpression(source, flags))
      .map(([, source = '', flags = '']) => JSON.stringify([source, flags.replace(/[gy]/g, '')])),
  )
}

/** False for a piece of a comment between slashes. */
function isExpression(source: string, flags?: string): boolean {
  try {
    return new RegExp(source, flags) instanceof RegExp
  } catch {
    return false
  }
}

/** Texts that make an expression with overlapping repetitions backtrack. */
const PUMPS = [
  'a',
  '0',
  ' ',
  '\t',
  '.',
  '-',
  '/',
  '@',
  ',',
  '"',
  "'",
  '[',
  '(',
  '{',
  'a.',
  'a-',
  '0.',
  '=a',
  'a,',
  '\\',
  '\n',
  ': ',
].map((part) => part.repeat(20_000))

/** Linear expressions take a few milliseconds; a quadratic one takes seconds. */
const MATCH_MS = 500

attack(
  'A18',
  'no regular expression of the source is slow on a long text',
  () =>
    [...new Set(expressions())].map((text) => {
      const [source = '', flags = ''] = JSON.parse(text) as [string, string]
      return {
        name: `/${source}/${flags}`,
        run() {
          const expression = new RegExp(source, flags)
          const { user, system } = process.cpuUsage()
          for (const pump of PUMPS) for (const end of ['', '!', '\u0000']) expression.test(pump + end)
          const used = process.cpuUsage()
          const tookMs = (used.user - user + used.system - system) / 1_000
          return tookMs > MATCH_MS ? `${Math.round(tookMs)} ms` : null
        },
      }
    }),
  120_000,
)
