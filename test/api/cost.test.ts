import fc from 'fast-check'
import { buildASTSchema, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { documentCost } from '../../src/server/api/plugins/document-limits.ts'
import { readSchemaText } from '../../src/server/api/schema.ts'
import { fillLittleGraph } from './little-graph.ts'
import { SETTINGS, type Serving, serving } from './serving.ts'

const schema = buildASTSchema(parse(readSchemaText().join('\n')))

let server: Serving
beforeAll(async () => {
  server = await serving({ fill: fillLittleGraph })
})
afterAll(() => server.close())

/** Connections by the type they belong to, with the type of their nodes. */
const CONNECTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Query: { users: 'User', items: 'Item', tags: 'Tag' },
  User: { following: 'User', followers: 'User', history: 'Item', neighbors: 'User', suggestedUsers: 'User' },
  Item: { tags: 'Tag', similarItems: 'Item', audience: 'User' },
  Tag: { items: 'Item' },
}

/** A random selection on a type: fields, nested lists, `first` as a literal, a variable, a default or null. */
function selection(type: string, levels: number): fc.Arbitrary<string> {
  if (levels === 0) return fc.constant('id')
  const fields = Object.entries(CONNECTIONS[type] ?? {}).map(([name, nodeType]) =>
    fc
      .tuple(
        fc.constantFrom('first: 1', 'first: 3', 'first: 100', 'first: $n', 'first: null', ''),
        fc.constantFrom('nodes', 'edges'),
        selection(nodeType, levels - 1),
      )
      .map(([first, shape, inner]) => {
        const page =
          shape === 'nodes'
            ? `nodes { ${inner} }`
            : `edges { cursor node { ${inner} } } pageInfo { endCursor }`
        return `${name}${first === '' ? '' : `(${first})`} { ${page} }`
      }),
  )
  const own = type === 'Query' ? 'version' : 'id'
  return fc
    .subarray(
      fields.map((_, index) => index),
      { minLength: 1, maxLength: Math.min(2, fields.length) },
    )
    .chain((chosen) =>
      fc
        .tuple(...chosen.map((index) => fields[index] ?? fc.constant(own)))
        .map((parts) => [own, ...parts].join(' ')),
    )
}

function objectsIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + objectsIn(entry), 0)
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Object.values(value).reduce((sum: number, entry) => sum + objectsIn(entry), 0)
}

/** `npm run test:long` tries more. */
const RUNS = process.env.ATTUNE_ATTACKS === 'all' ? 1_000 : 60

describe('the cost of a document', () => {
  it('is at least the number of objects in the response', { timeout: 300_000 }, async () => {
    const documents = fc.tuple(selection('Query', 3), fc.integer({ min: 1, max: 100 }))
    await fc.assert(
      fc.asyncProperty(documents, async ([fields, n]) => {
        const query = `query ($n: Int = ${n}) { ${fields} used: users(first: $n) { pageInfo { endCursor } } }`
        const question = { schema, document: parse(query), variables: {}, operationName: null }
        const cost = documentCost(question, SETTINGS.maxFirst)
        const { data, errors } = await server.ask(query)
        if (errors.length > 0 && cost <= SETTINGS.maxCost) throw new Error(errors[0]?.message)
        if (cost > SETTINGS.maxCost) expect(errors[0]?.message).toMatch(/^the document costs/)
        // The root is not an object of a list.
        else expect(objectsIn(data) - 1).toBeLessThanOrEqual(cost)
      }),
      { numRuns: RUNS },
    )
  })

  it('matches a hand calculation: 2 pages of 10 users with 3 items each', () => {
    // users: 1 + 10 * (nodes 1 + history (1 + 3 * (nodes 1))) = 1 + 10 * (1 + 4) = 51, twice.
    const page = 'users { nodes { id history(first: 3) { nodes { id } } } }'
    const document = parse(`{ a: ${page} b: ${page} }`)
    expect(documentCost({ schema, document, variables: {}, operationName: null }, 100)).toBe(102)
  })
})

describe('an upsert', () => {
  const UPSERT = `mutation ($items: [ItemInput!]!) {
    upsertItems(items: $items) { items { id similarItems(first: 30) { nodes { id } } } problems { code } } }`
  const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ id: `cost-${n}` }))

  it('costs its payload for each row, before anything is written', async () => {
    expect((await server.ask(UPSERT, { items: rows(20) })).errors).toEqual([])
    const { errors } = await server.ask(UPSERT, { items: [...rows(500), { id: 'never' }] })
    expect(errors[0]?.message).toMatch(/^the document costs \d+, more than 10000$/)
    expect(await server.data('{ item(id: "cost-400") { id } }')).toEqual({ item: null })
  })

  it('of 500 rows may answer the id of each', async () => {
    const ids =
      'mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { items { id } problems { code path } } }'
    const { upsertItems } = await server.data(ids, { items: rows(500) })
    expect(upsertItems).toMatchObject({ items: rows(500), problems: [] })
  })
})

describe('a repeated document', () => {
  const LONG =
    '{ items(first: 100) { nodes { similarItems(first: 100) { nodes { similarItems(first: 100) { nodes { id } } } } } } }'

  it('is rejected every time, also if its cost is cached', async () => {
    for (let asked = 0; asked < 3; asked++) {
      const { errors } = await server.ask(LONG)
      expect(errors[0]?.message).toMatch(/^the document costs \d+, more than 10000$/)
    }
  })

  it('counts the filters of each request if they are in a list of variables', async () => {
    const query = `query ($filter: ItemFilter!) {
      items(filter: { all: [$filter] }, first: 100) { nodes { similarItems(first: 90) { nodes { id } } } } }`
    const filterOf = (tests: number) => ({
      filter: { any: Array.from({ length: tests }, () => ({ ids: [] })) },
    })
    expect((await server.ask(query, filterOf(1))).errors).toEqual([])
    expect((await server.ask(query, filterOf(1_000))).errors[0]?.message).toContain('the document costs')
  })

  it('has a cost by operation and variables', async () => {
    const two = `query Cheap { items(first: 1) { nodes { id } } } query Dear ${LONG}`
    const post = async (operationName: string) =>
      (await server.post(JSON.stringify({ query: two, operationName }))).text()
    expect(await post('Cheap')).toContain('"data":{"items"')
    expect(await post('Dear')).toContain('the document costs')
    expect(await post('Cheap')).toContain('"data":{"items"')
    const paged =
      'query ($n: Int) { items(first: $n) { nodes { similarItems(first: $n) { nodes { similarItems(first: $n) { nodes { id } } } } } } }'
    expect((await server.ask(paged, { n: 1 })).errors).toEqual([])
    expect((await server.ask(paged, { n: 100 })).errors[0]?.message).toContain('the document costs')
  })
})
