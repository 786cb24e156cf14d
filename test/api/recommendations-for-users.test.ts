import { buildASTSchema, parse } from 'graphql'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Recommend } from '../../src/domain/recommendation.ts'
import { documentCost } from '../../src/server/api/plugins/document-cost.ts'
import { readSchemaText } from '../../src/server/api/schema.ts'
import { asking } from '../support/asking.ts'
import { world } from '../support/world.ts'
import { type Serving, serving } from './serving.ts'

const USERS = Array.from({ length: 30 }, (_, index) => `user-${index}`)

let server: Serving
let running = 0
let mostRunning = 0
beforeAll(async () => {
  server = await serving({
    async fill(graph) {
      const town = world()
      for (let index = 0; index < 30; index++) town.item(`item-${index}`, { tags: ['jazz'] })
      for (const [index, id] of USERS.entries()) {
        town.user(id).listens(`item-${index}`, `item-${(index * 7 + 1) % 30}`)
      }
      await town.fill(graph)
    },
    recommend(graph, events) {
      const made = asking(graph, { events })
      const recommend: Recommend = async (request, context) => {
        running++
        mostRunning = Math.max(mostRunning, running)
        return made.recommend(request, context).finally(() => running--)
      }
      return { ...made, recommend }
    },
  })
})
afterAll(() => server.close())

const MANY = `query ($userIds: [ID!]!, $input: RecommendationInput) {
  recommendationsForUsers(userIds: $userIds, first: 3, input: $input) { personalization nodes { id } } }`

interface List {
  readonly personalization: string
  readonly nodes: readonly { readonly id: string }[]
}

it('gives the list of each user in the order of the ids, a few at a time', async () => {
  const userIds = [...USERS.slice(0, 12), 'stranger', 'user-0']
  mostRunning = 0
  const lists = (await server.data(MANY, { userIds })).recommendationsForUsers as List[]
  expect(mostRunning).toBeGreaterThan(1)
  expect(mostRunning).toBeLessThanOrEqual(4)
  const single =
    'query ($userId: ID!) { recommendations(userId: $userId, first: 3) { personalization nodes { id } } }'
  for (const [index, userId] of userIds.entries()) {
    expect(lists[index]).toEqual((await server.data(single, { userId })).recommendations)
  }
  expect(lists[12]?.personalization).toBe('UNKNOWN_USER')
})

it('gives lists that the user can continue', async () => {
  const query = `query ($userIds: [ID!]!) { recommendationsForUsers(userIds: $userIds, first: 3) {
    nodes { id } pageInfo { endCursor } } }`
  const lists = (await server.data(query, { userIds: ['user-1', 'user-2'] }))
    .recommendationsForUsers as (List & {
    readonly pageInfo: { readonly endCursor: string }
  })[]
  const next = await server.data(
    'query ($after: String) { recommendations(userId: "user-2", first: 3, after: $after) { nodes { id } } }',
    { after: lists[1]?.pageInfo.endCursor },
  )
  const { nodes } = next.recommendations as List
  expect(nodes).toHaveLength(3)
  for (const node of nodes) expect(lists[1]?.nodes).not.toContainEqual(node)
})

it('takes the input of a list', async () => {
  const input = { excludedItemIds: ['item-3'] }
  const lists = (await server.data(MANY, { userIds: USERS, input })).recommendationsForUsers as List[]
  expect(lists.flatMap(({ nodes }) => nodes)).not.toContainEqual({ id: 'item-3' })
})

it('refuses more than a hundred users', async () => {
  const userIds = Array.from({ length: 101 }, (_, index) => `user-${index}`)
  const { errors } = await server.ask(MANY, { userIds })
  expect(errors[0]).toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } })
  expect(errors[0]?.message).toContain('userIds must have at most 100')
})

it('has an error for each list that fails, and its error only', async () => {
  const input = { filter: { property: { name: 'absent', op: 'EQ', value: { value: 1 } } } }
  const { data, errors } = await server.ask(MANY, { userIds: ['user-0', 'user-1'], input })
  expect(data).toEqual({ recommendationsForUsers: [null, null] })
  expect(errors.map(({ path }) => path)).toEqual([
    ['recommendationsForUsers', 0],
    ['recommendationsForUsers', 1],
  ])
})

it('costs as much as the lists one by one', () => {
  const schema = buildASTSchema(parse(readSchemaText().join('\n')))
  const costOf = (text: string) =>
    documentCost({ schema, document: parse(text), variables: {}, operationName: null }, 100)
  const one = costOf('{ recommendations(userId: "a", first: 10) { nodes { id } } }')
  const many = costOf('{ recommendationsForUsers(userIds: ["a", "b", "c"], first: 10) { nodes { id } } }')
  expect(many).toBeGreaterThanOrEqual(3 * one)
})
