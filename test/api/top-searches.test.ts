import { afterAll, beforeAll, expect, it } from 'vitest'
import { addNoiseKey } from '../../src/graph/__generated__/queries.ts'
import { ListTotals } from '../../src/metrics/list-totals.ts'
import type { TextSearch } from '../../src/search/text-search.ts'
import { asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { answerOf, NOW_MS, type Serving, serving } from './serving.ts'

const DAY_MS = 86_400_000
const SEARCH = `query ($query: String!, $userId: ID) {
  search(query: $query, userId: $userId, first: 2) { recommendationId edges { token node { id } } }
}`
const RECORD = `mutation ($events: [EventInput!]) { recordEvents(events: $events) { accepted } }`
const TOP = `query ($from: Instant!, $to: Instant!, $first: Int) {
  topSearches(from: $from, to: $to, first: $first) { words searches withoutResult withoutClick }
}`
const SPAN = { from: NOW_MS - 6 * DAY_MS, to: NOW_MS + 1 }

let server: Serving
let totals: ListTotals | undefined
beforeAll(async () => {
  let textSearch: TextSearch | undefined
  server = await serving({
    fill: async (graph) => {
      await graph.run(addNoiseKey, { key: 'the key of this test' })
      const built = world()
      for (const item of ['tea', 'cake', 'mug']) built.item(item, { title: `Red ${item}` })
      for (let n = 0; n < 40; n++) built.user(`u${n}`)
      await built.fill(graph)
    },
    recommend: (graph, events) => {
      totals = new ListTotals(graph, 'lists of this test')
      const asked = asking(graph, { events })
      textSearch = asked.textSearch
      return asked
    },
    parts: {
      listTotals: {
        count: (list) => totals?.count(list),
        countEvent: (...event) => totals?.countEvent(...event),
      },
    },
  })
  await textSearch?.current()
})
afterAll(() => server.close())

interface Found {
  readonly recommendationId: string
  readonly edges: readonly { readonly token: string; readonly node: { readonly id: string } }[]
}

async function search(query: string, userId: string): Promise<Found> {
  return (await server.data(SEARCH, { query, userId })).search as Found
}

it('says what users search for and do not find, to keys for statistics alone', async () => {
  for (let n = 0; n < 40; n++) {
    const userId = `u${n}`
    const { edges } = await search(n % 2 === 0 ? 'Red Tea' : 'red tèa?', userId)
    await search('zyxwv', userId)
    // A list of the same words from the cache.
    const again = await search('zyxwv', userId)
    expect(again.edges).toEqual([])
    if (n < 9) await search('mug of Jane Roe', userId)
    if (n >= 15) continue
    const about = { eventId: `e${n}`, userId, itemId: edges[0]?.node.id, token: edges[0]?.token }
    await server.data(RECORD, { events: [{ ...about, kind: 'CLICK', occurredAt: NOW_MS + 1_000 }] })
  }
  await totals?.write(NOW_MS)
  const tea = { words: 'red tea', searches: 40, withoutResult: 0, withoutClick: 25 }
  const nothing = { words: 'zyxwv', searches: 80, withoutResult: 80, withoutClick: 80 }
  expect((await server.data(TOP, SPAN)).topSearches).toEqual([nothing, tea])
  expect((await server.data(TOP, { ...SPAN, first: 1 })).topSearches).toEqual([nothing])
  expect((await server.data(TOP, { from: SPAN.from, to: NOW_MS - DAY_MS })).topSearches).toEqual([])

  const key = async (scope: string, apiKey?: string) => {
    const query = `mutation { createApiKey(name: "${scope}", scopes: [${scope}]) { key } }`
    const { data } = await answerOf(
      await server.post(JSON.stringify({ query }), apiKey ? { 'x-api-key': apiKey } : {}),
    )
    return (data as { createApiKey: { key: string } }).createApiKey.key
  }
  const admin = await key('ADMIN')
  const asKey = async (apiKey: string, variables: object = SPAN) => {
    const body = JSON.stringify({ query: TOP, variables })
    return answerOf(await server.post(body, { 'x-api-key': apiKey }))
  }
  const analyze = await key('ANALYZE', admin)
  expect((await asKey(analyze)).data?.topSearches).toEqual([nothing, tea])
  for (const scope of ['READ', 'SERVER', 'STEER'])
    expect((await asKey(await key(scope, admin))).errors[0]?.extensions.code).toBe('FORBIDDEN')
  for (const wrong of [
    { ...SPAN, to: SPAN.from },
    { ...SPAN, first: 0 },
    { ...SPAN, first: 101 },
  ])
    expect((await asKey(analyze, wrong)).errors[0]?.extensions.code).toBe('BAD_USER_INPUT')
})
