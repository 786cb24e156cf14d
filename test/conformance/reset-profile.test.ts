import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exportedUser, setOlderSeen } from '../../src/graph/__generated__/queries.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { graphShownPlacements } from '../../src/steering/shown-placements.ts'
import { type Serving, serving } from '../api/serving.ts'
import { asking } from '../support/asking.ts'
import { ENGINES, titleOf } from '../support/engines.ts'
import { NOW_MS, world } from '../support/world.ts'

const ROCK = [1, 2, 3, 4, 5, 6].map((n) => `rock${n}`)
const LIST = `query ($userId: ID!) {
  recommendations(userId: $userId, first: 20) { personalization edges { node { id } } }
  user(id: $userId) {
    history { totalCount } neighbors { totalCount }
    following { nodes { id } } dismissedItems { nodes { id } } interests { nodes { tag { id } multiplier } }
  }
}`

describe.each(ENGINES)('a profile that is reset on $name', (engine) => {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let server: Serving
    let graph: GraphStore
    beforeAll(async () => {
      const small = world()
      for (const id of ROCK) small.item(id, { tags: ['rock'] })
      small.item('jazz1', { tags: ['jazz'] })
      for (const n of [1, 2, 3]) small.user(`fan${n}`).listens(...ROCK)
      small.user('bo').listens('jazz1')
      small.user('ana').listens('rock1', 'rock2', 'rock3').follows('bo')
      small.user('new').follows('bo')
      server = await serving({
        open: engine.open,
        async fill(store) {
          graph = store
          await small.fill(store)
          const row = { userId: 'ana', olderSeenItemIds: ['rock4'], olderSeenAts: [1], olderSeenKinds: ['2'] }
          await store.run(setOlderSeen, { rows: [row] })
          await graphShownPlacements(store).add({ viewerId: 'ana', nowMs: NOW_MS }, ['home'], {})
        },
        recommend: (graph, events) => asking(graph, { events }),
        settings: { requestDeadlineMs: 20_000 },
      })
    }, 120_000)
    afterAll(() => server.close())

    it('gives the lists of a new user with the same decisions, which stay', async () => {
      for (const userId of ['ana', 'new']) {
        await server.data(`mutation { dismiss(userId: "${userId}", itemId: "rock6") { watermark }
          adjustInterest(userId: "${userId}", tagId: "jazz", factor: 3) { watermark } }`)
      }
      const before = await server.data(LIST, { userId: 'ana' })
      expect(before).toMatchObject({ user: { history: { totalCount: 3 } } })
      const reset = await server.data(
        'mutation { resetProfile(userId: "ana") { user { id } watermark problems { code } } }',
      )
      expect(reset).toMatchObject({ resetProfile: { user: { id: 'ana' }, problems: [] } })
      const after = await server.data(LIST, { userId: 'ana' })
      expect(after).toMatchObject({
        user: {
          history: { totalCount: 0 },
          neighbors: { totalCount: 0 },
          following: { nodes: [{ id: 'bo' }] },
          dismissedItems: { nodes: [{ id: 'rock6' }] },
        },
      })
      expect(after.recommendations).not.toEqual(before.recommendations)
      expect(after).toEqual(await server.data(LIST, { userId: 'new' }))
    })

    it('keeps nothing of the activity on the user', async () => {
      const [user] = await graph.run(exportedUser, { userId: 'ana' })
      const activity = [
        'lastAt',
        'recentCount',
        'recentStamp',
        'olderSeenItemIds',
        'olderSeenAts',
        'olderSeenKinds',
        'neighborsAt',
        'shownPlacements',
        'shownAts',
        'olderEventIds',
        'shownItemIds',
        'shownPlaces',
        'shownLastSlots',
        'shownBits',
      ]
      expect(Object.keys(user?.properties ?? {})).toContain('id')
      for (const name of activity) expect(user?.properties).not.toHaveProperty(name)
    })

    it('of an unknown user is no problem, and writes nothing', async () => {
      expect(
        await server.data('mutation { resetProfile(userId: "absent") { user { id } problems { code } } }'),
      ).toEqual({
        resetProfile: { user: null, problems: [] },
      })
    })
  })
})
