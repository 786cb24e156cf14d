import type { Attempt } from '../attempt.ts'
import { ask, type Headers, nested, type OutsideAttack, post, type Target, times } from '../target.ts'

/** Bytes of an answer to a refused document. */
const LONGEST_ANSWER = 4_000

/** A document that must be refused shortly, before any read of the graph. */
interface Refused {
  readonly name: string
  readonly query: string
  readonly variables?: Readonly<Record<string, unknown>>
}

const refused = (name: string, query: string, variables: Refused['variables'] = {}): Refused => ({
  name,
  query,
  variables,
})

async function gainOf(target: Target, { query, variables }: Refused): Promise<string | null> {
  const { data, text, status } = await ask(target, query, variables)
  if (Object.values(data ?? {}).some((value) => value !== null)) return `was answered: ${text.slice(0, 200)}`
  if (text.length > LONGEST_ANSWER) return `an answer of ${text.length} bytes`
  return status >= 500 ? `status ${status}` : null
}

/** Attempts with each document alone, and one with all of them at the same time. */
function attemptsWith(target: Target, documents: readonly Refused[]): readonly Attempt[] {
  const readsOf = () => {
    const reads = target.inside?.graphReads() ?? []
    return reads.length > 0 ? `read the graph: ${reads}` : null
  }
  return [
    ...documents.map((document) => ({
      name: document.name,
      async run() {
        target.inside?.graphReads()
        return (await gainOf(target, document)) ?? readsOf()
      },
    })),
    {
      name: 'all at once',
      async run() {
        target.inside?.graphReads()
        const gains = await Promise.all(documents.map((document) => gainOf(target, document)))
        return gains.find((gain) => gain !== null) ?? readsOf()
      },
    },
  ]
}

const documents = (
  id: `A${number}`,
  title: string,
  list: (target: Target) => readonly Refused[],
): OutsideAttack => ({ id, title, attempts: (target) => attemptsWith(target, list(target)) })

/** How far documents are over a limit of the number of parts. */
const overBy = (limit: number): readonly number[] => [limit + 1, 2 * limit, 10 * limit]

const MANY_TOKENS: Readonly<Record<string, (count: number) => string>> = {
  numbers: (count) => `{ nodes(nodeIds: [${times(count, () => '1')}]) { nodeId } }`,
  strings: (count) => `{ nodes(nodeIds: [${times(count, () => '"x"')}]) { nodeId } }`,
  'block strings': (count) => `{ nodes(nodeIds: [${times(count, () => '"""x"""')}]) { nodeId } }`,
  variables: (count) => `query (${times(count / 3, (index) => `$v${index}: Int`)}) { version }`,
  operations: (count) => times(count / 4, (index) => `query Q${index} { version }`),
  fragments: (count) =>
    `{ version } ${times(count / 6, (index) => `fragment F${index} on Query { version }`)}`,
  fields: (count) => `{ ${times(count, () => 'version')} }`,
  'empty objects': (count) =>
    `{ items(filter: { any: [${times(count / 2, () => '{}')}] }) { nodes { id } } }`,
}

const ALIASED: Readonly<Record<string, (target: Target, count: number) => string>> = {
  'on root fields': (_target, count) => `{ ${times(count, (index) => `a${index}: version`)} }`,
  'on a field with arguments': (_target, count) =>
    `{ ${times(count, (index) => `a${index}: item(id: "${index}") { id }`)} }`,
  'in inline fragments': (_target, count) =>
    `{ ${times(count, (index) => `... on Query { a${index}: version }`)} }`,
  'in nested fields': ({ id }, count) =>
    `{ item(id: "${id('tea')}") { ${times(count, (index) => `a${index}: title`)} } }`,
  'of mutations': ({ id }, count) =>
    `mutation { ${times(count, (index) => `a${index}: deleteItems(itemIds: ["${id(`no-${index}`)}"]) { problems { code } }`)} }`,
  'of typename': (_target, count) => `{ ${times(count, (index) => `a${index}: __typename`)} }`,
  'in a named fragment': (_target, count) =>
    `{ ...F } fragment F on Query { ${times(count, (index) => `a${index}: version`)} }`,
  'behind directives': (_target, count) =>
    `{ ${times(count, (index) => `a${index}: version @include(if: true)`)} }`,
}

const MULTIPLIED: Readonly<Record<string, (count: number) => string>> = {
  'on a field': (count) => `{ version ${times(count, () => '@skip(if: false)')} }`,
  'on fragments': (count) => `{ ${times(count, () => '... @include(if: true) { version }')} }`,
  'on an operation': (count) => `query Q ${times(count, () => '@skip(if: false)')} { version }`,
  'on a spread': (count) =>
    `{ ...F ${times(count, () => '@skip(if: false)')} } fragment F on Query { version }`,
}

/** Ways to nest lists of users and items; each level is two levels of a document. */
const LEVELS: Readonly<Record<string, readonly [open: string, close: string]>> = {
  follows: ['following { nodes { ', ' } } '],
  followers: ['followers { edges { node { ', ' } } } '],
  fragments: ['... on User { following { nodes { ', ' } } } '],
  blocks: ['blockedUsers { nodes { ', ' } } '],
}

const MUCH =
  'users(first: $n) { nodes { following(first: $n) { nodes { followers(first: $n) { nodes { id } } } } } }'

const BATCHES: Readonly<Record<string, unknown>> = {
  'of one': [{ query: '{ version }' }],
  'of two': [{ query: '{ version }' }, { query: '{ version }' }],
  'of a thousand': Array.from({ length: 1_000 }, () => ({ query: '{ version }' })),
  'of guesses': Array.from({ length: 20 }, (_, id) => ({ query: `{ user(id: "${id}") { name } }` })),
  'of batches': [[{ query: '{ version }' }]],
  'of nothing': [],
  'of texts': ['{ version }'],
  'as an object': { 0: { query: '{ version }' }, length: 1 },
}

const ENCODINGS = [
  'gzip',
  'deflate',
  'br',
  'zstd',
  'gzip, gzip',
  'x-gzip',
  'GZIP',
  'compress',
  'identity, gzip',
]
const CHARSETS = [
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
]

/** A body that must be refused, after which the next request succeeds. */
const raw = (target: Target, name: string, body: string, headers: Headers = {}): Attempt => ({
  name,
  async run() {
    const response = await post(target, body, { ...target.browser, ...headers })
    const text = await response.text()
    if (response.status < 400 || response.status >= 500 || text.includes('"data":{'))
      return `${response.status} ${text.slice(0, 200)}`
    return (await ask(target, '{ version }')).data ? null : 'the next request failed'
  },
})

const DEPTHS = [33, 100, 1_000, 20_000]

/** Documents and bodies that cost more than they may. */
export const DOCUMENTS: readonly OutsideAttack[] = [
  documents('A06', 'floods of tokens and characters are refused', () => [
    ...Object.entries(MANY_TOKENS).flatMap(([name, query]) =>
      [1_100, 2_200, 4_400].map((count) => refused(`${count} tokens of ${name}`, query(count))),
    ),
    refused('commas and comments', `{ ${',#\n'.repeat(20_000)} ${times(1_100, () => 'version')} }`),
    refused('a body of 300 kB', `{ version } #${'x'.repeat(300_000)}`),
  ]),
  documents('A08', 'aliases are counted wherever they are', (target) =>
    Object.entries(ALIASED).flatMap(([name, query]) =>
      overBy(30).map((count) => refused(`${count} ${name}`, query(target, count))),
    ),
  ),
  documents('A09', 'directives and errors do not multiply', () => [
    ...Object.entries(MULTIPLIED).flatMap(([name, query]) =>
      overBy(10).map((count) => refused(`${count} ${name}`, query(count))),
    ),
    refused('that do not exist', `{ version ${times(300, () => '@aa')} }`),
    refused('with wrong arguments', `{ version ${times(200, () => '@skip')} }`),
    refused('unknown fields', `{ ${times(400, (index) => `x${index}`)} }`),
    refused('unknown arguments', `{ item(${times(200, (index) => `x${index}: 1`)}) { id } }`),
    refused('unknown fragments', `{ ${times(300, (index) => `...F${index}`)} }`),
    refused('unknown types', `{ ${times(200, (index) => `... on T${index} { x }`)} }`),
  ]),
  documents('A10', 'depth and recursion are refused', ({ id }) => [
    ...Object.entries(LEVELS).flatMap(([name, [open, close]]) =>
      [6, 12, 60].map((depth) =>
        refused(
          `${depth} levels of ${name}`,
          `{ user(id: "${id('ana')}") { ${nested(depth, open, close)} } }`,
        ),
      ),
    ),
    refused('a list in a list', `{ nodes(nodeIds: ${nested(900, '[', ']', '"x"')}) { nodeId } }`),
    refused(
      'an object in an object',
      `{ items(filter: ${nested(300, '{ not: ', ' }', '{ ids: ["x"] }')}) { nodes { id } } }`,
    ),
    refused('20,000 brackets', '{'.repeat(20_000)),
    refused(
      'a fragment in itself',
      `{ user(id: "${id('ana')}") { ...F } } fragment F on User { following { nodes { ...F } } }`,
    ),
    refused(
      'three fragments in a circle',
      '{ ...A } fragment A on Query { ...B } fragment B on Query { ...C } fragment C on Query { ...A }',
    ),
  ]),
  {
    id: 'A11',
    title: 'batches are refused',
    attempts: (target) =>
      Object.entries(BATCHES).map(([name, body]) => ({
        name,
        async run() {
          target.inside?.graphReads()
          const response = await post(target, JSON.stringify(body))
          const text = await response.text()
          const isRefused = response.status === 400 && !text.includes('"data"')
          return isRefused && (target.inside?.graphReads() ?? []).length === 0 ? null : text
        },
      })),
  },
  documents('A12', 'the size of lists is limited however it is given', () => [
    ...[60, 80, 100].flatMap((n) => [
      refused(`by variables, ${n}`, `query ($n: Int) { ${MUCH} }`, { n }),
      refused(`by defaults, ${n}`, `query ($n: Int = ${n}) { ${MUCH} }`),
      refused(`by literals, ${n}`, `{ ${MUCH.replaceAll('$n', String(n))} }`),
      refused(`in a fragment, ${n}`, `query ($n: Int = ${n}) { ...F } fragment F on Query { ${MUCH} }`),
      refused(
        `behind a condition, ${n}`,
        `query ($n: Int = ${n}, $yes: Boolean = true) { ... @include(if: $yes) { ${MUCH} } }`,
      ),
      refused(
        `in edges, ${n}`,
        `query ($n: Int = ${n}) { users(first: $n) { edges { node { following(first: $n) { edges { node { followers(first: $n) { edges { node { id } } } } } } } } } }`,
      ),
    ]),
    refused('by null, for the default', `query ($n: Int) { ${times(15, (index) => `a${index}: ${MUCH}`)} }`, {
      n: null,
    }),
    refused(
      'by a number that is too large for lists',
      'query ($n: Int) { users(first: $n) { nodes { id } } }',
      {
        n: 2 ** 31,
      },
    ),
    refused(
      'by rankings',
      '{ users(first: 100) { nodes { recommendations(first: 100) { nodes { similarItems(first: 5) { nodes { id } } } } } } }',
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
  ]),
  documents('A14', 'wrong values do not multiply errors', () => [
    ...[6, 100, 3_000].flatMap((count) => [
      refused(`${count} objects for ids`, 'query ($v: [ID!]!) { nodes(nodeIds: $v) { nodeId } }', {
        v: Array(count).fill({}),
      }),
      refused(`${3 * count} nulls`, 'query ($v: [ID!]!) { nodes(nodeIds: $v) { nodeId } }', {
        v: Array(3 * count).fill(null),
      }),
      refused(
        `${count} rows without fields`,
        'mutation ($v: [ItemInput!]!) { upsertItems(items: $v) { problems { code } } }',
        { v: Array(count).fill({}) },
      ),
      refused(
        `${count} events without fields`,
        'mutation ($v: [EventInput!]!) { recordEvents(events: $v) { accepted } }',
        { v: Array(count).fill({}) },
      ),
    ]),
    refused('unknown fields', 'mutation ($v: [TagInput!]!) { upsertTags(tags: $v) { problems { code } } }', {
      v: [Object.fromEntries(Array.from({ length: 2_000 }, (_, n) => [`x${n}`, 1]))],
    }),
    refused('a filter of wrong tests', 'query ($v: ItemFilter) { items(filter: $v) { nodes { id } } }', {
      v: { all: Array(2_000).fill({ no: 1 }) },
    }),
  ]),
  {
    id: 'A15',
    title: 'deeply nested JSON is refused and the next request succeeds',
    attempts: (target) =>
      DEPTHS.flatMap((depth) => [
        raw(
          target,
          `${depth} lists`,
          `{"query":"{ version }","variables":{"a":${nested(depth, '[', ']', '1')}}}`,
        ),
        raw(
          target,
          `${depth} objects`,
          `{"query":"{ version }","extensions":${nested(depth, '{"a":', '}', '1')}}`,
        ),
        raw(
          target,
          `${depth} lists that do not end`,
          `{"query":"{ version }","variables":{"a":${'['.repeat(depth)}`,
        ),
      ]),
  },
  {
    id: 'A16',
    title: 'bodies that are not in the compression or charset they state are refused',
    attempts: (target) => [
      ...ENCODINGS.map((encoding) =>
        raw(target, encoding, '{"query":"{ version }"}', { 'content-encoding': encoding }),
      ),
      ...CHARSETS.map((charset) =>
        raw(target, charset, '{"query":"{ version }"}', {
          'content-type': `application/json; charset=${charset}`,
        }),
      ),
    ],
  },
  {
    id: 'A17',
    title: 'nothing can be registered or asked by a hash',
    attempts(target) {
      const persisted = (sha256Hash: unknown, query?: string): Attempt => ({
        name: `${JSON.stringify(sha256Hash)} ${query}`,
        async run() {
          const extensions = { persistedQuery: { version: 1, sha256Hash } }
          const text = await (await post(target, JSON.stringify({ query, extensions }))).text()
          return text.includes('"data"') ? text : null
        },
      })
      const hashes = Array.from({ length: 20 }, (_, index) => String(index).padStart(64, '0'))
      return [
        persisted('', '{ version }'),
        persisted('constructor'),
        persisted({ toString: 'x' }, '{ version }'),
        ...hashes.map((hash) => persisted(hash, '{ version }')),
        ...hashes.map((hash) => persisted(hash)),
      ]
    },
  },
]
