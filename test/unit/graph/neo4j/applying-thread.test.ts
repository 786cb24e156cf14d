import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type Applying, applyingThread } from '../../../../src/app/applying-thread.ts'
import { DEFAULT_RATING_SCALE } from '../../../../src/events/event-weight.ts'
import { graphState } from '../../../../src/graph/__generated__/queries.ts'
import { type GraphStore, isAvailable } from '../../../../src/graph/graph-store.ts'
import type { Neo4jOptions } from '../../../../src/graph/neo4j/neo4j-options.ts'
import { type BoltServer, boltServer } from '../../../support/bolt/bolt-server.ts'
import { effectsIn, optionsOver, storeOver, viewOf } from '../../../support/bolt/store-over.ts'
import { failureOf } from '../../../support/failure-of.ts'

const WRONG_PASSWORD = 'Neo.ClientError.Security.Unauthorized'

async function opened(
  limits: Partial<Neo4jOptions> = {},
): Promise<{ server: BoltServer; graph: GraphStore; applying: Applying }> {
  const server = await boltServer()
  onTestFinished(() => server.close())
  const graph = await storeOver(server.uri)
  const options = optionsOver(server.uri, { probeRefusedEveryMs: 500, ...limits })
  const applying = applyingThread(options, graph, (error) => {
    throw error
  })
  onTestFinished(() => applying.close())
  return { server, graph, applying }
}

function applyFirst({ apply }: Applying) {
  const entries = [{ position: 1, event: viewOf('ana') }]
  return apply(
    { journalId: 'journal', entries, end: 1, recorded: 1 },
    { ratingScale: DEFAULT_RATING_SCALE, nowMs: 1_000 },
  )
}

describe('an applying thread whose Neo4j rejects its credentials', () => {
  it('logs in once, not for each batch, and applies after recovery', async () => {
    const { server, graph, applying } = await opened()
    // More connections than the process will need.
    await Promise.all(Array.from({ length: 4 }, () => graph.run(graphState, {})))
    server.goWrong('logon', { code: WRONG_PASSWORD })
    const before = server.asked('logon')
    for (let batch = 0; batch < 6; batch++) {
      expect(await failureOf(applyFirst(applying))).toMatchObject({ kind: 'unavailable' })
    }
    expect(server.asked('logon') - before).toBeLessThanOrEqual(2)
    expect(isAvailable(graph)).toBe(true)
    server.goRight()
    while (!(await applyFirst(applying).catch(() => null))) await sleep(20)
    expect(await effectsIn(graph)).toEqual({ ana: 1 })
  })

  it('marks the graph as unavailable at the first rejection', async () => {
    const { server, graph, applying } = await opened()
    await applyFirst(applying)
    await server.stop()
    server.goWrong('logon', { code: WRONG_PASSWORD })
    await server.start()
    expect(isAvailable(graph)).toBe(true)
    await failureOf(applyFirst(applying))
    expect(isAvailable(graph)).toBe(false)
  })
})

describe('an applying thread whose Neo4j hangs', () => {
  it('fails its pending calls once the server is unavailable', async () => {
    const { server, graph, applying } = await opened({ writeTimeoutMs: 200, replyGraceMs: 100 })
    await applyFirst(applying)
    server.goWrong('any', { hangs: true })
    const failing = failureOf(applyFirst(applying))
    // The thread has timed out, and the process probes the server.
    while (server.spoiled < 2) await sleep(5)
    const startedMs = performance.now()
    graph.server?.abortPending()
    expect(await failing).toMatchObject({ kind: 'unavailable' })
    expect(performance.now() - startedMs).toBeLessThan(2_000)
  })
})
