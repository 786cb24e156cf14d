import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { type Serving, serving } from './serving.ts'

const DRINKS = Array.from({ length: 30 }, (_, index) => `drink-${index}`)

/** Even drinks are jazz, odd ones rock, and mostly rock is drunk by people like Ana. */
function tearoom() {
  const town = world()
  for (const [index, id] of DRINKS.entries()) town.item(id, { tags: [tagOf(id)], kind: `k${index % 3}` })
  town.user('ana').listens('drink-1', 'drink-3', 'drink-0')
  town.user('bo').listens('drink-1', 'drink-3', 'drink-5', 'drink-7', 'drink-9', 'drink-2')
  town.user('cy').listens('drink-1', 'drink-3', 'drink-5', 'drink-7', 'drink-11', 'drink-4')
  return town.user('di').listens('drink-1', 'drink-0', 'drink-5', 'drink-13', 'drink-6')
}

function tagOf(id: string): 'jazz' | 'rock' {
  return Number(id.split('-')[1]) % 2 === 0 ? 'jazz' : 'rock'
}

let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: (graph) => tearoom().fill(graph),
    recommend: (graph, events) => asking(graph, { events }),
  })
})
afterAll(() => server.close())

const QUERY = `query ($first: Int, $after: String, $input: RecommendationInput) {
  recommendations(userId: "ana", first: $first, after: $after, input: $input) {
    pageInfo { endCursor } edges { rank logit probability node { id } } } }`

interface List {
  readonly pageInfo: { readonly endCursor: string }
  readonly edges: readonly {
    readonly rank: number
    readonly logit: number
    readonly probability: number
    readonly node: { readonly id: string }
  }[]
}

async function asked(variables: Record<string, unknown>): Promise<List> {
  return (await server.data(QUERY, { first: 40, ...variables })).recommendations as List
}

const idsOf = ({ edges }: List) => edges.map(({ node }) => node.id)

describe('maxPerTag', () => {
  it('caps the items of each strongest tag and keeps the best ones in order', async () => {
    const counts = { jazz: 0, rock: 0 }
    const best = idsOf(await asked({})).filter((id) => ++counts[tagOf(id)] <= 2)
    expect(best).toHaveLength(4)
    expect(idsOf(await asked({ input: { maxPerTag: 2 } }))).toEqual(best)
  })
})

describe('diversity', () => {
  it('moves another tag up without changing scores or probabilities', async () => {
    const plain = await asked({})
    const spread = await asked({ input: { diversity: 0.7 } })
    const facts = ({ edges }: List) =>
      edges
        .map(({ node, logit, probability }) => [node.id, logit, probability] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1))
    expect(facts(spread)).toEqual(facts(plain))
    expect(spread.edges.map(({ rank }) => rank)).toEqual(plain.edges.map(({ rank }) => rank))
    expect(idsOf(spread)[0]).toBe(idsOf(plain)[0])
    const firstJazz = (list: List) => idsOf(list).findIndex((id) => tagOf(id) === 'jazz')
    expect(firstJazz(spread)).toBeLessThan(firstJazz(plain))
  })

  it('is off at 0 and gives the same list for the same request', async () => {
    expect(idsOf(await asked({ input: { diversity: 0 } }))).toEqual(idsOf(await asked({})))
    const input = { diversity: 0.4 }
    expect(idsOf(await asked({ input }))).toEqual(idsOf(await asked({ input })))
  })
})

describe('paging an arranged list', () => {
  it('requires the same diversity and cap on the next page', async () => {
    const input = { diversity: 0.5, maxPerTag: 10 }
    const page = await asked({ first: 4, input })
    const after = page.pageInfo.endCursor
    const next = await asked({ first: 4, after, input })
    expect([...idsOf(page), ...idsOf(next)]).toEqual(idsOf(await asked({ first: 8, input })))
    for (const other of [
      { ...input, diversity: 0.6 },
      { ...input, maxPerTag: 11 },
    ]) {
      const { errors } = await server.ask(QUERY, { first: 4, after, input: other })
      expect(errors[0]).toMatchObject({ extensions: { code: 'CURSOR_INVALID' } })
    }
  })

  it.each<[string, Record<string, unknown>]>([
    ['maxPerTag must be 1..1000, was 0', { maxPerTag: 0 }],
    ['maxPerTag must be 1..1000, was 1001', { maxPerTag: 1001 }],
    ['diversity must be 0..1, was 1.5', { diversity: 1.5 }],
    ['diversity must be 0..1, was -0.1', { diversity: -0.1 }],
  ])('rejects a value out of range with its name: %s', async (message, input) => {
    const { errors } = await server.ask(QUERY, { input })
    expect(errors[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } })
  })
})
