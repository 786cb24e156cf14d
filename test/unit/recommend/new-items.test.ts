import { expect, it } from 'vitest'
import { NewItemPlaces, newItemsFor } from '../../../src/recommend/new-items.ts'
import { DEFAULT_POLICY } from '../../../src/recommend/scoring/default-policy.ts'
import { CatalogSnapshot } from '../../../src/snapshot/catalog-snapshot.ts'

const NOW_MS = Date.UTC(2025, 5, 1)

/** Counts the rows whose availability is tested. */
class WatchedCatalog extends CatalogSnapshot {
  tested = 0

  override listed(...asked: Parameters<CatalogSnapshot['listed']>) {
    const test = super.listed(...asked)
    return (row: number) => {
      this.tested++
      return test(row)
    }
  }
}

it('of very many new items only the newest 2,000 are kept while they are looked through', () => {
  const catalog = new WatchedCatalog()
  catalog.put(
    Array.from({ length: 10_000 }, (_, n) => ({
      id: `i${n}`,
      kind: 'item',
      title: '',
      createdAt: NOW_MS - n,
      availableFrom: null,
      availableUntil: null,
      isUndescribed: false,
      degree: 0,
      tagIds: ['jazz'],
      properties: {},
    })),
  )
  const interests = [{ tagId: 'jazz', weight: 1 }]
  const asked = { nowMs: NOW_MS, interests, policy: DEFAULT_POLICY }
  const found = newItemsFor(asked, catalog, new NewItemPlaces(), () => true)
  expect(found.map(({ itemId }) => itemId)).toEqual(Array.from({ length: 2_000 }, (_, n) => `i${n}`))
  expect(catalog.tested).toBe(2_000)
})
