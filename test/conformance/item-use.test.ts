import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DAY_MS } from '../../src/domain/duration.ts'
import type { ServedAs } from '../../src/domain/served-as.ts'
import { MOST_ITEM_USERS } from '../../src/events/item-events.ts'
import { writeItemDegrees } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { addCounts, type Count } from '../../src/metrics/metric-rows.ts'
import { type Serving, serving } from '../api/serving.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { NOW_MS, world } from '../support/world.ts'

const HOME: ServedAs = { placement: 'home', version: 1, model: 'm1', ranker: 'blend' }

const USE = `{
  use { impressions clicks popularityRank chartRanks { chart rank } events { users kinds { kind count users } } } }`

function count(counter: 'impressions' | 'clicks', itemIds: readonly string[], daysAgo: number): Count {
  const places = itemIds.map((itemId) => ({ itemId }))
  const atMs = NOW_MS - daysAgo * DAY_MS
  return { userId: 'u0', atMs, servedAs: HOME, currency: '', counter, amount: places.length, places }
}

/** Tea has four users and a visitor, the gone item three, cake and mug two, cup one, jug none. */
async function fill(graph: GraphStore): Promise<void> {
  const town = world()
  for (const [age, id] of ['jug', 'tea', 'cake', 'mug', 'cup', 'crowd'].entries())
    town.item(id, { createdDaysAgo: 10 + age })
  town.item('gone', { createdDaysAgo: 20, availableUntil: NOW_MS - DAY_MS })
  town.user('ana').watches('tea', 'cake', 'gone').likes('tea').daysAgo(3).watches('tea')
  town.daysAgo(1).user('bo').watches('tea', 'cake', 'gone').buys('tea')
  town.user('cy').watches('tea', 'mug', 'gone').user('dora').hides('tea').watches('mug', 'cup')
  town.visitor(`v_${'0a'.repeat(16)}`).watches('tea')
  await town.fill(graph)
  const crowd = { id: 'crowd', degree: MOST_ITEM_USERS + 1, popularity: 0 }
  await graph.run(writeItemDegrees, { rows: [crowd], version: 'none', share: 0 })
  const counts = [
    count('impressions', ['tea', 'cake', 'tea'], 0),
    count('impressions', ['tea'], 27),
    count('impressions', ['tea', 'mug'], 28),
    count('clicks', ['tea'], 1),
    count('clicks', ['tea', 'mug'], 28),
  ]
  await graph.transaction((runner) => addCounts(runner, 'a journal', counts, 'a key'))
}

describe.each(ENGINES)('the use of an item on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    const answerOf = async (id: string) =>
      (await server.data(`{ item(id: "${id}") ${USE} }`)) as { readonly item: { readonly use: object } }
    beforeAll(async () => {
      // A freshly started server takes seconds to plan its first statements.
      server = await serving({
        open: engine.open,
        fill,
        settings: { requestDeadlineMs: 20_000 },
        parts: { nowMs: () => NOW_MS },
      })
      await server.data(`mutation { setConsent(userId: "cy", choices: [{ purpose: ANALYTICS, isGranted: false }]) {
        problems { message } } }`)
    })
    afterAll(() => server.close())

    it('counts what lists showed in 28 days, and what was done to it by all who allow analytics', async () => {
      expect(await answerOf('tea')).toEqual({
        item: {
          use: {
            impressions: 3,
            clicks: 1,
            popularityRank: 2,
            chartRanks: [
              { chart: 'POPULAR', rank: 1 },
              { chart: 'FRESH', rank: 2 },
            ],
            events: {
              users: 4,
              kinds: [
                { kind: 'VIEW', count: 4, users: 3 },
                { kind: 'LIKE', count: 1, users: 1 },
                { kind: 'PURCHASE', count: 1, users: 1 },
                { kind: 'HIDE', count: 1, users: 1 },
              ],
            },
          },
        },
      })
    })

    it('ranks it among available items, of which those with equally many users share a rank', async () => {
      const ranks = `{ ${['crowd', 'tea', 'cake', 'mug', 'cup', 'jug']
        .map((id) => `${id}: item(id: "${id}") { use { popularityRank } }`)
        .join(' ')} }`
      expect(await server.data(ranks)).toEqual({
        crowd: { use: { popularityRank: 1 } },
        tea: { use: { popularityRank: 2 } },
        cake: { use: { popularityRank: 3 } },
        mug: { use: { popularityRank: 3 } },
        cup: { use: { popularityRank: 5 } },
        jug: { use: { popularityRank: null } },
      })
    })

    it('is nothing of an item that no one used, and not counted by user of one that too many use', async () => {
      expect(await answerOf('jug')).toEqual({
        item: {
          use: {
            impressions: 0,
            clicks: 0,
            popularityRank: null,
            chartRanks: [{ chart: 'FRESH', rank: 1 }],
            events: { users: 0, kinds: [] },
          },
        },
      })
      expect(await answerOf('crowd')).toMatchObject({ item: { use: { impressions: 0, events: null } } })
    })
  })
})
