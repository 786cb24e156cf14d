import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { counted } from './counted.ts'
import { fillLittleGraph } from './little-graph.ts'
import { answerOf, SETTINGS, type Serving, serving } from './serving.ts'

const queries: string[] = []
let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: fillLittleGraph,
    wrap: (graph: GraphStore) => counted(graph, (name) => queries.push(name)),
  })
})
afterAll(() => server.close())

/** A document that must be rejected before any read. */
async function refused(query: string, variables: Record<string, unknown> = {}) {
  queries.length = 0
  const answer = await server.ask(query, variables)
  expect(queries).toEqual([])
  expect(answer.errors.length).toBeGreaterThan(0)
  expect(answer.text.length).toBeLessThan(4_000)
  return answer.errors
}

const repeated = (count: number, part: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ')

describe('a document', () => {
  it('with too many tokens is rejected while parsing', async () => {
    const [error] = await refused(`{ ${repeated(SETTINGS.maxTokens + 1, () => 'version')} }`)
    expect(error?.extensions.code).toBe('GRAPHQL_PARSE_FAILED')
  })

  it.each([31, 101, 300])('with %d aliases is rejected', async (count) => {
    const [error] = await refused(`{ ${repeated(count, (index) => `a${index}: version`)} }`)
    expect(error?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
    expect(error?.message).toMatch(/^Aliases limit of 30 exceeded/)
  })

  it('cannot hide aliases in fragments or on __typename', async () => {
    const aliases = repeated(20, (index) => `a${index}: __typename`)
    const more = repeated(20, (index) => `b${index}: __typename`)
    const [error] = await refused(`{ ${aliases} ...More } fragment More on Query { ${more} }`)
    expect(error?.message).toMatch(/^Aliases limit/)
  })

  it.each([10, 30, 150])('with %d nested lists is rejected as too deep', async (depth) => {
    const nested = `${'following { nodes { '.repeat(depth)} id ${'} } '.repeat(depth)}`
    const [error] = await refused(`{ user(id: "ana") { ${nested} } }`)
    expect(error?.message).toMatch(/^Query depth limit of 12 exceeded/)
  })

  it('with twelve levels passes', async () => {
    const nested = `${'following(first: 2) { nodes { '.repeat(5)} id ${'} } '.repeat(5)}`
    await expect(server.data(`{ user(id: "ana") { ${nested} } }`)).resolves.toBeDefined()
  })

  it.each([11, 100])('with %d directives is rejected', async (count) => {
    const [error] = await refused(`{ version ${'@include(if: true) '.repeat(count)} }`)
    expect(error?.extensions.code).toBe('GRAPHQL_VALIDATION_FAILED')
  })

  it('whose fragments double twenty times is rejected', async () => {
    const doubling = repeated(20, (i) => `fragment F${i} on User { ...F${i + 1} ...F${i + 1} }`)
    const query = `{ user(id: "ana") { ...F0 } } ${doubling} fragment F20 on User { id }`
    const started = performance.now()
    await refused(query)
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('with a cycle of fragments is rejected', async () => {
    await refused('{ user(id: "ana") { ...A } } fragment A on User { ...B } fragment B on User { ...A }')
  })

  it.each([
    ['nested repeated fields', `{ user(id: "ana") { ${repeated(40, () => 'following { nodes { id } }')} } }`],
    [
      'nested repeated fragments',
      `{ user(id: "ana") { ${'... on User { '.repeat(150)} id ${'} '.repeat(150)} } }`,
    ],
    ['one field repeated', `{ ${repeated(900, () => '__typename')} }`],
  ])('with %s does not delay other requests', async (_what, query) => {
    const started = performance.now()
    const [, other] = await Promise.all([server.ask(query), server.data('{ version }')])
    expect(other).toEqual({ version: '1.2.3' })
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  it('cannot be registered by a hash', async () => {
    const sha256Hash = 'a'.repeat(64)
    const body = JSON.stringify({
      query: '{ version }',
      extensions: { persistedQuery: { version: 1, sha256Hash } },
    })
    const { errors } = await answerOf(await server.post(body))
    expect(errors[0]?.extensions.code).toBe('PERSISTED_QUERY_NOT_SUPPORTED')
  })

  it('gets at most five errors', async () => {
    const errors = await refused(`{ ${repeated(50, (index) => `nothing${index}`)} }`)
    expect(errors.length).toBeLessThanOrEqual(6)
  })
})

describe('cost', () => {
  const nested = `query ($n: Int) { users(first: $n) { nodes { following(first: $n) { nodes { id } } } } }`

  it('is counted from the values of variables', async () => {
    const [error] = await refused(
      nested.replace('nodes { id }', 'nodes { followers(first: $n) { nodes { id } } }'),
      {
        n: 50,
      },
    )
    expect(error?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', hint: expect.any(String) })
    expect(error?.message).toMatch(/^the document costs \d+, more than 10000$/)
  })

  it('is counted from defaults of variables', async () => {
    const deep =
      'users(first: $n) { nodes { following(first: $n) { nodes { followers(first: $n) { nodes { id } } } } } }'
    const [error] = await refused(`query ($n: Int = 50) { ${deep} }`)
    expect(error?.message).toMatch(/^the document costs/)
  })

  it('adds up over aliases', async () => {
    const one = (name: string) =>
      `${name}: users(first: 50) { nodes { following(first: 50) { nodes { id } } } }`
    await expect(server.data(`{ ${one('a')} }`)).resolves.toBeDefined()
    await refused(`{ ${repeated(15, (index) => one(`a${index}`))} }`)
  })

  it('allows a full page of recommendations with all fields', async () => {
    const { errors } = await server.ask(`{ recommendations(userId: "ana", first: 100) { nodes { id } edges {
      node { id title } contributions { source logit }
      reasons { text items { id } tags { id } users { id } } } } }`)
    // The server of this test has no recommender: it is enough that the document reaches it.
    expect(errors[0]?.extensions.code).toBe('INTERNAL_SERVER_ERROR')
  })

  it('rejects rankings for many users in one request', async () => {
    const [error] = await refused(
      `{ users(first: 100) { nodes { recommendations(first: 100) { nodes { id } } } } }`,
    )
    expect(error?.message).toMatch(/^the document costs/)
  })

  it('counts first: null as the default page', async () => {
    const lists = (first: string) =>
      `{ users(${first}) { nodes { following(${first}) { nodes { followers(${first}) { nodes {
           following(${first}) { nodes { id } } } } } } } } }`
    await expect(refused(lists('first: 10'))).resolves.toBeDefined()
    await expect(refused(lists('first: null'))).resolves.toBeDefined()
  })

  it('leaves an invalid first to the field, which reports it', async () => {
    const [error] = await refused(nested, { n: 100_000 })
    expect(error?.message).toBe('first must be 1..100, was 100000')
  })
})

describe('a request', () => {
  it.each([
    [
      'too large',
      JSON.stringify({ query: `{ version } # ${'x'.repeat(70_000)}` }),
      {},
      413,
      'PAYLOAD_TOO_LARGE',
    ],
    ['no JSON', '{ "query": ', {}, 400, 'BAD_REQUEST'],
    ['empty', '', {}, 400, 'BAD_REQUEST'],
    [
      'in another charset',
      '{}',
      { 'content-type': 'application/json; charset=utf-7' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    [
      'in UTF-16',
      '{}',
      { 'content-type': 'application/json; charset=utf-16' },
      415,
      'UNSUPPORTED_MEDIA_TYPE',
    ],
    ['compressed otherwise', '{}', { 'content-encoding': 'br' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['not gzip as it says', '{}', { 'content-encoding': 'gzip' }, 400, 'BAD_REQUEST'],
    ['XML', '<a/>', { 'content-type': 'application/xml' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['polluting prototypes', '{"__proto__": {"polluted": true}}', {}, 400, 'BAD_REQUEST'],
  ])('that is %s gets a JSON error', async (_what, body, headers, status, code) => {
    const response = await server.post(body, headers)
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toMatch(/^application\/json/)
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] }
    expect(errors[0]?.extensions).toEqual({ code, requestId: response.headers.get('x-request-id') })
  })

  it('nested twenty thousand deep is rejected, and the next one succeeds', async () => {
    const deep = `{"query":"{ version }","variables":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`
    expect((await server.post(deep)).status).toBe(400)
    expect(await server.data('{ version }')).toEqual({ version: '1.2.3' })
  })

  it('with ten operations in one array is rejected', async () => {
    const response = await server.post(
      JSON.stringify(Array.from({ length: 10 }, () => ({ query: '{ version }' }))),
    )
    expect(response.status).toBe(400)
  })

  it('with thousands of invalid values in a variable gets a short response', async () => {
    const nodeIds = Array.from({ length: 5_000 }, () => ({}))
    const errors = await refused('query ($nodeIds: [ID!]!) { nodes(nodeIds: $nodeIds) { nodeId } }', {
      nodeIds,
    })
    expect(errors.length).toBeLessThanOrEqual(6)
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
    // The last one reports that there are more.
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(new Set(['BAD_USER_INPUT']))
  })

  it('with an invalid value in a variable learns where, without the value', async () => {
    const query =
      'query ($input: RecommendationInput) { recommendations(userId: "ana", input: $input) { nodes { id } } }'
    const messages = async (input: unknown) => (await refused(query, { input })).map(({ message }) => message)
    expect(await messages({ filter: { all: [{ ids: ['tea'] }, { ids: ['tea'], kind: null }] } })).toEqual([
      'input.filter.all[1]: Exactly one key must be specified for OneOf type "ItemFilter".',
      'input.filter.all[1].kind: Field "kind" must be non-null.',
    ])
    expect(await messages('secret')).toEqual(['input: Expected type "RecommendationInput" to be an object.'])
  })

  it('for more nodes than a page holds is rejected', async () => {
    const nodeIds = Array.from({ length: 101 }, () => 'SXRlbTp0ZWE')
    const [error] = await refused('query ($nodeIds: [ID!]!) { nodes(nodeIds: $nodeIds) { nodeId } }', {
      nodeIds,
    })
    expect(error?.message).toBe('nodeIds must have at most 100 entries, had 101')
  })
})
