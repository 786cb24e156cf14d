import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Filter } from '../../../src/domain/filter.ts'
import type { CatalogRow } from '../../../src/snapshot/catalog-row.ts'
import { CatalogSnapshot } from '../../../src/snapshot/catalog-snapshot.ts'
import { itemFacet } from '../../../src/snapshot/facets.ts'
import { listRows } from '../../../src/snapshot/listing.ts'
import { itemOrder } from '../../../src/snapshot/sort-order.ts'
import { longestHoldMs } from '../../support/longest-hold.ts'

const ROWS = 400_000
const MAX_HOLD_MS = 20

function largeCatalog(): CatalogSnapshot {
  const catalog = new CatalogSnapshot()
  catalog.types = new Map([
    ['price', 'FLOAT'],
    ['colors', 'STRING_SET'],
  ])
  for (let at = 0; at < ROWS; at += 1_000) {
    catalog.put(Array.from({ length: 1_000 }, (_, offset) => rowOf(at + offset)))
  }
  return catalog
}

function rowOf(n: number): CatalogRow {
  return {
    id: `i${n}`,
    kind: 'item',
    title: `title ${(n * 7_919) % ROWS}`,
    createdAt: n,
    availableFrom: null,
    availableUntil: null,
    isUndescribed: false,
    degree: n % 1_000,
    tagIds: [`t${n % 50}`],
    properties: { price: n % 997, colors: [`c${n % 7}`, `c${n % 11}`] },
  }
}

describe('a catalog of 400,000 items', () => {
  it('holds the event loop for 20 ms at most in a selection, a page and a facet', async () => {
    const catalog = largeCatalog()
    const cheap: Filter = { property: { name: 'price', op: 'LT', value: 500 } }
    const costly: Filter = {
      all: Array.from({ length: 20 }, (_, n) => ({
        not: { property: { name: 'colors', op: 'HAS_ALL', value: [`c${n % 7}`, `c${n % 11}`, 'none'] } },
      })),
    }
    const work = async () => {
      for (const filter of [cheap, costly]) {
        const selection = await catalog.compile(filter).select(0)
        await setImmediate()
        for (const by of ['title', 'popularity', 'createdAt'] as const) {
          const order = itemOrder(catalog, { by, direction: 'DESC' })
          await listRows(catalog, selection, order, { after: null, limit: 101 })
          await setImmediate()
        }
        await itemFacet(catalog, selection, 'tag', 20)
        await setImmediate()
        await itemFacet(catalog, selection, { property: 'colors' }, 20)
        await setImmediate()
      }
    }
    // The first run compiles the loops.
    await work()
    catalog.put([rowOf(0)])
    expect(await longestHoldMs(work)).toBeLessThanOrEqual(MAX_HOLD_MS)
  })
})
