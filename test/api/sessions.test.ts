import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../support/asking.ts'
import { jazzAndRock } from './jazz-and-rock.ts'
import { type Serving, serving } from './serving.ts'

const DAY_MS = 86_400_000
const CLOCK_MS = Date.UTC(2025, 5, 1)

let server: Serving
beforeAll(async () => {
  server = await serving({
    fill: (graph) => jazzAndRock('drink').fill(graph),
    recommend: (graph, events) => asking(graph, { events }),
  })
})
afterAll(() => server.close())

const ASKED = `query ($session: SessionInput, $userId: ID, $first: Int, $after: String) {
  recommendations(session: $session, userId: $userId, first: $first, after: $after) {
    recommendationId personalization degradedSources unknownSessionIds nodes { id } pageInfo { endCursor hasNextPage }
    edges { reasons { text items { id } } } } }`

interface Asked {
  readonly recommendationId: string
  readonly personalization: string
  readonly degradedSources: readonly string[]
  readonly unknownSessionIds: readonly string[]
  readonly nodes: readonly { id: string }[]
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean }
  readonly edges: readonly {
    readonly reasons: readonly { text: string; items: readonly { id: string }[] }[]
  }[]
}

async function recommended(variables: Record<string, unknown>): Promise<Asked> {
  return (await server.data(ASKED, variables)).recommendations as Asked
}

async function problem(variables: Record<string, unknown>) {
  return (await server.ask(ASKED, variables)).errors[0]
}

function event(itemId: string, ageMs = DAY_MS, kind = 'PLAY') {
  return { itemId, kind, occurredAt: new Date(CLOCK_MS - ageMs).toISOString() }
}

const sessionOf = (...itemIds: readonly string[]) => ({ events: itemIds.map((itemId) => event(itemId)) })
const idsOf = ({ nodes }: Asked) => nodes.map(({ id }) => id)

describe('a session', () => {
  it('gets a list from its events, without a degraded source', async () => {
    const list = await recommended({ session: sessionOf('drink-0', 'drink-2'), first: 8 })
    expect(list).toMatchObject({ personalization: 'SESSION', degradedSources: [], unknownSessionIds: [] })
    expect(list.nodes).toHaveLength(8)
    expect(idsOf(list)).not.toContain('drink-0')
  })

  it('has reasons from its own events', async () => {
    const list = await recommended({ session: sessionOf('drink-0', 'drink-2'), first: 8 })
    const reasons = list.edges.flatMap((edge) => edge.reasons)
    const named = new Set(reasons.flatMap(({ items }) => items.map(({ id }) => id)))
    expect(named.size).toBeGreaterThan(0)
    for (const id of named) expect(['drink-0', 'drink-2']).toContain(id)
  })

  it('with one more event gets another list', async () => {
    const one = await recommended({ session: sessionOf('drink-0') })
    const two = await recommended({ session: sessionOf('drink-0', 'drink-1') })
    expect(idsOf(one)).not.toEqual(idsOf(two))
  })

  it('that wants a tag gets items of the tag', async () => {
    const list = await recommended({ session: { tagIds: ['rock'] }, first: 5 })
    expect(idsOf(list).every((id) => Number(id.split('-')[1]) % 2 === 1)).toBe(true)
  })

  it('never gets an item that it dismissed or liked, in any page', async () => {
    const session = {
      events: [event('drink-4', DAY_MS, 'HIDE'), event('drink-0'), event('drink-6', 0, 'IMPRESSION')],
    }
    const list = await recommended({ session, first: 40 })
    expect(idsOf(list)).not.toContain('drink-4')
    expect(idsOf(list)).not.toContain('drink-0')
    expect(idsOf(list)).toContain('drink-6')
  })

  it('names the ids that do not exist, and ignores them', async () => {
    const known = await recommended({ session: sessionOf('drink-0') })
    const { events } = sessionOf('drink-0', 'no-item')
    const list = await recommended({ session: { events, tagIds: ['no-tag'] } })
    expect(list.unknownSessionIds).toEqual(['no-item', 'no-tag'])
    expect(idsOf(list)).toEqual(idsOf(known))
  })

  it('without events gets the list of a visitor', async () => {
    expect((await recommended({ session: {} })).personalization).toBe('SESSION')
  })
})

describe('a page of the list of a session', () => {
  it('continues without repeats, with the same session or a longer one', async () => {
    const session = sessionOf('drink-0', 'drink-2')
    const first = await recommended({ session, first: 5 })
    const longer = sessionOf('drink-0', 'drink-2', 'drink-9')
    const second = await recommended({ session: longer, first: 5, after: first.pageInfo.endCursor })
    const third = await recommended({ session, first: 5, after: second.pageInfo.endCursor })
    expect(second.recommendationId).toBe(first.recommendationId)
    const all = [first, second, third].flatMap(idsOf)
    expect(all).toHaveLength(15)
    expect(new Set(all).size).toBe(15)
  })

  it('leaves out what the session dismissed meanwhile', async () => {
    const session = sessionOf('drink-0', 'drink-2')
    const first = await recommended({ session, first: 5 })
    const { endCursor: after } = first.pageInfo
    const [next] = idsOf(await recommended({ session, first: 5, after }))
    const events = [...session.events, event(String(next), 0, 'HIDE')]
    expect(idsOf(await recommended({ session: { events }, first: 5, after }))).not.toContain(next)
  })

  it('tells another session nothing of the first one', async () => {
    const first = await recommended({ session: sessionOf('drink-0', 'drink-2'), first: 5 })
    const { endCursor: after } = first.pageInfo
    const other = await recommended({ session: sessionOf('drink-9'), first: 5, after })
    expect(other.recommendationId).toBe(first.recommendationId)
    const named = other.edges.flatMap(({ reasons }) =>
      reasons.flatMap(({ items }) => items.map(({ id }) => id)),
    )
    expect(named).not.toContain('drink-0')
    expect(named).not.toContain('drink-2')
  })

  it('belongs to no user, and the list of a user to no session', async () => {
    const ofSession = await recommended({ session: sessionOf('drink-0'), first: 3 })
    const ofUser = await recommended({ userId: 'guest-0', first: 3 })
    const asUser = await problem({ userId: 'guest-0', first: 3, after: ofSession.pageInfo.endCursor })
    const asSession = await problem({ session: {}, first: 3, after: ofUser.pageInfo.endCursor })
    expect(asUser?.extensions.code).toBe('CURSOR_INVALID')
    expect(asSession?.extensions.code).toBe('CURSOR_INVALID')
  })
})

describe('a session is refused', () => {
  const many = (count: number) => Array.from({ length: count }, (_, n) => event(`drink-${n % 40}`, n + 1))

  it('with 101 events', async () => {
    expect((await recommended({ session: { events: many(100) } })).personalization).toBe('SESSION')
    expect(await problem({ session: { events: many(101) } })).toMatchObject({
      message: 'session.events must have at most 100 entries, had 101',
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })

  it('with more than 32 kB', async () => {
    const events = many(100).map((one, n) => ({ ...one, itemId: `${n}-${'\u{10400}'.repeat(95)}` }))
    expect(await problem({ session: { events } })).toMatchObject({
      message: 'session must have at most 32 kB',
    })
  })

  it('with an event that no user may record, without its values', async () => {
    const wrong = await problem({
      session: { events: [event('drink-0'), { ...event('marker-zq', -DAY_MS) }] },
    })
    expect(wrong).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
    expect(wrong?.message).toMatch(/^session\.events\.1\.occurredAt: /)
    expect(wrong?.message).not.toContain('marker-zq')
  })

  it('together with a user', async () => {
    const wrong = await problem({ userId: 'guest-0', session: {} })
    expect(wrong?.message).toBe('recommendations is for userId or for session, not for both')
  })

  it('in a URL', async () => {
    const parameters = new URLSearchParams({
      query: ASKED,
      variables: JSON.stringify({ session: sessionOf('drink-0') }),
    })
    const headers = { 'apollo-require-preflight': 'yes' }
    const response = await server.get(`/graphql?${parameters}`, headers)
    const text = await response.text()
    expect(text).toContain('session must not be in a URL')
    const ofUser = new URLSearchParams({ query: ASKED, variables: JSON.stringify({ userId: 'guest-0' }) })
    expect(await (await server.get(`/graphql?${ofUser}`, headers)).text()).toContain(
      '"personalization":"FULL"',
    )
  })
})

const HISTORY = [
  event('drink-0', 3 * DAY_MS),
  event('drink-6', 2 * DAY_MS, 'LIKE'),
  event('drink-6', DAY_MS),
  event('drink-9', DAY_MS, 'CLICK'),
  event('drink-11', DAY_MS, 'IMPRESSION'),
  event('drink-3', DAY_MS, 'HIDE'),
]

const RECORD = `mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted duplicates } }`

/** The history as a client sends it at sign-in, with the ids that it gave to the events. */
const eventsOf = (userId: string) =>
  HISTORY.map((one, index) => ({ ...one, userId, eventId: `visit-7-${index}` }))

it('a session with exactly the history of a user gets the list of the user', async () => {
  const { recordEvents } = await server.data(RECORD, { events: eventsOf('hermit') })
  expect(recordEvents).toMatchObject({ accepted: HISTORY.length })
  const ofUser = await recommended({ userId: 'hermit', first: 30 })
  const ofSession = await recommended({ session: { events: HISTORY }, first: 30 })
  expect(ofUser.personalization).toBe('FULL')
  expect(idsOf(ofUser)).toHaveLength(30)
  expect(idsOf(ofSession)).toEqual(idsOf(ofUser))
})

it('events of a session count once for the user who signs in, however often they are sent', async () => {
  const history = async () =>
    (
      await server.data(
        '{ user(id: "signed-in") { history(first: 10) { edges { engagement node { id } } } } }',
      )
    ).user
  expect((await server.data(RECORD, { events: eventsOf('signed-in') })).recordEvents).toEqual({
    accepted: HISTORY.length,
    duplicates: 0,
  })
  const once = await history()
  const list = await recommended({ userId: 'signed-in', first: 20 })
  await server.data(RECORD, { events: eventsOf('signed-in') })
  expect(await history()).toEqual(once)
  expect(idsOf(await recommended({ userId: 'signed-in', first: 20 }))).toEqual(idsOf(list))
})

it('a browser key asks with a session, and not for a user', async () => {
  const made = await server.data('mutation { createApiKey(name: "admin", scopes: [ADMIN]) { key } }')
  const headers = { 'x-api-key': (made.createApiKey as { key: string }).key }
  const create = 'mutation { createApiKey(name: "browser", scopes: [READ]) { key } }'
  const answer = (await (await server.post(JSON.stringify({ query: create }), headers)).json()) as {
    data: { createApiKey: { key: string } }
  }
  const browser = { 'x-api-key': answer.data.createApiKey.key }
  const ask = async (variables: object) =>
    (await server.post(JSON.stringify({ query: ASKED, variables }), browser)).text()
  expect(await ask({ session: sessionOf('drink-0') })).toContain('"personalization":"SESSION"')
  expect(await ask({ userId: 'guest-0' })).toContain('FORBIDDEN')
})
