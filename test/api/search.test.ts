import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AttuneError } from '../../src/domain/errors.ts'
import type { Policy } from '../../src/domain/policy.ts'
import { SOURCE_NAMES } from '../../src/domain/source-name.ts'
import { GraphError } from '../../src/graph/graph-error.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import type { AcceptedEvents } from '../../src/recommend/begin-list.ts'
import { DEFAULT_POLICY } from '../../src/recommend/scoring/default-policy.ts'
import type { CandidateSource } from '../../src/recommend/sources/candidate-source.ts'
import type { TextSearch } from '../../src/search/text-search.ts'
import { type AskingOptions, asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { type Serving, serving } from './serving.ts'

const SEARCH = `query ($query: String!, $userId: ID, $session: SessionInput, $first: Int, $after: String,
  $impact: SearchImpact, $input: RecommendationInput, $minWatermark: String) {
  search(query: $query, userId: $userId, session: $session, first: $first, after: $after, impact: $impact,
    input: $input, minWatermark: $minWatermark) {
    recommendationId totalCount relaxed personalization degradedSources pageInfo { hasNextPage endCursor }
    edges { rank textScore popularity interest logit matchedWords reasons { text } node { id title } }
  }
}`

const FACETS = `query ($query: String!, $userId: ID, $input: RecommendationInput) {
  search(query: $query, userId: $userId, input: $input) {
    totalCount facets(by: [{ field: KIND }, { field: TAG }]) { values { value count } }
  }
}`

const RANK = `query ($userId: ID!, $input: RecommendationInput) {
  recommendations(userId: $userId, first: 100, input: $input) { edges { logit node { id } } }
}`

interface Hit {
  readonly rank: number
  readonly textScore: number
  readonly popularity: number
  readonly interest: number
  readonly logit: number
  readonly matchedWords: readonly string[]
  readonly reasons: readonly { readonly text: string }[]
  readonly node: { readonly id: string; readonly title: string }
}

interface Found {
  readonly recommendationId: string
  readonly totalCount: number
  readonly relaxed: boolean
  readonly personalization: string
  readonly degradedSources: readonly string[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string }
  readonly edges: readonly Hit[]
}

/** Two circles of listeners: what one hears, the others hear too. Titles are made of the same words. */
function circles() {
  const town = world()
  for (const genre of ['rock', 'jazz']) {
    for (let n = 0; n < 12; n++) {
      const title = `Night song ${['one', 'two', 'three', 'four'][n % 4]} ${'x'.repeat(1 + (n % 3))}`
      town.item(`${genre}-${n}`, { kind: n < 6 ? 'song' : 'album', tags: [genre], title })
    }
    for (let fan = 0; fan < 8; fan++) {
      town.user(`${genre}-fan-${fan}`)
      for (let n = 0; n < 8; n++) town.listens(`${genre}-${(fan + n) % 12}`)
    }
  }
  town.item('night', { kind: 'film', title: 'Night' })
  return town.user('newcomer')
}

const fill = (graph: GraphStore) => circles().fill(graph)

/** A server whose index is built, so that no request waits for it. */
async function served(parts: AskingOptions): Promise<Serving> {
  let textSearch: TextSearch | undefined
  const recommend = (graph: GraphStore, events: AcceptedEvents) => {
    const asked = asking(graph, { events, ...parts })
    textSearch = asked.textSearch
    return asked
  }
  const ready = await serving({ fill, recommend })
  await textSearch?.current()
  return ready
}

let server: Serving
beforeAll(async () => {
  server = await served({})
})
afterAll(() => server.close())

async function search(query: string, variables: object = {}): Promise<Found> {
  return (await server.data(SEARCH, { query, first: 50, ...variables })).search as Found
}

const idsOf = ({ edges }: Found) => edges.map(({ node }) => node.id)

const scoreOf = (impact: number) => (hit: Hit) =>
  Math.log(hit.textScore) + hit.popularity + impact * hit.interest

describe('search while its parts are away', () => {
  async function searchWith(parts: AskingOptions) {
    const away = await served(parts)
    try {
      return await away.ask(SEARCH, { query: 'night song', userId: 'rock-fan-0', first: 50 })
    } finally {
      await away.close()
    }
  }

  it('orders by text and popularity while sources are late, and names them', async () => {
    const fetch = () => Promise.reject(new GraphError('timeout', 'late'))
    const late = SOURCE_NAMES.map((name): CandidateSource => ({ name, fetch }))
    const limits = Object.entries(DEFAULT_POLICY.sources).map(([name, one]) => [
      name,
      { ...one, onFailure: 'degrade' },
    ])
    const policy = { ...DEFAULT_POLICY, sources: Object.fromEntries(limits) as Policy['sources'] }
    const { data } = await searchWith({ sources: late, policy })
    const { edges, degradedSources } = (data as { search: Found }).search
    expect(degradedSources).toHaveLength(SOURCE_NAMES.length)
    expect(edges).toHaveLength(24)
    expect(edges.every(({ interest }) => interest === 0)).toBe(true)
    const scores = edges.map(scoreOf(1))
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })

  it('is unavailable without an index, never empty', async () => {
    const unavailable = new AttuneError('UNAVAILABLE', 'the search index is being built')
    const textSearch = {
      current: () => Promise.reject(unavailable),
      searchText: () => Promise.reject(unavailable),
    }
    const { data, errors } = await searchWith({ textSearch })
    expect(data).toEqual({ search: null })
    expect(errors[0]).toMatchObject({
      message: 'the search index is being built',
      extensions: { code: 'UNAVAILABLE' },
    })
  })
})

describe('search', () => {
  it('finds items with a typing mistake, and names the words that matched', async () => {
    const { edges } = await search('nihgt songs three')
    expect(edges).toHaveLength(6)
    expect(edges[0]?.matchedWords).toEqual(['night', 'song', 'three'])
  })

  it.each([
    ['LOW', 0.5],
    ['MEDIUM', 1],
    ['HIGH', 2],
  ])('orders by the formula with impact %s, and the interest is the scaled logit', async (impact, weight) => {
    for (const userId of ['rock-fan-0', 'jazz-fan-0']) {
      const found = await search('night song', { userId, impact })
      const scores = found.edges.map(scoreOf(weight))
      expect(scores).toEqual(scores.toSorted((a, b) => b - a))
      const { recommendations } = await server.data(RANK, { userId, input: { candidateIds: idsOf(found) } })
      const { edges } = recommendations as { edges: readonly Pick<Hit, 'logit' | 'node'>[] }
      const logits = new Map(edges.map(({ node, logit }) => [node.id, logit]))
      const [lowest, highest] = [Math.min(...logits.values()), Math.max(...logits.values())]
      for (const { node, logit, interest } of found.edges) {
        expect(logit).toBeCloseTo(logits.get(node.id) as number, 9)
        expect(interest).toBeCloseTo((logit - lowest) / (highest - lowest), 9)
      }
    }
  })

  it('two viewers with opposite histories get different items first', async () => {
    const [rock, jazz] = [
      await search('night song', { userId: 'rock-fan-0', impact: 'HIGH' }),
      await search('night song', { userId: 'jazz-fan-0', impact: 'HIGH' }),
    ]
    expect(idsOf(rock)[0]).toMatch(/^rock/)
    expect(idsOf(jazz)[0]).toMatch(/^jazz/)
    expect(idsOf(rock).toSorted()).toEqual(idsOf(jazz).toSorted())
    expect(rock.edges[0]?.reasons.length).toBeGreaterThan(0)
  })

  it('without a viewer, interest plays no part', async () => {
    const { edges, personalization } = await search('night song')
    expect(personalization).toBe('NONE')
    expect(edges.every(({ interest }) => interest === 0)).toBe(true)
    const scores = edges.map(scoreOf(1))
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
  })

  it('a session is a viewer', async () => {
    const occurredAt = '2025-05-31T23:00:00Z'
    const events = ['jazz-1', 'jazz-2'].map((itemId) => ({ itemId, kind: 'LIKE', occurredAt }))
    const found = await search('night song', { session: { events }, impact: 'HIGH' })
    expect(idsOf(found)[0]).toMatch(/^jazz/)
  })

  it('an item whose title is the query is first for everybody', async () => {
    for (const userId of ['rock-fan-0', 'jazz-fan-0', 'newcomer', null]) {
      expect(idsOf(await search('NIGHT', { userId }))[0]).toBe('night')
    }
  })

  it('its pages continue one list, which can be read again', async () => {
    const first = await search('night song', { userId: 'rock-fan-0', first: 10 })
    const { recommendationId, pageInfo } = first
    const second = await search('night song', { userId: 'rock-fan-0', first: 50, after: pageInfo.endCursor })
    expect(second.recommendationId).toBe(recommendationId)
    expect(second.totalCount).toBe(24)
    expect(second.edges[0]?.rank).toBe(11)
    const ids = [...idsOf(first), ...idsOf(second)]
    expect(ids).toEqual(idsOf(await search('night song', { userId: 'rock-fan-0' })))
    const { recommendation } = await server.data(
      'query ($id: ID!) { recommendation(userId: "rock-fan-0", id: $id, first: 50) { nodes { id } } }',
      { id: recommendationId },
    )
    expect((recommendation as { nodes: { id: string }[] }).nodes.map(({ id }) => id)).toEqual(ids)
  })

  it('a cursor of another query or another impact is refused', async () => {
    const { pageInfo } = await search('night song', { userId: 'rock-fan-0', first: 5 })
    for (const changed of [{ query: 'night' }, { impact: 'LOW' }]) {
      const variables = { query: 'night song', userId: 'rock-fan-0', after: pageInfo.endCursor, ...changed }
      const { errors } = await server.ask(SEARCH, variables)
      expect(errors[0]?.extensions?.code).toBe('CURSOR_INVALID')
    }
  })

  it('finds the few hits that pass a filter, and counts them', async () => {
    const input = { filter: { ids: ['rock-1', 'jazz-2', 'jazz-3', 'night'] } }
    const found = await search('song', { userId: 'rock-fan-0', input })
    expect(idsOf(found).toSorted()).toEqual(['jazz-2', 'jazz-3', 'rock-1'])
    expect(found.totalCount).toBe(3)
  })

  it('counts facets over all hits', async () => {
    const { search: found } = await server.data(FACETS, {
      query: 'night song',
      userId: 'rock-fan-0',
      input: { avoidedTagIds: ['jazz'] },
    })
    expect(found).toEqual({
      totalCount: 12,
      facets: [
        {
          values: [
            { value: 'album', count: 6 },
            { value: 'song', count: 6 },
          ],
        },
        { values: [{ value: 'rock', count: 12 }] },
      ],
    })
  })

  it('lists what the viewer has seen, and nothing that they dismissed', async () => {
    const userId = 'jazz-fan-3'
    expect(idsOf(await search('night song', { userId }))).toContain('jazz-4')
    const { dismiss } = await server.data(
      `mutation { dismiss(userId: "${userId}", itemId: "jazz-4") { watermark } }`,
    )
    const { watermark: minWatermark } = dismiss as { watermark: string }
    const found = await search('night song', { userId, minWatermark })
    expect(idsOf(found)).not.toContain('jazz-4')
    expect(found.totalCount).toBe(23)
  })

  it('an empty query gives recommendations', async () => {
    const found = await search(' ', { userId: 'newcomer', first: 5 })
    const { recommendations } = await server.data(
      '{ recommendations(userId: "newcomer", first: 5) { nodes { id } } }',
    )
    expect(idsOf(found)).toEqual((recommendations as { nodes: { id: string }[] }).nodes.map(({ id }) => id))
    expect(found.totalCount).toBe(25)
  })

  it('says that it relaxed a query', async () => {
    const found = await search('night song xylophone', { userId: 'rock-fan-0' })
    expect(found).toMatchObject({ relaxed: true, totalCount: 24 })
  })

  it.each(['🎉', '"*~(:)', 'q', 'zzzz zzzz'])(
    'a query that no item matches finds nothing: %j',
    async (query) => {
      expect(await search(query, { userId: 'rock-fan-0' })).toMatchObject({ edges: [], totalCount: 0 })
    },
  )

  it.each(['nihgt', 'night', 'song two'])(
    'items(matching: "%s") lists and counts the same',
    async (query) => {
      const found = await search(query)
      const { items } = await server.data(
        `query ($query: String!) { items(matching: $query, first: 50) {
        totalCount nodes { id } facets(by: [{ field: KIND }]) { values { value count } }
      } }`,
        { query },
      )
      const { facets, totalCount, nodes } = items as {
        totalCount: number
        nodes: { id: string }[]
        facets: { values: { count: number }[] }[]
      }
      expect(nodes.map(({ id }) => id)).toEqual(idsOf(found))
      expect(totalCount).toBe(found.totalCount)
      expect(facets[0]?.values.reduce((sum, { count }) => sum + count, 0)).toBe(found.totalCount)
    },
  )

  it('items(matching:) pages, orders and filters what it finds', async () => {
    const page = async (variables: Record<string, unknown>) => {
      const { items } = await server.data(
        `query ($after: String, $orderBy: ItemOrder, $filter: ItemFilter) {
          items(matching: "nihgt", first: 10, after: $after, orderBy: $orderBy, filter: $filter) {
            totalCount nodes { id title } pageInfo { endCursor } } }`,
        variables,
      )
      return items as {
        totalCount: number
        nodes: { id: string; title: string }[]
        pageInfo: { endCursor: string }
      }
    }
    const first = await page({})
    const second = await page({ after: first.pageInfo.endCursor })
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(
      idsOf(await search('nihgt')).slice(0, 20),
    )
    const titles = (await page({ orderBy: { title: 'DESC' } })).nodes.map(({ title }) => title.toLowerCase())
    expect(titles).toEqual(titles.toSorted().toReversed())
    expect((await page({ filter: { kind: { anyOf: ['song'] } } })).totalCount).toBe(12)
  })

  it('refuses long queries with a code', async () => {
    const { errors } = await server.ask(SEARCH, { query: 'a'.repeat(10_000) })
    expect(errors[0]).toMatchObject({
      message: 'query must have at most 128 characters',
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })

  it('suggests titles while they are typed, each once', async () => {
    const { suggestions } = await server.data(
      '{ suggestions(query: "nig", first: 20) { text item { id title } } }',
    )
    const found = suggestions as { text: string; item: { id: string; title: string } }[]
    expect(found.map(({ text }) => text)).toEqual([...new Set(found.map(({ text }) => text))])
    expect(found).toHaveLength(13)
    expect(found.every(({ text, item }) => text === item.title)).toBe(true)
    expect(found.map(({ text }) => text)).toContain('Night')
  })
})
