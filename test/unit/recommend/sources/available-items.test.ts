import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { availableItems } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { readGraphState } from '../../../../src/graph/graph-state.ts'
import type { GraphStore } from '../../../../src/graph/graph-store.ts'
import { delegating } from '../../../../src/graph/graph-store.ts'
import { AvailableItems } from '../../../../src/recommend/sources/available-items.ts'
import { FollowedCatalog } from '../../../../src/snapshot/live-catalog.ts'
import { NOW_MS, world } from '../../../support/world.ts'

let graph: GraphStore
let asked: string[][]

/** The graph; records which items are read. */
function watched(): GraphStore {
  return {
    ...delegating(graph),
    async run(query, params, options) {
      if (query.name === availableItems.name) asked.push([...(params as { itemIds: string[] }).itemIds])
      return graph.run(query, params, options)
    },
  }
}

beforeEach(async () => {
  asked = []
  graph = await openEmbedded({ maxRelationships: 1e6 })
  await world()
    .item('book', { tags: ['novel'] })
    .item('film')
    .item('later', { availableFrom: NOW_MS + 1_000 })
    .fill(graph, { isTrained: false })
})
afterEach(() => graph.close())

const idsOf = async (items: AvailableItems, itemIds: readonly string[], nowMs = NOW_MS) =>
  [...(await items.load(itemIds, nowMs, {})).itemIds].toSorted()

describe('AvailableItems', () => {
  it('returns existing, available items', async () => {
    const items = new AvailableItems(graph)
    expect(await idsOf(items, ['book', 'film', 'later', 'gone'])).toEqual(['book', 'film'])
  })

  it('caches available items', async () => {
    const items = new AvailableItems(watched())
    await items.load(['book'], NOW_MS, {})
    expect(await idsOf(items, ['book', 'film'])).toEqual(['book', 'film'])
    expect(await idsOf(items, ['book'])).toEqual(['book'])
    expect(asked).toEqual([['book'], ['film']])
  })

  it('reads again after the TTL', async () => {
    const items = new AvailableItems(watched(), undefined, 0)
    await items.load(['book'], NOW_MS, {})
    await items.load(['book'], NOW_MS, {})
    expect(asked).toEqual([['book'], ['book']])
  })

  it('reads again for another time', async () => {
    const items = new AvailableItems(watched())
    await items.load(['book'], NOW_MS, {})
    await items.load(['book'], NOW_MS - 86_400_000, {})
    expect(asked).toEqual([['book'], ['book']])
  })

  it('returns a new or newly available item at once', async () => {
    const items = new AvailableItems(graph)
    expect(await idsOf(items, ['later', 'new'])).toEqual([])
    expect(await idsOf(items, ['later'], NOW_MS + 1_000)).toEqual(['later'])
    await world().item('new').fill(graph, { isTrained: false })
    expect(await idsOf(items, ['new'])).toEqual(['new'])
  })

  it('needs no read if the catalog in memory has the revision of the request', async () => {
    const catalog = new FollowedCatalog(graph)
    await catalog.current()
    const items = new AvailableItems(watched(), catalog)
    const load = async (nowMs: number) => {
      return items.load(['book', 'film', 'later', 'gone', 'new'], nowMs, {}, await readGraphState(graph))
    }
    expect(await load(NOW_MS)).toEqual({ itemIds: ['book', 'film'], areOfRevision: true })
    expect((await load(NOW_MS + 1_000)).itemIds).toEqual(['book', 'film', 'later'])
    expect(asked).toEqual([])
    await world().item('new').item('film', { availableUntil: NOW_MS }).fill(graph, { isTrained: false })
    const changed = ['book', 'new']
    const found = async () => (await load(NOW_MS)).itemIds
    expect(await found()).toEqual(changed)
    expect(asked).toHaveLength(1)
    // The catalog follows in the background.
    await expect
      .poll(async () => catalog.latest?.revision)
      .toBe((await readGraphState(graph)).catalogRevision)
    expect(await found()).toEqual(changed)
    expect(asked).toHaveLength(1)
    catalog.close()
  })

  it('leaves out an expired item after the TTL', async () => {
    const soon = NOW_MS + 10_000
    await world().item('film', { availableUntil: soon }).fill(graph, { isTrained: false })
    const items = new AvailableItems(graph)
    expect(await idsOf(items, ['film'], NOW_MS)).toEqual(['film'])
    expect(await idsOf(items, ['film'], soon)).toEqual([])
  })
})
