import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { NOW_MS } from '../support/world.ts'
import { fillCircles } from './fixture/circles.ts'

const COUNTED = 'totalCount facets(by: { field: KIND }) { values { count } }'

const LISTS_OF_VIEWER = `
  forYou: items(filter: $filter, orderBy: { forYou: DESC }, userId: "rfan1", first: 50) { nodes { id } ${COUNTED} }
  recommendations(userId: "rfan1", first: 50, input: { filter: $filter }) { nodes { id } ${COUNTED} }
  search(query: "lamp", userId: "rfan1", first: 50, input: { filter: $filter }) { nodes { id } ${COUNTED} }
  about: recommendationsForItems(itemIds: ["r1"], userId: "rfan1", first: 50, input: { filter: $filter }) {
    nodes { id } ${COUNTED}
  }`

/** All lists for a viewer that take a filter. */
const OWN_LISTS = `query ($filter: ItemFilter!) { ${LISTS_OF_VIEWER} }`

/** These, and a list without a viewer. */
const LISTS = `query ($filter: ItemFilter!) {
  items(filter: $filter, first: 50) { nodes { id } ${COUNTED} } ${LISTS_OF_VIEWER}
}`

const UPSERT = 'mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { problems { message } } }'

const daysAgo = (days: number) => new Date(NOW_MS - days * 86_400_000).toISOString()

const LAMPS = [
  { id: 'new', title: 'Lamp of glass', createdAt: daysAgo(3) },
  { id: 'old', title: 'LAMP of brass', createdAt: daysAgo(300), availableFrom: daysAgo(200) },
  { id: 'week', title: 'A lamp', createdAt: daysAgo(7), availableFrom: daysAgo(2) },
].map((item) => ({ ...item, kind: 'lamp' }))

const lamps = (test: object) => ({ all: [{ kind: { anyOf: ['lamp'] } }, test] })

describe.each(ENGINES)('filters of items on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), { timeout: 120_000 }, () => {
    let server: Serving
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill: fillCircles,
        recommend: (graph, events) => asking(graph, { events }),
        // A freshly started server takes seconds to plan its first statements.
        settings: { requestDeadlineMs: 100_000 },
      })
      expect(await server.data(UPSERT, { items: LAMPS })).toEqual({ upsertItems: { problems: [] } })
    })
    afterAll(() => server.close())

    /** What each list shows, and what the totals and facets of two of them count. */
    async function expectInEveryList(test: object, ids: readonly string[]): Promise<void> {
      const data = (await server.data(LISTS, { filter: lamps(test) })) as Record<string, Listed>
      for (const [name, list] of Object.entries(data)) expectListed(name, list, ids)
    }

    it.each<[string, object, readonly string[]]>([
      ['created since an instant', { field: { name: 'CREATED_AT', op: 'GTE', value: daysAgo(3) } }, ['new']],
      ['created before it', { field: { name: 'CREATED_AT', op: 'LT', value: daysAgo(3) } }, ['old', 'week']],
      ['available at all times', { not: { field: { name: 'AVAILABLE_FROM', op: 'EXISTS' } } }, ['new']],
      ['available since', { field: { name: 'AVAILABLE_FROM', op: 'GT', value: daysAgo(9) } }, ['week']],
      ['available by', { field: { name: 'AVAILABLE_FROM', op: 'LTE', value: daysAgo(200) } }, ['old']],
      ['whose title begins so', { titlePrefix: 'lAmP of' }, ['new', 'old']],
      ['whose title only contains it', { titlePrefix: 'amp' }, []],
    ])('pass the same items in every list: %s', async (_, test, ids) => {
      await expectInEveryList(test, ids)
    })

    it.each<[string, object, RegExp]>([
      ['operator', { name: 'CREATED_AT', op: 'HAS', value: 'a' }, /is TIMESTAMP: its operators are/],
      ['value', { name: 'AVAILABLE_FROM', op: 'LT', value: 'soon' }, /must be an instant/],
    ])('refuse a wrong %s for a field', async (_, field, message) => {
      const { errors } = await server.ask(LISTS, { filter: { field } })
      expect(errors.length).toBeGreaterThan(0)
      for (const error of errors) {
        expect(error.message).toMatch(message)
        expect(error.extensions.code).toBe('BAD_USER_INPUT')
      }
    })

    describe('against the viewer', () => {
      const inOwnCity = { property: { name: 'city', op: 'EQ', value: { ofViewer: 'home' } } }
      const SET = `mutation ($users: [UserInput!]!) { upsertUsers(users: $users) { problems { message } } }`
      const moveTo = (home: string | null) =>
        server.data(SET, { users: [{ id: 'rfan1', properties: [{ name: 'home', value: home }] }] })
      /** Of the lists for a viewer. */
      const own = async (test: object) =>
        (await server.data(OWN_LISTS, { filter: lamps(test) })) as Record<string, Listed>

      beforeAll(async () => {
        const cities = LAMPS.map((lamp, at) => {
          const value = ['Oslo', 'Rome', null][at]
          return { ...lamp, properties: value ? [{ name: 'city', value }] : [] }
        })
        expect(await server.data(UPSERT, { items: cities })).toEqual({ upsertItems: { problems: [] } })
      })

      it('pass the same items in every list for the viewer, and follow what the viewer changes', async () => {
        for (const [home, ids] of [
          ['Oslo', ['new']],
          ['Rome', ['old']],
          ['Lima', []],
          ['Oslo', ['new']],
        ] as const) {
          await moveTo(home)
          for (const [name, list] of Object.entries(await own(inOwnCity))) {
            expectListed(name, list, ids)
          }
          const others = await own({ not: inOwnCity })
          for (const [name, list] of Object.entries(others)) {
            expectListed(
              name,
              list,
              ['new', 'old', 'week'].filter((id) => !ids.includes(id as never)),
            )
          }
        }
      })

      it('fail for a viewer without the property and for a session', async () => {
        const page = `query ($userId: ID, $session: SessionInput, $filter: ItemFilter!) {
          recommendations(userId: $userId, session: $session, input: { filter: $filter }) { nodes { id } } }`
        await moveTo('Oslo')
        for (const viewer of [{ userId: 'rfan2' }, { userId: 'stranger' }, { session: { events: [] } }]) {
          expect(await server.data(page, { ...viewer, filter: lamps(inOwnCity) })).toEqual({
            recommendations: { nodes: [] },
          })
        }
      })

      it.each<[string, object, RegExp]>([
        ['an unknown property', { name: 'city', op: 'EQ', value: { ofViewer: 'abode' } }, /"abode"/],
        [
          'another type',
          { name: 'city', op: 'IN', value: { ofViewer: 'home' } },
          /IN cannot compare STRING "city" with STRING "home" of the viewer/,
        ],
      ])('refuse %s', async (_, property, message) => {
        const { errors } = await server.ask(OWN_LISTS, { filter: { property } })
        for (const error of errors) expect(error.message).toMatch(message)
        expect(errors.length).toBeGreaterThan(0)
      })

      it('are refused in a list without a viewer', async () => {
        const { errors } = await server.ask(
          'query ($filter: ItemFilter!) { items(filter: $filter) { nodes { id } } }',
          {
            filter: inOwnCity,
          },
        )
        expect(errors).toMatchObject([
          {
            message: 'ofViewer is only possible in a list for a viewer',
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ])
      })
    })

    it('leave out an item of a later page that has stopped passing', async () => {
      const page = `query ($after: String) {
        recommendations(userId: "rfan1", first: 1, after: $after, input: { filter: { all: [
          { kind: { anyOf: ["lamp"] } }, { titlePrefix: "lamp of" }] } }) {
          nodes { id } pageInfo { endCursor } } }`
      const first = (await server.data(page)) as Record<string, Listed & { pageInfo: { endCursor: string } }>
      const shown = first.recommendations?.nodes[0]?.id
      const other = LAMPS.find(({ id }) => id !== 'week' && id !== shown)
      await server.data(UPSERT, { items: [{ ...other, title: 'No lamp' }] })
      const after = first.recommendations?.pageInfo.endCursor
      expect(await server.data(page, { after })).toMatchObject({ recommendations: { nodes: [] } })
      await server.data(UPSERT, { items: [other] })
    })
  })
})

/** What a list shows, its total and what its facets count. */
function expectListed(name: string, { nodes, totalCount, facets }: Listed, ids: readonly string[]): void {
  expect(nodes.map(({ id }) => id).toSorted(), name).toEqual(ids)
  expect(totalCount, name).toBe(ids.length)
  const counts = facets?.flatMap(({ values }) => values.map(({ count }) => count))
  expect(counts, name).toEqual(ids.length === 0 ? [] : [ids.length])
}

interface Listed {
  readonly nodes: readonly { readonly id: string }[]
  readonly totalCount?: number
  readonly facets?: readonly { readonly values: readonly { readonly count: number }[] }[]
}
