import { describe, expect, it } from 'vitest'
import type { Filter } from '../../../src/domain/filter.ts'
import type { CatalogRow } from '../../../src/snapshot/catalog-row.ts'
import { CatalogSnapshot } from '../../../src/snapshot/catalog-snapshot.ts'
import { itemFacet } from '../../../src/snapshot/facets.ts'
import { listRows } from '../../../src/snapshot/listing.ts'
import { type ItemOrder, itemOrder, type SortPlace } from '../../../src/snapshot/sort-order.ts'
import { heldValue, isListed, passes, sorted } from './oracle.ts'
import { NOW_MS, Picker, randomFilter, randomRow, rareFilter, TYPES } from './random-catalog.ts'

const ROWS = 3_000
const FILTERS = 300

function randomCatalog(seed: number, rows = ROWS) {
  const pick = new Picker(seed)
  const items = Array.from({ length: rows }, (_, n) => randomRow(pick, `${pick.of(['i', 'Î', '物'])}${n}`))
  const catalog = new CatalogSnapshot()
  catalog.types = TYPES
  catalog.put(items)
  return { catalog, items, pick }
}

const ORDERS = ['popularity', 'createdAt', 'title', 'property'] as const
const SORTABLE = ['price', 'released', 'brand', '__proto__', 'in stock']

function randomOrder(pick: Picker): ItemOrder {
  const direction = pick.chance(0.5) ? 'ASC' : 'DESC'
  const by = pick.of(ORDERS)
  return by === 'property' ? { by, name: pick.of(SORTABLE), direction } : { by, direction }
}

describe('filters over a random catalog', () => {
  const { catalog, items, pick } = randomCatalog(7)
  const filters = Array.from({ length: FILTERS }, (_, n) =>
    n % 2 === 0 ? rareFilter(pick, 5, items) : randomFilter(pick, 5, items),
  )

  it('half of the filters pass under 0.2 % of the items', () => {
    const shares = filters.map((filter) => items.filter((row) => passes(row, filter)).length / ROWS)
    expect(shares.filter((share) => share < 0.002).length).toBeGreaterThan(FILTERS / 2.5)
    expect(shares.filter((share) => share > 0.05).length).toBeGreaterThan(FILTERS / 5)
  })

  it('select exactly the items that the oracle selects, with their count', async () => {
    for (const filter of filters) {
      const selection = await catalog.compile(filter).select(NOW_MS)
      const wanted = items.filter((row) => isListed(row, NOW_MS) && passes(row, filter)).map(({ id }) => id)
      expect([...selection.ids()], JSON.stringify(filter)).toEqual(wanted)
      expect(selection.count).toBe(wanted.length)
    }
  })

  it('test a row that was read from the graph as they select', () => {
    for (const filter of filters.slice(0, 100)) {
      const compiled = catalog.compile(filter)
      const differing = items.filter((row) => compiled.passes(row) !== passes(row, filter))
      expect(differing, JSON.stringify(filter)).toEqual([])
    }
  })

  it('list all pages joined in the order of the oracle', async () => {
    for (const filter of filters) {
      const order = randomOrder(pick)
      const selection = await catalog.compile(filter).select(NOW_MS)
      const listed: string[] = []
      let after: SortPlace | null = null
      do {
        const page = await listRows(catalog, selection, itemOrder(catalog, order), {
          after,
          limit: 20 + pick.below(400),
        })
        listed.push(...page.map(({ id }) => id))
        after = page.at(-1) ?? null
      } while (after !== null)
      const wanted = items.filter((row) => isListed(row, NOW_MS) && passes(row, filter))
      expect(listed, JSON.stringify({ filter, order })).toEqual(sorted(wanted, order).map(({ id }) => id))
    }
  })

  it('count the values of the selected items as the oracle does', async () => {
    for (const filter of filters.slice(0, 60)) {
      const selection = await catalog.compile(filter).select(NOW_MS)
      const selected = items.filter((row) => isListed(row, NOW_MS) && passes(row, filter))
      const texts = (name: string) =>
        selected.flatMap((row) => (heldValue(row, name) ?? []) as string | string[])
      for (const name of ['brand', '__proto__', 'in stock', 'couleurs é']) {
        const facet = await itemFacet(catalog, selection, { property: name }, 5)
        expect(facet).toEqual(counted(texts(name), 5))
      }
      expect(await itemFacet(catalog, selection, 'kind', 2)).toEqual(
        counted(
          selected.map(({ kind }) => kind),
          2,
        ),
      )
      const tags = selected.flatMap(({ tagIds }) => [...new Set(tagIds)])
      expect(await itemFacet(catalog, selection, 'tag', 9)).toEqual(counted(tags, 9))
      const prices = selected.flatMap((row) => (heldValue(row, 'price') ?? []) as number | number[])
      expect(await itemFacet(catalog, selection, { property: 'price' }, 5)).toEqual({
        type: 'range',
        parts: [],
        min: prices.length === 0 ? null : Math.min(...prices),
        max: prices.length === 0 ? null : Math.max(...prices),
        count: prices.length,
      })
    }
  })

  it('follow availability from one instant to the next', async () => {
    const compiled = catalog.compile({ all: [] })
    for (const days of [0, 1, 1, -3, 9, 10, 11, 2, 0.5]) {
      const nowMs = NOW_MS + days * 86_400_000
      const wanted = items.filter((row) => isListed(row, nowMs)).map(({ id }) => id)
      expect([...(await compiled.select(nowMs)).ids()]).toEqual(wanted)
      expect([...(await compiled.select(nowMs - 1)).ids()]).toEqual(
        items.filter((row) => isListed(row, nowMs - 1)).map(({ id }) => id),
      )
    }
    const described = items.filter(({ isUndescribed }) => !isUndescribed).map(({ id }) => id)
    expect([...(await compiled.select(null)).ids()]).toEqual(described)
  })
})

function counted<Value extends string | boolean>(values: readonly Value[], first: number) {
  const counts = new Map<Value, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const all = [...counts].map(([value, count]) => ({ value, count }))
  all.sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return { type: 'values', counts: all.slice(0, first), distinct: all.length }
}

describe('a catalog that changes', () => {
  it('gives the answers of a fresh one after random puts, removals and changes of types', async () => {
    const pick = new Picker(11)
    const live = new CatalogSnapshot()
    live.types = TYPES
    const rows = new Map<string, ReturnType<typeof randomRow>>()
    for (let round = 0; round < 60; round++) {
      const put = Array.from({ length: pick.below(300) }, () => randomRow(pick, `i${pick.below(1_500)}`))
      const removed = Array.from({ length: pick.below(200) }, () => `i${pick.below(1_500)}`)
      live.put(put)
      for (const row of put) rows.set(row.id, row)
      live.remove(removed)
      for (const id of removed) rows.delete(id)
      if (round % 20 === 19) {
        live.types = new Map([...TYPES].filter(([name]) => name !== 'brand'))
        live.types = TYPES
        live.put([...rows.values()])
      }
      const fresh = new CatalogSnapshot()
      fresh.types = TYPES
      fresh.put([...rows.values()])
      expect(live.size).toBe(fresh.size)
      for (let n = 0; n < 5; n++) {
        const filter = rows.size === 0 ? { all: [] } : randomFilter(pick, 4, [...rows.values()])
        const order = randomOrder(pick)
        expect(await answers(live, filter, order)).toEqual(await answers(fresh, filter, order))
      }
    }
  })

  it('gives a row number to one item at a time, and uses it again', () => {
    const catalog = new CatalogSnapshot()
    const pick = new Picker(1)
    catalog.put(['a', 'b', 'c'].map((id) => randomRow(pick, id)))
    const number = catalog.numberOf('b')
    catalog.remove(['b', 'unknown'])
    expect(catalog.numberOf('b')).toBeUndefined()
    catalog.put([randomRow(pick, 'd')])
    expect(catalog.numberOf('d')).toBe(number)
    expect(catalog.idOf(number ?? -1)).toBe('d')
  })

  it('counts values of another type, which pass no filter', async () => {
    const catalog = new CatalogSnapshot()
    catalog.types = new Map([
      ['due', 'TIMESTAMP'],
      ['note', 'TEXT'],
    ])
    const row = randomRow(new Picker(1), 'a')
    const put = (id: string, properties: CatalogRow['properties']) =>
      catalog.put([{ ...row, id, isUndescribed: false, properties }])
    put('a', { due: NOW_MS, note: 7 })
    put('b', { due: 1.5 })
    put('c', { due: 'soon' })
    const dated: Filter = { property: { name: 'due', op: 'EXISTS', value: null } }
    const filter = catalog.compile(dated)
    expect([...(await filter.select(null)).ids()]).toEqual(['a'])
    expect(filter.passes({ id: 'b', properties: { due: 1.5 } })).toBe(false)
    expect([catalog.misfitsOf('due'), catalog.misfitsOf('note')]).toEqual([2, 1])
    put('b', { due: NOW_MS })
    catalog.remove(['c'])
    expect(catalog.misfitsOf('due')).toBe(0)
  })

  it('a row that is removed after its selection is not listed in an order of given ids', async () => {
    const { catalog, items } = randomCatalog(3, 100)
    const ids = items.map(({ id }) => id)
    const selection = await catalog.compile({ all: [] }).select(null)
    catalog.remove(ids.slice(0, 50))
    const order = itemOrder(catalog, { by: 'given', ids, direction: 'ASC' })
    const page = await listRows(catalog, selection, order, { after: null, limit: 100 })
    const selected = ids.slice(50).filter((id) => selection.hasId(id))
    expect(page.map(({ id }) => id)).toEqual(selected)
  })

  it('does not keep texts and sets that were replaced', () => {
    const catalog = new CatalogSnapshot()
    catalog.types = TYPES
    const row = randomRow(new Picker(1), 'a')
    for (let n = 0; n < 20_000; n++) {
      catalog.put([{ ...row, tagIds: [`t${n}`, 'u'], properties: { brand: `brand ${n}` } }])
    }
    expect(catalog.tags.dictionary.size).toBeLessThan(5_000)
    expect(catalog.tags.pool.length).toBeLessThan(5_000)
    expect(JSON.stringify(catalog.columnOf('brand')).length).toBeLessThan(200_000)
  })
})

async function answers(catalog: CatalogSnapshot, filter: Filter, order: ItemOrder) {
  const selection = await catalog.compile(filter).select(NOW_MS)
  const page = await listRows(catalog, selection, itemOrder(catalog, order), { after: null, limit: 50 })
  const facets = await Promise.all(
    ['brand', 'couleurs é', 'price', 'in stock'].map((property) =>
      itemFacet(catalog, selection, { property }, 20),
    ),
  )
  return {
    ids: [...selection.ids()].sort(),
    page,
    facets,
    tags: await itemFacet(catalog, selection, 'tag', 20),
  }
}
