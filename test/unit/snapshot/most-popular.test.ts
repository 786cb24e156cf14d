import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CatalogSnapshot } from '../../../src/snapshot/catalog-snapshot.ts'
import { mostPopular } from '../../../src/snapshot/most-popular.ts'

function catalogOf(items: readonly { readonly id: string; readonly degree: number }[]): CatalogSnapshot {
  const catalog = new CatalogSnapshot()
  catalog.put(
    items.map((item) => ({
      ...item,
      kind: 'item',
      title: '',
      createdAt: null,
      availableFrom: null,
      availableUntil: null,
      isUndescribed: false,
      tagIds: [],
      properties: {},
    })),
  )
  return catalog
}

const ITEMS = fc.uniqueArray(
  fc.record({ id: fc.string({ minLength: 1, maxLength: 8 }), degree: fc.nat(3) }),
  { selector: ({ id }) => id, maxLength: 30 },
)

describe('the most popular items', () => {
  it('are those of the most users among the wanted ones, in the same order in every process', () => {
    fc.assert(
      fc.property(ITEMS, fc.nat(12), fc.nat(2), (items, count, rest) => {
        const found = [items, items.toReversed()].map((some) => {
          const catalog = catalogOf(some)
          return mostPopular(catalog, count, (row) => catalog.idOf(row).length % 3 !== rest)
        })
        expect(found[1]).toEqual(found[0])
        const wanted = items.filter(({ id }) => id.length % 3 !== rest)
        const degrees = wanted.map(({ degree }) => degree).sort((a, b) => b - a)
        const degreeOf = new Map(wanted.map(({ id, degree }) => [id, degree]))
        expect(found[0]?.map((id) => degreeOf.get(id))).toEqual(degrees.slice(0, count))
      }),
    )
  })

  it('are never ones that were removed since they were selected', () => {
    const catalog = catalogOf(['a', 'b', 'c'].map((id, degree) => ({ id, degree })))
    catalog.remove(['b'])
    expect(mostPopular(catalog, 3, () => true)).toEqual(['c', 'a'])
  })
})
