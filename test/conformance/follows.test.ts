import { beforeAll, describe, expect, it } from 'vitest'
import { relate } from '../../src/catalog/relate.ts'
import type { FollowRule } from '../../src/domain/policy.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { asking, PATIENT_POLICY, question } from '../support/asking.ts'
import { ENGINES, type Engine, titleOf } from '../support/engines.ts'
import { NOW_MS, world } from '../support/world.ts'

const HOUR_MS = 3_600_000

/**
 * Ana follows all others. Bo shows themselves to others, cy follows back, dee does neither. Five more do neither and have `hit`;
 * four of them have `nearly` too.
 */
function town() {
  const all = world().daysAgo(3)
  for (const id of ['own', 'of-bo', 'of-cy', 'of-dee', 'hit', 'nearly', 'spare']) all.item(id)
  all.user('bo', { isShown: true }).likes('of-bo')
  all.user('cy').follows('ana').likes('of-cy')
  all.user('dee').likes('of-dee')
  const crowd = ['e0', 'e1', 'e2', 'e3', 'e4']
  for (const [n, id] of crowd.entries()) {
    for (let k = 0; k < 3; k++) all.item(`${id}-${k}`)
    all.user(id).likes('hit', ...(n === 0 ? [] : ['nearly']), `${id}-0`, `${id}-1`, `${id}-2`)
  }
  return all
    .user('ana')
    .follows('bo', 'cy', 'dee', ...crowd)
    .likes('own')
}

function followsSuite(engine: Engine): void {
  describe.skipIf(engine.skipReason !== null)(titleOf(engine), () => {
    let graph: GraphStore
    beforeAll(async () => {
      graph = await engine.open()
      await town().fill(graph, { isTrained: false })
      return () => graph.close()
    }, 120_000)

    /** The items that followed users brought into ana's list. */
    async function broughtByFollowed(follows: FollowRule): Promise<readonly string[]> {
      const asked = asking(graph, { policy: { ...PATIENT_POLICY, follows } })
      try {
        const { edges } = await asked.recommend(question('ana', { first: 100 }), { nowMs: NOW_MS + HOUR_MS })
        return edges
          .filter(({ contributions }) => contributions.some(({ source }) => source === 'social'))
          .map(({ item }) => item.id)
          .sort()
      } finally {
        await asked.close()
      }
    }

    it('those who agreed count alone, and the others only as a crowd of five', async () => {
      expect(await broughtByFollowed('approved')).toEqual(['hit', 'of-bo', 'of-cy'])
    })

    it('only those who follow back count alone where follows are mutual', async () => {
      expect(await broughtByFollowed('mutual')).toEqual(['hit', 'of-cy'])
    })

    it('all count alone where follows are open', async () => {
      const brought = await broughtByFollowed('open')
      expect(brought).toEqual(expect.arrayContaining(['hit', 'nearly', 'of-bo', 'of-cy', 'of-dee', 'e0-0']))
    })

    it('who follows back counts in the next list', async () => {
      const tie = { userId: 'dee', otherId: 'ana', kind: 'follows', strength: 1, isMutual: false } as const
      await relate(graph, tie, NOW_MS, {})
      expect(await broughtByFollowed('approved')).toEqual(['hit', 'of-bo', 'of-cy', 'of-dee'])
    })
  })
}

describe('what followed users did', () => {
  for (const engine of ENGINES) followsSuite(engine)
})
