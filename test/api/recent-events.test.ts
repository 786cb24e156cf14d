import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fillLittleGraph } from './little-graph.ts'
import { answerOf, type Serving, serving } from './serving.ts'

const RECENT = `query ($kinds: [EventKind!], $statuses: [EventStatus!], $first: Int, $after: String) {
  recentEvents(kinds: $kinds, statuses: $statuses, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage }
    nodes { number keyName kind status eventId userId itemId problems { code path } } } }`

interface Recent {
  readonly totalCount: number
  readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean }
  readonly nodes: readonly {
    readonly number: number
    readonly keyName: string | null
    readonly kind: string | null
    readonly status: string
    readonly eventId: string | null
    readonly userId: string | null
    readonly itemId: string | null
    readonly problems: readonly { readonly code: string; readonly path: readonly string[] }[]
  }[]
}

const event = (eventId: string, userId: string, kind: string, more: object = {}) => ({
  eventId,
  userId,
  itemId: 'tea',
  kind,
  occurredAt: '2020-01-01T00:00:00Z',
  ...more,
})

let server: Serving
beforeAll(async () => {
  server = await serving({ fill: fillLittleGraph })
})
afterAll(() => server.close())

const recent = async (variables: object = {}) =>
  (await server.data(RECENT, { ...variables })).recentEvents as Recent

const record = (...events: readonly object[]) =>
  server.data('mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }', { events })

// In order: the last test makes keys.
describe('recent events', () => {
  it('show each event with its verdict, newest first, and filter by kind and verdict', async () => {
    await server.data(
      'mutation { setConsent(userId: "cy", choices: [{ purpose: PERSONALIZATION, isGranted: false }]) { problems { code } } }',
    )
    await record(event('one', 'ana', 'CLICK'), event('bad', 'ana', 'VIEW', { portion: 3 }))
    await record(event('one', 'ana', 'CLICK'), event('denied', 'cy', 'LIKE'))
    await record(event('odd', 'ana', 'WINK'))
    await server.data('mutation { dismiss(userId: "bo", itemId: "mug") { problems { code } } }')
    const { nodes, totalCount } = await recent()
    expect(totalCount).toBe(6)
    expect(
      nodes.map(({ number, kind, status, eventId, userId }) => [number, kind, status, eventId, userId]),
    ).toEqual([
      [6, 'HIDE', 'ACCEPTED', null, 'bo'],
      [5, null, 'REJECTED', 'odd', 'ana'],
      [4, 'LIKE', 'SUPPRESSED_NO_CONSENT', null, null],
      [3, 'CLICK', 'DUPLICATE', 'one', 'ana'],
      [2, 'VIEW', 'REJECTED', 'bad', 'ana'],
      [1, 'CLICK', 'ACCEPTED', 'one', 'ana'],
    ])
    expect(nodes[4]?.problems).toEqual([{ code: 'BAD_USER_INPUT', path: ['events', '1', 'portion'] }])
    const numbers = async (filter: object) => (await recent(filter)).nodes.map(({ number }) => number)
    expect(await numbers({ kinds: ['CLICK'] })).toEqual([3, 1])
    expect(await numbers({ kinds: ['CLICK', 'VIEW'], statuses: ['REJECTED'] })).toEqual([2])
    const { pageInfo } = await recent({ first: 4 })
    expect(await numbers({ first: 4, after: pageInfo.endCursor })).toEqual([2, 1])
  })

  it('of a user who is erased no longer say whose they are', async () => {
    await record(event('gone', 'dan', 'VIEW'))
    expect((await recent({ first: 1 })).nodes[0]?.userId).toBe('dan')
    await server.data('mutation { deleteUsers(userIds: ["dan"]) { deletedUserIds } }')
    expect((await recent({ first: 1 })).nodes[0]).toMatchObject({
      kind: 'VIEW',
      status: 'ACCEPTED',
      eventId: null,
      userId: null,
      itemId: null,
    })
  })

  it('name no one to a key with `analyze` alone, and are in the audit log for a key that may see names', async () => {
    const { createApiKey: admin } = await server.data(
      'mutation { createApiKey(name: "boss", scopes: [ADMIN]) { key } }',
    )
    const asking =
      (key: unknown) =>
      async (query: string, variables: object = {}) =>
        answerOf(await server.post(JSON.stringify({ query, variables }), { 'x-api-key': String(key) }))
    const asBoss = asking((admin as { key: string }).key)
    const made = await asBoss('mutation { createApiKey(name: "analyst", scopes: [ANALYZE]) { key } }')
    const asAnalyst = asking(((made.data?.createApiKey ?? {}) as { key?: string }).key)
    await asBoss('mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }', {
      events: [event('two', 'ana', 'SAVE')],
    })
    const newest = async (ask: typeof asBoss) =>
      ((await ask(RECENT, { first: 1 })).data?.recentEvents as Recent | undefined)?.nodes[0]
    const seen = { kind: 'SAVE', status: 'ACCEPTED', keyName: 'boss' }
    expect(await newest(asAnalyst)).toMatchObject({ ...seen, eventId: null, userId: null, itemId: null })
    expect(await newest(asBoss)).toMatchObject({ ...seen, eventId: 'two', userId: 'ana', itemId: 'tea' })
    const audit = await asBoss('{ auditEntries(first: 100) { nodes { actor action } } }')
    const entries = ((audit.data?.auditEntries ?? { nodes: [] }) as { nodes: object[] }).nodes
    expect(entries).toContainEqual({ actor: 'boss', action: 'Query.recentEvents' })
    expect(entries).not.toContainEqual({ actor: 'analyst', action: 'Query.recentEvents' })
  })
})
