import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { adjustInterest } from '../../src/catalog/adjust-interest.ts'
import type { RecommendationRequest } from '../../src/domain/recommendation.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { type Asking, asking, question } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { NOW_MS, type World, world } from '../support/world.ts'

/** The reviewers like all of them, so that each is popular. */
const ALBUMS = Array.from({ length: 14 }, (_, n) => `album-${n}`)

/** More than the charts show. */
const SINGLES = Array.from({ length: 260 }, (_, n) => `single-${n}`)

/** All reviewers like all singles, one after the other. */
function charts() {
  const made = world()
  for (const id of SINGLES) made.item(id, { tags: ['pop'] })
  for (let n = 0; n < 6; n++) {
    made.user(`reviewer-${n}`)
    for (const [at, id] of SINGLES.entries()) made.daysAgo(1 + at / 4).likes(id)
  }
  return made.user('bo')
}

/**
 * Ana has heard albums 0 and 1 and hid album 2. They reject the tag of albums 3 and 4. Album 5 is sold out a minute from now. The
 * other albums are jazz, but album 13, which is a film.
 */
function reviews() {
  const made = world()
  for (const [n, id] of ALBUMS.entries()) {
    made.item(id, {
      kind: n === 13 ? 'film' : 'album',
      tags: [n === 3 || n === 4 ? 'polka' : 'jazz'],
      ...(n === 5 && { availableUntil: NOW_MS + 60_000 }),
    })
  }
  for (let n = 0; n < 6; n++) made.user(`reviewer-${n}`).likes(...ALBUMS)
  return made.user('ana').listens('album-0', 'album-1').hides('album-2').states('jazz')
}

describe.each(ENGINES)('what a list leaves out on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let asked: Asking
    beforeAll(async () => {
      graph = await engine.open()
      await reviews().fill(graph)
      await adjustInterest(graph, { userId: 'ana', tagId: 'polka', factor: 0 }, {})
      // The lists of these tests are of different times.
      asked = asking(graph, { cache: null })
    }, 60_000)
    afterAll(async () => {
      await asked.close()
      await graph.close()
    })

    async function listed(request: Partial<RecommendationRequest>, nowMs = NOW_MS + 120_000) {
      const { edges, leftOut } = await asked.recommend(question('ana', { first: 50, ...request }), { nowMs })
      return {
        ids: edges.map(({ item }) => item.id).sort(),
        leftOut: Object.fromEntries(leftOut.map(({ reason, count }) => [reason, count])),
      }
    }

    const NEVER = { DISMISSED: 1, SEEN: 2, REJECTED_TAG: 2 }
    const albums = (...numbers: number[]) => numbers.map((n) => `album-${n}`).sort()

    it('is counted by its first reason, once for all sources', async () => {
      expect(await listed({})).toEqual({
        ids: albums(6, 7, 8, 9, 10, 11, 12, 13),
        leftOut: { ...NEVER, UNAVAILABLE: 1 },
      })
      expect(await listed({}, NOW_MS)).toEqual({
        ids: albums(5, 6, 7, 8, 9, 10, 11, 12, 13),
        leftOut: NEVER,
      })
    })

    it('has the conditions of the request', async () => {
      expect(
        await listed({
          filter: { kind: { anyOf: ['album'] } },
          excludedItemIds: albums(6, 7, 0),
          maxPerTag: 3,
        }),
      ).toMatchObject({
        ids: { length: 3 },
        leftOut: { ...NEVER, UNAVAILABLE: 1, EXCLUDED: 2, FILTER: 1, TAG_LIMIT: 2 },
      })
    })

    it('is counted among the candidates that a request names', async () => {
      expect(
        await listed({ candidateIds: albums(1, 2, 3, 5, 6, 13), filter: { kind: { anyOf: ['album'] } } }),
      ).toEqual({ ids: albums(1, 3, 6), leftOut: { DISMISSED: 1, UNAVAILABLE: 1, FILTER: 1 } })
    })

    it('has seen items that a list is about under the first reason', async () => {
      const { leftOut } = await listed({
        subject: { kind: 'items', itemIds: ['album-0', 'album-8'], viewerShare: 0 },
      })
      expect(leftOut).toMatchObject({ DISMISSED: 1, SEEN: 2, EXCLUDED: 1, UNAVAILABLE: 1, REJECTED_TAG: 2 })
    })

    it('has the items that a list is about, and nothing in a search', async () => {
      const about = await listed({ subject: { kind: 'items', itemIds: ['album-8'], viewerShare: 0.5 } })
      expect(about.leftOut).toMatchObject({ EXCLUDED: 1, SEEN: 2, DISMISSED: 1 })
      expect((await listed({ subject: { kind: 'search', text: 'album', impact: 'low' } })).leftOut).toEqual(
        {},
      )
    })
  })

  describe.skipIf(engine.skipReason !== null)(`${titleOf(engine)}, in graphs of their own`, () => {
    it('has all that sources found if a request excludes all of it', async () => {
      const popular = (await ofNewGraph(charts(), { first: 100 })).ids.slice(0, 60)
      const excludedItemIds = [...popular, 'single-200', 'single-201']
      const { ids, leftOut } = await ofNewGraph(charts(), { first: 10, excludedItemIds })
      expect(ids).toHaveLength(10)
      expect(ids.filter((id) => excludedItemIds.includes(id))).toEqual([])
      expect(leftOut).toEqual([{ reason: 'EXCLUDED', count: 60 }])
    })

    it('has no items that would only have filled the list', async () => {
      const unknown = world().user('bo')
      for (const id of ALBUMS) unknown.item(id, { tags: ['jazz'] })
      const { ids, leftOut } = await ofNewGraph(unknown, { first: 5, maxPerTag: 3 }, false)
      expect([ids.length, leftOut]).toEqual([3, []])
    })

    async function ofNewGraph(made: World, request: Partial<RecommendationRequest>, isTrained = true) {
      const graph = await engine.open()
      await made.fill(graph, { isTrained })
      const asked = asking(graph)
      const { edges, leftOut } = await asked.recommend(question('bo', request), { nowMs: NOW_MS })
      await asked.close()
      await graph.close()
      return { ids: edges.map(({ item }) => item.id), leftOut }
    }
  })
})
