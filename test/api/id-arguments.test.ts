import {
  type GraphQLArgument,
  type GraphQLInputField,
  getNamedType,
  isInputObjectType,
  isObjectType,
} from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { namedType } from '../../src/server/api/id-arguments.ts'
import { encodeNodeId, type NodeType } from '../../src/server/api/node-id.ts'
import { executableSchema } from '../../src/server/api/schema.ts'
import { apiKey, userHeaders } from '../support/api-keys.ts'
import { asking } from '../support/asking.ts'
import { jazzAndRock } from './jazz-and-rock.ts'
import { answerOf, type Serving, serving } from './serving.ts'

let server: Serving
let own: Record<string, string>
let keyed: Serving
beforeAll(async () => {
  server = await serving({
    fill: (graph) => jazzAndRock('drink').fill(graph),
    recommend: (graph, events) => asking(graph, { events }),
  })
  keyed = await serving({
    async fill(graph) {
      await jazzAndRock('drink').fill(graph)
      own = await userHeaders(graph, await apiKey(graph, ['read', 'track']), 'guest-3')
    },
    recommend: (graph, events) => asking(graph, { events }),
  })
})
afterAll(() => Promise.all([server.close(), keyed.close()]))

type Named = GraphQLArgument | GraphQLInputField

const item = (id: string) => encodeNodeId('Item', id)
const user = (id: string) => encodeNodeId('User', id)

/** Asks with ids as imported, and with global ids in their place: both must have the same data. */
async function withBoth(query: string, variables: Readonly<Record<string, readonly [NodeType, unknown]>>) {
  const filled = (encode: (type: NodeType, id: string) => string) =>
    Object.fromEntries(
      Object.entries(variables).map(([name, [type, given]]) => {
        const text = JSON.stringify(given).replaceAll(/"(drink-\d+|guest-\d+|jazz|rock)"/g, (_, id: string) =>
          JSON.stringify(encode(type, id)),
        )
        return [name, JSON.parse(text) as unknown]
      }),
    )
  const plain = await server.data(
    query,
    filled((_, id) => id),
  )
  expect(await server.data(query, filled(encodeNodeId))).toEqual(plain)
  return plain
}

describe('an argument that names a record', () => {
  it('takes the id as imported and the global id, at every depth of the arguments', async () => {
    await withBoth('query ($id: ID!) { item(id: $id) { id } }', { id: ['Item', 'drink-4'] })
    await withBoth('query ($id: ID!) { user(id: $id) { id } }', { id: ['User', 'guest-3'] })
    await withBoth('query ($id: ID!) { recommendations(userId: $id, first: 5) { nodes { id } } }', {
      id: ['User', 'guest-3'],
    })
    await withBoth(
      'query ($ids: [ID!]!) { recommendationsForItems(itemIds: $ids, first: 5) { nodes { id } } }',
      {
        ids: ['Item', ['drink-4', 'drink-6']],
      },
    )
    await withBoth('query ($filter: ItemFilter) { items(filter: $filter, first: 5) { nodes { id } } }', {
      filter: ['Item', { all: [{ not: { ids: ['drink-1'] } }, { ids: ['drink-1', 'drink-4', 'drink-6'] }] }],
    })
    await withBoth(
      'query ($s: SessionInput!) { recommendations(session: $s, first: 5) { nodes { id } unknownSessionIds } }',
      {
        s: ['Item', { events: [{ itemId: 'drink-7', kind: 'LIKE', occurredAt: '2025-05-30T00:00:00Z' }] }],
      },
    )
  })

  it('writes what it names, also in rows', async () => {
    const { recordEvents } = await server.data(
      `mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted } }`,
      {
        events: [
          {
            eventId: 'by-global-id',
            userId: user('guest-3'),
            itemId: item('drink-40'),
            kind: 'LIKE',
            occurredAt: '2025-05-31T23:59:00Z',
          },
        ],
      },
    )
    expect(recordEvents).toEqual({ accepted: 1 })
    const { user: found } = await server.data(
      '{ user(id: "guest-3") { history(first: 1) { nodes { id } } } }',
    )
    expect(found).toEqual({ history: { nodes: [{ id: 'drink-40' }] } })
  })

  it('refuses the global id of another type, and says where it is', async () => {
    const { errors } = await server.ask(
      'query ($ids: [ID!]!) { recommendationsForItems(itemIds: $ids) { nodes { id } } }',
      {
        ids: ['drink-4', user('guest-3')],
      },
    )
    expect(errors[0]).toMatchObject({
      message: 'itemIds.1 is a global id of the type User, not Item',
      extensions: { code: 'BAD_USER_INPUT' },
    })
    expect(errors[0]?.message).not.toContain('guest')
  })

  it('gives no other user by a global id than by an id', async () => {
    const ask = async (id: string) => {
      const query = `{ recommendations(userId: "${id}") { nodes { id } } }`
      const { data, errors } = await answerOf(await keyed.post(JSON.stringify({ query }), own))
      return [data?.recommendations === null, errors[0]?.extensions.code]
    }
    expect(await ask(user('guest-3'))).toEqual([false, undefined])
    expect(await ask(user('guest-4'))).toEqual([true, 'FORBIDDEN'])
  })

  it('is known for every argument of the schema, but for those that name no record', () => {
    const unnamed = Object.values(executableSchema().getTypeMap())
      .flatMap((type): readonly (readonly [string, readonly Named[]])[] => {
        if (isInputObjectType(type)) return [[type.name, Object.values(type.getFields())] as const]
        if (!isObjectType(type)) return []
        return Object.values(type.getFields()).map(
          ({ name, args }) => [`${type.name}.${name}`, args] as const,
        )
      })
      .flatMap(([owner, ids]) =>
        ids.filter((one) => getNamedType(one.type).name === 'ID' && namedType(owner, one.name) === null),
      )
    const names = new Set(unnamed.map(({ name }) => name))
    // The `id` is that of an order, and steers are of one user.
    const none = ['eventId', 'id', 'nodeId', 'nodeIds', 'orderId', 'sessionId', 'steerIds', 'visitorId']
    expect([...names].filter((name) => !none.includes(name))).toEqual([])
  })
})

describe('ids of a request that no record has', () => {
  it('are in unknownIds: of items asked by id, of a cart, and of users', async () => {
    const data = await server.data(`{
      items(ids: ["nope1", "drink-4", "nope2"]) { nodes { id } unknownIds }
      recommendationsForItems(itemIds: ["nope1", "drink-4"], first: 1) { unknownIds }
      recommendationsForUsers(userIds: ["guest-3", "nope3"], first: 1) { personalization unknownIds }
    }`)
    expect(data).toEqual({
      items: { nodes: [{ id: 'drink-4' }], unknownIds: ['nope1', 'nope2'] },
      recommendationsForItems: { unknownIds: ['nope1'] },
      recommendationsForUsers: [
        { personalization: 'FULL', unknownIds: [] },
        { personalization: 'UNKNOWN_USER', unknownIds: ['nope3'] },
      ],
    })
  })

  it('are none of those that are found in another form of Unicode', async () => {
    await server.data(
      'mutation { upsertItems(items: [{ id: "caf\u00e9", title: "Caf\u00e9" }]) { problems { code } } }',
    )
    const data = await server.data(
      'query ($ids: [ID!]) { items(ids: $ids, includeUnavailable: true) { nodes { id } unknownIds } }',
      {
        ids: ['cafe\u0301', 'none\u0301'],
      },
    )
    expect(data).toEqual({ items: { nodes: [{ id: 'caf\u00e9' }], unknownIds: ['non\u00e9'] } })
  })

  it('are none in a listing by other conditions', async () => {
    expect(await server.data('{ items(first: 1) { unknownIds } }')).toEqual({ items: { unknownIds: [] } })
  })
})

describe('items(ids:)', () => {
  const ids = ['drink-30', 'drink-2', 'nope1', 'drink-11', 'drink-7']
  const asked = ['drink-30', 'drink-2', 'drink-11', 'drink-7']
  const LIST = `query ($ids: [ID!], $after: String, $orderBy: ItemOrder) {
    items(ids: $ids, first: 3, after: $after, orderBy: $orderBy) { nodes { id } pageInfo { endCursor } } }`
  const page = async (variables: object) =>
    (await server.data(LIST, { ids, ...variables })).items as {
      nodes: { id: string }[]
      pageInfo: { endCursor: string }
    }

  it('answers in the order asked, on all pages', async () => {
    const first = await page({})
    const second = await page({ after: first.pageInfo.endCursor })
    expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(asked)
  })

  it('answers in another order if one is given', async () => {
    const { nodes } = await page({ orderBy: { title: 'DESC' } })
    expect(nodes.map(({ id }) => id)).toEqual(['drink-7', 'drink-30', 'drink-2'])
  })
})
