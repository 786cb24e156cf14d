import type { Attempt } from '../attempt.ts'
import { ask, nodeIdOf, type OutsideAttack, post, type Target } from '../target.ts'

const forgedTag = ({ id }: Target) =>
  `mutation { upsertTags(tags: [{ id: "${id('forged')}" }]) { problems { code } } }`

/** A request of another site's page that must write nothing, even with the key of a backend. */
const forged = (
  target: Target,
  name: string,
  init: RequestInit & { readonly headers?: Record<string, string> },
  path = '/graphql',
): Attempt => ({
  name,
  async run() {
    const headers = { ...target.backend, ...init.headers }
    const response = await fetch(new URL(path, target.url), { ...init, headers })
    const text = await response.text()
    const { data } = await ask(target, `{ tag(id: "${target.id('forged')}") { id } }`)
    return data?.tag === null && !text.includes('"data":{"upsertTags"') ? null : `${response.status} ${text}`
  },
})

const FOREIGN_TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'application/graphql',
  'text/json',
  'image/png',
  'text/plain; application/json',
  'application/json+x',
  'text/plain, application/json',
  'application/json-patch',
  'application/graphql-response',
  'application/vnd.api+json',
]

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

/** A request whose data must be null or absent. */
const refused = (
  target: Target,
  name: string,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Attempt => ({
  name,
  async run() {
    const { data, text } = await ask(target, query, variables)
    const hasData = Object.values(data ?? {}).some((value) => value !== null)
    return hasData || text.includes('INTERNAL_SERVER_ERROR') ? text.slice(0, 500) : null
  },
})

/** An event of a kind that is none: it is rejected as data, so that the events beside it are recorded. */
const rejected = (target: Target, kind: unknown): Attempt => ({
  name: `kind ${JSON.stringify(kind)}`,
  async run() {
    const event = { eventId: 'e', userId: target.id('ana'), itemId: target.id('tea'), kind }
    const { data, text } = await ask(
      target,
      'mutation ($e: [EventInput!]!) { recordEvents(events: $e) { accepted rejected } }',
      { e: [{ ...event, occurredAt: '2025-01-01' }] },
    )
    const { rejected: count = 0 } = (data?.recordEvents ?? {}) as { rejected?: number }
    return count === 1 && !text.includes('INTERNAL_SERVER_ERROR') ? null : text.slice(0, 500)
  },
})

const DIRECTIONS = [
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
]
const OPERATIONS = ['GT) RETURN 1 //', 'gt', '=~', 'CONTAINS', 'IN', 1, ['EQ'], {}]
const LABELS = ['User', 'Item) DETACH DELETE (n', 'Item:User', '', '*']
const KINDS = ['LIKED', 'like', 'LIKE; x', '', 0, ['LIKE']]

const NO_TEXTS: readonly unknown[] = [
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

const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineGetter__']

/** Bodies with a key that every object has. Only a test's own server is asked to store one: it could not be removed. */
function pollutions(target: Target, key: string): readonly string[] {
  const stored = `mutation { upsertItems(items: [{ id: "p", properties: [{ name: "${key}", value: "polluted" }] }]) { problems { code } } }`
  return [
    `{"query":"{ version }","${key}":{"polluted":true}}`,
    `{"query":"{ version }","variables":{"${key}":{"polluted":true}}}`,
    `{"query":"{ version }","extensions":{"${key}":{"prototype":{"polluted":true}}}}`,
    ...(target.inside ? [JSON.stringify({ query: stored })] : []),
    JSON.stringify({
      query: `{ items(filter: { property: { name: "${key}", op: EQ, value: { value: "polluted" } } }) { nodes { id } } }`,
    }),
    JSON.stringify({
      query: `{ item(id: "${target.id(key)}") { id properties(names: ["${key}"]) { value } } }`,
    }),
  ]
}

/** Requests that browsers of other sites send, and values that are not what they seem. */
export const REQUESTS: readonly OutsideAttack[] = [
  {
    id: 'A20',
    title: 'pages of other sites write nothing',
    attempts(target) {
      const body = JSON.stringify({ query: forgedTag(target) })
      const write = encodeURIComponent(forgedTag(target))
      return [
        ...FOREIGN_TYPES.map((type) =>
          forged(target, type, { method: 'POST', body, headers: { 'content-type': type } }),
        ),
        forged(target, 'no content type', { method: 'POST', body: new Blob([body]) }),
        forged(target, 'a form', {
          method: 'POST',
          body: new URLSearchParams({ query: forgedTag(target) }),
        }),
        forged(target, 'a form with a file', {
          method: 'POST',
          body: formOf({ operations: body, map: '{}' }),
        }),
        forged(target, 'GET', {}, `/graphql?query=${write}`),
      ]
    },
  },
  {
    id: 'A21',
    title: 'GET writes nothing, even with the header against forged requests',
    attempts(target) {
      const headers = { 'apollo-require-preflight': '1' }
      const path = `/graphql?query=${encodeURIComponent(forgedTag(target))}`
      const second = forgedTag(target).replace('mutation', 'mutation M')
      return [
        forged(target, 'a mutation', { headers }, path),
        forged(
          target,
          'one of two operations',
          { headers },
          `/graphql?operationName=M&query=${encodeURIComponent(`query Q { version } ${second}`)}`,
        ),
        forged(target, 'HEAD', { method: 'HEAD', headers }, path),
        ...['x-http-method-override', 'x-http-method', 'x-method-override'].map((name) =>
          forged(target, name, { headers: { ...headers, [name]: 'POST' } }, path),
        ),
        forged(target, 'a parameter for the method', { headers }, `${path}&_method=POST`),
      ]
    },
  },
  {
    id: 'A22',
    title: 'other origins may not read',
    attempts: (target) =>
      ORIGINS.flatMap((origin) =>
        (['POST', 'OPTIONS'] as const).map((method) => ({
          name: `${method} from ${origin}`,
          async run() {
            const response = await fetch(target.url, {
              method,
              headers: {
                ...target.browser,
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
  },
  {
    id: 'A24',
    title: 'names of labels, properties and directions come from closed lists',
    attempts: (target) => [
      ...DIRECTIONS.map((direction) =>
        refused(
          target,
          `direction ${JSON.stringify(direction)}`,
          'query ($o: ItemOrder!) { items(orderBy: $o) { nodes { id } } }',
          { o: { title: direction } },
        ),
      ),
      ...OPERATIONS.map((op) =>
        refused(
          target,
          `operation ${JSON.stringify(op)}`,
          'query ($f: ItemFilter!) { items(filter: $f) { nodes { id } } }',
          { f: { property: { name: 'price', op, value: { value: 1 } } } },
        ),
      ),
      ...LABELS.map((label) =>
        refused(target, `label ${label}`, 'query ($n: ID!) { node(nodeId: $n) { nodeId } }', {
          n: nodeIdOf(label, 'x'),
        }),
      ),
      ...KINDS.map((kind) => rejected(target, kind)),
    ],
  },
  {
    id: 'A25',
    title: 'objects and lists are no texts',
    attempts: (target) => [
      ...NO_TEXTS.map((value) =>
        refused(target, `id ${JSON.stringify(value)}`, 'query ($id: ID!) { user(id: $id) { id } }', {
          id: value,
        }),
      ),
      ...NO_TEXTS.filter((value) => !Array.isArray(value)).map((value) =>
        refused(
          target,
          `search ${JSON.stringify(value)}`,
          'query ($s: String) { users(search: $s) { nodes { id } } }',
          { s: value },
        ),
      ),
    ],
  },
  {
    id: 'A27',
    title: 'no key of a request reaches a prototype',
    attempts: (target) =>
      KEYS.flatMap((key) =>
        pollutions(target, key).map((body) => ({
          name: body,
          async run() {
            const response = await post(target, body, target.backend)
            const text = await response.text()
            // Seen only in the process of the server.
            const isPolluted = 'polluted' in {} || ({} as { polluted?: unknown }).polluted !== undefined
            if (isPolluted) return 'every object has the key'
            return response.status >= 500 || text.includes('INTERNAL_SERVER_ERROR') ? text : null
          },
        })),
      ),
  },
]
