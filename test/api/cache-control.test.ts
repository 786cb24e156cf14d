import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { encodeNodeId } from '../../src/server/api/node-id.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { fillLittleGraph } from './little-graph.ts'
import { type Serving, serving } from './serving.ts'

let server: Serving
const keys = { web: '', server: '', privacy: '', admin: '' }
beforeAll(async () => {
  server = await serving({
    async fill(graph) {
      await fillLittleGraph(graph)
      keys.web = await apiKey(graph, ['read', 'track'], 'web')
      keys.server = await apiKey(graph, ['server'])
      keys.privacy = await apiKey(graph, ['privacy'], 'privacy')
      keys.admin = await apiKey(graph, ['admin'], 'admin')
    },
  })
})
afterAll(() => server.close())

const headersOf = async (query: string, headers: Record<string, string> = {}, method = 'POST') => {
  const sent = { 'x-api-key': keys.web, 'apollo-require-preflight': '1', ...headers }
  const response =
    method === 'GET'
      ? await server.get(`/graphql?query=${encodeURIComponent(query)}`, sent)
      : await server.post(JSON.stringify({ query }), sent)
  return { caching: response.headers.get('cache-control'), vary: response.headers.get('vary') ?? '' }
}

const PUBLIC = 'public, max-age=30'
const PRIVATE = 'private, no-store'

describe('a response may be cached', () => {
  it.each([
    '{ items { nodes { id title tags { nodes { name } } } facets(by: [{ field: TAG }]) { values { value } } } }',
    '{ item(id: "tea") { title similarItems { nodes { id } } } }',
    '{ ...F } fragment F on Query { tags { nodes { id name items { nodes { id } } } } }',
  ])('if its document reads the catalog only: %s', async (query) => {
    for (const method of ['GET', 'POST']) {
      const { caching, vary } = await headersOf(query, {}, method)
      expect(caching).toBe(PUBLIC)
      expect(vary.split(', ')).toEqual(expect.arrayContaining(['x-api-key', 'authorization', 'accept']))
    }
  })

  it('with an origin, by each origin alone', async () => {
    const { vary } = await headersOf('{ items { nodes { id } } }', { origin: server.origin })
    expect(vary.toLowerCase()).toMatch(/origin/)
  })
})

describe('no response may be cached', () => {
  it.each([
    '{ user(id: "ana") { id } }',
    '{ viewer { id } }',
    '{ users { nodes { id } } }',
    '{ node(nodeId: "x") { ... on User { name } } }',
    `{ node(nodeId: "${encodeNodeId('ServedList', 'x')}") { ... on ServedList { totalCount } } }`,
    '{ items(userId: "ana", orderBy: { forYou: DESC }) { nodes { id } } }',
    '{ items(session: {}, orderBy: { forYou: DESC }) { nodes { id } } }',
    '{ item(id: "tea") { recommendations(session: {}) { nodes { id } } } }',
    '{ recommendations(userId: "ana") { nodes { id } } }',
    '{ items { edges { reasons { users { id } } } } }',
    'mutation { recordEvents(events: []) { accepted } }',
    '{ items(first: 1000) { nodes { id } } }',
    '{ nothing }',
    '{ node(nodeId: "x") { id: nodeId } }',
    '{ nodes(nodeIds: ["x"]) { nodeId } }',
    '{ node(nodeId: "x") { ... on PrivacyRequest { downloadUrl } } }',
    '{ node(nodeId: "x") { ... on Training { state } } }',
    '{ privacyRequest(id: "x") { downloadUrl } }',
  ])('by others that is about people, writes or fails, to any key: %s', async (query) => {
    for (const key of Object.values(keys))
      expect((await headersOf(query, { 'x-api-key': key })).caching).toBe(PRIVATE)
  })

  it('by others to a key that sees more than a browser does', async () => {
    for (const key of [keys.server, keys.privacy, keys.admin])
      expect((await headersOf('{ items { nodes { id } } }', { 'x-api-key': key })).caching).toBe(PRIVATE)
  })

  it('by others for a caller with a user token', async () => {
    const headers = await userHeaders(server.graph, keys.web, 'ana')
    expect((await headersOf('{ items { nodes { id } } }', headers)).caching).toBe(PRIVATE)
  })

  it('by others outside GraphQL', async () => {
    for (const path of ['/readyz', '/nothing'])
      expect((await server.get(path)).headers.get('cache-control')).toBe(PRIVATE)
  })
})
