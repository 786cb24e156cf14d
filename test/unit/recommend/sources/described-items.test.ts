import { describe, expect, it } from 'vitest'
import { type FactorModel, factorTable } from '../../../../src/model/factor-model.ts'
import { EVERY_ITEM } from '../../../../src/model/tag-effects.ts'
import { describedItems } from '../../../../src/recommend/sources/described-items.ts'
import type { CatalogRow } from '../../../../src/snapshot/catalog-row.ts'
import { CatalogSnapshot } from '../../../../src/snapshot/catalog-snapshot.ts'
import { LITTLE_ITEMS, littleFactors } from '../../../support/little-factors.ts'

function model(): FactorModel {
  const factors = littleFactors()
  const effects = Float32Array.from([...[1, 0, 0, 0], ...[0, 1, 0, 0], ...[0, 0, 0, 2]])
  return { ...factors, effects: factorTable(['a', 'b', EVERY_ITEM], effects) }
}

function row(id: string, ...tagIds: readonly string[]): CatalogRow {
  const dates = { createdAt: null, availableFrom: null, availableUntil: null }
  return { id, kind: 'item', title: id, ...dates, isUndescribed: false, degree: 0, tagIds, properties: {} }
}

function catalog(...rows: readonly CatalogRow[]): CatalogSnapshot {
  const snapshot = new CatalogSnapshot()
  snapshot.put(rows)
  return snapshot
}

describe('described items', () => {
  it('are those that the model has not learned and whose tags it knows', () => {
    const learned = LITTLE_ITEMS[0] ?? ''
    const items = describedItems(
      model(),
      catalog(row(learned, 'a'), row('new', 'a'), row('odd', 'c'), row('bare')),
    )
    expect([...items.entries()].map(([id]) => id)).toEqual(['new'])
    expect([...(items.vectorOf('new') ?? [])]).toEqual([1, 0, 0, 2])
    expect(items.vectorOf(learned)).toBeUndefined()
  })

  it('of crowds also are those of too few people', () => {
    const factors = model()
    const rare = LITTLE_ITEMS[0] ?? ''
    const index = new Map([...factors.items.index].filter(([id]) => id !== rare))
    const items = describedItems({ ...factors, items: { ...factors.items, index } }, catalog(row(rare, 'b')))
    expect([...(items.vectorOf(rare) ?? [])]).toEqual([0, 1, 0, 2])
  })

  it('follow the catalog: tags that change, items that come and go', () => {
    const factors = model()
    const snapshot = catalog(row('one', 'a'), row('two', 'b'))
    const before = describedItems(factors, snapshot)
    const kept = before.vectorOf('two')
    snapshot.put([row('one', 'b')])
    snapshot.remove(['two'])
    snapshot.put([row('three', 'a')])
    const items = describedItems(factors, snapshot)
    expect(kept).toBeDefined()
    expect([...(items.vectorOf('one') ?? [])]).toEqual([0, 1, 0, 2])
    expect([...items.entries()].map(([id]) => id).sort()).toEqual(['one', 'three'])
  })

  it('are computed once for each change of an item', () => {
    const factors = model()
    const snapshot = catalog(row('one', 'a'))
    const vector = describedItems(factors, snapshot).vectorOf('one')
    snapshot.put([row('two', 'b')])
    expect(describedItems(factors, snapshot).vectorOf('one')).toBe(vector)
  })
})
