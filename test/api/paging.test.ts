import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { itemsByIds } from '../../src/graph/__generated__/queries.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { type BoltServer, boltServer } from '../support/bolt/bolt-server.ts'
import { optionsOver } from '../support/bolt/store-over.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { failing } from '../support/failing.ts'
import { fillLittleGraph } from './little-graph.ts'
import { type Serving, serving } from './serving.ts'

let server: Serving
let neo4j: BoltServer
let onNeo4j: Serving
beforeAll(async () => {
  server = await serving({ fill: fillLittleGraph })
  neo4j = await boltServer()
  onNeo4j = await serving({ fill: fillLittleGraph, open: () => openNeo4j(optionsOver(neo4j.uri)) })
})
afterAll(async () => {
  await Promise.all([server.close(), onNeo4j.close()])
  await neo4j.close()
})

interface Page {
  readonly nodes: readonly { readonly id: string }[]
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

/** Every connection of the catalog and of people, as a field to which arguments can be given. */
const LISTS: readonly (readonly [name: string, before: string, after: string])[] = [
  ['users', '', ''],
  ['items', '', ''],
  ['tags', '', ''],
  ['followers', 'user(id: "ana") {', '}'],
  ['following', 'user(id: "ana") {', '}'],
  ['history', 'user(id: "ana") {', '}'],
  ['neighbors', 'user(id: "ana") {', '}'],
  ['suggestedUsers', 'user(id: "ana") {', '}'],
  ['blockedUsers', 'user(id: "ana") {', '}'],
  ['mutedUsers', 'user(id: "ana") {', '}'],
  ['tags', 'item(id: "tea") {', '}'],
  ['similarItems', 'item(id: "tea") {', '}'],
  ['boughtTogether', 'item(id: "tea") {', '}'],
  ['items', 'tag(id: "hot") {', '}'],
]

async function page(list: (typeof LISTS)[number], first: number, after: string | null): Promise<Page> {
  const [name, open, close] = list
  const fields =
    'nodes { id } edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }'
  const data = await server.data(
    `query ($first: Int, $after: String) { ${open} ${name}(first: $first, after: $after) { ${fields} } ${close} }`,
    { first, after },
  )
  const outer = open === '' ? data : (Object.values(data)[0] as Record<string, unknown>)
  return outer[name] as Page
}

describe.each(LISTS)('%s %s', (...list) => {
  it('returns each entry once over pages of one, in the order of one page', async () => {
    const whole = await page(list, 100, null)
    const seen: string[] = []
    let after: string | null = null
    for (let hasNextPage = true; hasNextPage; ) {
      const next: Page = await page(list, 1, after)
      expect(next.nodes).toHaveLength(1)
      expect(next.pageInfo).toMatchObject({
        hasPreviousPage: after !== null,
        startCursor: next.edges[0]?.cursor,
        endCursor: next.edges[0]?.cursor,
      })
      seen.push(...next.nodes.map(({ id }) => id))
      after = next.pageInfo.endCursor
      hasNextPage = next.pageInfo.hasNextPage
    }
    expect(seen).toEqual(whole.nodes.map(({ id }) => id))
    expect(new Set(seen).size).toBe(seen.length)
    expect(whole.edges.map(({ node }) => node)).toEqual(whole.nodes)
    expect(whole.pageInfo.hasNextPage).toBe(false)
  })

  it('is empty after its last entry', async () => {
    const whole = await page(list, 100, null)
    const beyond = await page(list, 10, whole.pageInfo.endCursor)
    expect(beyond.nodes).toEqual([])
    expect(beyond.pageInfo).toEqual({
      hasNextPage: false,
      hasPreviousPage: true,
      startCursor: null,
      endCursor: null,
    })
  })
})

/** The totals of lists that know theirs, in the little graph. */
const TOTALS: readonly (readonly [total: number, list: string])[] = [
  [6, 'user(id: "ana") { list: followers(PAGE) }'],
  [2, 'user(id: "ana") { list: following(PAGE) }'],
  [2, 'user(id: "ana") { list: history(PAGE) }'],
  [2, 'user(id: "ana") { list: interests(PAGE) }'],
  [2, 'user(id: "ana") { list: neighbors(PAGE) }'],
  [2, 'user(id: "ana") { list: blockedUsers(PAGE) }'],
  [2, 'user(id: "ana") { list: mutedUsers(PAGE) }'],
  [3, 'user(id: "ana") { list: dismissedItems(PAGE) }'],
  [2, 'item(id: "tea") { list: tags(PAGE) }'],
  [3, 'item(id: "tea") { list: similarItems(PAGE) }'],
  [3, 'item(id: "tea") { list: boughtTogether(PAGE) }'],
  [3, 'list: boughtTogether(itemIds: ["tea"], PAGE)'],
  [2, 'tag(id: "hot") { list: items(PAGE) }'],
  [2, 'list: tags(PAGE)'],
  [1, 'list: tags(search: "leav", PAGE)'],
]

describe('totalCount', () => {
  it.each(TOTALS)('is %d on every page: %s', async (total, list) => {
    const fields = '{ totalCount pageInfo { hasNextPage endCursor } }'
    const totals: unknown[] = []
    let after: string | null = null
    for (let hasNextPage = true; hasNextPage; ) {
      const query = `query ($after: String) { ${list.replace('PAGE)', `first: 1, after: $after) ${fields}`)} }`
      const data = await server.data(query, { after })
      const found = (data.list ?? Object.values(data)[0]) as Record<string, unknown>
      const page = (found.list ?? found) as Pick<Page, 'pageInfo'> & { readonly totalCount: number | null }
      totals.push(page.totalCount)
      after = page.pageInfo.endCursor
      hasNextPage = page.pageInfo.hasNextPage
    }
    expect(new Set(totals)).toEqual(new Set([total]))
  })
})

describe('a cursor', () => {
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  /** Cursors that no page gave; `list` is how a real cursor names its list. */
  it.each<readonly [what: string, cursor: (list: string) => string]>([
    ['text', () => 'nonsense'],
    ['nothing', () => ''],
    ['no id', (list) => encoded([list, 1])],
    ['a rank that is text', (list) => encoded([list, '1', 'tea'])],
    ['a rank that is not whole', (list) => encoded([list, 1.5, 'tea'])],
    ['an id that is not text', (list) => encoded([list, 1, { id: 'tea' }])],
    ['an object', (list) => encoded({ list })],
    ['the name of the list', () => encoded(['items', 1, 'tea'])],
  ])('with %s is rejected with its own code', async (_what, cursor) => {
    const { pageInfo } = await page(['items', '', ''], 1, null)
    const [list] = JSON.parse(Buffer.from(pageInfo.endCursor ?? '', 'base64url').toString()) as [string]
    const { errors } = await server.ask('query ($after: String) { items(after: $after) { nodes { id } } }', {
      after: cursor(list),
    })
    expect(errors[0]?.extensions).toMatchObject({ code: 'CURSOR_INVALID', hint: expect.any(String) })
  })

  it('of another list is rejected', async () => {
    const users = await page(['users', '', ''], 1, null)
    const { errors } = await server.ask('query ($after: String) { items(after: $after) { nodes { id } } }', {
      after: users.pageInfo.endCursor,
    })
    expect(errors[0]?.extensions.code).toBe('CURSOR_INVALID')
  })
})

/** Two questions of one field that differ in one argument. */
const OTHERS: readonly (readonly [argument: string, one: string, other: string])[] = [
  ['search of users', 'users(search: "d", PAGE)', 'users(search: "c", PAGE)'],
  ['search of tags', 'tags(search: "e", PAGE)', 'tags(search: "h", PAGE)'],
  ['search of items', 'items(search: "tea", PAGE)', 'items(search: "a", PAGE)'],
  ['kinds of items', 'items(kinds: ["thing"], PAGE)', 'items(kinds: ["food"], PAGE)'],
  ['kinds of items', 'items(kinds: ["thing"], PAGE)', 'items(PAGE)'],
  ['argument with the same text', 'items(kinds: ["thing"], PAGE)', 'items(search: "thing", PAGE)'],
  ['user of followers', 'user(id: "ana") { followers(PAGE) }', 'user(id: "bo") { followers(PAGE) }'],
  ['user of following', 'user(id: "ana") { following(PAGE) }', 'user(id: "bo") { following(PAGE) }'],
  ['user of history', 'user(id: "ana") { history(PAGE) }', 'user(id: "bo") { history(PAGE) }'],
  [
    'user of suggestedUsers',
    'user(id: "ana") { suggestedUsers(PAGE) }',
    'user(id: "bo") { suggestedUsers(PAGE) }',
  ],
  ['user of neighbors', 'user(id: "ana") { neighbors(PAGE) }', 'user(id: "bo") { neighbors(PAGE) }'],
  [
    'order of history',
    'user(id: "ana") { history(PAGE) }',
    'user(id: "ana") { history(orderBy: { engagement: DESC }, PAGE) }',
  ],
  [
    'temperature of interests',
    'user(id: "ana") { interests(PAGE) }',
    'user(id: "ana") { interests(temperature: 2, PAGE) }',
  ],
  ['list of users', 'user(id: "ana") { blockedUsers(PAGE) }', 'user(id: "ana") { mutedUsers(PAGE) }'],
  [
    'user of dismissedItems',
    'user(id: "ana") { dismissedItems(PAGE) }',
    'user(id: "bo") { dismissedItems(PAGE) }',
  ],
  ['item of tags', 'item(id: "tea") { tags(PAGE) }', 'item(id: "mug") { tags(PAGE) }'],
  [
    'item of similarItems',
    'item(id: "tea") { similarItems(PAGE) }',
    'item(id: "mug") { similarItems(PAGE) }',
  ],
  [
    'item of boughtTogether',
    'item(id: "tea") { boughtTogether(PAGE) }',
    'item(id: "mug") { boughtTogether(PAGE) }',
  ],
  ['tag of items', 'tag(id: "hot") { items(PAGE) }', 'tag(id: "leaf") { items(PAGE) }'],
]

describe.each([
  ['the embedded engine', () => server],
  ['Neo4j (stub)', () => onNeo4j],
] as const)('a cursor of one list on %s', (_engine, serverOf) => {
  const ask = (list: string, after: string | null) =>
    serverOf().ask(
      `query ($after: String) { ${list.replace('PAGE)', 'first: 1, after: $after) { pageInfo { endCursor } }')} }`,
      { after },
    )

  it.each(OTHERS)('is rejected with another %s', async (_argument, one, other) => {
    const { text, errors } = await ask(one, null)
    expect(errors).toEqual([])
    const endCursor = /"endCursor":"(.+?)"/.exec(text)?.[1] ?? null
    expect(endCursor).not.toBeNull()
    expect((await ask(one, endCursor)).errors).toEqual([])
    const refused = await ask(other, endCursor)
    expect(refused.errors[0]?.extensions).toMatchObject({ code: 'CURSOR_INVALID', hint: expect.any(String) })
  })

  it('is accepted with its kinds in another order, and with another page size', async () => {
    const query = `query ($kinds: [String!], $first: Int, $after: String) {
      items(kinds: $kinds, first: $first, after: $after) { nodes { id } pageInfo { endCursor } }
    }`
    const kinds = ['thing', 'drink']
    const { items } = (await serverOf().data(query, { kinds, first: 1 })) as { items: Page }
    const after = items.pageInfo.endCursor
    const others = { kinds: kinds.toReversed(), first: 9, after }
    const rest = (await serverOf().data(query, others)) as { items: Page }
    expect([...items.nodes, ...rest.items.nodes].map(({ id }) => id)).toEqual(['tea', 'mug', 'pot'])
  })
})

describe('a page whose entries are deleted while it is read', () => {
  it('ends at a cursor that leads to the rest', async () => {
    const shrinking = await serving({
      fill: fillLittleGraph,
      wrap: (graph) =>
        failing(graph, async (query) => {
          if (query === itemsByIds.name) await graph.run(DELETE_TEA_AND_MUG, {})
          return false
        }),
    })
    onTestFinished(() => shrinking.close())
    const query = `query ($after: String) {
      items(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } }
    }`
    const { items } = (await shrinking.data(query)) as { items: Page }
    expect(items).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true, endCursor: expect.any(String) } })
    const rest = (await shrinking.data(query, { after: items.pageInfo.endCursor })) as { items: Page }
    expect(rest.items.nodes.map(({ id }) => id)).toEqual(['pot', 'jam'])
  })
})

const DELETE_TEA_AND_MUG = cypherQuery(
  'test/delete-tea-and-mug',
  `// @mode write
   // @returns deleted Int!
   MATCH (item:Item) WHERE item.id IN ['tea', 'mug']
   DETACH DELETE item
   RETURN count(*) AS deleted`,
)

describe('first', () => {
  it.each([0, -1, 101, 100_000, 2_147_483_647])('of %d is rejected with range and value', async (first) => {
    const { errors } = await server.ask('query ($first: Int) { items(first: $first) { nodes { id } } }', {
      first,
    })
    expect(errors[0]).toMatchObject({
      message: `first must be 1..100, was ${first}`,
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })

  it.each(LISTS)('out of range is rejected by %s %s', async (name, open, close) => {
    const { errors } = await server.ask(`{ ${open} ${name}(first: 101) { nodes { id } } ${close} }`)
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})
