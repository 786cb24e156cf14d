import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../src/domain/duration.ts'
import type { ServedAs } from '../../src/domain/served-as.ts'
import { addCounts, type Count } from '../../src/metrics/metric-rows.ts'
import { NOW_MS, type Serving, serving } from '../api/serving.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { world } from '../support/world.ts'

const HOME: ServedAs = { placement: 'home', version: 1, model: 'm1', ranker: 'blend' }

function count(counter: 'impressions' | 'clicks', itemIds: readonly string[], atMs: number): Count {
  const places = itemIds.map((itemId) => ({ itemId }))
  return { userId: 'u0', atMs, servedAs: HOME, currency: '', counter, amount: places.length, places }
}

describe.each(ENGINES)('items that no list showed on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    beforeAll(async () => {
      server = await serving({
        open: engine.open,
        fill: async (graph) => {
          const town = world()
          for (const id of ['tea', 'cake', 'mug', 'cup', 'jug']) town.item(id)
          await town.fill(graph)
          const shop = { ...HOME, placement: 'shop' }
          const counts = [
            count('impressions', ['tea', 'cake'], NOW_MS),
            { ...count('impressions', ['tea'], NOW_MS - 3 * DAY_MS), servedAs: shop },
            count('impressions', ['mug'], NOW_MS - 27 * DAY_MS),
            count('impressions', ['tea', 'cup'], NOW_MS - 28 * DAY_MS),
            count('clicks', ['tea', 'jug'], NOW_MS - DAY_MS),
            { ...count('impressions', ['jug'], NOW_MS), servedAs: null },
          ]
          await graph.transaction((runner) => addCounts(runner, 'a journal', counts, 'a key'))
        },
        // A freshly started server takes seconds to plan its first statements.
        settings: { requestDeadlineMs: 20_000 },
      })
    })
    afterAll(() => server.close())

    it('are listed and counted for the last 28 days, also if they were shown elsewhere', async () => {
      const { items } = await server.data(`{ items(lacking: IMPRESSIONS, orderBy: { title: ASC }) {
        totalCount nodes { id } facets(by: [{ field: KIND }]) { values { count } } } }`)
      expect(items).toEqual({
        totalCount: 2,
        nodes: [{ id: 'cup' }, { id: 'jug' }],
        facets: [{ values: [{ count: 2 }] }],
      })
    })
  })
})
