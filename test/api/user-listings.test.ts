import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Picker } from '../unit/snapshot/random-catalog.ts'
import { type Serving, serving } from './serving.ts'

interface User {
  readonly id: string
  readonly name: string
  readonly city?: string
  readonly age?: number
}

const pick = new Picker(5)
const users: readonly User[] = Array.from({ length: 130 }, (_, n) => ({
  id: `u${n}`,
  name: `${pick.of(['Ana', 'Bo', 'Çelik'])} ${n}`,
  ...(pick.chance(0.8) ? { city: pick.of(['Rome', '東京', 'Wien']) } : {}),
  ...(pick.chance(0.8) ? { age: 18 + pick.below(60) } : {}),
}))

let server: Serving
beforeAll(async () => {
  server = await serving()
  await upsert(users)
})
afterAll(() => server.close())

async function upsert(rows: readonly User[]): Promise<void> {
  const inputs = rows.map(({ id, name, city, age }) => ({
    id,
    name,
    properties: [
      ...(city === undefined ? [] : [{ name: 'city', value: city }]),
      ...(age === undefined ? [] : [{ name: 'age', value: age }]),
    ],
  }))
  for (let at = 0; at < inputs.length; at += 100) {
    const { upsertUsers } = await server.data(
      'mutation ($users: [UserInput!]!) { upsertUsers(users: $users) { problems { message } } }',
      { users: inputs.slice(at, at + 100) },
    )
    expect(upsertUsers).toEqual({ problems: [] })
  }
}

interface Listing {
  readonly totalCount: number
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

const LIST = `query ($filter: UserFilter, $search: String, $after: String) {
  users(filter: $filter, search: $search, first: 20, after: $after) {
    totalCount nodes { id } pageInfo { hasNextPage endCursor }
  }
}`

async function allPages(variables: Record<string, unknown>) {
  const ids: string[] = []
  let after: string | null = null
  for (;;) {
    const { users: page } = (await server.data(LIST, { ...variables, after })) as { users: Listing }
    ids.push(...page.nodes.map(({ id }) => id))
    if (!page.pageInfo.hasNextPage) return { ids, total: page.totalCount }
    after = page.pageInfo.endCursor
  }
}

const ROME = { property: { name: 'city', op: 'EQ', value: { value: 'Rome' } } }
const OVER_40 = { property: { name: 'age', op: 'GT', value: { value: 40 } } }

describe('users(filter)', () => {
  it.each([
    ['all', { all: [ROME, OVER_40] }, ({ city, age }: User) => city === 'Rome' && (age ?? 0) > 40],
    ['any', { any: [ROME, OVER_40] }, ({ city, age }: User) => city === 'Rome' || (age ?? 0) > 40],
    ['not', { not: ROME }, ({ city }: User) => city !== 'Rome'],
    ['ids', { ids: ['u3', 'u9', 'none'] }, ({ id }: User) => id === 'u3' || id === 'u9'],
  ] as const)('lists on all pages and counts who passes: %s', async (_name, filter, passes) => {
    const wanted = users.filter(passes).map(({ id }) => id)
    expect(await allPages({ filter })).toEqual({ ids: wanted.sort(), total: wanted.length })
  })

  it('searches names among those who pass, and counts also without a filter', async () => {
    const named = users.filter(({ name }) => name.startsWith('Çelik'))
    const inRome = named.filter(({ city }) => city === 'Rome').map(({ id }) => id)
    expect(await allPages({ filter: ROME, search: 'çELIK' })).toEqual({
      ids: inRome.sort(),
      total: inRome.length,
    })
    const all = named.map(({ id }) => id)
    expect(await allPages({ search: 'Çelik' })).toEqual({ ids: all.sort(), total: all.length })
    expect((await allPages({})).total).toBe(users.length)
  })

  it('counts the values of free properties', async () => {
    const { users: page } = await server.data(
      `{ users(filter: { not: { ids: ["u0"] } }) { facets(by: [{ property: "city" }, { property: "age" }]) {
        property values { value count } range { min max count } } } }`,
    )
    const others = users.slice(1)
    const ages = others.flatMap(({ age }) => age ?? [])
    const { facets } = page as { facets: readonly { values: readonly object[]; range: object }[] }
    expect(facets[0]?.values).toContainEqual({
      value: 'Rome',
      count: others.filter(({ city }) => city === 'Rome').length,
    })
    expect(facets[1]?.range).toEqual({ min: Math.min(...ages), max: Math.max(...ages), count: ages.length })
  })

  it('counts facets without their own filter, and refuses kinds of tags', async () => {
    const facets = async (by: string, filter: object) => {
      const query = `query ($filter: UserFilter) { users(filter: $filter) {
        facets(by: [${by}]) { values { value count } } } }`
      const { data, errors } = await server.ask(query, { filter })
      return { counted: (data?.users as { facets?: unknown[] } | null)?.facets?.[0], errors }
    }
    const by = '{ property: "city", excludeOwnFilter: true }'
    const [all, rome] = [await facets(by, { not: { ids: [] } }), await facets(by, ROME)]
    expect(rome.counted).toEqual(all.counted)
    expect((await facets('{ property: "city" }', ROME)).counted).toEqual({
      values: [{ value: 'Rome', count: users.filter(({ city }) => city === 'Rome').length }],
    })
    const ofKind = await facets('{ field: TAG, tagKind: "color" }', ROME)
    expect(ofKind.errors[0]).toMatchObject({
      message: 'users have no tag: only facets of items can count it',
      extensions: { code: 'BAD_USER_INPUT' },
    })
  })

  it('has a write of this server at once, also a new property and a deletion', async () => {
    const hobby = { property: { name: 'hobby', op: 'EXISTS' } }
    await allPages({ filter: ROME })
    const { errors } = await server.ask(LIST, { filter: hobby })
    expect(errors[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      hint: 'the properties are age (FLOAT), city (STRING)',
    })
    await server.data(`mutation { upsertUsers(users: [
      { id: "new", properties: [{ name: "hobby", value: "chess" }] }
      { id: "u1", properties: [{ name: "city", value: "Oslo" }] }
    ]) { problems { message } } }`)
    expect(await allPages({ filter: hobby })).toEqual({ ids: ['new'], total: 1 })
    const oslo = { property: { name: 'city', op: 'EQ', value: { value: 'Oslo' } } }
    expect(await allPages({ filter: oslo })).toEqual({ ids: ['u1'], total: 1 })
    await server.data('mutation { deleteUsers(userIds: ["new"]) { problems { message } } }')
    expect(await allPages({ filter: hobby })).toEqual({ ids: [], total: 0 })
  })

  it('has neither kinds nor tags', async () => {
    for (const filter of ['{ kind: { anyOf: [] } }', '{ tag: { anyOf: [] } }']) {
      const { errors } = await server.ask(`{ users(filter: ${filter}) { totalCount } }`)
      expect(errors.length).toBeGreaterThan(0)
    }
    const { errors } = await server.ask('{ users { facets(by: [{ field: TAG }]) { distinctCount } } }')
    expect(errors[0]?.message).toBe('users have no tag: only facets of items can count it')
  })

  it('needs permission, and the filter of a stranger reads nothing', async () => {
    const publicServer = await serving({ operatorAccess: false })
    const { data, errors } = await publicServer.ask(LIST, { filter: ROME })
    expect([data, errors[0]?.extensions.code]).toEqual([{ users: null }, 'FORBIDDEN'])
    await publicServer.close()
  })
})
