import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Purpose } from '../../src/domain/consent.ts'
import { undecided } from '../../src/domain/consent.ts'
import { applyEventBatch } from '../../src/events/apply/apply-events.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { identifying } from '../../src/events/identify.ts'
import { directIntake } from '../../src/events/intake.ts'
import { neighborsOf } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { refreshNeighbors } from '../../src/training/incremental/refresh-neighbors.ts'
import { train } from '../../src/training/train.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { QUICK_TRAINING } from '../support/quick-training.ts'
import { NOW_MS, world } from '../support/world.ts'

const PHONE = `v_${'1'.repeat(32)}`
const STRANGER = `v_${'2'.repeat(32)}`

/** Two crowds with songs of their own; ana and a visitor like some of the first crowd, and nine visitors all of them. */
function town() {
  const made = world()
  const songs = (crowd: string, person: number) =>
    Array.from({ length: 6 }, (_, step) => `${crowd}-song-${(person + 5 * step) % 14}`)
  for (const crowd of ['a', 'b']) {
    for (let person = 0; person < 12; person++) made.user(`${crowd}-${person}`).likes(...songs(crowd, person))
  }
  for (let n = 0; n < 9; n++)
    made.visitor(`v_${String(n).repeat(31)}a`).likes(...songs('a', 0), ...songs('b', 0))
  made.user('one').likes('a-song-0', 'a-song-1', 'a-song-5', 'b-song-0', 'b-song-5', 'b-song-10')
  return made.user('ana').likes('a-song-0', 'a-song-1', 'a-song-5')
}

describe.each(ENGINES)('neighbors and visitors on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    let version = ''
    const told: string[] = []
    beforeAll(async () => {
      graph = await engine.open()
      await town().fill(graph, { isTrained: false })
      const options = { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING }
      version = (await train(graph, options)).version
    })
    afterAll(() => graph.close())

    async function rowOf(userId: string) {
      const page = { afterRank: Number.MAX_SAFE_INTEGER, afterId: '', limit: 50 }
      const rows = await graph.run(neighborsOf, { ...page, ownerIds: [userId], version })
      return rows.map(({ id, similarity }) => [id, Math.round(similarity * 1e6)] as const)
    }

    function likes(userId: string, ...itemIds: readonly string[]) {
      const facts = { kind: 'like', atMs: NOW_MS, value: null, count: 1 } as const
      return applyEventBatch(
        graph,
        itemIds.map((itemId) => ({ ...facts, eventId: `${userId} ${itemId}`, userId, itemId })),
      )
    }

    const intake = () => directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW_MS })
    const identities = () => identifying({ graph, intake: intake(), onChanged: (id) => void told.push(id) })

    it('visitors have none and are none', async () => {
      expect((await likes(STRANGER, 'a-song-0', 'a-song-1')).mergedUserIds).toEqual([])
      expect(await refreshNeighbors(graph, STRANGER, NOW_MS)).toBeNull()
      expect(await rowOf(STRANGER)).toEqual([])
      expect(await refreshNeighbors(graph, 'ana', NOW_MS)).toBeGreaterThan(3)
      expect((await rowOf('ana')).filter(([id]) => id.startsWith('v_'))).toEqual([])
    })

    it('a linked user has those of one user who did it all, after the next refresh', async () => {
      await likes(PHONE, 'b-song-0', 'b-song-5')
      const identification = { visitorId: PHONE, userId: 'ana' }
      await identities().identify(identification, { nowMs: NOW_MS })
      // An event of the visitor tells that the user has changed.
      expect((await likes(PHONE, 'b-song-10')).mergedUserIds).toEqual(['ana'])
      expect(told).toEqual(['ana'])
      for (const userId of ['ana', 'one']) await refreshNeighbors(graph, userId, NOW_MS)
      const others = (rows: Awaited<ReturnType<typeof rowOf>>) =>
        rows.filter(([id]) => !['ana', 'one'].includes(id))
      expect(others(await rowOf('ana'))).toEqual(others(await rowOf('one')))
      expect(others(await rowOf('ana')).some(([id]) => id.startsWith('b-'))).toBe(true)
    })

    it('a visitor who denies model training keeps the user from new ones, and others from theirs', async () => {
      const consents = {
        ...undecided('standard'),
        allows: (userId: string, purpose: Purpose) => userId !== PHONE || purpose !== 'model-training',
      }
      const before = await rowOf('ana')
      expect(await refreshNeighbors(graph, 'ana', NOW_MS, consents)).toBeNull()
      expect(await rowOf('ana')).toEqual(before)
      await refreshNeighbors(graph, 'one', NOW_MS, consents)
      expect((await rowOf('one')).map(([id]) => id)).not.toContain('ana')
    })

    it('and the user has their own again without the link', async () => {
      await identities().forgetIdentity({ visitorId: PHONE, userId: 'ana' }, {})
      expect(told).toEqual(['ana', 'ana'])
      await refreshNeighbors(graph, 'ana', NOW_MS)
      expect((await rowOf('ana')).filter(([id]) => id.startsWith('b-'))).toEqual([])
    })
  })
})
