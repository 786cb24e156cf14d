import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { FollowedCatalog } from '../../src/snapshot/live-catalog.ts'
import { Picker } from '../unit/snapshot/random-catalog.ts'
import { type Serving, serving } from './serving.ts'

interface Item {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly price?: number
  readonly brand?: string
  readonly inStock?: boolean
  readonly colors?: readonly string[]
}

const BRANDS = ['Acme', 'Ünder', '東京', 'a"b', 'zz']
const COLORS = ['red', 'teal', 'blau']

function randomItems(pick: Picker, count: number): readonly Item[] {
  return Array.from({ length: count }, (_, n) => ({
    id: `i${n}`,
    title: `${pick.of(['Small', 'small', 'Large'])} thing ${pick.below(30)}`,
    kind: pick.of(['thing', 'film']),
    ...(pick.chance(0.8) ? { price: pick.below(2_000) / 100 } : {}),
    ...(pick.chance(0.8) ? { brand: pick.of(BRANDS) } : {}),
    ...(pick.chance(0.8) ? { inStock: pick.chance(0.7) } : {}),
    ...(pick.chance(0.8) ? { colors: [pick.of(COLORS), pick.of(COLORS)] } : {}),
  }))
}

const pick = new Picker(3)
const items = randomItems(pick, 220)
let server: Serving
beforeAll(async () => {
  server = await serving()
  await upsert(server, items)
})
afterAll(() => server.close())

const NAMES = ['price', 'brand', 'inStock', 'colors'] as const

async function upsert(to: Serving, rows: readonly Item[]): Promise<void> {
  const inputs = rows.map(({ id, title, kind, ...properties }) => ({
    id,
    title,
    kind,
    properties: NAMES.flatMap((name) => (name in properties ? [{ name, value: properties[name] }] : [])),
  }))
  for (let at = 0; at < inputs.length; at += 100) {
    const { upsertItems } = await to.data(
      'mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { problems { message } } }',
      { items: inputs.slice(at, at + 100) },
    )
    expect(upsertItems).toEqual({ problems: [] })
  }
}

type Oracle = (item: Item) => boolean

/** A random filter as the API takes it, and as a function. */
function randomFilter(depth: number): readonly [object, Oracle] {
  if (depth === 0 || pick.chance(0.3)) return randomTest()
  if (pick.chance(0.2)) {
    const [filter, passes] = randomFilter(depth - 1)
    return [{ not: filter }, (item) => !passes(item)]
  }
  const parts = [randomFilter(depth - 1), randomFilter(depth - 1)]
  const filters = parts.map(([filter]) => filter)
  return pick.chance(0.6)
    ? [{ all: filters }, (item) => parts.every(([, passes]) => passes(item))]
    : [{ any: filters }, (item) => parts.some(([, passes]) => passes(item))]
}

function randomTest(): readonly [object, Oracle] {
  const bound = pick.below(2_000) / 100
  const brands = pick.some(BRANDS, 0.4)
  const color = pick.of(COLORS)
  const ids = Array.from({ length: 9 }, () => pick.of(items).id)
  const property = (name: string, op: string, value: unknown) => ({
    property: { name, op, value: { value } },
  })
  return pick.of<readonly [object, Oracle]>([
    [property('price', 'LT', bound), ({ price }) => price !== undefined && price < bound],
    [property('price', 'GTE', bound), ({ price }) => price !== undefined && price >= bound],
    [property('brand', 'IN', brands), ({ brand }) => brand !== undefined && brands.includes(brand)],
    [property('brand', 'NE', 'Acme'), ({ brand }) => brand !== 'Acme'],
    [property('inStock', 'EQ', true), ({ inStock }) => inStock === true],
    [property('colors', 'HAS', color), ({ colors }) => colors?.includes(color) ?? false],
    [{ property: { name: 'price', op: 'EXISTS' } }, ({ price }) => price !== undefined],
    [{ kind: { anyOf: ['film'] } }, ({ kind }) => kind === 'film'],
    [{ ids }, ({ id }) => ids.includes(id)],
  ])
}

const LIST = `query ($filter: ItemFilter, $orderBy: ItemOrder, $first: Int, $after: String) {
  items(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount nodes { id } pageInfo { hasNextPage endCursor }
    facets(by: [{ property: "brand" }, { property: "price" }, { field: KIND }]) {
      property field values { value count } distinctCount range { min max count }
    }
  }
}`

interface Listing {
  readonly totalCount: number
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  readonly facets: readonly object[]
}

async function allPages(variables: Record<string, unknown>, first: number) {
  const ids: string[] = []
  let after: string | null = null
  for (;;) {
    const { items: page } = (await server.data(LIST, { ...variables, first, after })) as { items: Listing }
    ids.push(...page.nodes.map(({ id }) => id))
    if (!page.pageInfo.hasNextPage) return { ids, page }
    after = page.pageInfo.endCursor
  }
}

function sortedIds(rows: readonly Item[], keyOf: (item: Item) => number | string | undefined, sign: 1 | -1) {
  const compare = (a: Item, b: Item) => {
    const [keyA, keyB] = [keyOf(a), keyOf(b)]
    if (keyA === undefined || keyB === undefined) {
      if (keyA !== keyB) return keyA === undefined ? 1 : -1
    } else if (keyA !== keyB) return keyA < keyB ? -sign : sign
    return a.id < b.id ? -1 : 1
  }
  return [...rows].sort(compare).map(({ id }) => id)
}

describe('items(filter)', () => {
  it('lists on all pages, counts and facets what the oracle selects', async () => {
    for (let n = 0; n < 25; n++) {
      const [filter, passes] = randomFilter(3)
      const wanted = items.filter(passes)
      const { ids, page } = await allPages({ filter }, 40)
      expect(ids, JSON.stringify(filter)).toEqual(sortedIds(wanted, () => 0, 1))
      expect(page.totalCount).toBe(wanted.length)
      const prices = wanted.flatMap(({ price }) => price ?? [])
      const range = { min: Math.min(...prices), max: Math.max(...prices), count: prices.length }
      expect(page.facets).toEqual([
        { property: 'brand', field: null, ...counted(wanted.flatMap(({ brand }) => brand ?? [])) },
        {
          property: 'price',
          field: null,
          values: [],
          distinctCount: null,
          range: prices.length === 0 ? null : range,
        },
        { property: null, field: 'KIND', ...counted(wanted.map(({ kind }) => kind)) },
      ])
    }
  })

  it.each([
    ['title', { title: 'ASC' }, ({ title }: Item) => title.toLowerCase(), 1],
    ['title, descending', { title: 'DESC' }, ({ title }: Item) => title.toLowerCase(), -1],
    ['price', { property: { name: 'price', direction: 'ASC' } }, ({ price }: Item) => price, 1],
    ['price, descending', { property: { name: 'price', direction: 'DESC' } }, ({ price }: Item) => price, -1],
    [
      'brand',
      { property: { name: 'brand', direction: 'ASC' } },
      (item: Item) => item.brand?.toLowerCase(),
      1,
    ],
  ] as const)('lists all pages by %s, missing values last', async (_name, orderBy, keyOf, sign) => {
    expect((await allPages({ orderBy }, 30)).ids).toEqual(sortedIds(items, keyOf, sign))
  })

  it('has shorthands that give the same list as their filters', async () => {
    const list = async (args: string) => {
      const data = await server.data(`{ items(first: 100, ${args}) { totalCount nodes { id } } }`)
      return data.items as Listing
    }
    expect(await list('kinds: ["film"]')).toEqual(await list('filter: { kind: { anyOf: ["film"] } }'))
    expect(await list('ids: ["i3", "i7", "none"]')).toEqual(
      await list('filter: { ids: ["i3", "i7", "none"] }'),
    )
    expect((await list('ids: []')).totalCount).toBe(0)
    const both = await list('kinds: ["film"], search: "LARGE", filter: { not: { ids: ["i0"] } }')
    const wanted = items.filter(
      ({ id, kind, title }) => kind === 'film' && id !== 'i0' && title.startsWith('Large'),
    )
    expect(both.totalCount).toBe(wanted.length)
  })

  it('refuses a cursor of another filter, order or search', async () => {
    const { items: page } = (await server.data(
      '{ items(first: 1, filter: { kind: { anyOf: ["film"] } }) { pageInfo { endCursor } } }',
    )) as { items: Listing }
    const after = JSON.stringify(page.pageInfo.endCursor)
    const film = 'filter: { kind: { anyOf: ["film"] } }'
    for (const args of ['', 'filter: { kind: { anyOf: ["thing"] } }', `${film}, orderBy: { title: ASC }`]) {
      const { errors } = await server.ask(`{ items(first: 1, after: ${after} ${args}) { totalCount } }`)
      expect(errors[0]?.extensions.code).toBe('CURSOR_INVALID')
    }
    const { errors } = await server.ask(`{ items(after: ${after}, ${film}, search: "a") { totalCount } }`)
    expect(errors[0]?.extensions.code).toBe('CURSOR_INVALID')
    await server.data(`{ items(first: 1, after: ${after}, ${film}) { totalCount } }`)
  })

  it('names the known properties if one is unknown, in filters, orders and facets', async () => {
    const unknown = [
      'items(filter: { property: { name: "prize", op: EXISTS } }) { totalCount }',
      'items(orderBy: { property: { name: "prize", direction: ASC } }) { totalCount }',
      'items { facets(by: [{ property: "prize" }]) { distinctCount } }',
    ]
    for (const field of unknown) {
      const { errors } = await server.ask(`{ ${field} }`)
      expect(errors[0]?.message).toBe('no property is called "prize"')
      expect(errors[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        hint: 'the properties are brand (STRING), colors (STRING_SET), inStock (BOOLEAN), price (FLOAT)',
      })
    }
  })

  it('refuses a part with two keys, with none, and with null', async () => {
    for (const part of ['{ ids: ["a"], all: [] }', '{}', '{ not: null }']) {
      const { errors } = await server.ask(`{ items(filter: { not: ${part} }) { totalCount } }`)
      expect(errors.length).toBeGreaterThan(0)
    }
  })

  it('costs one more for each test of the filter', async () => {
    const small = await serving({ settings: { maxCost: 10 } })
    const test = '{ ids: [] }'
    const ask = (tests: number) =>
      small.ask(`{ items(first: 1, filter: { all: [${Array(tests).fill(test).join()}] }) { totalCount } }`)
    expect((await ask(9)).errors).toEqual([])
    expect((await ask(10)).errors[0]?.message).toContain('costs 11')
    const byVariable = await small.ask(
      'query ($f: ItemFilter) { items(first: 1, filter: $f) { totalCount } }',
      {
        f: { any: Array(10).fill({ ids: [] }) },
      },
    )
    expect(byVariable.errors[0]?.message).toContain('costs 11')
    await small.close()
  })
})

function counted(values: readonly string[]) {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const all = [...counts].map(([value, count]) => ({ value, count }))
  all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return { values: all, distinctCount: all.length, range: null }
}

describe('a page', () => {
  it('leaves out what no longer passes in the graph, although the snapshot is late', async () => {
    const graph = await openEmbedded({ maxRelationships: 1_000_000 })
    const reader = new FollowedCatalog(graph)
    let frozen: Awaited<ReturnType<FollowedCatalog['current']>> | undefined
    const late = await serving({
      open: async () => graph,
      parts: {
        liveCatalog: {
          current: async (options) => frozen ?? reader.current(options),
          latest: null,
          at: () => null,
        },
      },
    })
    await upsert(
      late,
      items.slice(0, 9).map((item) => ({ ...item, price: 1 })),
    )
    frozen = await reader.current()
    await upsert(
      late,
      items.slice(0, 2).map((item) => ({ ...item, price: 9 })),
    )
    const { items: page } = await late.data(
      '{ items(filter: { property: { name: "price", op: LT, value: { value: 5 } } }, first: 4) { nodes { id } } }',
    )
    expect(page).toEqual({ nodes: [{ id: 'i2' }, { id: 'i3' }] })
    await late.close()
  })
})
