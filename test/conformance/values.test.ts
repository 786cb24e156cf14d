import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Properties } from '../../src/domain/records.ts'
import { MAX_LIST_PARAMETER } from '../../src/graph/encode-params.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { cypherQuery } from '../support/cypher-query.ts'
import { ENGINES, type Engine, titleOf } from '../support/engines.ts'
import { everythingIn, failureOf } from '../support/failure-of.ts'

interface NumberRow {
  readonly id: string
  readonly at: number
  readonly weight: number
  readonly weights: readonly number[]
  readonly note: string | null
}

const writeItems = cypherQuery<{ rows: readonly NumberRow[] }, object>(
  'test/write-items',
  `// @mode write
   // @param rows[].id String!
   // @param rows[].at Int!
   // @param rows[].weight Float!
   // @param rows[].weights [Float!]!
   // @param rows[].note String
   UNWIND $rows AS row
   MERGE (item:Item {id: row.id})
   SET item.at = row.at, item.weight = toFloat(row.weight), item.note = row.note,
       item.weights = [weight IN row.weights | toFloat(weight)]`,
)
const readItems = cypherQuery<object, NumberRow & { halfAt: number; halfWeight: number }>(
  'test/read-items',
  `// @mode read
   // @returns id String!
   // @returns at Int!
   // @returns weight Float!
   // @returns weights [Float!]!
   // @returns note String
   // @returns halfAt Int!
   // @returns halfWeight Float!
   MATCH (item:Item) WHERE item.at IS NOT NULL
   RETURN item.id AS id, item.at AS at, item.weight AS weight, item.weights AS weights, item.note AS note,
     item.at / 2 AS halfAt, item.weight / 2 AS halfWeight ORDER BY id`,
)
const writeFree = cypherQuery<{ id: string; free: Properties }, object>(
  'test/write-free',
  `// @mode write
   // @param id String!
   // @param free Properties!
   MERGE (tag:Tag {id: $id}) SET tag += $free`,
)
const readFree = cypherQuery<{ id: string }, { free: Record<string, unknown>; half: number }>(
  'test/read-free',
  `// @mode read
   // @param id String!
   // @returns free Properties!
   // @returns half Int!
   MATCH (tag:Tag {id: $id}) RETURN properties(tag) AS free, tag.whole / 2 AS half`,
)
const unseen = cypherQuery<{ ids: readonly string[]; seen: Iterable<string> }, { id: string }>(
  'test/unseen',
  `// @mode read
   // @param ids [String!]!
   // @param seen IdSet!
   // @returns id String!
   UNWIND $ids AS id WITH id WHERE $seen[id] IS NULL RETURN id AS id ORDER BY id`,
)
const lists = cypherQuery<object, { via: readonly { id: string; weight: number }[] }>(
  'test/lists',
  `// @mode read
   // @returns via[].id String!
   // @returns via[].weight Int!
   UNWIND [['c', 1], ['a', 2], ['b', 3], ['a', 1]] AS pair RETURN collect({id: pair[0], weight: pair[1]}) AS via`,
)
const nullColumn = cypherQuery<object, { name: string }>(
  'test/null-column',
  `// @mode read
   // @returns name String!
   UNWIND [1] AS one RETURN null AS name`,
)
const firstNumbers = cypherQuery<{ limit: number }, { n: number }>(
  'test/first-numbers',
  `// @mode read
   // @param limit Int!
   // @returns n Int!
   UNWIND range(1, 10) AS n RETURN n AS n ORDER BY n LIMIT $limit`,
)

const ITEM: NumberRow = { id: 'one', at: 7, weight: 7, weights: [1, 0.5], note: null }
const UNSAFE = Number.MAX_SAFE_INTEGER + 1

/** Every engine returns values with the type they were written with, and rejects values that do not match the header. */
function valueSuite(engine: Engine): void {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    beforeAll(async () => {
      graph = await engine.open()
    })
    afterAll(() => graph.close())

    it('integers stay integers and floats stay floats, in rows of lists too', async () => {
      const late = { ...ITEM, id: 'two', at: 1_748_736_000_001, weight: 0.0625, note: 'tea' }
      await graph.run(writeItems, { rows: [ITEM, late] })
      expect(await graph.run(readItems, {})).toEqual([
        { ...ITEM, halfAt: 3, halfWeight: 3.5 },
        { ...late, halfAt: 874_368_000_000, halfWeight: 0.031_25 },
      ])
    })

    it('the largest safe integers survive', async () => {
      for (const at of [Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER, 0]) {
        await graph.run(writeItems, { rows: [{ ...ITEM, at }] })
        expect((await graph.run(readItems, {}))[0]?.at).toBe(at)
      }
    })

    it('a limit is an integer', async () => {
      expect(await graph.run(firstNumbers, { limit: 2 })).toEqual([{ n: 1 }, { n: 2 }])
    })

    it('free properties keep their values, whole numbers as integers', async () => {
      const free = { whole: 7, part: 0.5, isNew: true, title: 'Tea, 茶 and "quotes"', size: -3 }
      await graph.run(writeFree, { id: 'tag', free })
      expect(await graph.run(readFree, { id: 'tag' })).toEqual([{ free: { id: 'tag', ...free }, half: 3 }])
    })

    it('lists of texts and of numbers keep their values, also empty and mixed with fractions', async () => {
      const free = { whole: 7, colors: ['teal', 'Ωmega', ''], none: [], place: [48, 16.37], whole2: [1, -2] }
      await graph.run(writeFree, { id: 'lists', free })
      expect((await graph.run(readFree, { id: 'lists' }))[0]?.free).toEqual({ id: 'lists', ...free })
      await graph.run(writeFree, { id: 'lists', free: { colors: [], place: [48.5, 16] } })
      const changed = { ...free, colors: [], place: [48.5, 16] }
      expect((await graph.run(readFree, { id: 'lists' }))[0]?.free).toEqual({ id: 'lists', ...changed })
    })

    it('a free property of null is cleared, the others stay', async () => {
      const kept = { whole: 7, title: 'Tea' }
      await graph.run(writeFree, { id: 'cleared', free: { ...kept, part: 0.5 } })
      await graph.run(writeFree, { id: 'cleared', free: { part: null } as unknown as Record<string, string> })
      expect(await graph.run(readFree, { id: 'cleared' })).toMatchObject([
        { free: { id: 'cleared', ...kept } },
      ])
      const [row] = await graph.run(readFree, { id: 'cleared' })
      expect(row?.free).not.toHaveProperty('part')
    })

    it('an id set holds any string', async () => {
      const odd = ['', ' ', '__proto__', 'constructor', 'a.b', '1', 'Ωmega', "it's", '`', '$x']
      expect(await graph.run(unseen, { ids: ['free', ...odd], seen: new Set(odd) })).toEqual([{ id: 'free' }])
      expect(await graph.run(unseen, { ids: ['free'], seen: [] })).toEqual([{ id: 'free' }])
    })

    it('a list of maps is sorted by its fields', async () => {
      const [row] = await graph.run(lists, {})
      expect(row?.via).toEqual([
        { id: 'a', weight: 1 },
        { id: 'a', weight: 2 },
        { id: 'b', weight: 3 },
        { id: 'c', weight: 1 },
      ])
    })

    it('a null that the header does not allow breaks the contract', async () => {
      const error = await failureOf(graph.run(nullColumn, {}))
      expect(error).toMatchObject({ kind: 'contract', message: 'test/null-column: column name is null' })
    })

    it.each([
      ['a missing parameter', {}, 'test/first-numbers: $limit must be Int, was undefined'],
      ['an extra parameter', { limit: 1, secret: 'x' }, 'test/first-numbers: secret is not a parameter'],
      ['a wrong type', { limit: 'secret' }, 'test/first-numbers: $limit must be Int, was string'],
      ['a fraction', { limit: 1.5 }, 'test/first-numbers: $limit must be Int, was another number'],
      [
        'an integer that is not safe',
        { limit: UNSAFE },
        'test/first-numbers: $limit must be Int, was another number',
      ],
      ['NaN', { limit: Number.NaN }, 'test/first-numbers: $limit must be Int, was not finite'],
      ['null', { limit: null }, 'test/first-numbers: $limit must be Int, was null'],
    ])('%s is refused', async (_, params, message) => {
      const error = await failureOf(graph.run(firstNumbers, params as { limit: number }))
      expect(error).toMatchObject({ kind: 'contract', message })
    })

    it.each([
      ['a wrong field', [{ ...ITEM, at: 'secret' }]],
      ['infinity', [{ ...ITEM, weight: Number.POSITIVE_INFINITY }]],
      ['a null in a list', [{ ...ITEM, weights: [null] }]],
      ['a row that is not a map', ['secret']],
      ['a row that is null', [null]],
      ['a string instead of a list', 'secret'],
      ['a list that is too long', Array.from({ length: MAX_LIST_PARAMETER + 1 }, () => ITEM)],
    ])('rows with %s are refused', async (_, rows) => {
      const error = await failureOf(graph.run(writeItems, { rows: rows as NumberRow[] }))
      expect(error.kind).toBe('contract')
      expect(everythingIn(error)).not.toContain('secret')
    })

    it.each([
      ['a mixed list', { free: ['secret', 1] }],
      ['a list of lists', { free: [['secret']] }],
      ['a map', { free: { nested: 'secret' } }],
      ['a date', { free: new Date(0) }],
      ['NaN', { free: Number.NaN }],
    ])('free properties with %s are refused', async (_, free) => {
      const error = await failureOf(
        graph.run(writeFree, { id: 'tag', free: free as unknown as Record<string, string> }),
      )
      expect(error.kind).toBe('contract')
    })

    it.each([
      ['null instead of a map', writeFree, { id: 'tag', free: null }],
      ['null instead of a set', unseen, { ids: [], seen: null }],
      ['a set of numbers instead of strings', unseen, { ids: [], seen: [1] }],
    ])('%s is refused', async (_, query, params) => {
      expect((await failureOf(graph.run<never, unknown>(query, params as never))).kind).toBe('contract')
    })

    it('a transaction rejects a bad parameter and writes nothing', async () => {
      const failed = graph.transaction(async (inside) => {
        await inside.run(writeFree, { id: 'half-done', free: { whole: 2 } })
        await inside.run(firstNumbers, { limit: 0.5 })
      })
      expect((await failureOf(failed)).kind).toBe('contract')
      expect(await graph.run(readFree, { id: 'half-done' })).toEqual([])
    })
  })
}

for (const engine of ENGINES) valueSuite(engine)
