import type { Attempt } from '../attempt.ts'
import { ask, get, type Headers, nested, type OutsideAttack, post, type Target } from '../target.ts'

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
  return found.length > 0 ? `${found.join(', ')} in ${text.slice(0, 500)}` : null
}

/** What is sent: a name for the attempt, a document and its variables. */
type Sent = readonly [name: string, query: string, variables?: Readonly<Record<string, unknown>>]

/** Attempts that succeed if a response has names of the schema. The schema is the same for every caller. */
const reads = (target: Target, sent: readonly Sent[]): readonly Attempt[] =>
  sent.map(([name, query, variables = {}]) => ({
    name,
    run: async () =>
      namesIn((await ask(target, query, variables, target.browser)).text, query + JSON.stringify(variables)),
  }))

const INTROSPECTIONS: readonly Sent[] = [
  ['beside another field', '{ version __schema { types { name } } }'],
  ['under an alias', '{ a: __schema { queryType { name } } }'],
  ['in an inline fragment', '{ ... on Query { __schema { directives { name } } } }'],
  ['by a variable', 'query ($n: String!) { __type(name: $n) { fields { name } } }', { n: 'User' }],
  ['behind a directive', '{ __schema @include(if: true) { types { name } } }'],
  [
    'with the name of the standard query',
    'query IntrospectionQuery { __schema { types { fields { name } } } }',
  ],
  ['in a fragment', '{ ...F } fragment F on Query { __schema { types { name } } }'],
  ['in a mutation', 'mutation { __schema { types { name } } }'],
  ['of a type under an alias', '{ a: __type(name: "Query") { fields { name } } }'],
]

const MISSPELLED: readonly Sent[] = [
  ['a root field', '{ itemz { nodes { id } } }'],
  ['an argument', '{ items(serch: "x") { nodes { id } } }'],
  ['a required argument', '{ item { id } }'],
  ['a nested field', '{ items { nodes { titel } } }'],
  ['an enum value', '{ propertyTypes(owner: ITEMZ) { name } }'],
  ['an input field', '{ items(filter: { propertyy: { name: "x" } }) { nodes { id } } }'],
  ['a type condition', '{ node(nodeId: "x") { ... on Usr { id } } }'],
  ['a type of a variable', 'query ($i: ItemFilterr) { version }'],
  ['a directive', '{ version @includ(if: true) }'],
  ['an argument of a directive', '{ version @include(iff: true) }'],
  ['a fragment on a type that has no fields', '{ ... on RecommendationInputt { x } }'],
  ['a field of a mutation', 'mutation { upsertItms(items: []) { problems { code } } }'],
  ['a field of a subscription', 'subscription { recomendations { __typename } }'],
  ['a field of a fragment', '{ ...F } fragment F on Query { usr { id } }'],
  ['the name of a fragment', '{ ...Itemz } fragment Items on Query { version }'],
]

const FILTERED = 'query ($f: ItemFilter) { items(filter: $f) { nodes { id } } }'

const WRONG_VARIABLES: readonly Sent[] = [
  ['a field of a filter', FILTERED, { f: { propert: { name: 'x' } } }],
  ['an operation', FILTERED, { f: { property: { name: 'x', op: 'EQUAL' } } }],
  ['a nested field', FILTERED, { f: { all: [{ kinds: { anyOf: ['x'] } }] } }],
  ['two keys of one', FILTERED, { f: { ids: ['x'], kind: { anyOf: ['x'] } } }],
  [
    'a direction',
    'query ($o: ItemOrder) { items(orderBy: $o) { nodes { id } } }',
    { o: { title: 'ASCENDING' } },
  ],
  [
    'a kind of event',
    'mutation ($e: [EventInput!]!) { recordEvents(events: $e) { accepted } }',
    { e: [{ eventId: 'e', userId: 'ana', itemId: 'tea', kind: 'LIKED', occurredAt: 1 }] },
  ],
  [
    'a field of a row',
    'mutation ($i: [ItemInput!]!) { upsertItems(items: $i) { problems { code } } }',
    { i: [{ id: 'x', tittle: 'x' }] },
  ],
  ['an owner', 'query ($o: PropertyOwner) { propertyTypes(owner: $o) { name } }', { o: 'ITEMZ' }],
]

/** What tells an attacker how the server is built. */
const INTERNALS =
  /node_modules|\/src\/|\/dist\/|at \w+ \(|\.ts:\d|\.js:\d|fastify|apollo|grafeo|lmdb|neo4j:\/\/|bolt:/i

async function internalsIn(response: Response): Promise<string | null> {
  const headers = [...response.headers].filter(([name]) => name !== 'location').join('\n')
  // The guard against forged requests names the header that passes it.
  return (
    INTERNALS.exec(`${headers}\n${await response.text()}`.replaceAll(/(x-)?apollo-[\w-]+/g, ''))?.[0] ?? null
  )
}

/** Bodies that no client sends, and their headers. */
const BROKEN: readonly (readonly [name: string, body: string, headers?: Headers])[] = [
  ['broken JSON', '{"query": "{ version'],
  ['JSON of another type', '"{ version }"'],
  ['a number', '42'],
  ['null', 'null'],
  ['an empty object', '{}'],
  ['too much', JSON.stringify({ query: ' '.repeat(70_000) })],
  ['another charset', '{}', { 'content-type': 'application/json; charset=latin1' }],
  ['a form', 'query={version}', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['several parts', '--x\r\n\r\n--x--', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['variables as a text', '{"query":"{ version }","variables":"{}"}'],
  ['extensions as a list', '{"query":"{ version }","extensions":[]}'],
  ['an unknown operation', '{"query":"query A { version }","operationName":"B"}'],
  ['an operation name of another type', '{"query":"{ version }","operationName":{}}'],
  ['a null byte', JSON.stringify({ query: '{ item(id: "\u0000") { id } }' })],
  ['half a surrogate pair', '{"query":"{ item(id: \\"\\ud800\\") { id } }"}'],
  ['a text of 10,000 characters', JSON.stringify({ query: `{ item(id: "${'x'.repeat(10_000)}") { id } }` })],
]

const WRONG_REQUESTS: readonly (readonly [name: string, path: string, init?: RequestInit])[] = [
  ['an unknown path', '/admin'],
  ['a path out of the folder', '/..%2f..%2fetc%2fpasswd'],
  ['a path that is not encoded', '/%ff'],
  ['a dotted path', '/.git/config'],
  ['another method', '/graphql', { method: 'DELETE' }],
  ['PUT', '/graphql', { method: 'PUT', body: '{}' }],
]

const PAGES = [
  '/',
  '/graphql',
  '/livez',
  '/readyz',
  '/ide/',
  '/pages.json',
  '/schema.graphql',
  '/favicon.ico',
]

const LISTS = [
  '{ items(first: 5) { nodes { id nodeId title tags { edges { weight node { id } } } similarItems { edges { similarity } } } pageInfo { endCursor } } }',
  '{ tags { nodes { id nodeId name items { nodes { id } } } } }',
  '{ user(id: "ANA") { id nodeId name properties { name value } following { edges { cursor } } history { edges { engagement } } neighbors { edges { similarity } } } }',
  '{ stats { engine items users } }',
]

/** What responses, pages and headers tell about the inside. */
export const DISCLOSURE: readonly OutsideAttack[] = [
  {
    id: 'A01',
    title: 'the schema cannot be read',
    attempts: (target) => [
      ...reads(target, INTROSPECTIONS),
      {
        name: 'by GET',
        async run() {
          const query = new URLSearchParams({ query: '{ __schema { types { name } } }', variables: '{}' })
          const response = await get(target, `/graphql?${query}`, {
            ...target.browser,
            'apollo-require-preflight': '1',
          })
          return namesIn(await response.text())
        },
      },
      {
        name: 'as a file',
        run: async () => namesIn(await (await get(target, '/schema.graphql')).text()),
      },
      {
        name: 'as a page',
        async run() {
          return namesIn(
            await (await get(target, '/graphql', { ...target.browser, accept: 'text/html' })).text(),
          )
        },
      },
    ],
  },
  { id: 'A02', title: 'validation suggests no names', attempts: (target) => reads(target, MISSPELLED) },
  {
    id: 'A03',
    title: 'coercion of variables suggests no names',
    attempts: (target) => reads(target, WRONG_VARIABLES),
  },
  {
    id: 'A04',
    title: 'failed requests say nothing of the inside',
    attempts: (target) => [
      ...BROKEN.map(([name, body, headers = {}]) => ({
        name,
        run: async () => internalsIn(await post(target, body, { ...target.browser, ...headers })),
      })),
      ...WRONG_REQUESTS.map(([name, path, init = {}]) => ({
        name,
        run: async () =>
          internalsIn(
            await fetch(new URL(path, target.url), { redirect: 'manual', headers: target.browser, ...init }),
          ),
      })),
    ],
  },
  {
    id: 'A05',
    title: 'no header or page names the software',
    attempts: (target) =>
      PAGES.map((path) => ({
        name: path,
        run: async () => internalsIn(await get(target, path, { accept: 'text/html' })),
      })),
  },
  {
    id: 'A13',
    title: 'circular introspection is refused before it runs',
    attempts: (target) =>
      reads(target, [
        [
          'fields of types of fields',
          `{ __schema { types { ${nested(6, 'fields { type { ', ' } }', 'name')} } } }`,
        ],
        [
          'possible types of interfaces',
          `{ __type(name: "Node") { ${nested(5, 'possibleTypes { interfaces { ', ' } }', 'name')} } }`,
        ],
      ]),
  },
  {
    id: 'A34',
    title: 'responses contain no internal id of the graph',
    attempts: (target) =>
      LISTS.filter((list) => target.operator !== null || !/stats|neighbors/.test(list)).map((list) => ({
        name: list,
        async run() {
          const query = list.replace('ANA', target.id('ana'))
          const { text, errors } = await ask(target, query, {}, target.operator ?? target.backend)
          const cursors = [...text.matchAll(/"(?:endCursor|cursor|nodeId)":"([^"]+)"/g)]
          const decoded = cursors.map(([, cursor = '']) => Buffer.from(cursor, 'base64url').toString('utf8'))
          const codes = errors.map(({ extensions }) => extensions?.code)
          if (codes.some((code) => code !== 'GRAPHQL_VALIDATION_FAILED' && code)) return text
          return (
            /elementId|_id"|"identity"|4:[0-9a-f-]{36}:\d+/.exec([text, ...decoded].join('\n'))?.[0] ?? null
          )
        },
      })),
  },
]
