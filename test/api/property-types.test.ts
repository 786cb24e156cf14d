import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Serving, serving } from './serving.ts'

const UPSERT = `mutation ($items: [ItemInput!]!) {
  upsertItems(items: $items) { items { id properties { name value } } problems { code message path } }
}`
const DECLARE = `mutation ($properties: [PropertyTypeInput!]!) {
  declareItemProperties(properties: $properties) {
    propertyTypes { name type misfits } problems { code path }
  }
}`

let server: Serving
beforeAll(async () => {
  server = await serving()
})
afterAll(() => server.close())

it('properties have the type of their first value, a declared one, or a problem', async () => {
  const items = [
    {
      id: 'a',
      properties: [
        { name: 'price', value: 4.5 },
        { name: 'code', value: 7 },
      ],
    },
  ]
  expect(await server.data(UPSERT, { items })).toMatchObject({ upsertItems: { problems: [] } })
  const properties = [
    { name: 'code', type: 'STRING' },
    { name: 'releasedAt', type: 'TIMESTAMP' },
    { name: 'title', type: 'STRING' },
  ]
  expect(await server.data(DECLARE, { properties })).toEqual({
    declareItemProperties: {
      propertyTypes: [
        { name: 'code', type: 'STRING', misfits: 1 },
        { name: 'price', type: 'FLOAT', misfits: 0 },
        { name: 'releasedAt', type: 'TIMESTAMP', misfits: 0 },
      ],
      problems: [{ code: 'BAD_USER_INPUT', path: ['properties', '2', 'name'] }],
    },
  })
  const changed = [
    { id: 'a', properties: [{ name: 'price', value: 'cheap' }] },
    {
      id: 'b',
      properties: [
        { name: 'releasedAt', value: '2026-02-01T10:00:00Z' },
        { name: 'colors', value: ['red', 'teal'] },
      ],
    },
  ]
  expect(await server.data(UPSERT, { items: changed })).toEqual({
    upsertItems: {
      items: [
        null,
        {
          id: 'b',
          properties: [
            { name: 'colors', value: ['red', 'teal'] },
            { name: 'releasedAt', value: '2026-02-01T10:00:00.000Z' },
          ],
        },
      ],
      problems: [
        {
          code: 'BAD_USER_INPUT',
          message: 'price must be a number',
          path: ['items', '0', 'properties', '0', 'value'],
        },
      ],
    },
  })
  const list = '{ propertyTypes { name misfits } users: propertyTypes(owner: USER) { name } }'
  expect(await server.data(list)).toEqual({
    propertyTypes: [
      { name: 'code', misfits: 1 },
      { name: 'colors', misfits: 0 },
      { name: 'price', misfits: 0 },
      { name: 'releasedAt', misfits: 0 },
    ],
    users: [],
  })
})

it('declares the types of properties of users, and counts the values that do not fit', async () => {
  await server.data(
    'mutation { upsertUsers(users: [{ id: "v", properties: [{ name: "joined", value: "soon" }] }]) { problems { code } } }',
  )
  const declare = `mutation { declareUserProperties(properties: [{ name: "joined", type: TIMESTAMP }]) {
    propertyTypes { name type misfits } problems { code }
  } }`
  expect(await server.data(declare)).toEqual({
    declareUserProperties: {
      propertyTypes: [{ name: 'joined', type: 'TIMESTAMP', misfits: 1 }],
      problems: [],
    },
  })
})

it('stores names beyond 100 without a type, with one warning for items and one for users', async () => {
  const full = await serving()
  const names = Array.from({ length: 101 }, (_, index) => `p${index}`)
  const rows = (first: number) => [
    { id: 'a', properties: names.slice(first, first + 50).map((name) => ({ name, value: 'secret' })) },
  ]
  const upsert = (type: 'Item' | 'User', first: number) =>
    full.data(
      `mutation ($rows: [${type}Input!]!) {
        upsert${type}s(${type.toLowerCase()}s: $rows) { problems { message } }
      }`,
      { rows: rows(first) },
    )
  for (const first of [0, 50, 51, 51]) {
    for (const type of ['Item', 'User'] as const) {
      expect(await upsert(type, first)).toEqual({ [`upsert${type}s`]: { problems: [] } })
    }
  }
  const { item, propertyTypes } = await full.data(
    '{ item(id: "a") { properties(names: ["p100"]) { name value } } propertyTypes { name } }',
  )
  expect(item).toEqual({ properties: [{ name: 'p100', value: 'secret' }] })
  expect(propertyTypes).toHaveLength(100)
  const warnings = full
    .log()
    .split('\n')
    .filter((line) => line.includes('cannot be filtered'))
  expect(warnings.map((line) => JSON.parse(line))).toMatchObject([
    { level: 40, owner: 'items', names: ['p100'] },
    { level: 40, owner: 'users', names: ['p100'] },
  ])
  expect(warnings.join()).not.toContain('secret')
  await full.close()
})
