import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readOrigin, writeOrigin } from '../../src/datasets/importing/origin.ts'
import { readGraphState } from '../../src/graph/graph-state.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { acquireLease, LEASE_TTL_MS } from '../../src/training/lease.ts'
import { type BoltServer, boltServer } from '../support/bolt/bolt-server.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { NOW_MS, world } from '../support/world.ts'
import { type CrashServer, crashServer } from './crash-server.ts'

const LIST = `query { recommendations(userId: "new-user", first: 5) { fallbackSteps nodes { id } } }`

async function emptyNeo4j(): Promise<BoltServer> {
  const neo4j = await boltServer()
  onTestFinished(() => neo4j.close())
  return neo4j
}

async function over<T>(neo4j: BoltServer, look: (graph: GraphStore) => Promise<T>): Promise<T> {
  const graph = await openNeo4j({ uri: neo4j.uri, username: 'neo4j', password: '', database: 'neo4j' })
  try {
    return await look(graph)
  } finally {
    await graph.close()
  }
}

/** A server that first has to fill the graph with the demo world, and to train it. */
async function started(neo4j: BoltServer): Promise<CrashServer> {
  const variables = { ATTUNE_GRAPH: 'neo4j', NEO4J_URI: neo4j.uri, ATTUNE_DEMO: 'true' }
  const server = await crashServer(temporaryFolder(), variables)
  onTestFinished(async () => void (await server.kill()))
  return server
}

async function until(neo4j: BoltServer, isSo: (graph: GraphStore) => Promise<boolean>): Promise<void> {
  while (!(await over(neo4j, isSo))) await sleep(50)
}

async function goAway(neo4j: BoltServer): Promise<void> {
  await neo4j.stop()
  await sleep(1_500)
  await neo4j.start()
}

async function isFilling(graph: GraphStore): Promise<boolean> {
  return (await readOrigin(graph))?.state === 'filling'
}

async function isTraining(graph: GraphStore): Promise<boolean> {
  return (await readOrigin(graph))?.state === 'complete'
}

async function expectLists(server: CrashServer, neo4j: BoltServer): Promise<void> {
  expect((await over(neo4j, readGraphState)).modelVersion).not.toBeNull()
  const list = (await server.ask(LIST)).recommendations as { fallbackSteps: []; nodes: [] }
  expect(list.nodes).toHaveLength(5)
}

describe('a first start on Neo4j', { timeout: 300_000 }, () => {
  it('resumes after losing Neo4j during the import and during training', async () => {
    const neo4j = await emptyNeo4j()
    const starting = started(neo4j)
    await until(neo4j, isFilling)
    await goAway(neo4j)
    await until(neo4j, isTraining)
    expect((await over(neo4j, readGraphState)).modelVersion).toBeNull()
    await goAway(neo4j)
    await expectLists(await starting, neo4j)
  })

  it('waits for the lease of a process that died in training, then trains', async () => {
    const neo4j = await emptyNeo4j()
    const leftMs = 6_000
    await over(neo4j, async (graph) => {
      const items = ['a', 'b', 'c', 'd', 'e', 'f']
      await world()
        .user('ana')
        .listens(...items)
        .user('bo')
        .listens(...items)
        .fill(graph, { isTrained: false })
      // Only a demo world is trained by a mere start.
      await writeOrigin(graph, { kind: 'demo', name: 'small', seed: 1, endsAt: NOW_MS, state: 'complete' })
      const clock = () => Date.now() - LEASE_TTL_MS + leftMs
      await acquireLease(graph, { holder: 'died', clock, isShared: true })
    })
    const startedMs = performance.now()
    const server = await started(neo4j)
    expect(performance.now() - startedMs).toBeGreaterThan(leftMs - 1_000)
    await expectLists(server, neo4j)
  })
})
