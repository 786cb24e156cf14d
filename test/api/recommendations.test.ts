import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { counted } from './counted.ts'
import { type Connection, type Edge, RECOMMENDED, REPLAYED } from './recommended.ts'
import { type Serving, serving } from './serving.ts'

const DRINKS = Array.from({ length: 30 }, (_, index) => `drink-${index}`)

/** Ana follows three users who like items that Ana has not seen. Ed, Flo and Gus have the same history as Ana. */
function tearoom() {
  const town = world()
  for (const [index, id] of DRINKS.entries()) {
    town.item(id, { title: `Drink ${index}`, kind: 'track', tags: [index % 2 === 0 ? 'jazz' : 'rock'] })
  }
  town.item('film', { title: 'A Film', kind: 'video', tags: ['jazz'] })
  town.user('ana', { name: 'Ana' }).follows('bo', 'cy', 'di').listens('drink-0', 'drink-2').states('jazz')
  town.user('bo', { name: 'Bo', isShown: true }).listens('drink-4', 'drink-6', 'drink-0')
  town.user('cy', { name: 'Cy' }).follows('ana').listens('drink-4', 'drink-0', 'drink-8')
  town.user('di', { name: 'Di' }).follows('ana').listens('drink-4', 'drink-2', 'drink-10').watches('film')
  for (const id of ['ed', 'flo', 'gus']) town.user(id).listens('drink-0', 'drink-2', 'drink-12', 'drink-1')
  return town.user('newcomer')
}

const queries: string[] = []
let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: (graph) => tearoom().fill(graph),
    wrap: (graph) => counted(graph, (name) => queries.push(name)),
    recommend: (graph, events) => asking(graph, { events }),
  })
})
afterAll(() => server.close())

async function recommended(userId: string, args: Record<string, unknown> = {}): Promise<Connection> {
  return (await server.data(RECOMMENDED, { userId, ...args })).recommendations as Connection
}

describe('recommendations', () => {
  it('are ranked, with probabilities, contributions that add up to the logit, and reasons', async () => {
    const list = await recommended('ana', { first: 5 })
    expect(list.edges.map(({ rank }) => rank)).toEqual([1, 2, 3, 4, 5])
    expect(list.nodes).toEqual(list.edges.map(({ node: { id } }) => ({ id })))
    for (const edge of list.edges) {
      const sum = edge.contributions.reduce((total, { logit }) => total + logit, edge.bias)
      expect(edge.logit).toBeCloseTo(sum, 9)
      expect(edge.contributions.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 9)
      expect(edge.contributions[0]?.source).toMatch(/^[A-Z_]+$/)
      expect(edge.reasons.length).toBeGreaterThan(0)
    }
    const probabilities = list.edges.map(({ probability }) => probability)
    expect(probabilities).toEqual([...probabilities].sort((a, b) => b - a))
    expect(probabilities.every((probability) => probability > 0 && probability < 1)).toBe(true)
  })

  it('describe how they were made', async () => {
    const list = await recommended('ana')
    expect(list).toMatchObject({
      personalization: 'FULL',
      degradedSources: [],
      modelVersion: expect.any(String),
      asOf: '2025-05-31T00:00:00.000Z',
      recommendationId: expect.any(String),
    })
    expect(list.tookMs).toBeGreaterThan(0)
    expect(list.candidateCounts.map(({ source }) => source)).toContain('SIMILAR_ITEMS')
    for (const count of list.candidateCounts) {
      expect(count.afterFilter).toBeLessThanOrEqual(count.generated)
      expect(count.returned).toBeLessThanOrEqual(count.afterFilter)
    }
  })

  it('count what each source proposed, and what of it passes the request', async () => {
    const countsOf = async (args: Record<string, unknown>) => {
      const { candidateCounts } = await recommended('ana', { first: 3, ...args })
      const found = candidateCounts.find(({ source }) => source === 'POPULAR')
      return [found?.generated, found?.afterFilter]
    }
    // Users engaged with drinks 0, 1, 2, 4, 6, 8, 10 and 12 and the film; Ana has seen drinks 0 and 2.
    expect(await countsOf({})).toEqual([7, 7])
    expect(await countsOf({ input: { filter: { kind: { anyOf: ['video'] } } } })).toEqual([7, 1])
    expect(await countsOf({ input: { excludedItemIds: ['drink-4', 'film', 'drink-20'] } })).toEqual([7, 5])
    expect(await countsOf({ input: { candidateIds: ['drink-4', 'drink-20'] } })).toEqual([7, 1])
  })

  it('never contain items that the viewer has seen', async () => {
    const { nodes } = await recommended('ana', { first: 30 })
    expect(nodes.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['drink-0']))
    expect(nodes.map(({ id }) => id)).not.toEqual(expect.arrayContaining(['drink-2']))
  })

  it('name only followed users with showMeToOthers in reasons', async () => {
    const input = { sources: [{ source: 'SOCIAL', multiplier: 10 }] }
    const list = await recommended('ana', { first: 30, input })
    const reasons = list.edges.flatMap((edge) => edge.reasons)
    const named = new Set(reasons.flatMap(({ users }) => users.map(({ name }) => name)))
    expect([...named]).toEqual(['Bo'])
    for (const { count } of reasons) expect(count === null || count >= 3).toBe(true)
  })

  it('have reasons that link to items and tags', async () => {
    const list = await recommended('ana', { first: 30 })
    const reasons = list.edges.flatMap((edge) => edge.reasons)
    expect(reasons.flatMap(({ items }) => items.map(({ id }) => id))).toContain('drink-0')
    expect(reasons.flatMap(({ tags }) => tags.map(({ id }) => id))).toContain('jazz')
  })

  it('are the same through the user', async () => {
    const direct = await recommended('ana', { first: 5 })
    const { user } = await server.data('{ user(id: "ana") { recommendations(first: 5) { nodes { id } } } }')
    expect(user).toEqual({ recommendations: { nodes: direct.nodes } })
  })

  it('need at most four queries, whatever the page size', async () => {
    queries.length = 0
    await recommended('ana', { first: 3 })
    const few = queries.filter((name) => /^(catalog|social)/.test(name))
    queries.length = 0
    await recommended('ana', { first: 20 })
    const many = queries.filter((name) => /^(catalog|social)/.test(name))
    expect(many.length).toBeLessThanOrEqual(4)
    expect(few.length).toBeLessThanOrEqual(4)
  })
})

describe('pages of recommendations', () => {
  it('continue the same list without repeats', async () => {
    const seen: string[] = []
    const first = await recommended('ana', { first: 4 })
    let page = first
    while (page.pageInfo.hasNextPage && seen.length < 20) {
      seen.push(...page.nodes.map(({ id }) => id))
      page = await recommended('ana', { first: 4, after: page.pageInfo.endCursor })
      expect(page.recommendationId).toBe(first.recommendationId)
      expect(page.pageInfo.hasPreviousPage).toBe(true)
      expect(page.edges[0]?.rank ?? seen.length + 1).toBe(seen.length + 1)
    }
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen.length).toBeGreaterThanOrEqual(8)
  })

  it('continue after the cursor of any edge', async () => {
    const page = await recommended('ana', { first: 4 })
    const next = await recommended('ana', { first: 1, after: page.edges[1]?.cursor })
    expect(next.nodes).toEqual([page.nodes[2]])
  })

  it.each(['nonsense', Buffer.from('["items",1,"drink-3"]').toString('base64url')])(
    'reject an unknown cursor: %s',
    async (after) => {
      const { errors, data } = await server.ask(RECOMMENDED, { userId: 'ana', after })
      expect(errors[0]?.extensions).toMatchObject({ code: 'CURSOR_INVALID', hint: expect.any(String) })
      expect(data).toEqual({ recommendations: null })
    },
  )

  it('reject the cursor of another user', async () => {
    const { pageInfo } = await recommended('ana', { first: 2 })
    const { errors } = await server.ask(RECOMMENDED, { userId: 'bo', first: 2, after: pageInfo.endCursor })
    expect(errors[0]?.extensions.code).toBe('CURSOR_INVALID')
  })
})

describe('a user', () => {
  it('who is unknown gets a list with UNKNOWN_USER', async () => {
    const list = await recommended('stranger', { first: 5 })
    expect(list.personalization).toBe('UNKNOWN_USER')
    expect(list.edges).toHaveLength(5)
    expect(list.edges.every(({ reasons }) => reasons.length > 0)).toBe(true)
  })

  it('without history gets a list with COLD_START', async () => {
    const list = await recommended('newcomer', { first: 5 })
    expect(list.personalization).toBe('COLD_START')
    expect(list.edges).toHaveLength(5)
  })
})

describe('the input', () => {
  it('filters by kind, items and tags', async () => {
    const videos = await recommended('ana', { input: { itemKinds: ['video'] } })
    expect(videos.nodes).toEqual([{ id: 'film' }])
    const rock = await recommended('ana', {
      first: 20,
      input: { requiredTagIds: ['rock'], avoidedTagIds: ['jazz'] },
    })
    expect(rock.edges.length).toBeGreaterThan(0)
    expect(rock.edges.every(({ node }) => Number(node.id.split('-')[1]) % 2 === 1)).toBe(true)
    const without = await recommended('ana', { first: 20, input: { excludedItemIds: ['drink-4'] } })
    expect(without.nodes).not.toContainEqual({ id: 'drink-4' })
  })

  it('can disable a source', async () => {
    const list = await recommended('ana', {
      input: { sources: [{ source: 'SIMILAR_ITEMS', multiplier: 0 }] },
    })
    expect(list.candidateCounts.map(({ source }) => source)).not.toContain('SIMILAR_ITEMS')
  })

  it('can disable the factor model, whose reasons are items of the history', async () => {
    const told = await recommended('ana', { first: 30 })
    const latent = told.edges.flatMap((edge) =>
      edge.contributions.filter(({ source }) => source === 'LATENT').map(({ raw }) => ({ edge, raw })),
    )
    // It also scores candidates of other sources, where its score may be 0 or negative.
    expect(latent.every(({ raw }) => Number.isFinite(raw))).toBe(true)
    expect(latent.filter(({ raw }) => raw > 0).length).toBeGreaterThan(3)
    const alone = await recommended('ana', {
      first: 30,
      input: {
        sources: [
          'POPULAR',
          'TRENDING',
          'FRESH',
          'SIMILAR_ITEMS',
          'NEIGHBORS',
          'SOCIAL',
          'SHARED_TAGS',
          'SOCIAL_TWO_HOP',
        ].map((source) => ({ source, multiplier: 0 })),
      },
    })
    const [best] = alone.edges
    expect(best?.contributions.map(({ source }) => source)).toEqual(['LATENT'])
    expect(best?.reasons[0]).toMatchObject({ kind: 'BECAUSE_ITEM', evidenceShare: 1 })
    expect(['drink-0', 'drink-2']).toContain(best?.reasons[0]?.items[0]?.id)
    const without = await recommended('ana', {
      first: 30,
      input: { sources: [{ source: 'LATENT', multiplier: 0 }] },
    })
    expect(without.candidateCounts.map(({ source }) => source)).not.toContain('LATENT')
    const sources = without.edges.flatMap(({ contributions }) => contributions.map(({ source }) => source))
    expect(sources).not.toContain('LATENT')
  })

  it('flattens probabilities with a high temperature and keeps the order', async () => {
    const plain = await recommended('ana', { first: 5 })
    const even = await recommended('ana', { first: 5, input: { temperature: 50 } })
    expect(even.nodes).toEqual(plain.nodes)
    expect(even.edges[0]?.probability).toBeLessThan(plain.edges[0]?.probability ?? 0)
  })

  it.each<[string, Record<string, unknown>]>([
    ['first must be 1..100, was 0', { first: 0 }],
    ['first must be 1..100, was 100000', { first: 100_000 }],
    ['userId is empty', { userId: '' }],
    ['temperature must be 0.01..100, was 0', { input: { temperature: 0 } }],
    ['multiplier must be 0..10, was 11', { input: { sources: [{ source: 'SOCIAL', multiplier: 11 }] } }],
    [
      'sources names SOCIAL twice',
      { input: { sources: [1, 2].map((multiplier) => ({ source: 'SOCIAL', multiplier })) } },
    ],
    [
      'excludedItemIds must have at most 500 entries, had 501',
      { input: { excludedItemIds: Array.from({ length: 501 }, (_, index) => `i${index}`) } },
    ],
    [
      'requiredTagIds has the control or invisible character U+0000',
      { input: { requiredTagIds: ['\u0000'] } },
    ],
  ])('out of range is rejected with its name: %s', async (message, args) => {
    const { errors } = await server.ask(RECOMMENDED, { userId: 'ana', ...args })
    expect(errors[0]).toMatchObject({ message, extensions: { code: 'BAD_USER_INPUT' } })
  })
})

describe('metrics', () => {
  it('count the items on served pages', async () => {
    await recommended('ana', { first: 3 })
    const text = await (await server.get('/metrics')).text()
    expect(text).toMatch(/attune_served_items_total [1-9]/)
    expect(text).toMatch(/attune_served_items_coverage (?:0\.\d+|1)\n/)
  })
})

describe('a list that was served', () => {
  const replayed = async (userId: string, id: string, args: Record<string, unknown> = {}) =>
    (await server.data(REPLAYED, { userId, id, ...args })).recommendation as Connection | null

  /** An edge without names of people. */
  const nameless = ({ reasons, ...edge }: Edge) => ({
    ...edge,
    reasons: reasons.map(({ users: _, text, ...reason }) => ({
      ...reason,
      text: text
        .replace(/^Bo and 2 others you follow/, '3 people you follow')
        .replace(/^Bo, whom you follow,/, 'People you follow'),
    })),
  })

  it('can be shown again as it was, without names of people, though the user has acted since', async () => {
    const input = { sources: [{ source: 'SOCIAL', multiplier: 10 }] }
    const first = await recommended('ana', { first: 3, input })
    const second = await recommended('ana', { first: 2, after: first.pageInfo.endCursor, input })
    const shown = [...first.edges, ...second.edges]
    expect(shown.some(({ reasons }) => reasons.some(({ users }) => users.length > 0))).toBe(true)
    const [liked] = shown
    const event = { eventId: 'liked', userId: 'ana', itemId: liked?.node.id, kind: 'LIKE', occurredAt: 1_000 }
    await server.data('mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }', {
      events: [event],
    })
    const again = await replayed('ana', first.recommendationId)
    expect(again?.edges.map(nameless)).toEqual(shown.map(nameless))
    expect(again?.edges.flatMap(({ reasons }) => reasons.flatMap(({ users }) => users))).toEqual([])
    expect(again?.pageInfo.hasNextPage).toBe(false)
    const rest = await replayed('ana', first.recommendationId, { after: again?.edges[1]?.cursor, first: 2 })
    expect(rest?.nodes).toEqual(again?.nodes.slice(2, 4))
  })

  it('is null for another user, and for an unknown id', async () => {
    const { recommendationId } = await recommended('ana')
    expect(await replayed('bo', recommendationId)).toBeNull()
    expect(await replayed('ana', 'unknown')).toBeNull()
  })

  it('is refused for an id that no list can have', async () => {
    const { errors } = await server.ask(REPLAYED, { userId: 'ana', id: 'x'.repeat(5_000) })
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT'])
  })

  it('does not go on at a cursor of another list', async () => {
    const [one, other] = [await recommended('ana'), await recommended('ana')]
    const { errors } = await server.ask(REPLAYED, {
      userId: 'ana',
      id: one.recommendationId,
      after: other.pageInfo.endCursor,
    })
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['CURSOR_INVALID'])
  })
})
