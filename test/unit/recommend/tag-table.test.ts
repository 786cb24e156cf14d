import { expect, it } from 'vitest'
import { coTags, tagCounts } from '../../../src/recommend/tag-table.ts'
import type { CatalogRow } from '../../../src/snapshot/catalog-row.ts'
import { CatalogSnapshot } from '../../../src/snapshot/catalog-snapshot.ts'

const row = (id: string, tagIds: readonly string[], isUndescribed = false): CatalogRow => ({
  id,
  kind: 'song',
  title: id,
  createdAt: null,
  availableFrom: null,
  availableUntil: null,
  isUndescribed,
  degree: 0,
  tagIds,
  properties: {},
})

it('a tag counts with the cosine of its items and those of another tag, times the weight of the other', async () => {
  const snapshot = new CatalogSnapshot()
  snapshot.put([
    row('a', ['rock', 'live']),
    row('b', ['rock']),
    row('c', ['live', 'jazz']),
    row('d', ['live']),
    row('e', ['live', 'soul']),
    row('f', ['rock', 'live'], true),
  ])
  const found = await coTags(snapshot, new Map([['rock', 3]]))
  // One of two items with rock is one of four with live.
  expect([...found]).toEqual([['live', 3 / Math.sqrt(2 * 4)]])
  const both = await coTags(
    snapshot,
    new Map([
      ['jazz', 1],
      ['soul', 1],
    ]),
  )
  expect([...both]).toEqual([['live', 2 / Math.sqrt(1 * 4)]])
})

it('the items of tags are counted once, until the next write to the catalog', async () => {
  const snapshot = new CatalogSnapshot()
  snapshot.put([row('a', ['rock', 'live']), row('b', ['rock']), row('c', ['rock'], true)])
  const counts = await tagCounts(snapshot)
  expect([...counts].sort()).toEqual([
    ['live', 1],
    ['rock', 2],
  ])
  expect(await tagCounts(snapshot)).toBe(counts)
  snapshot.put([row('d', ['live'])])
  expect((await tagCounts(snapshot)).get('live')).toBe(2)
  snapshot.remove(['a', 'd'])
  expect([...(await tagCounts(snapshot))]).toEqual([['rock', 1]])
})
