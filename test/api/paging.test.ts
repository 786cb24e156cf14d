import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillLittleGraph } from './little-graph.ts'
import { type Serving, serving } from './serving.ts'

let server: Serving
beforeAll(async () => {
  server = await serving({ fill: fillLittleGraph })
})
afterAll(() => server.close())

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
  ['tags', 'item(id: "tea") {', '}'],
  ['similarItems', 'item(id: "tea") {', '}'],
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
  it('gives everything once over pages of one, in the order of one page', async () => {
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

describe('a cursor', () => {
  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

  it.each([
    'nonsense',
    '',
    encoded(['items', 1]),
    encoded(['items', '1', 'tea']),
    encoded(['items', 1.5, 'tea']),
    encoded(['items', 1, { id: 'tea' }]),
    encoded({ list: 'items' }),
  ])('that no page gave is refused with its own code: %j', async (after) => {
    const { errors } = await server.ask('query ($after: String) { items(after: $after) { nodes { id } } }', {
      after,
    })
    expect(errors[0]?.extensions).toMatchObject({ code: 'CURSOR_INVALID', hint: expect.any(String) })
  })

  it('of another list is refused', async () => {
    const users = await page(['users', '', ''], 1, null)
    const { errors } = await server.ask('query ($after: String) { items(after: $after) { nodes { id } } }', {
      after: users.pageInfo.endCursor,
    })
    expect(errors[0]?.extensions.code).toBe('CURSOR_INVALID')
  })
})

describe('first', () => {
  it.each([0, -1, 101, 100_000, 2_147_483_647])('of %d is refused, naming range and value', async (first) => {
    const { errors } = await server.ask('query ($first: Int) { items(first: $first) { nodes { id } } }', {
      first,
    })
    expect(errors[0]).toMatchObject({
      message: `first must be 1..100, was ${first}`,
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })

  it.each(LISTS)('out of range is refused by %s %s', async (name, open, close) => {
    const { errors } = await server.ask(`{ ${open} ${name}(first: 101) { nodes { id } } ${close} }`)
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
  })
})
