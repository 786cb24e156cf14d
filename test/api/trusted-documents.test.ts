import { createHash } from 'node:crypto'
import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { parseTrustedDocuments, TrustedDocuments } from '../../src/server/api/trusted-documents.ts'
import { asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { accessOf, answerOf, type Serving, serving } from './serving.ts'

const ITEM = 'query Item($id: ID!) { item(id: $id) { __typename id title } }'
const LIVE =
  'subscription Live($userId: ID!) { recommendations(userId: $userId, first: 2) { edges { node { id } } } }'

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex')
const MANIFEST = Object.fromEntries([ITEM, LIVE].map((text) => [`sha256:${hashOf(text)}`, text]))

let server: Serving
let operatorKey = ''
beforeAll(async () => {
  const trustedDocuments = parseTrustedDocuments(MANIFEST)
  if (!(trustedDocuments instanceof TrustedDocuments)) throw new Error(trustedDocuments)
  const graph = await openEmbedded({ maxRelationships: 1_000_000 })
  const access = accessOf(graph)
  operatorKey = access.operatorKey
  server = await serving({
    open: async () => graph,
    parts: { access },
    fill: (graph) =>
      world().item('tea').item('mug').user('ana').likes('mug').user('bo').likes('tea', 'mug').fill(graph),
    recommend: (graph, events) => asking(graph, { events }),
    settings: { trustedDocuments },
  })
})
afterAll(() => server.close())

const variables = { id: 'tea' }
const post = async (body: Record<string, unknown>) => answerOf(await server.post(JSON.stringify(body)))
const TEA = { item: { __typename: 'Item', id: 'tea', title: expect.any(String) } }
const persisted = (sha256Hash: string) => ({ persistedQuery: { version: 1, sha256Hash } })

describe('with trusted documents', () => {
  it.each<[string, Record<string, unknown>]>([
    ['its id', { documentId: `sha256:${hashOf(ITEM)}` }],
    ['the hash of Apollo Client', { extensions: persisted(hashOf(ITEM)) }],
    ['that hash with a prefix', { extensions: persisted(`sha256:${hashOf(ITEM)}`) }],
    ['hash and text', { query: ITEM, extensions: persisted(hashOf(ITEM)) }],
    ['its text', { query: ITEM }],
    [
      'its text in other order and spacing',
      { query: '# Comment\nquery Item($id: ID!) {\n  item(id: $id) { title, id, __typename }\n}' },
    ],
  ])('a document of the manifest is answered by %s', async (_what, body) => {
    expect(await post({ ...body, variables })).toMatchObject({ status: 200, data: TEA })
  })

  it.each<[string, Record<string, string>]>([
    ['id', { documentId: `sha256:${hashOf(ITEM)}` }],
    ['hash', { extensions: JSON.stringify(persisted(hashOf(ITEM))) }],
    ['text', { query: ITEM }],
  ])('a document of the manifest is answered by GET with its %s', async (_what, parameters) => {
    const search = new URLSearchParams({ ...parameters, variables: JSON.stringify(variables) })
    const response = await server.get(`/graphql?${search}`, { 'apollo-require-preflight': '1' })
    expect((await answerOf(response)).data).toEqual(TEA)
  })

  it.each<[string, Record<string, unknown>]>([
    ['another text', { query: '{ version }' }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['a trusted text with one more field', { query: ITEM.replace('title', 'title kind') }],
    ['a trusted text beside another operation', { query: `${ITEM} query Other { version }` }],
    ['a text that is not GraphQL', { query: '{ item(' }],
    ['another id', { documentId: `sha256:${hashOf('{ version }')}` }],
    ['an id without its prefix and digits', { documentId: 'constructor' }],
    ['another hash', { extensions: persisted('a'.repeat(64)) }],
    [
      'another text with the hash of a trusted one',
      { query: '{ version }', extensions: persisted(hashOf(ITEM)) },
    ],
    [
      'a hash of another type',
      { extensions: { persistedQuery: { version: 1, sha256Hash: [hashOf(ITEM)] } } },
    ],
  ])('%s is refused', async (_what, body) => {
    const { status, data, errors } = await post({ ...body, variables })
    expect([status, data]).toEqual([403, undefined])
    expect(errors[0]?.extensions).toEqual({
      code: 'FORBIDDEN',
      hint: 'add the document to the file of ATTUNE_TRUSTED_DOCUMENTS',
      requestId: expect.any(String),
    })
  })

  it.each(['{ version }', '{ item('])('another text is refused by GET: %s', async (query) => {
    const response = await server.get(`/graphql?${new URLSearchParams({ query })}`, {
      'apollo-require-preflight': '1',
    })
    expect(response.status).toBe(403)
  })

  it.each([[{ query: ITEM, variables }], [[{ query: '{ version }' }]], [{ query: { kind: 'Document' } }]])(
    'a batch or a parsed document runs nothing: %j',
    async (body) => {
      const response = await server.post(JSON.stringify([body].flat(2)))
      expect(response.status).toBe(400)
    },
  )

  it('commands on this machine send documents of their own', async () => {
    const body = JSON.stringify({ query: '{ version }' })
    expect((await answerOf(await server.post(body, { 'x-api-key': operatorKey }))).data).toEqual({
      version: '1.2.3',
    })
    expect((await server.post(body, { 'x-api-key': `${operatorKey}0` })).status).toBe(403)
  })

  it('a request without a document learns what to send', async () => {
    const { status, errors } = await post({ variables })
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST'])
  })

  it.each<[string, Record<string, unknown>]>([
    ['text', { query: LIVE }],
    ['id', { query: '', documentId: `sha256:${hashOf(LIVE)}` }],
  ])('a subscription of the manifest is answered over a socket by its %s', async (_what, payload) => {
    expect(await firstOf({ ...payload, variables: { userId: 'ana' } })).toMatchObject({
      data: { recommendations: { edges: expect.any(Array) } },
    })
  })

  it.each([LIVE.replace('first: 2', 'first: 3'), '{ version }', 'subscription {'])(
    'another document is refused over a socket: %s',
    async (query) => {
      const refused = await firstOf({ query, variables: { userId: 'ana' } })
      expect(refused).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }])
    },
  )
})

/** The first result of a subscription, or its errors. */
async function firstOf(payload: Record<string, unknown>): Promise<unknown> {
  const url = server.url.replace('http', 'ws')
  const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 })
  try {
    return await new Promise((resolve) => {
      client.subscribe(
        { query: '', ...payload },
        { next: resolve, error: resolve, complete: () => resolve(null) },
      )
    })
  } finally {
    await client.dispose()
  }
}

describe('a manifest', () => {
  it.each<[string, unknown, string]>([
    ['a list', [ITEM], 'it does not hold one JSON object'],
    ['nothing', {}, 'it holds no document'],
    ['another key', { Item: ITEM }, '"Item" is no SHA-256 hash'],
    ['the hash of another text', { [hashOf(LIVE)]: ITEM }, `${hashOf(LIVE)} is not the hash of its document`],
    ['no GraphQL', { [hashOf('{')]: '{' }, 'one of its documents is not GraphQL'],
  ])('with %s is invalid', (_what, manifest, reason) => {
    expect(parseTrustedDocuments(manifest)).toBe(reason)
  })
})
