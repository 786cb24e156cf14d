import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { declareTypes } from '../../src/catalog/property-types.ts'
import { upsertItems, upsertUsers } from '../../src/catalog/upsert.ts'
import { dataFolder } from '../../src/datasets/importing/folder.ts'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import { OWN_ITEM_PROPERTIES } from '../../src/domain/own-properties.ts'
import type { PropertyType, PropertyValue } from '../../src/domain/property-type.ts'
import { itemRecords } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { readPropertyTypes } from '../../src/graph/property-types.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const NOW_MS = Date.UTC(2026, 0, 1)

const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n')

describe.each(ENGINES)('property types on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    beforeEach(async () => {
      graph = await engine.open()
    })
    afterEach(() => graph.close())

    async function importFiles(files: Readonly<Record<string, string>>) {
      return importDataSet(graph, await dataFolder(temporaryFolder(files)), { atMs: NOW_MS, nowMs: NOW_MS })
    }

    async function typesOf(owner: 'items' | 'users'): Promise<Record<string, PropertyType>> {
      return Object.fromEntries((await readPropertyTypes(graph))[owner])
    }

    async function propertiesOf(id: string): Promise<Record<string, PropertyValue>> {
      const [row] = await graph.run(itemRecords, { ids: [id] })
      const stored = Object.entries(row?.properties ?? {})
      return Object.fromEntries(stored.filter(([name]) => !OWN_ITEM_PROPERTIES.has(name)))
    }

    const upsert = (id: string, properties: Record<string, PropertyValue | null>) => {
      const paths = Object.fromEntries(Object.keys(properties).map((name) => [name, ['items', id, name]]))
      return upsertItems(graph, [{ node: { id, fields: properties, paths }, tags: null }], { nowMs: NOW_MS })
    }

    it('the first value of a name decides its type', async () => {
      const item = {
        brand: 'Acme',
        about: 'x'.repeat(201),
        price: 4.5,
        inStock: true,
        colors: ['teal'],
        sizes: [],
      }
      await importFiles({ 'items.jsonl': lines([{ id: 'a', ...item }]) })
      expect(await typesOf('items')).toEqual({
        brand: 'STRING',
        about: 'TEXT',
        price: 'FLOAT',
        inStock: 'BOOLEAN',
        colors: 'STRING_SET',
        sizes: 'STRING_SET',
      })
      expect(await propertiesOf('a')).toEqual(item)
    })

    it('items and users have types of their own', async () => {
      await upsert('a', { age: 'old' })
      await upsertUsers(graph, [{ id: 'ana', fields: { age: 30, name: 'Ana' } }], {})
      expect([await typesOf('items'), await typesOf('users')]).toEqual([{ age: 'STRING' }, { age: 'FLOAT' }])
    })

    it('a value of another type rejects its row of an import, and no other', async () => {
      await importFiles({ 'items.jsonl': lines([{ id: 'a', price: 1 }]) })
      const rows = [
        { id: 'b', price: 'cheap' },
        { id: 'c', price: 2 },
        { id: 'd', price: 3 },
      ]
      const report = await importFiles({ 'items.jsonl': lines(rows) })
      expect(report.items).toMatchObject({ read: 3, created: 2, rejected: 1 })
      expect(report.reasons).toMatchObject([{ reason: 'price must be a number', rows: 1, firstLine: 1 }])
      expect((await graph.run(itemRecords, { ids: ['b', 'c'] })).map(({ id }) => id)).toEqual(['c'])
    })

    it('a value of another type is a problem of its row of a mutation, and of no other', async () => {
      await upsert('a', { price: 1, colors: ['teal'] })
      const rows = [
        {
          node: { id: 'b', fields: { price: 'cheap' }, paths: { price: ['items', '0', 'price'] } },
          tags: null,
        },
        { node: { id: 'c', fields: { price: 2 } }, tags: null },
      ]
      const written = await upsertItems(graph, rows, { nowMs: NOW_MS })
      expect(written.changed).toBe(1)
      expect(written.problems).toMatchObject([
        { code: 'BAD_USER_INPUT', message: 'price must be a number', path: ['items', '0', 'price'] },
      ])
      expect(await propertiesOf('c')).toEqual({ price: 2 })
      expect((await upsert('d', { colors: 'teal' })).problems).toMatchObject([
        { message: 'colors must be a list of texts' },
      ])
    })

    it('a null has no type and removes the property', async () => {
      await upsert('a', { price: 1, brand: null })
      await upsert('a', { price: null })
      expect(await typesOf('items')).toEqual({ price: 'FLOAT' })
      expect(await propertiesOf('a')).toEqual({})
    })

    it('a header declares types, and CSV cells are read by them', async () => {
      const report = await importFiles({
        'items.csv': [
          'id,price:float,releasedAt:timestamp,location:geo,colors:string_set,sku:string,about:text',
          'a,4.5,2026-02-01T10:00:00Z,48.2|16.37,red|teal,0815,long',
          'b,5,1770000000000,"[48, 16]","[""red"", ""a|b""]",4711,text',
          'c,cheap,,,,,',
          'd,,yesterday,,,,',
          'e,,,91|0,,,',
          'f,6,,,,A1,',
        ].join('\n'),
      }).catch((error: unknown) => error)
      expect(report).toMatchObject({ items: { read: 6, created: 3, rejected: 3 } })
      expect(await typesOf('items')).toEqual({
        price: 'FLOAT',
        releasedAt: 'TIMESTAMP',
        location: 'GEO',
        colors: 'STRING_SET',
        sku: 'STRING',
        about: 'TEXT',
      })
      expect(await propertiesOf('a')).toEqual({
        price: 4.5,
        releasedAt: Date.UTC(2026, 1, 1, 10),
        location: [48.2, 16.37],
        colors: ['red', 'teal'],
        sku: '0815',
        about: 'long',
      })
      expect(await propertiesOf('b')).toMatchObject({
        releasedAt: 1_770_000_000_000,
        location: [48, 16],
        colors: ['red', 'a|b'],
        sku: '4711',
      })
    })

    it('CSV columns of mixed cells are texts, and later numbers in them too', async () => {
      await importFiles({ 'items.csv': 'id,sku\na,4711\nb,A1' })
      await importFiles({ 'items.csv': 'id,sku\nc,10.50' })
      expect(await typesOf('items')).toEqual({ sku: 'STRING' })
      expect(await propertiesOf('a')).toEqual({ sku: '4711' })
      expect(await propertiesOf('c')).toEqual({ sku: '10.50' })
    })

    it.each([
      ['id,price:money\na,1', 'has an unknown type'],
      ['id,title:string\na,b', 'column "title" has a type of its own'],
      ['id,price,price:float\na,1,2', 'column "price:float" occurs twice'],
      ['id,degree:float\na,1', 'column "degree" is reserved'],
    ])('the header %j is refused', async (content, message) => {
      await expect(dataFolder(temporaryFolder({ 'items.csv': content }))).rejects.toThrow(message)
    })

    it('instants are RFC 3339 texts or epoch milliseconds, once they are declared', async () => {
      expect((await upsert('a', { seenAt: [1, 2] })).problems).toMatchObject([
        { message: 'seenAt is a list of numbers: declare its type first' },
      ])
      await declareTypes(
        graph,
        'items',
        new Map([
          ['releasedAt', 'TIMESTAMP'],
          ['place', 'GEO'],
        ]),
      )
      await upsert('a', { releasedAt: '2026-02-01', place: [48, 16.37] })
      expect(await propertiesOf('a')).toEqual({ releasedAt: Date.UTC(2026, 1, 1), place: [48, 16.37] })
      const { problems } = await upsert('b', { releasedAt: 'soon', place: [91, 0] })
      expect(problems.map(({ path }) => path)).toEqual([
        ['items', 'b', 'releasedAt'],
        ['items', 'b', 'place'],
      ])
    })

    it('a declaration changes a type and keeps the values', async () => {
      await upsert('a', { code: 7 })
      await declareTypes(graph, 'items', new Map([['code', 'STRING']]))
      expect(await typesOf('items')).toEqual({ code: 'STRING' })
      expect(await propertiesOf('a')).toEqual({ code: 7 })
      expect((await upsert('b', { code: 8 })).problems).toHaveLength(1)
      expect((await upsert('b', { code: 'eight' })).problems).toEqual([])
    })

    it('names beyond 100 are stored without a type, with one note in the report', async () => {
      const wide = Object.fromEntries(Array.from({ length: 104 }, (_, n) => [`p${n}`, n]))
      const rows = Array.from({ length: 1_100 }, (_, n) => ({ id: `i${n}`, ...(n % 500 === 7 && wide) }))
      const report = await importFiles({ 'items.jsonl': lines(rows) })
      expect(Object.keys(await typesOf('items'))).toHaveLength(100)
      expect(report.items.created).toBe(1_100)
      expect(report.reasons).toMatchObject([{ outcome: 'noted', rows: 1 }])
      expect(await propertiesOf('i7')).toEqual(wide)
    })

    it('writers that name new properties at the same time agree on the types', async () => {
      const values: PropertyValue[] = ['x', 1, true, ['x']]
      const results = await Promise.all(
        values.map((value, n) => upsert(`i${n}`, { first: value, [`p${n}`]: value })),
      )
      expect(results.flatMap(({ problems }) => problems)).toHaveLength(3)
      expect(await typesOf('items')).toMatchObject({
        p0: 'STRING',
        p1: 'FLOAT',
        p2: 'BOOLEAN',
        p3: 'STRING_SET',
      })
    })
  })
})
