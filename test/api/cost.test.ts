import fc from 'fast-check'
import { buildASTSchema, getNamedType, isObjectType, parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { costDirectives } from '../../src/server/api/plugins/cost-directives.ts'
import { documentCost } from '../../src/server/api/plugins/document-cost.ts'
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
  Item: { tags: 'Tag', similarItems: 'Item', boughtTogether: 'Item', audience: 'User' },
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
  it('is at least half the number of objects in the response', { timeout: 300_000 }, async () => {
    const documents = fc.tuple(selection('Query', 3), fc.integer({ min: 1, max: 100 }))
    await fc.assert(
      fc.asyncProperty(documents, async ([fields, n]) => {
        const query = `query ($n: Int = ${n}) { ${fields} used: users(first: $n) { pageInfo { endCursor } } }`
        const question = { schema, document: parse(query), variables: {}, operationName: null }
        const cost = documentCost(question, SETTINGS.maxFirst)
        const { data, errors } = await server.ask(query)
        if (errors.length > 0 && cost <= SETTINGS.maxCost) throw new Error(errors[0]?.message)
        if (cost > SETTINGS.maxCost) expect(errors[0]?.message).toMatch(/^the document costs/)
        // The root is not an object of a list. Tags cost a half.
        else expect((objectsIn(data) - 1) / 2).toBeLessThanOrEqual(cost)
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

const costOf = (query: string, variables: Record<string, unknown> = {}) =>
  documentCost({ schema, document: parse(query), variables, operationName: null }, 100)

describe('a connection', () => {
  const facets = (first: number) =>
    costOf(
      `{ items(first: ${first}) { nodes { id } facets(by: [{ field: KIND }, { field: TAG }], first: 20) { values { value count } } } }`,
    )

  it('charges its facets once, whatever the length of the page', () => {
    // Two facets: 2 for each, and a quarter for each of 20 values.
    expect(facets(1) - costOf('{ items(first: 1) { nodes { id } } }')).toBe(2 * (2 + 20 / 4))
    expect(facets(24) - facets(1)).toBe(23)
  })

  it('charges its pageInfo once', () => {
    expect(costOf('{ items(first: 100) { nodes { id } pageInfo { endCursor } } }')).toBe(102)
  })

  it('costs at most 150 points with 24 items, three tags of each and five facets of ten tags', () => {
    const five = Array.from({ length: 5 }, () => '{ field: TAG }').join(', ')
    const page = `{ items(first: 24) { totalCount pageInfo { endCursor hasNextPage }
      nodes { id title url imageUrl tags(first: 3) { nodes { id name } } }
      facets(by: [${five}], first: 10) { property distinctCount values { value count tag { name } } } } }`
    expect(costOf(page)).toBe(134)
  })

  it('costs at most 150 points in the order of interest, with the reasons of each item', () => {
    const five = Array.from({ length: 5 }, () => '{ field: TAG }').join(', ')
    const page = `{ items(first: 24, orderBy: { forYou: DESC }) { totalCount
      edges { isRanked reasons { text } node { id title url imageUrl } }
      facets(by: [${five}], first: 10) { values { value count tag { name } } } } }`
    expect(costOf(page)).toBe(141)
  })

  it('charges the page of each of several users', () => {
    const one = costOf('{ recommendations(userId: "ana", first: 7) { nodes { id } } }')
    const query = `query ($ids: [ID!]!) { recommendationsForUsers(userIds: $ids, first: 7) { nodes { id } } }`
    expect(costOf(query, { ids: ['ana', 'bo', 'cy'] })).toBe(3 * one)
  })
})

describe('fragments', () => {
  it('cost nothing behind a condition that is false', () => {
    const query = `query ($yes: Boolean!) { items(first: 5) { nodes { id ... @include(if: $yes) { tags { nodes { id } } } } } }`
    expect(costOf(query, { yes: false })).toBe(6)
    expect(costOf(query, { yes: true })).toBe(1 + 5 * (1 + 1 + 10 / 2))
  })

  it('cost what they select, once in a selection, and only on objects that they apply to', () => {
    const plain = costOf('{ items(first: 5) { nodes { tags { nodes { id } } } } }')
    const spread = `{ items(first: 5) { nodes { ...A ...A } } }
      fragment A on Item { ...B } fragment B on Item { tags { nodes { id } } }`
    expect(costOf(spread)).toBe(plain)
    const either = `{ node(nodeId: "x") { ... on Item { tags { nodes { id } } } ... on Tag { items(first: 20) { nodes { id } } } } }`
    expect(costOf(either)).toBe(1 + (1 + 20))
  })

  it('cost behind a node what they cost behind the field of the object', () => {
    const list = 'nodeId edges { rank node { id } reasons { text } } nodes { id } pageInfo { endCursor }'
    const direct = costOf(`{ recommendation(id: "x") { ${list} } }`)
    expect(direct).toBe(20 + 10 * (1 + 1 + 4 / 4) + 10 + 1)
    expect(costOf(`{ node(nodeId: "x") { ... on ServedList { ${list} } } }`)).toBe(direct)
    expect(costOf(`{ nodes(nodeIds: ["x", "y"]) { ... on ServedList { ${list} } } }`)).toBe(2 * direct)
    expect(costOf('{ node(nodeId: "x") { nodeId } }')).toBe(costOf('{ recommendation(id: "x") { nodeId } }'))
  })

  it('that hold each other twice are counted without delay', () => {
    const doubling = Array.from(
      { length: 40 },
      (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`,
    )
    expect(costOf(`{ ...F0 } ${doubling.join(' ')} fragment F40 on Query { viewer { id } }`)).toBe(1)
  })
})

describe('the directives', () => {
  const fields = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))

  it('state the size of every field with a page size, by arguments and fields that exist', () => {
    const directives = costDirectives(schema)
    for (const { type, field } of fields) {
      const { slicing, sizedFields } = directives.ofField(field)
      const names = field.args.map(({ name }) => name)
      const returned = getNamedType(field.type)
      const inner = isObjectType(returned) ? Object.keys(returned.getFields()) : []
      const where = `${type.name}.${field.name}`
      // The lists of a preview and of a page are as long as its input and its rows say.
      const isPaged =
        returned.name.endsWith('Connection') && !['PreviewedList', 'PageRow'].includes(type.name)
      if (names.includes('first') || isPaged) expect(slicing, where).toContain('first')
      expect(names, where).toEqual(expect.arrayContaining([...slicing]))
      expect(inner, where).toEqual(expect.arrayContaining([...sizedFields]))
    }
  })

  it('are in the schema that the server shows', async () => {
    const text = await (await server.get('/schema.graphql')).text()
    expect(text).toContain('directive @listSize(')
    expect(text).toMatch(/type RecommendationConnection implements ServedList & Node @cost\(weight: "20"\)/)
  })

  it('decide which arguments a cost depends on by their value', () => {
    expect([...costDirectives(schema).costlyArguments].sort()).toEqual([
      'actions',
      'filter',
      'first',
      'if',
      'input',
      'orderBy',
    ])
  })
})

describe('the points of what is read and written', () => {
  const RECORD = `mutation ($events: [EventInput!], $actions: [ActionInput!]) {
    recordEvents(events: $events, actions: $actions) { results { problems { code } } } }`
  const view = { view: { eventId: 'v', itemId: 'tea', occurredAt: 0 } }
  const order = (lines: number) => ({
    order: { id: 'o', occurredAt: 0, lines: Array.from({ length: lines }, () => ({ itemId: 'tea' })) },
  })
  const event = { eventId: 'e', itemId: 'tea', kind: 'VIEW', occurredAt: 0 }
  const many = <Row>(row: Row) => Array.from({ length: 100 }, () => row)

  it('are the same for events and for actions, alone and together', () => {
    const costs = [
      costOf(RECORD, { events: many(event) }),
      costOf(RECORD, { events: [], actions: many(view) }),
      costOf(RECORD, { events: many(event).slice(50), actions: many(view).slice(50) }),
    ]
    expect(new Set(costs).size).toBe(1)
    expect(costs[0]).toBeGreaterThan(200)
  })

  it('count each line of an order', () => {
    expect(costOf(RECORD, { actions: [order(500)] }) - costOf(RECORD, { actions: [order(1)] })).toBe(499)
  })

  it('count the ids of items, whose reading is charged also without their page', () => {
    const ids = Array.from({ length: 1_000 }, (_, n) => `item-${n}`)
    const query = 'query ($ids: [ID!]) { items(ids: $ids) { unknownIds } }'
    expect(costOf(query, { ids })).toBe(101)
    expect(costOf(query)).toBe(1)
  })

  it('count each item of a list of things bought together', () => {
    const of = (count: number) =>
      costOf('query ($ids: [ID!]!) { boughtTogether(itemIds: $ids, first: 7) { nodes { id } } }', {
        ids: Array.from({ length: count }, (_, n) => `item-${n}`),
      })
    expect(of(50) - of(1)).toBe(49)
  })

  it('count what is read for the events of each user', () => {
    const page = (first: number) =>
      costOf(`{ users(first: ${first}) { nodes { events(first: 1) { nodes { eventId } } } } }`)
    expect(page(100) - page(99)).toBe(1 + 20 + 1)
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

  it('is not run with a condition that is null', async () => {
    const query = 'query ($yes: Boolean = true) { version @include(if: $yes) }'
    const { status, errors } = await server.ask(query, { yes: null })
    expect([status, errors.length]).toEqual([200, 1])
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
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

  it('counts the lines of the order of each request, also in a list that is written out', async () => {
    const calls = Array.from({ length: 25 }, (_, n) => `a${n}: recordEvents(actions: [$action]) { accepted }`)
    const query = `mutation ($action: ActionInput!) { ${calls.join(' ')} }`
    const actionOf = (lines: number) => ({
      action: {
        order: { id: 'o', userId: 'ana', occurredAt: 0, lines: Array(lines).fill({ itemId: 'tea' }) },
      },
    })
    expect((await server.ask(query, actionOf(1))).errors).toEqual([])
    expect((await server.ask(query, actionOf(500))).errors[0]?.message).toContain('the document costs')
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
