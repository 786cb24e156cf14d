import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import { followers } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { ENGINES, type Engine, titleOf } from '../support/engines.ts'
import { measureWork } from '../support/measure-work.ts'
import { memoryDataSet } from '../support/memory-data-set.ts'
import { NOW } from './fixture/world-size.ts'

const FANS = 10_000
const PAGE = 100
/** Units of work per tie: the tie, its end, two properties. */
const WORK_PER_TIE = 8

const STAR = memoryDataSet({
  ties: Array.from({ length: FANS }, (_, n) => ({
    userId: `u${n}`,
    otherId: 'star',
    kind: 'follows' as const,
    strength: (1 + (n % 5)) / 5,
    at: null,
  })),
})

function followersSuite(engine: Engine): void {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    beforeAll(async () => {
      graph = await engine.open()
      await importDataSet(graph, STAR, { atMs: NOW, nowMs: NOW })
    }, 120_000)
    afterAll(() => graph?.close())

    it(`pages return each of ${FANS} followers exactly once, strongest first`, {
      timeout: 120_000,
    }, async () => {
      const seen: string[] = []
      let place = { rank: Number.MAX_SAFE_INTEGER, id: '' }
      for (;;) {
        const page = { ownerIds: ['star'], afterRank: place.rank, afterId: place.id, limit: PAGE }
        const rows = await graph.run(followers, page)
        expect(rows.length).toBeLessThanOrEqual(PAGE)
        for (const row of rows) {
          expect(row.rank).toBeLessThanOrEqual(place.rank)
          seen.push(row.id)
          place = row
        }
        if (rows.length < PAGE) break
      }
      expect(seen).toHaveLength(FANS)
      expect(new Set(seen).size).toBe(FANS)
    })

    it('a page of ten reads each tie once, at any position', async () => {
      for (const afterRank of [Number.MAX_SAFE_INTEGER, 400_000]) {
        const work = await measureWork(graph, followers, {
          ownerIds: ['star'],
          afterRank,
          afterId: '',
          limit: 11,
        })
        expect(work).toBeLessThan(WORK_PER_TIE * FANS)
      }
    })
  })
}

for (const engine of ENGINES) followersSuite(engine)
