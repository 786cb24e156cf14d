import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AnsweredError, answerOf, NOW_MS, type Serving, serving } from '../api/serving.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { fillCircles } from './fixture/circles.ts'

const RECORD = `mutation ($events: [EventInput!], $actions: [ActionInput!]) {
  recordEvents(events: $events, actions: $actions) { accepted duplicates results { eventId status problems { path message } } }
}`

const EVENTS = `query ($userId: ID!, $filter: UserEventFilter, $first: Int, $after: String) {
  user(id: $userId) { events(filter: $filter, first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage }
    nodes { eventId kind occurredAt count rating portion quantity orderId commentLength price { amount currency } item { id } }
  } }
}`

interface Listed {
  readonly eventId: string
  readonly kind: string
  readonly occurredAt: string
  readonly orderId: string | null
  readonly item: { readonly id: string } | null
}

interface Recorded {
  readonly accepted: number
  readonly duplicates: number
  readonly results: readonly {
    readonly eventId: string
    readonly status: string
    readonly problems: readonly { readonly path: readonly string[]; readonly message: string }[]
  }[]
}

const HOUR_MS = 3_600_000
const hoursAgo = (hours: number) => new Date(NOW_MS - hours * HOUR_MS).toISOString()

describe.each(ENGINES)('events by kind and the events of a user on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    const keys = { browser: '', server: '' }
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        settings: { requestDeadlineMs: 20_000 },
        async fill(graph) {
          await fillCircles(graph)
          keys.browser = await apiKey(graph, ['read', 'track'])
          keys.server = await apiKey(graph, ['read', 'track', 'server'])
        },
      })
    })
    afterAll(() => server.close())

    async function ask(
      query: string,
      variables: object,
      headers: Record<string, string> = { 'x-api-key': keys.server },
    ): Promise<{ data: Record<string, unknown>; errors: readonly AnsweredError[] }> {
      const { data, errors } = await answerOf(
        await server.post(JSON.stringify({ query, variables }), headers),
      )
      return { data: data ?? {}, errors }
    }

    async function record(variables: object): Promise<Recorded> {
      const { data, errors } = await ask(RECORD, variables)
      expect(errors).toEqual([])
      return data.recordEvents as Recorded
    }

    async function listed(userId: string, more: object = {}) {
      const { data, errors } = await ask(EVENTS, { userId, ...more })
      expect(errors).toEqual([])
      const { events } = data.user as {
        events: {
          nodes: readonly Listed[]
          totalCount: number
          pageInfo: { endCursor: string; hasNextPage: boolean }
        }
      }
      return events
    }

    const act = (userId: string, eventId: string, hours: number, more: object = {}) => ({
      eventId,
      userId,
      occurredAt: hoursAgo(hours),
      ...more,
    })

    it('each action becomes an event of its kind, with what the action says', async () => {
      const of = (eventId: string, hours: number, more: object = {}) => act('kim', eventId, hours, more)
      const unitPrice = { amount: 450, currency: 'EUR' }
      const { results } = await record({
        events: [of('e', 0, { itemId: 'j1', kind: 'CLICK' })],
        actions: [
          { view: of('v', 1, { itemId: 'j1', portion: 1 }) },
          { play: of('p', 2, { itemId: 'j1', portion: 0.25, dwellMs: 9_000 }) },
          { cartAdded: of('c', 3, { itemId: 'j2', quantity: 2, unitPrice }) },
          { cartRemoved: of('r', 4, { itemId: 'j2', quantity: 1 }) },
          { search: of('s', 5, { query: 'jazz' }) },
          { impression: of('i', 6, { itemId: 'j2' }) },
          { rating: of('a', 7, { itemId: 'j3', value: 4.5 }) },
          { comment: of('m', 8, { itemId: 'j3', length: 140 }) },
          { share: of('h', 9, { itemId: 'j3' }) },
          { like: of('l', 10, { itemId: 'j3' }) },
          { save: of('z', 11, { itemId: 'j3', context: { device: 'phone', place: 'home/top' } }) },
        ],
      })
      expect(results.map(({ eventId, status }) => `${eventId} ${status}`)).toEqual(
        [...'evpcrsiamhlz'].map((eventId) => `${eventId} ACCEPTED`),
      )
      const plain = {
        count: 1,
        rating: null,
        portion: null,
        quantity: null,
        orderId: null,
        commentLength: null,
        price: null,
      }
      const row = (eventId: string, kind: string, hours: number, id: string, more: object = {}) => ({
        ...plain,
        eventId,
        kind,
        occurredAt: hoursAgo(hours).replace('.000Z', '.000Z'),
        item: { id },
        ...more,
      })
      const { nodes, totalCount } = await listed('kim')
      expect(nodes).toEqual([
        row('e', 'CLICK', 0, 'j1'),
        row('v', 'VIEW', 1, 'j1', { portion: 1 }),
        row('p', 'PLAY', 2, 'j1', { portion: 0.25 }),
        row('c', 'CART', 3, 'j2', { quantity: 2, price: unitPrice }),
        row('r', 'CART_REMOVED', 4, 'j2', { quantity: 1 }),
        row('a', 'RATING', 7, 'j3', { rating: 4.5 }),
        row('m', 'COMMENT', 8, 'j3', { commentLength: 140 }),
        row('h', 'SHARE', 9, 'j3'),
        row('l', 'LIKE', 10, 'j3'),
        row('z', 'SAVE', 11, 'j3'),
      ])
      expect(totalCount).toBe(10)
    })

    it('an order gives one purchase for each line at one instant, and counts once when it is sent again', async () => {
      const line = (itemId: string, quantity: number) => ({
        itemId,
        quantity,
        unitPrice: { amount: 1_999, currency: 'EUR' },
      })
      const order = {
        id: 'order 7',
        userId: 'lee',
        occurredAt: hoursAgo(1),
        lines: [line('j1', 1), line('j2', 2), line('j1', 3)],
      }
      expect(await record({ actions: [{ order }] })).toMatchObject({ accepted: 3, duplicates: 0 })
      const reordered = { ...order, lines: [line('j1', 3), line('j2', 2), line('j1', 1)] }
      expect(await record({ actions: [{ order }, { order: reordered }] })).toMatchObject({
        accepted: 0,
        duplicates: 6,
      })
      const { nodes } = await listed('lee')
      expect(nodes).toHaveLength(3)
      expect(new Set(nodes.map(({ occurredAt }) => occurredAt)).size).toBe(1)
      expect(new Set(nodes.map(({ orderId }) => orderId))).toEqual(new Set(['order 7']))
      // The same items in another order are other purchases.
      expect(await record({ actions: [{ order: { ...order, id: 'order 8' } }] })).toMatchObject({
        accepted: 3,
      })
    })

    it('a line that is wrong is rejected alone, and the problem says where it is', async () => {
      const order = {
        id: 'o',
        userId: 'max',
        occurredAt: hoursAgo(1),
        lines: [
          { itemId: 'j1' },
          { itemId: 'j2', quantity: 0 },
          { itemId: 'j3', unitPrice: { amount: -1, currency: 'EUR' } },
        ],
      }
      const { results } = await record({
        actions: [{ order }, { rating: act('max', 'r', 1, { itemId: 'j1', value: 9 }) }],
      })
      expect(results.map(({ status, problems }) => problems[0]?.path.join('.') ?? status)).toEqual([
        'ACCEPTED',
        'actions.0.order.lines.1.quantity',
        'actions.0.order.lines.2.unitPrice.amount',
        'actions.1.rating.value',
      ])
      const { results: others } = await record({
        actions: [
          { order: { ...order, lines: [] } },
          { order: { ...order, id: ' ', lines: [{ itemId: 'j1' }] } },
          { order: { ...order, occurredAt: 'then', lines: [{ itemId: 'j1' }] } },
          { order: { ...order, userId: null, lines: [{ itemId: 'j1' }] } },
          { order: { ...order, id: 'p', context: { device: '\u0007' }, lines: [{ itemId: 'j1' }] } },
        ],
      })
      expect(others.map(({ problems }) => problems.map(({ path }) => path.join('.')))).toEqual([
        ['actions.0.order.lines'],
        ['actions.1.order.id'],
        ['actions.2.order.occurredAt'],
        ['actions.3.order.userId'],
        ['actions.4.order.context.device'],
      ])
      expect(others[0]?.problems[0]?.message).toBe('lines is missing')
      const lines = Array.from({ length: 501 }, () => ({ itemId: 'j1' }))
      const { errors } = await ask(RECORD, { actions: [{ order: { ...order, lines } }] })
      expect(errors[0]?.message).toBe('events and actions must have at most 500 entries, had 501')
    })

    it('items to continue are those whose newest play is not finished', async () => {
      const plays: readonly (readonly [itemId: string, hours: number, portion: number | undefined])[] = [
        ['j1', 5, 0.3],
        ['j1', 2, 1],
        ['j2', 4, 0.9],
        ['j2', 3, 0.2],
        ['j3', 1, undefined],
        ['r1', 6, 0.95],
      ]
      await record({
        actions: plays.map(([itemId, hours, portion], n) => ({
          play: act('ned', `play-${n}`, hours, { itemId, portion }),
        })),
      })
      const ids = async (filter: object) =>
        (await listed('ned', { filter })).nodes.map(({ item, eventId }) => `${item?.id} ${eventId}`)
      expect(await ids({ kinds: ['PLAY'], onlyNewest: true, portionBelow: 0.95 })).toEqual(['j2 play-3'])
      expect(await ids({ kinds: ['PLAY'], portionBelow: 0.95 })).toEqual([
        'j2 play-3',
        'j2 play-2',
        'j1 play-0',
      ])
      expect(await ids({ portionFrom: 0.9 })).toEqual(['j1 play-1', 'j2 play-2', 'r1 play-5'])
      expect(await ids({ kinds: ['VIEW'] })).toEqual([])
      expect(await ids({ from: hoursAgo(3), until: hoursAgo(1) })).toEqual(['j1 play-1', 'j2 play-3'])
      expect(await ids({ itemFilter: { ids: ['r1', 'j3'] } })).toEqual(['j3 play-4', 'r1 play-5'])
    })

    it('events are paged, and a cursor is for one user and one filter', async () => {
      await record({
        actions: Array.from({ length: 7 }, (_, n) => ({
          view: act('ola', `view-${n}`, n, { itemId: `j${(n % 3) + 1}` }),
        })),
      })
      const seen: string[] = []
      let after: string | null = null
      for (let pages = 0; pages < 4; pages++) {
        const page = await listed('ola', { first: 2, after })
        expect(page.totalCount).toBe(7)
        seen.push(...page.nodes.map(({ eventId }) => eventId))
        expect(page.pageInfo.hasNextPage).toBe(pages < 3)
        after = page.pageInfo.endCursor
      }
      expect(seen).toEqual(Array.from({ length: 7 }, (_, n) => `view-${n}`))
      const other = await ask(EVENTS, { userId: 'ola', after, filter: { kinds: ['VIEW'] } })
      expect(other.errors[0]?.extensions.code).toBe('CURSOR_INVALID')
    })

    it('events are for their user and for servers', async () => {
      await record({ actions: [{ like: act('pat', 'mine', 1, { itemId: 'j1' }) }] })
      const own = '{ viewer { events { nodes { eventId } } } }'
      const headers = await userHeaders(server.graph, keys.browser, 'pat')
      expect((await ask(own, {}, headers)).data).toEqual({
        viewer: { events: { nodes: [{ eventId: 'mine' }] } },
      })
      const stranger = await userHeaders(server.graph, keys.browser, 'eve')
      const { data, errors } = await ask(EVENTS, { userId: 'pat' }, stranger)
      expect([data.user, errors[0]?.extensions.code]).toEqual([null, 'FORBIDDEN'])
    })

    it('a forgotten event is no longer listed', async () => {
      await record({
        actions: [
          { play: act('quin', 'a', 1, { itemId: 'j1', portion: 0.5 }) },
          { like: act('quin', 'b', 2, { itemId: 'j1' }) },
        ],
      })
      await ask('mutation { forgetEvent(userId: "quin", eventId: "a") { problems { code } } }', {})
      expect((await listed('quin')).nodes.map(({ eventId }) => eventId)).toEqual(['b'])
    })
  })
})
