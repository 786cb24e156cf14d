import { diff } from '@graphql-inspector/core'
import { buildSchema } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isExplorerBuilt } from '../../src/server/api/http/explorer.ts'
import { readSchemaText } from '../../src/server/api/schema.ts'
import { fillLittleGraph } from './little-graph.ts'
import { answerOf, type Serving, serving } from './serving.ts'

let open: Serving
let closed: Serving
beforeAll(async () => {
  open = await serving({ fill: fillLittleGraph, settings: { corsOrigins: ['https://shop.example'] } })
  closed = await serving({
    fill: fillLittleGraph,
    settings: { introspection: false, sandbox: false, explorer: false, ide: false },
    operatorAccess: false,
  })
})
afterAll(() => Promise.all([open.close(), closed.close()]))

describe('a page of another site', () => {
  const QUERY = encodeURIComponent('{ version }')

  it.each<[string, string, RequestInit]>([
    ['a plain GET', `/graphql?query=${QUERY}`, {}],
    ['a text', '/graphql', { method: 'POST', body: '{"query":"{ version }"}' }],
    ['a form', '/graphql', { method: 'POST', body: new URLSearchParams({ query: '{ version }' }) }],
  ])('cannot send a query by %s', async (_what, path, request) => {
    const response = await fetch(`${open.origin}${path}`, request)
    expect([400, 415]).toContain(response.status)
    expect(await response.text()).not.toContain('1.2.3')
  })

  it('may read responses only if its origin is listed', async () => {
    const allowed = async (origin: string) =>
      (await open.get('/livez', { origin })).headers.get('access-control-allow-origin')
    expect(await allowed('https://shop.example')).toBe('https://shop.example')
    for (const origin of [
      'https://evil.example',
      'https://shop.example.evil.example',
      'http://shop.example',
      'null',
    ]) {
      expect(await allowed(origin)).toBeNull()
    }
  })
})

describe('introspection', () => {
  const QUERIES = [
    '{ __schema { types { name } } }',
    '{ __type(name: "User") { name fields { name } } }',
    '{ ...S } fragment S on Query { __schema { queryType { name } } }',
  ]

  it.each(QUERIES)('works if it is enabled: %s', async (query) => {
    expect(await open.data(query)).toBeDefined()
  })

  it.each(QUERIES)('is rejected if it is disabled: %s', async (query) => {
    const { errors, data } = await closed.ask(query)
    expect(data).toBeUndefined()
    expect(errors[0]?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  it('serves the schema as a file, with its descriptions, only if it is enabled', async () => {
    const file = await open.get('/schema.graphql')
    expect([file.status, file.headers.get('content-type')]).toEqual([
      200,
      'application/graphql; charset=utf-8',
    ])
    const served = buildSchema(await file.text())
    expect(await diff(buildSchema(readSchemaText().join('\n')), served)).toEqual([])
    expect((await closed.get('/schema.graphql')).status).toBe(404)
  })

  it.each<[string, Record<string, unknown>]>([
    ['{ iten(id: "tea") { id } }', {}],
    ['{ item(id: "tea") { titel } }', {}],
    ['{ items(frist: 3) { nodes { id } } }', {}],
    ['{ recommendations(userId: "a", input: { itemKind: ["x"] }) { nodes { id } } }', {}],
    [
      'query ($i: RecommendationInput) { recommendations(userId: "a", input: $i) { asOf } }',
      { i: { itemKind: ['x'] } },
    ],
    [
      'query ($i: RecommendationInput) { recommendations(userId: "a", input: $i) { asOf } }',
      { i: { sources: [{ source: 'POPULER', multiplier: 1 }] } },
    ],
    ['query ($i: RecomendationInput) { version }', {}],
    ['{ node(nodeId: "x") { ... on Itm { id } } }', {}],
  ])('if disabled, errors contain no suggestions: %s', async (query, variables) => {
    const { errors, text } = await closed.ask(query, variables)
    expect(errors.length).toBeGreaterThan(0)
    expect(text).not.toMatch(/did you mean/i)
  })
})

describe('headers', () => {
  it('are the security headers and reveal no server software', async () => {
    const { headers } = await open.get('/livez')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('server')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'")
    expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/)
  })

  it('contain a request id of the server, never that of the client', async () => {
    const { headers } = await open.get('/livez', { 'x-request-id': 'mine' })
    expect(headers.get('x-request-id')).not.toBe('mine')
  })
})

describe('pages', () => {
  it('serve the explorer at /, or redirect to the IDE if the explorer is disabled', async () => {
    const plain = await serving({ settings: { explorer: false } })
    expect((await plain.get('/')).headers.get('location')).toBe('/ide/')
    await plain.close()
    if (!isExplorerBuilt()) return
    const page = await open.get('/')
    expect(page.headers.get('content-type')).toMatch(/^text\/html/)
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; script-src 'self';/)
    expect(await page.text()).not.toMatch(/(?:src|href)="https?:/)
  })

  it('load everything in the IDE from this server', async () => {
    const ide = await open.get('/ide/')
    const page = await ide.text()
    expect(ide.status).toBe(200)
    expect(page.match(/(?:src|href)="https?:/g)).toBeNull()
    const scripts = [...page.matchAll(/(?:src|href)="([\w.-]+\.(?:js|css))"/g)].map((match) => match[1])
    expect(scripts.length).toBeGreaterThan(2)
    for (const script of scripts) expect((await open.get(`/ide/${script}`)).status).toBe(200)
  })

  it('let the IDE run only its own scripts', async () => {
    const ide = await open.get('/ide/')
    const policy = ide.headers.get('content-security-policy') ?? ''
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
    expect(await ide.text()).toContain(`nonce="${nonce}"`)
    expect(policy).toContain("default-src 'none'")
    expect(policy).not.toContain('http')
  })

  it('lead from /sandbox to Apollo Sandbox on its own site, with the examples, only if it is switched on', async () => {
    expect((await open.get('/sandbox')).status).toBe(404)
    const on = await serving({ settings: { sandbox: true } })
    const redirect = await on.get('/sandbox')
    const target = new URL(redirect.headers.get('location') ?? '')
    expect([redirect.status, target.origin]).toEqual([302, 'https://studio.apollographql.com'])
    expect(target.searchParams.get('endpoint')).toBe(on.url)
    expect(target.searchParams.get('document')).toContain('query Recommendations')
    await on.close()
  })

  it('of this server run no script of another host', async () => {
    const on = await serving({ settings: { sandbox: true } })
    for (const path of ['/', '/graphql', '/ide/', '/sandbox']) {
      const page = await on.get(path, { accept: 'text/html' })
      expect(await page.text()).not.toMatch(/<(?:script|iframe|link)[^>]*(?:src|href)="?(?:https?:)?\/\//)
      expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/)
    }
    await on.close()
  })

  it('let the site of Apollo Sandbox call the API only if it is switched on', async () => {
    const on = await serving({ settings: { sandbox: true } })
    const allowed = async (server: Serving) =>
      (await server.get('/livez', { origin: 'https://studio.apollographql.com' })).headers.get(
        'access-control-allow-origin',
      )
    expect([await allowed(on), await allowed(open)]).toEqual(['https://studio.apollographql.com', null])
    await on.close()
  })

  it('do not exist if they are disabled', async () => {
    expect((await closed.get('/ide/')).status).toBe(404)
    expect((await closed.get('/graphql', { accept: 'text/html' })).headers.get('content-type')).not.toMatch(
      /html/,
    )
    expect(await (await closed.get('/')).json()).toMatchObject({ graphql: '/graphql' })
  })

  it('that do not exist get a JSON response', async () => {
    const answer = await answerOf(await open.get('/nothing'))
    expect(answer.status).toBe(404)
    expect(answer.errors[0]?.extensions.code).toBe('UNKNOWN_PATH')
  })
})

/** Everything in a result that is not null, at any depth. */
function valuesIn(value: unknown): unknown[] {
  if (value === null || value === undefined) return []
  return typeof value === 'object' ? Object.values(value).flatMap(valuesIn) : [value]
}

describe('a caller who is not the operator', () => {
  it.each([
    ['users', '{ users { nodes { id } } }'],
    ['recommendations', '{ recommendations(userId: "ana") { nodes { id } } }'],
    ['recommendations', '{ recommendations(userId: "absent") { nodes { id } } }'],
    ['recommendations', '{ user(id: "ana") { recommendations { nodes { id } } } }'],
    ['name', '{ user(id: "ana") { name } }'],
    ['createdAt', '{ user(id: "ana") { createdAt } }'],
    ['properties', '{ user(id: "ana") { properties { name } } }'],
    ['following', '{ user(id: "ana") { following { nodes { id } } } }'],
    ['followers', '{ user(id: "ana") { followers { nodes { id } } } }'],
    ['interests', '{ user(id: "ana") { interests { nodes { probability } } } }'],
    ['history', '{ user(id: "ana") { history { nodes { id } } } }'],
    ['neighbors', '{ user(id: "ana") { neighbors { nodes { id } } } }'],
    ['showsToOthers', '{ user(id: "bo") { showsToOthers } }'],
    ['blockedUsers', '{ user(id: "ana") { blockedUsers { nodes { id } } } }'],
    ['mutedUsers', '{ user(id: "ana") { mutedUsers { nodes { id } } } }'],
    ['dismissedUsers', '{ user(id: "ana") { dismissedUsers { nodes { id } } } }'],
    ['dismissedItems', '{ user(id: "ana") { dismissedItems { nodes { id } } } }'],
    ['history', '{ node(nodeId: "VXNlcjphbmE") { ... on User { history { nodes { id } } } } }'],
  ])('may not read %s: %s', async (_field, query) => {
    const { data, errors } = await closed.ask(query)
    expect(errors[0]?.extensions).toMatchObject({ code: 'FORBIDDEN', hint: expect.any(String) })
    expect(valuesIn(data)).toEqual([])
  })

  it('gets the public fields beside a refused one', async () => {
    const roots = await closed.ask(
      '{ users { nodes { id } } stats { engine } items(first: 1) { nodes { id } } }',
    )
    expect(roots.data).toEqual({ users: null, stats: null, items: { nodes: [{ id: 'tea' }] } })
    expect(roots.errors.map(({ path }) => path)).toEqual([['users'], ['stats']])
  })

  it('may read the catalog', async () => {
    const catalog = await closed.data('{ item(id: "tea") { title similarItems { nodes { id } } } }')
    expect(catalog).toMatchObject({
      item: { title: 'Green Tea', similarItems: { nodes: [{ id: 'jam' }, {}, {}] } },
    })
  })
})
