import { describe, expect, it, onTestFinished } from 'vitest'
import { applyEvents } from '../../../../src/events/apply/apply-events.ts'
import { graphState } from '../../../../src/graph/__generated__/queries.ts'
import { isAvailable } from '../../../../src/graph/graph-store.ts'
import { type BoltCluster, boltCluster } from '../../../support/bolt/bolt-cluster.ts'
import { effectsIn, storeOver, viewOf } from '../../../support/bolt/store-over.ts'
import { failureOf } from '../../../support/failure-of.ts'

const NOT_A_LEADER = 'Neo.ClientError.Cluster.NotALeader'

/** The longest delay of a write by a change of leader. */
const MOVE_MS = 3_000

async function listening(): Promise<BoltCluster> {
  const cluster = await boltCluster()
  onTestFinished(() => cluster.close())
  return cluster
}

describe('a cluster whose leader moves', () => {
  it('sends the next write to the new leader, and it takes effect once', async () => {
    const cluster = await listening()
    const graph = await storeOver(cluster.uri)
    await applyEvents(graph, [viewOf('ana', 'before')])
    cluster.lead(cluster.members[1])
    const startedMs = performance.now()
    await applyEvents(graph, [viewOf('ana')])
    expect(performance.now() - startedMs).toBeLessThan(MOVE_MS)
    expect(cluster.members[1].asked('commit')).toBe(1)
    expect(isAvailable(graph)).toBe(true)
    expect(await effectsIn(graph)).toEqual({ ana: 2 })
  })

  it.each(['begin', 'run'] as const)(
    'at %s of a write repeats it once: it takes effect once',
    async (request) => {
      const cluster = await listening()
      const graph = await storeOver(cluster.uri)
      await applyEvents(graph, [viewOf('ana', 'before')])
      cluster.members[0].goWrong(request, { code: NOT_A_LEADER }, 1)
      await applyEvents(graph, [viewOf('ana')])
      expect(cluster.members[0].spoiled).toBe(1)
      expect(await effectsIn(graph)).toEqual({ ana: 2 })
    },
  )

  it('at the commit leaves the outcome unknown, and a repeat takes effect once', async () => {
    const cluster = await listening()
    const graph = await storeOver(cluster.uri)
    cluster.members[0].goWrong('commit', { code: NOT_A_LEADER }, 1)
    expect(await failureOf(applyEvents(graph, [viewOf('ana')]))).toMatchObject({ kind: 'unavailable' })
    cluster.lead(cluster.members[1])
    await applyEvents(graph, [viewOf('ana')])
    expect(await effectsIn(graph)).toEqual({ ana: 1 })
  })

  it('because it was killed is replaced by the other servers', async () => {
    const cluster = await listening()
    const graph = await storeOver(cluster.uri)
    await applyEvents(graph, [viewOf('ana', 'before')])
    await cluster.members[0].stop()
    cluster.lead(cluster.members[1])
    const startedMs = performance.now()
    await applyEvents(graph, [viewOf('ana')])
    expect(performance.now() - startedMs).toBeLessThan(MOVE_MS)
    expect(await effectsIn(graph)).toEqual({ ana: 2 })
  })
})

describe('a cluster without a leader', () => {
  it('serves reads while writes fail, and accepts writes once it has a leader', async () => {
    const cluster = await listening()
    const graph = await storeOver(cluster.uri)
    await applyEvents(graph, [viewOf('ana')])
    cluster.lead(null)
    for (let tried = 0; tried < 25; tried++) {
      expect(await failureOf(applyEvents(graph, [viewOf('bo')]))).toMatchObject({ kind: 'unavailable' })
    }
    expect(isAvailable(graph)).toBe(true)
    expect(await effectsIn(graph)).toEqual({ ana: 1 })
    cluster.lead(cluster.members[1])
    await applyEvents(graph, [viewOf('bo')])
    expect(await effectsIn(graph)).toEqual({ ana: 1, bo: 1 })
  })

  it('can be opened for reads', async () => {
    const cluster = await listening()
    await applyEvents(await storeOver(cluster.uri), [viewOf('ana')])
    cluster.lead(null)
    expect(await effectsIn(await storeOver(cluster.uri))).toEqual({ ana: 1 })
  })

  it('without routes is unavailable, and is available again once it has routes', async () => {
    const cluster = await listening()
    const graph = await storeOver(cluster.uri)
    cluster.lead(null)
    for (const member of cluster.members) {
      member.goWrong('route', { code: 'Neo.TransientError.General.DatabaseUnavailable' })
    }
    while (isAvailable(graph)) {
      expect(await failureOf(applyEvents(graph, [viewOf('ana')]))).toMatchObject({ kind: 'unavailable' })
    }
    cluster.lead(cluster.members[1])
    for (const member of cluster.members) member.goRight()
    while (!isAvailable(graph)) await new Promise((resolve) => setTimeout(resolve, 5))
    await graph.run(graphState, {})
    await applyEvents(graph, [viewOf('ana')])
    expect(await effectsIn(graph)).toEqual({ ana: 1 })
  })
})
