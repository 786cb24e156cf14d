import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it, onTestFinished } from 'vitest'
import { addUsers } from '../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../../src/graph/graph-store.ts'
import { Erasures } from '../../../src/privacy/erasures.ts'
import { KeptDecisions } from '../../../src/privacy/kept-decisions.ts'
import { findPrivacyRequest } from '../../../src/privacy/privacy-requests.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const HOUR_MS = 3_600_000

interface Clock {
  nowMs: number
}

/** Erasures of a graph whose files take `cleanMs` to clean. */
function openErasures(graph: GraphStore, clock: Clock, cleanMs: number) {
  const cleaned: number[] = []
  const erasures = new Erasures({
    graph,
    erased: new KeptDecisions(join(temporaryFolder(), 'erased.json')),
    process: 'one',
    nowMs: () => clock.nowMs,
    forgetUser: async () => 0,
    async cleanFiles() {
      await sleep(cleanMs)
      cleaned.push(performance.now())
      return { rewritten: 1, deleted: 0 }
    },
    onFailed: (error) => {
      throw error
    },
    everyMs: 10,
  })
  onTestFinished(() => erasures.stop())
  return { erasures, cleaned }
}

async function openGraph(): Promise<GraphStore> {
  const graph = await openEmbedded({ maxRelationships: 100 })
  onTestFinished(() => graph.close())
  return graph
}

const stateOf = async (graph: GraphStore, id: string) => (await findPrivacyRequest(graph, id))?.state
const ended = (graph: GraphStore, id: string) =>
  expect.poll(() => stateOf(graph, id), { timeout: 20_000 }).toBe('done')

it('rewrites files once an hour for a user who erases themself and comes back, also over a restart', async () => {
  const graph = await openGraph()
  const clock = { nowMs: 1_000 * HOUR_MS }
  const first = openErasures(graph, clock, 1)
  first.erasures.start()
  await graph.run(addUsers, { ids: ['ana'] })
  const id = await first.erasures.request('ana')
  await ended(graph, id)
  expect(await first.erasures.request('ana')).toBe(id)
  clock.nowMs += HOUR_MS / 2
  const later: string[] = []
  for (let round = 0; round < 5; round++) {
    await graph.run(addUsers, { ids: ['ana'] })
    later.push(await first.erasures.request('ana'))
    await sleep(30)
  }
  expect(new Set(later).size).toBe(1)
  expect(later[0]).not.toBe(id)
  expect(first.cleaned).toHaveLength(1)
  await first.erasures.stop()
  const second = openErasures(graph, clock, 1)
  second.erasures.start()
  await sleep(100)
  expect([await stateOf(graph, later[0] ?? ''), second.cleaned.length]).toEqual(['running', 0])
  clock.nowMs += HOUR_MS / 2 + 1
  await ended(graph, later[0] ?? '')
  expect(second.cleaned).toHaveLength(1)
})

it('ends a later erasure with that of another user, and those that came during a rewrite with the next', async () => {
  const graph = await openGraph()
  // Long enough that all requests come before the next rewrite may begin, also on a busy machine.
  const { erasures, cleaned } = openErasures(graph, { nowMs: HOUR_MS }, 300)
  erasures.start()
  await graph.run(addUsers, { ids: ['ana'] })
  await ended(graph, await erasures.request('ana'))
  await graph.run(addUsers, { ids: ['ana'] })
  const later = await erasures.request('ana')
  const ids = await Promise.all(Array.from({ length: 20 }, (_, index) => erasures.request(`user-${index}`)))
  for (const id of [later, ...ids]) await ended(graph, id)
  expect(cleaned).toHaveLength(2)
})

it('rests nine times as long as a rewrite took', async () => {
  const graph = await openGraph()
  const { erasures, cleaned } = openErasures(graph, { nowMs: HOUR_MS }, 50)
  erasures.start()
  for (const userId of ['ana', 'bo', 'cy']) await ended(graph, await erasures.request(userId))
  const [one = 0, two = 0, three = 0] = cleaned
  expect(Math.min(two - one, three - two)).toBeGreaterThan(10 * 50 - 20)
})
