import { describe, expect, it, onTestFinished } from 'vitest'
import { applyEvents } from '../../../../src/ingest/apply-events.ts'
import { boltCluster } from '../../../support/bolt/bolt-cluster.ts'
import { effectsIn, storeOver, viewOf } from '../../../support/bolt/store-over.ts'

const LAG_MS = 300

async function laggingStore() {
  const cluster = await boltCluster(LAG_MS)
  onTestFinished(() => cluster.close())
  return { cluster, graph: await storeOver(cluster.uri) }
}

describe('a cluster whose follower lags', () => {
  it('gives a read the writes of its own store', async () => {
    const { graph } = await laggingStore()
    await applyEvents(graph, [viewOf('ana')])
    expect(await effectsIn(graph)).toEqual({ ana: 1 })
  })

  it('gives a read the writes of another store once it follows its bookmarks', async () => {
    const { cluster, graph } = await laggingStore()
    const writer = await storeOver(cluster.uri)
    await applyEvents(writer, [viewOf('ana')])
    expect(await effectsIn(graph)).toEqual({})
    graph.follow(await writer.bookmarks())
    expect(await effectsIn(graph)).toEqual({ ana: 1 })
  })
})
