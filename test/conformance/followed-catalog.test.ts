import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { deleteTags } from '../../src/catalog/delete-tags.ts'
import { declareTypes } from '../../src/catalog/property-types.ts'
import { recordItemChange } from '../../src/catalog/record-catalog-change.ts'
import { deleteItems, upsertItems } from '../../src/catalog/upsert.ts'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import { clearGraph } from '../../src/datasets/importing/origin.ts'
import type { PropertyValue } from '../../src/domain/property-type.ts'
import type { ItemRecord } from '../../src/domain/records.ts'
import { applyAtOnce, applyEntries } from '../../src/events/apply/apply-entries.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { catalogChanges, catalogRows, itemIdsPage } from '../../src/graph/__generated__/queries.ts'
import { readGraphState } from '../../src/graph/graph-state.ts'
import { delegating, type GraphStore } from '../../src/graph/graph-store.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import type { CatalogSnapshot } from '../../src/snapshot/catalog-snapshot.ts'
import { BooleanColumn, GeoColumn, NumberColumn, SetColumn, TextColumn } from '../../src/snapshot/columns.ts'
import { FollowedCatalog } from '../../src/snapshot/live-catalog.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { failing } from '../support/failing.ts'
import { memoryDataSet, type RecordLists } from '../support/memory-data-set.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'

const NOW_MS = Date.UTC(2026, 0, 1)

const item = (id: string, traits: Partial<ItemRecord> = {}): ItemRecord => ({
  id,
  title: `Title ${id}`,
  kind: 'ware',
  url: null,
  imageUrl: null,
  createdAt: NOW_MS,
  availableFrom: null,
  availableUntil: null,
  properties: {},
  ...traits,
})

const interaction = (userId: string, itemId: string) => ({
  eventId: `${userId} ${itemId}`,
  userId,
  itemId,
  kind: 'like' as const,
  atMs: NOW_MS,
  value: null,
  count: 1,
})

/** Everything that the snapshot has of each item. */
function contentOf(snapshot: CatalogSnapshot): Record<string, unknown> {
  const isListed = snapshot.listed(null, { sinceMs: 0, untilMs: 0 })
  const isAvailable = snapshot.listed(NOW_MS, { sinceMs: 0, untilMs: Number.POSITIVE_INFINITY })
  const content: Record<string, unknown> = { types: Object.fromEntries(snapshot.types) }
  for (let row = 0; row < snapshot.rowCount; row++) {
    if (!snapshot.isPresent(row)) continue
    content[snapshot.idOf(row)] = {
      kind: snapshot.kinds.textAt(row),
      title: snapshot.titles.titleAt(row),
      createdAt: snapshot.createdAt.values[row],
      degree: snapshot.degreeAt(row),
      tagIds: snapshot.tagIdsAt(row),
      isListed: isListed(row),
      isAvailable: isAvailable(row),
      properties: [...snapshot.types.keys()].map((name) => valueAt(snapshot, name, row)),
    }
  }
  return content
}

function valueAt(snapshot: CatalogSnapshot, name: string, row: number): unknown {
  const column = snapshot.columnOf(name)
  if (column instanceof NumberColumn || column instanceof BooleanColumn) return column.values[row]
  if (column instanceof TextColumn) return column.textAt(row)
  if (column instanceof SetColumn) return column.has(row) ? column.textsAt(row) : null
  return column instanceof GeoColumn ? [column.latitudes[row], column.longitudes[row]] : null
}

describe.each(ENGINES)('the catalog snapshot on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let catalog: FollowedCatalog
    /** Names of the queries that the followed catalog ran. */
    let queries: string[]
    beforeEach(async () => {
      graph = await engine.open()
      queries = []
      const counted: GraphStore = {
        ...delegating(graph),
        run: (query, params, options) => {
          queries.push(query.name)
          return graph.run(query, params, options)
        },
      }
      catalog = new FollowedCatalog(counted)
    })
    afterEach(async () => {
      catalog.close()
      await graph.close()
    })

    const load = (lists: RecordLists, name = 'memory') =>
      importDataSet(graph, memoryDataSet(lists, name), { atMs: NOW_MS, nowMs: NOW_MS })

    const upsert = (
      id: string,
      fields: Record<string, PropertyValue | null>,
      tagIds: string[] | null = null,
    ) => {
      const tags = tagIds?.map((tagId, index) => ({ tagId, weight: 100 - index })) ?? null
      return upsertItems(graph, [{ node: { id, fields }, tags }], { nowMs: NOW_MS })
    }

    async function followed(): Promise<Record<string, unknown>> {
      return contentOf(await catalog.current())
    }

    async function readAnew(): Promise<Record<string, unknown>> {
      return contentOf(await new FollowedCatalog(graph).current())
    }

    const wholeReads = () => queries.filter((name) => name === itemIdsPage.name).length

    const tagIds = Array.from({ length: 30 }, (_, n) => `tag-${n}`)

    const WRITES: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['an upsert that creates an item', () => upsert('new', { title: 'New', price: 5 })],
      ['an upsert that changes an item', () => upsert('a', { price: 6, colors: ['red'], title: 'Other' })],
      ['an upsert that removes properties', () => upsert('a', { price: null, availableUntil: NOW_MS - 1 })],
      ['an upsert that tags an item', () => upsert('a', {}, tagIds)],
      ['an upsert that takes tags away', () => upsert('a', {}, ['tag-7'])],
      ['a deletion', () => deleteItems(graph, ['b', 'unknown'], {})],
      ['a deletion of tags', () => deleteTags(graph, ['calm'], {})],
      ['an import of items', () => load({ items: [item('a', { kind: 'other' }), item('imported')] })],
      ['an import of taggings', () => load({ taggings: [tagging('a', 'loud'), tagging('c', 'calm')] })],
      ['an import of interactions', () => load({ interactions: [interaction('ana', 'liked')] })],
      [
        'an import that describes an item of events',
        () => load({ interactions: [interaction('ana', 'undescribed')] }),
      ],
      ['an event of an unknown item', () => apply('by-event')],
      ['journal entries of an unknown item', () => applyEntriesOf('by-entry')],
      ['new property names', () => upsert('c', { weight: 3, sizes: [], note: 'x'.repeat(300) })],
      ['a declaration', () => declareTypes(graph, 'items', new Map([['price', 'STRING']]))],
    ]

    const tagging = (itemId: string, tagId: string) => ({ itemId, tagId, weight: 1, userId: null, at: null })

    const apply = (itemId: string) =>
      applyAtOnce(graph, 'direct', [interaction('bo', itemId)], {
        ratingScale: DEFAULT_RATING_SCALE,
        nowMs: NOW_MS,
      })

    const applyEntriesOf = (itemId: string) =>
      applyEntries(
        graph,
        {
          journalId: 'journal',
          entries: [{ position: 1, event: interaction('cy', itemId) }],
          end: 1,
          recorded: 1,
        },
        { ratingScale: DEFAULT_RATING_SCALE, nowMs: NOW_MS },
      )

    it('follows every kind of write of the catalog', { timeout: 120_000 }, async () => {
      await load({
        items: [
          item('a', { properties: { price: 4, brand: 'Acme', colors: ['teal'], inStock: true } }),
          item('b', { properties: { price: 9 } }),
          item('c', { availableFrom: NOW_MS + 1 }),
        ],
        taggings: [tagging('a', 'calm'), tagging('b', 'calm')],
      })
      await apply('undescribed')
      await followed()
      for (const [name, write] of WRITES) {
        const { catalogRevision } = await readGraphState(graph)
        await write()
        expect((await readGraphState(graph)).catalogRevision, name).not.toBe(catalogRevision)
        expect(await followed(), name).toEqual(await readAnew())
      }
      // Once at the first use, and once for the declaration.
      expect(wholeReads()).toBe(2)
      expect(catalog.latest?.types.get('price')).toBe('STRING')
      expect((catalog.latest?.tagIdsAt(catalog.latest.numberOf('a') ?? -1) ?? []).at(0)).toBe('tag-7')
    })

    it('keeps all tags of an item, strongest first', async () => {
      await upsert('a', { title: 'A' }, tagIds)
      const snapshot = await catalog.current()
      const known = snapshot.tagIdsAt(snapshot.numberOf('a') ?? -1)
      expect(known.slice(0, 20)).toEqual(tagIds.slice(0, 20))
      expect([...known].sort()).toEqual([...tagIds].sort())
    })

    it('writes that change nothing are not in the feed', async () => {
      await load({ items: [item('a')], taggings: [tagging('a', 'calm')] })
      await upsert('a', { price: 1 })
      const before = await readGraphState(graph)
      await load({ items: [item('a')], taggings: [tagging('a', 'calm')] })
      await upsert('a', { price: 1 })
      await deleteItems(graph, ['unknown'], {})
      expect(await readGraphState(graph)).toEqual(before)
    })

    it('reads the whole catalog after a gap, and after the graph was cleared and filled again', async () => {
      await load({ items: [item('a'), item('b')] })
      await followed()
      await graph.transaction(async (runner) => {
        for (let change = 0; change < 5_001; change++) await recordItemChange(runner, ['a'])
      })
      await upsert('b', { title: 'After the gap' })
      expect(await followed()).toEqual(await readAnew())
      expect(wholeReads()).toBe(2)
      await clearGraph(graph)
      expect(await followed()).toEqual({ types: {} })
      await load({ items: [item('c')] })
      expect(await followed()).toEqual(await readAnew())
      expect(Object.keys(await followed())).toEqual(['types', 'c'])
    }, 180_000)

    it('keeps at most 5,100 changes', { timeout: 180_000 }, async () => {
      await graph.transaction(async (runner) => {
        for (let change = 0; change < 5_200; change++) await recordItemChange(runner, ['a'])
      })
      const { catalogRevision } = await readGraphState(graph)
      const last = catalogRevision ?? 0
      const revisions = Array.from({ length: 5_300 }, (_, index) => last - index)
      const kept = (await graph.run(catalogChanges, { revisions })).map(({ revision }) => revision)
      expect(kept.length).toBeGreaterThanOrEqual(5_000)
      expect(kept.length).toBeLessThan(5_100)
      expect(Math.min(...kept)).toBe(last - kept.length + 1)
    })

    it('an answer waits for 2,000 changed items, and the others follow in the background', async () => {
      await load({ items: [item('first')] })
      await followed()
      await load({ items: Array.from({ length: 5_500 }, (_, n) => item(`item-${n}`)) })
      expect((await catalog.current()).size).toBeGreaterThan(2_000)
      await expect.poll(() => catalog.latest?.size, { timeout: 20_000 }).toBe(5_501)
      expect(await followed()).toEqual(await readAnew())
      expect(wholeReads()).toBe(1)
    })

    it('counts values that are not of the type of their property', async () => {
      await load({ items: [item('a', { properties: { code: 7 } }), item('b', { properties: { code: 8 } })] })
      await declareTypes(graph, 'items', new Map([['code', 'STRING']]))
      expect((await catalog.current()).misfitsOf('code')).toBe(2)
      await upsert('a', { code: 'seven' })
      expect((await catalog.current()).misfitsOf('code')).toBe(1)
      await deleteItems(graph, ['b'], {})
      expect((await catalog.current()).misfitsOf('code')).toBe(0)
    })

    it('concurrent writers and readers leave no gap', async () => {
      await load({ items: [item('a')] })
      const writers = Array.from({ length: 8 }, async (_, writer) => {
        for (let round = 0; round < 5; round++) {
          await upsert(`item-${writer}`, { round })
          const snapshot = await catalog.current()
          const row = snapshot.numberOf(`item-${writer}`) ?? -1
          expect(valueAt(snapshot, 'round', row)).toBe(round)
        }
      })
      await Promise.all(writers)
      expect(await followed()).toEqual(await readAnew())
    })

    it('tries again after a failure', async () => {
      await load({ items: [item('a')] })
      let isBroken = true
      const broken = new FollowedCatalog(failing(graph, (name) => isBroken && name === catalogRows.name))
      await expect(broken.current()).rejects.toMatchObject({ kind: 'unavailable' })
      expect(broken.latest).toBeNull()
      isBroken = false
      expect(contentOf(await broken.current())).toEqual(await readAnew())
    })

    it('answers from memory only for the state that it has, and follows in the background', async () => {
      await load({ items: [item('a')] })
      const known = new FollowedCatalog(graph)
      const state = await readGraphState(graph)
      expect(known.at(state)).toBeNull()
      const snapshot = await known.current()
      expect(known.at(state)).toBe(snapshot)
      await upsert('a', { price: 1 })
      const changed = await readGraphState(graph)
      expect(known.at(changed)).toBeNull()
      await expect.poll(() => known.at(changed)).not.toBeNull()
      // As after a training, and after the content of the graph was replaced: revisions begin again.
      expect(known.at({ ...changed, modelVersion: 'other' })).toBeNull()
      expect(known.at({ ...changed, catalogRevision: (changed.catalogRevision ?? 0) - 1 })).toBeNull()
      expect(known.at({ modelVersion: changed.modelVersion })).toBeNull()
      known.close()
    })

    it('reports a failure in the background, and serves again once the graph answers', async () => {
      await load({ items: [item('a')] })
      let isBroken = false
      const errors: unknown[] = []
      const known = new FollowedCatalog(
        failing(graph, (name) => isBroken && name === catalogRows.name),
        { onError: (error) => errors.push(error) },
      )
      await known.current()
      isBroken = true
      await upsert('a', { price: 1 })
      const changed = await readGraphState(graph)
      expect(known.at(changed)).toBeNull()
      await expect.poll(() => errors.length).toBe(1)
      expect(errors[0]).toMatchObject({ kind: 'unavailable' })
      isBroken = false
      await expect.poll(() => known.at(changed)).not.toBeNull()
      known.close()
    })

    it.skipIf(engine.name !== 'neo4j')('follows the writes of another store', async () => {
      await load({ items: [item('a')] })
      const other = await openNeo4j(neo4jOptions())
      try {
        const elsewhere = new FollowedCatalog(other)
        await elsewhere.current()
        for (let price = 0; price < 20; price++) {
          await upsert('a', { price })
          const snapshot = await elsewhere.current()
          expect(valueAt(snapshot, 'price', snapshot.numberOf('a') ?? -1)).toBe(price)
        }
      } finally {
        await other.close()
      }
    })
  })
})
