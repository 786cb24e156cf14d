import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../support/asking.ts'
import { jazzAndRock } from './jazz-and-rock.ts'
import { type Serving, serving } from './serving.ts'

let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: (graph) => jazzAndRock('drink').fill(graph),
    recommend: (graph, events) => asking(graph, { events }),
  })
})
afterAll(() => server.close())

interface Listed {
  readonly personalization: string
  readonly nodes: readonly { readonly id: string }[]
  readonly edges: readonly {
    readonly contributions: readonly { readonly basis: string }[]
    readonly reasons: readonly { readonly kind: string; readonly text: string }[]
  }[]
}

const FIELDS = 'personalization nodes { id } edges { contributions { basis } reasons { kind text } }'

async function pageOf(itemId: string, args: string): Promise<Listed> {
  const { item } = await server.data(`{ item(id: "${itemId}") { recommendations(${args}) { ${FIELDS} } } }`)
  return (item as { recommendations: Listed }).recommendations
}

async function problemOf(query: string) {
  return (await server.ask(query)).errors[0]?.message
}

describe('item pages and carts', () => {
  it('an item page names the item in its reasons, and is for a user, a session or everyone', async () => {
    const everyone = await pageOf('drink-4', 'first: 5')
    expect(everyone.personalization).toBe('NONE')
    expect(everyone.edges[0]?.reasons[0]).toMatchObject({ kind: 'GOES_WITH', text: 'Goes with Drink 4' })
    expect(everyone.nodes.map(({ id }) => id)).not.toContain('drink-4')
    const own = await pageOf('drink-4', 'userId: "guest-3", first: 5')
    expect(own.personalization).toBe('FULL')
    const bases = own.edges.flatMap(({ contributions }) => contributions.map(({ basis }) => basis))
    expect(new Set(bases)).toEqual(new Set(['ITEMS', 'VIEWER']))
    const occurredAt = new Date(Date.UTC(2025, 4, 30)).toISOString()
    const session = `session: { events: [{ itemId: "drink-7", kind: LIKE, occurredAt: "${occurredAt}" }] }`
    expect((await pageOf('drink-4', session)).personalization).toBe('SESSION')
  })

  it('a cart lists none of its items', async () => {
    const { recommendationsForItems: list } = await server.data(
      `{ recommendationsForItems(itemIds: ["drink-4", "drink-6"], first: 20) { ${FIELDS} } }`,
    )
    const ids = (list as Listed).nodes.map(({ id }) => id)
    expect(ids).toHaveLength(20)
    expect(ids).not.toContain('drink-4')
    expect(ids).not.toContain('drink-6')
  })

  it('the list of a tag holds only items with the tag', async () => {
    const { tag } = await server.data(
      '{ tag(id: "rock") { recommendations(userId: "guest-3") { nodes { id tags { nodes { id } } } } } }',
    )
    const { nodes } = (tag as { recommendations: { nodes: { tags: { nodes: { id: string }[] } }[] } })
      .recommendations
    expect(nodes.length).toBeGreaterThan(3)
    for (const { tags } of nodes) expect(tags.nodes.map(({ id }) => id)).toContain('rock')
  })

  it('recommends tags to a user, without those that they rejected', async () => {
    const asked =
      '{ user(id: "guest-3") { recommendedTags { nodes { id } edges { probability } totalCount } } }'
    const idsOf = async () => {
      const { user } = await server.data(asked)
      return (user as { recommendedTags: { nodes: { id: string }[] } }).recommendedTags.nodes.map(
        ({ id }) => id,
      )
    }
    expect((await idsOf())[0]).toBe('rock')
    await server.data(
      'mutation { adjustInterest(userId: "guest-3", tagId: "rock", factor: 0) { problems { message } } }',
    )
    expect(await idsOf()).toEqual(['jazz'])
  })

  it.each([
    ['{ recommendationsForItems(itemIds: []) { nodes { id } } }', /itemIds must name an item/],
    [
      '{ item(id: "drink-4") { recommendations(input: { viewerShare: 2 }) { nodes { id } } } }',
      /viewerShare must be 0..1/,
    ],
    [
      '{ item(id: "drink-4") { recommendations(input: { candidateIds: ["drink-6"] }) { nodes { id } } } }',
      /candidateIds is not for lists about items/,
    ],
    [
      '{ recommendations(userId: "guest-3", input: { viewerShare: 0.5 }) { nodes { id } } }',
      /viewerShare is only for lists about items/,
    ],
    [
      '{ items(filter: { property: { name: "price", op: EQ, value: { ofItem: "price" } } }) { nodes { id } } }',
      /ofItem is only possible/,
    ],
  ])('refuses %s', async (query, message) => {
    expect(await problemOf(query)).toMatch(message)
  })
})
