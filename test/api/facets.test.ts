import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asking } from '../support/asking.ts'
import { Picker } from '../unit/snapshot/random-catalog.ts'
import { counted as countedGraph } from './counted.ts'
import { type Serving, serving } from './serving.ts'

interface Thing {
  readonly id: string
  readonly kind: string
  readonly price: number | null
  readonly brand: string
  readonly tags: readonly string[]
}

const TAGS = { red: 'color', teal: 'color', indoor: 'place', outdoor: 'place' } as const
const pick = new Picker(11)
const things: readonly Thing[] = Array.from({ length: 130 }, (_, n) => ({
  id: `t${n}`,
  kind: pick.of(['lamp', 'chair']),
  price: pick.chance(0.9) ? pick.below(10_000) / 100 : null,
  brand: pick.of(['Acme', 'Borea', 'Cirrus']),
  tags: pick.some(Object.keys(TAGS), 0.5),
}))

let server: Serving
/** The queries that the graph got. */
const queries: string[] = []
/** The texts that facets searched for. */
const searched: string[] = []
beforeAll(async () => {
  server = await serving({
    wrap: (graph) => countedGraph(graph, (name) => queries.push(name)),
    recommend(graph, events) {
      const { textSearch, ...asked } = asking(graph, { events })
      return {
        ...asked,
        textSearch: {
          current: (options) => textSearch.current(options),
          searchText(snapshot, query, signal) {
            searched.push(query.text)
            return textSearch.searchText(snapshot, query, signal)
          },
        },
      }
    },
  })
  await server.data(
    'mutation { declareItemProperties(properties: [{ name: "released", type: TIMESTAMP }]) { problems { code } } }',
  )
  const tags = Object.entries(TAGS).map(([id, kind]) => ({ id, name: id, kind }))
  await server.data('mutation ($tags: [TagInput!]!) { upsertTags(tags: $tags) { problems { message } } }', {
    tags,
  })
  const items = things.map(({ id, kind, price, brand, tags: tagIds }) => ({
    id,
    kind,
    title: id,
    tags: tagIds.map((tagId) => ({ tagId })),
    properties: [
      { name: 'brand', value: brand },
      { name: 'released', value: '2025-01-01T00:00:00.000Z' },
      ...(price === null ? [] : [{ name: 'price', value: price }]),
    ],
  }))
  for (let at = 0; at < items.length; at += 65) {
    const { upsertItems } = await server.data(
      'mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { problems { message } } }',
      { items: items.slice(at, at + 65) },
    )
    expect(upsertItems).toEqual({ problems: [] })
  }
})
afterAll(() => server.close())

interface Counted {
  readonly values: readonly {
    readonly value: unknown
    readonly count: number
    readonly from: number
    readonly to: number
  }[]
  readonly range: { readonly min: number; readonly max: number } | null
}

const FACETS = 'facets(by: $by) { values { value count from to } range { min max } }'

async function facet(by: object, filter: object | null = null, field = 'items(filter: $filter)') {
  const query = `query ($by: [FacetInput!]!, $filter: ItemFilter) { list: ${field} { ${FACETS} } }`
  const { data, errors } = await server.ask(query, { by: [by], filter })
  const { facets } = (data?.list ?? {}) as { facets?: readonly Counted[] }
  return { counted: facets?.[0], message: errors[0]?.message }
}

const brandIs = (brand: string) => ({ property: { name: 'brand', op: 'EQ', value: { value: brand } } })
const kindIs = (kind: string) => ({ kind: { anyOf: [kind] } })

/** How many things have each value. */
function tally(from: readonly Thing[], valuesOf: (thing: Thing) => readonly string[]) {
  const counts = new Map<unknown, number>()
  for (const value of from.flatMap(valuesOf)) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

const countsOf = (counted: Counted | undefined) =>
  new Map(counted?.values.map(({ value, count }) => [value, count]))

describe('facets', () => {
  it('of one kind of tags count only those', async () => {
    const { counted } = await facet({ field: 'TAG', tagKind: 'color' })
    const isColor = (tag: string) => TAGS[tag as keyof typeof TAGS] === 'color'
    expect(countsOf(counted)).toEqual(tally(things, ({ tags }) => tags.filter(isColor)))
  })

  it('without their own filter count what else could be chosen, in items, recommendations and searches', async () => {
    const filter = {
      all: [{ all: [brandIs('Acme')] }, kindIs('lamp'), { any: [brandIs('Acme'), brandIs('Borea')] }],
    }
    const lamps = things.filter(({ kind }) => kind === 'lamp')
    const expected = tally(lamps, ({ brand }) => [brand])
    const by = { property: 'brand', excludeOwnFilter: true }
    expect(countsOf((await facet(by, filter)).counted)).toEqual(expected)
    for (const field of [
      'recommendations(session: {}, input: { filter: $filter })',
      'search(query: "", input: { filter: $filter })',
      'items(filter: $filter, orderBy: { forYou: DESC })',
      'items(filter: $filter, orderBy: { title: ASC })',
    ]) {
      expect([field, countsOf((await facet(by, filter, field)).counted)]).toEqual([field, expected])
    }
    const own = await facet({ property: 'brand' }, filter)
    expect(own.counted?.values.map(({ value }) => value)).toEqual(['Acme'])
  })

  it('of what goes with an item test the values of that item', async () => {
    const filter = { property: { name: 'price', op: 'LT', value: { ofItem: 'price' } } }
    const [{ id, price }] = things.filter((thing) => thing.price !== null && thing.price > 30) as [Thing]
    const cheaper = things.filter((thing) => thing.price !== null && thing.price < Number(price))
    const query = `query ($filter: ItemFilter) { item(id: "${id}") {
      recommendations(input: { filter: $filter }) { facets(by: [{ field: KIND }]) { values { value count } } } } }`
    const { item } = await server.data(query, { filter })
    const { facets } = (item as { recommendations: { facets: readonly Counted[] } }).recommendations
    expect(countsOf(facets[0])).toEqual(tally(cheaper, ({ kind }) => [kind]))
  })

  it('search, read the viewer and read tags once, however many they are', async () => {
    const by = Array.from({ length: 10 }, () => [
      { property: 'brand', excludeOwnFilter: true },
      { field: 'TAG', tagKind: 'color', excludeOwnFilter: true },
    ]).flat()
    const query = `query ($by: [FacetInput!]!, $input: RecommendationInput) {
      search(query: "t1", userId: "u", input: $input) { facets(by: $by) { values { count } } } }`
    searched.length = 0
    queries.length = 0
    await server.data(query, { by, input: { filter: { all: [kindIs('lamp')] } } })
    expect(searched).toEqual(['t1'])
    const count = (name: string) => queries.filter((query) => query === name).length
    // Once for the list, once for its facets.
    expect(count('viewer/viewer-profile')).toBeLessThanOrEqual(2)
    expect(count('viewer/listed-tags')).toBeLessThanOrEqual(1)
  })

  it('keep a member that tests something else, too', async () => {
    const filter = { any: [brandIs('Acme'), kindIs('lamp')] }
    const passing = things.filter(({ brand, kind }) => brand === 'Acme' || kind === 'lamp')
    const { counted } = await facet({ property: 'brand', excludeOwnFilter: true }, filter)
    expect(countsOf(counted)).toEqual(tally(passing, ({ brand }) => [brand]))
  })

  it('of a kind of tags leave out tests of these tags only', async () => {
    const filter = { all: [{ tag: { anyOf: ['red'] } }, { tag: { anyOf: ['indoor'] } }] }
    const indoor = things.filter(({ tags }) => tags.includes('indoor'))
    const { counted } = await facet({ field: 'TAG', tagKind: 'color', excludeOwnFilter: true }, filter)
    const isColor = (tag: string) => TAGS[tag as keyof typeof TAGS] === 'color'
    expect(countsOf(counted)).toEqual(tally(indoor, ({ tags }) => tags.filter(isColor)))
  })

  it('divide a range into parts of equal width that hold every value once', async () => {
    const prices = things.flatMap(({ price }) => price ?? [])
    const { counted } = await facet({ property: 'price', buckets: 7 })
    const { min = Number.NaN, max = Number.NaN } = counted?.range ?? {}
    expect([min, max]).toEqual([Math.min(...prices), Math.max(...prices)])
    expect(counted?.values).toHaveLength(7)
    expect(counted?.values.reduce((sum, { count }) => sum + count, 0)).toBe(prices.length)
    for (const [at, { value, from, to, count }] of (counted?.values ?? []).entries()) {
      expect(value).toBe(from)
      expect(to - from).toBeCloseTo((max - min) / 7, 9)
      const within = prices.filter((price) => price >= from && (at === 6 ? price <= to : price < to))
      expect(count).toBe(within.length)
    }
  })

  it('divide a range at given borders', async () => {
    const prices = things.flatMap(({ price }) => price ?? [])
    const { counted } = await facet({ property: 'price', edges: [10, 20.5, 50] })
    const between = (from: number, to: number) => prices.filter((price) => price >= from && price < to).length
    expect(counted?.values).toEqual([
      { value: 10, from: 10, to: 20.5, count: between(10, 20.5) },
      { value: 20.5, from: 20.5, to: 50, count: between(20.5, 50.000_001) },
    ])
  })

  it.each([
    [{}, 'by[0] must name a property or a field, and not both'],
    [{ property: 'brand', field: 'TAG' }, 'by[0] must name a property or a field, and not both'],
    [{ field: 'KIND', tagKind: 'color' }, 'by[0] has a tagKind: only a facet of the field TAG has one'],
    [{ field: 'KIND', buckets: 3 }, 'by[0] counts a field: only numbers and instants have buckets'],
    [{ property: 'brand', buckets: 3 }, 'a property of type STRING has no buckets'],
    [{ property: 'price', buckets: 51 }, 'by[0].buckets must be 1..50, was 51'],
    [{ property: 'price', edges: [2, 1] }, 'by[0].edges must be 2..51 ascending numbers'],
    [
      { property: 'released', edges: [1e16, 1e17] },
      'edges of instants must be within 8640000000000000 ms of the epoch',
    ],
    [{ property: 'price', buckets: 2, edges: [1, 2] }, 'by[0] must have buckets or edges, not both'],
  ])('%j is refused: %s', async (by, message) => {
    expect((await facet(by)).message).toBe(message)
  })
})
