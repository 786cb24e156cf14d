import { describe, expect, it, onTestFinished } from 'vitest'
import { applyEvents } from '../../../../src/events/apply/apply-events.ts'
import { beginModel, serveModel } from '../../../../src/graph/__generated__/queries.ts'
import { readGraphState } from '../../../../src/graph/graph-state.ts'
import { servingState } from '../../../../src/recommend/read-viewer.ts'
import type { ModelCounts } from '../../../../src/training/versions.ts'
import { boltCluster } from '../../../support/bolt/bolt-cluster.ts'
import { effectsIn, storeOver, viewOf } from '../../../support/bolt/store-over.ts'

const LAG_MS = 300

const NO_COUNTS: ModelCounts = {
  users: 0,
  people: 0,
  items: 0,
  tags: 0,
  interactions: 0,
  edges: 0,
  usualMost: 0,
  recentShare: 0,
  trendMost: 0,
  clockMs: 0,
  freshMost: 0,
}

async function laggingStore() {
  const cluster = await boltCluster(LAG_MS)
  onTestFinished(() => cluster.close())
  return { cluster, graph: await storeOver(cluster.uri) }
}

describe('a cluster whose follower lags', () => {
  it('returns the writes of its own store', async () => {
    const { graph } = await laggingStore()
    await applyEvents(graph, [viewOf('ana')])
    expect(await effectsIn(graph)).toEqual({ ana: 1 })
  })

  it('returns the writes of another store once it follows its bookmarks', async () => {
    const { cluster, graph } = await laggingStore()
    const writer = await storeOver(cluster.uri)
    await applyEvents(writer, [viewOf('ana')])
    expect(await effectsIn(graph)).toEqual({})
    graph.server?.useBookmarks((await writer.server?.bookmarks()) ?? [])
    expect(await effectsIn(graph)).toEqual({ ana: 1 })
  })

  it('returns stale rows to a read that may lag, within the lag limit', async () => {
    const { graph } = await laggingStore()
    await applyEvents(graph, [viewOf('ana')])
    expect(await effectsIn(graph, { mayLag: true })).toEqual({})
    await graph.server?.limitLag()
    expect(await effectsIn(graph, { mayLag: true })).toEqual({ ana: 1 })
    await applyEvents(graph, [viewOf('bo')])
    expect(await effectsIn(graph, { mayLag: true })).toEqual({ ana: 1 })
  })

  it('serves a new version only with all writes that the process knows', async () => {
    const { cluster, graph } = await laggingStore()
    expect(await servingState(graph, { mayLag: true })).toMatchObject({ modelVersion: null })
    const trainer = await storeOver(cluster.uri)
    await trainer.run(beginModel, { version: 'v1', trainedAt: 1, settings: '{}', terms: '{}' })
    await trainer.run(serveModel, { version: 'v1', since: 1, ...NO_COUNTS })
    // The follower has caught up by this read.
    expect(await readGraphState(trainer)).toMatchObject({ modelVersion: 'v1' })
    await applyEvents(graph, [viewOf('bo')])
    expect(await servingState(graph, { mayLag: true })).toMatchObject({ modelVersion: 'v1' })
    expect(await effectsIn(graph, { mayLag: true })).toEqual({ bo: 1 })
  })
})
