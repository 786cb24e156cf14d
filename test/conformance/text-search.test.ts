import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { declareTypes } from '../../src/catalog/property-types.ts'
import { deleteItems, upsertItems, upsertTags } from '../../src/catalog/upsert.ts'
import { inBatches } from '../../src/domain/grouping.ts'
import { fnv1a } from '../../src/domain/hash.ts'
import type { PropertyValue } from '../../src/domain/property-type.ts'
import { uniform } from '../../src/domain/random.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { TextIndex } from '../../src/search/text-index.ts'
import { ThreadTextSearch } from '../../src/search/text-search.ts'
import { FollowedCatalog, MAX_AWAITED_ITEMS } from '../../src/snapshot/live-catalog.ts'
import { ENGINES, titleOf } from '../support/engines.ts'

const NOW_MS = Date.UTC(2026, 0, 1)
const SEED = 20_261
const TITLES = process.env.ATTUNE_TEST_LONG ? 500 : 150

const SYLLABLES = [
  'bel',
  'dor',
  'fri',
  'gan',
  'ka',
  'lo',
  'mi',
  'na',
  'or',
  'pel',
  'quest',
  'ren',
  'sho',
  'ta',
  'um',
  'zu',
]
const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

type Corrupt = (text: string, at: number, letter: string) => string

/** One typing mistake at a place of a text. */
const MISTAKES: Readonly<Record<string, Corrupt>> = {
  swapped: (text, at) => text.slice(0, at - 1) + text[at] + text[at - 1] + text.slice(at + 1),
  dropped: (text, at) => text.slice(0, at) + text.slice(at + 1),
  inserted: (text, at, letter) => text.slice(0, at) + letter + text.slice(at),
  replaced: (text, at, letter) => text.slice(0, at) + letter + text.slice(at + 1),
}

function madeTitles(): readonly string[] {
  const next = uniform(SEED)
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] as string
  const word = () => Array.from({ length: 1 + Math.floor(next() * 3) }, () => pick(SYLLABLES)).join('')
  const words = Array.from({ length: 2_000 }, word)
  const title = () => Array.from({ length: 3 + Math.floor(next() * 5) }, () => pick(words)).join(' ')
  return [...new Set(Array.from({ length: TITLES + 50 }, title))].slice(0, TITLES)
}

describe.each(ENGINES)('text search on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let catalog: FollowedCatalog
    let search: ThreadTextSearch
    const ended: unknown[] = []
    beforeEach(async () => {
      graph = await engine.open()
      catalog = new FollowedCatalog(graph)
      search = new ThreadTextSearch({ graph, catalog, onEnded: (error) => ended.push(error) })
    })
    afterEach(async () => {
      await search.close()
      catalog.close()
      await graph.close()
    })

    const upsert = (
      id: string,
      fields: Record<string, PropertyValue | null>,
      tagIds: readonly string[] = [],
    ) => {
      const tags = tagIds.map((tagId, index) => ({ tagId, weight: 10 - index }))
      return upsertItems(graph, [{ node: { id, fields }, tags }], { nowMs: NOW_MS })
    }

    /** Ids of the hits, best first. */
    async function find(text: string, limit = 20): Promise<readonly string[]> {
      const snapshot = await search.current()
      const { bits: mask } = await snapshot.compile({ all: [] }).select(NOW_MS)
      const { rows } = await search.searchText(snapshot, { text, mask, limit })
      return rows.map((row) => snapshot.idOf(row))
    }

    it('finds titles with a typing mistake among the first ten, as an index of the same items does', {
      timeout: 120_000,
    }, async () => {
      const titles = madeTitles()
      const items = titles.map((title, n) => ({ node: { id: `i${n}`, fields: { title } }, tags: null }))
      await upsertItems(graph, items, { nowMs: NOW_MS })
      const oracle = new TextIndex()
      const asIndexed = titles.map((title, row) => ({
        row,
        tie: fnv1a(`i${row}`),
        title,
        tags: '',
        texts: '',
        people: 0,
      }))
      oracle.put(asIndexed.toReversed())
      const mask = new Uint32Array(TITLES).fill(0xffffffff)
      const next = uniform(SEED + 1)
      for (const [name, corrupt] of Object.entries(MISTAKES)) {
        let hits = 0
        for (const [n, title] of titles.entries()) {
          const at = 1 + Math.floor(next() * (title.length - 1))
          const text = corrupt(title, at, LETTERS[Math.floor(next() * 26)] as string)
          const ids = await find(text, 10)
          if (ids.includes(`i${n}`)) hits++
          expect(ids, text).toEqual(oracle.search({ text, mask, limit: 10 }).rows.map((row) => `i${row}`))
        }
        expect(hits / TITLES, name).toBeGreaterThanOrEqual(0.98)
      }
    })

    it('finds items by names of tags and by texts among the properties', async () => {
      await upsertTags(graph, [{ id: 't1', fields: { name: 'Ambient music' } }], {})
      await declareTypes(graph, 'items', new Map([['about', 'TEXT']]))
      await upsert('a', { title: 'One' }, ['t1'])
      await upsert('b', { title: 'Two', about: 'A voyage to the moon', brand: 'Acme', colors: ['crimson'] })
      expect(await find('ambient')).toEqual(['a'])
      expect(await find('voyage')).toEqual(['b'])
      expect(await find('acme crimson')).toEqual(['b'])
    })

    it('a change is found by the next search, and what it replaced is not', async () => {
      await upsert('a', { title: 'Winter coat' })
      await upsert('b', { title: 'Winter boots' })
      expect([...(await find('winter'))].sort()).toEqual(['a', 'b'])
      await upsert('a', { title: 'Summer dress' })
      expect([await find('winter'), await find('summer')]).toEqual([['b'], ['a']])
      await deleteItems(graph, ['b'], {})
      await upsert('c', { title: 'Spring hat' })
      expect([await find('winter'), await find('spring')]).toEqual([[], ['c']])
    })

    it('a snapshot without an index is unavailable, never empty', async () => {
      await upsert('a', { title: 'Winter coat' })
      const snapshot = await catalog.current()
      const query = { text: 'winter', mask: new Uint32Array([1]), limit: 10 }
      await expect(search.searchText(snapshot, query)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    })

    it('searches a large catalog without a gap while it is read again', { timeout: 300_000 }, async () => {
      const ids = Array.from({ length: MAX_AWAITED_ITEMS + 1 }, (_, n) => `i${n}`)
      for (const batch of inBatches(ids, 1_000)) {
        // Many words, so that indexing takes longer than reading.
        const items = batch.map((id) => {
          const words = Array.from({ length: 30 }, (_, n) => `${id}${SYLLABLES[n % SYLLABLES.length]}${n}`)
          return { node: { id, fields: { title: id, words: words.join(' ') } }, tags: null }
        })
        await upsertItems(graph, items, { nowMs: NOW_MS })
      }
      search.follow()
      const first = await catalog.current()
      await expect.poll(() => find('i77', 1).catch(() => []), { timeout: 120_000 }).toEqual(['i77'])
      await upsert('i77', { size: 4 })
      await declareTypes(graph, 'items', new Map([['size', 'STRING']]))
      while ((await catalog.current()) === first) expect(await find('i77', 1)).toEqual(['i77'])
      expect(await find('i77', 1)).toEqual(['i77'])
    })

    it('a thread that ended is replaced by the next search', async () => {
      await upsert('a', { title: 'Winter coat' })
      expect(await find('winter')).toEqual(['a'])
      const snapshot = await catalog.current()
      // The thread fails at a query without a mask.
      const broken = { text: 'winter', mask: null as unknown as Uint32Array, limit: 10 }
      await expect(search.searchText(snapshot, broken)).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      expect(ended).toHaveLength(1)
      expect(await find('winter')).toEqual(['a'])
    })
  })
})
