import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { type BoltServer, boltServer } from '../support/bolt/bolt-server.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { judge, Writer } from './acknowledged.ts'
import { type CrashServer, crashServer } from './crash-server.ts'
import { statusOf, untilApplied, waitingIn } from './waiting-events.ts'

const LIST = `query ($userId: ID!) { recommendations(userId: $userId, first: 5) { fallbackSteps degradedSources nodes { id } } }`

interface List {
  readonly fallbackSteps: readonly string[]
  readonly degradedSources: readonly string[]
  readonly nodes: readonly { readonly id: string }[]
}

async function neo4jAndFolder(): Promise<{ neo4j: BoltServer; folder: string }> {
  const neo4j = await boltServer()
  onTestFinished(() => neo4j.close())
  return { neo4j, folder: temporaryFolder() }
}

async function started(neo4j: BoltServer, folder: string): Promise<CrashServer> {
  const server = await crashServer(folder, { ATTUNE_GRAPH: 'neo4j', NEO4J_URI: neo4j.uri })
  onTestFinished(async () => void (await server.kill()))
  return server
}

async function listOf(server: CrashServer, userId: string): Promise<List> {
  return (await server.ask(LIST, { userId })).recommendations as List
}

async function judged(neo4j: BoltServer, writers: readonly Writer[]) {
  const graph = await openNeo4j({ uri: neo4j.uri, username: 'neo4j', password: '', database: 'neo4j' })
  try {
    return await judge(graph, writers)
  } finally {
    await graph.close()
  }
}

describe('a server that loses its Neo4j', { timeout: 120_000 }, () => {
  it('accepts every event, applies them after recovery, and keeps serving lists', async () => {
    const { neo4j, folder } = await neo4jAndFolder()
    const server = await started(neo4j, folder)
    const writers = ['a', 'b'].map((name) => new Writer(name, 100))
    const stopped = new AbortController()
    const sending = writers.map((writer) => writer.sendUntilGone(server, 50, stopped.signal))
    await sleep(1_500)
    await neo4j.stop()
    const took: number[] = []
    for (let asked = 0; asked < 60; asked++) {
      const startedMs = performance.now()
      const list = await listOf(server, 'a-1')
      took.push(performance.now() - startedMs)
      expect(list.fallbackSteps).not.toEqual([])
      await sleep(25)
    }
    expect(await statusOf(server)).toBe('degraded')
    const waited = await waitingIn(server)
    stopped.abort()
    await Promise.all(sending)
    await neo4j.start()
    const backMs = await untilApplied(server)
    const list = await listOf(server, 'a-1')
    expect(list.fallbackSteps).not.toContain('LAST_LIST')
    const tally = await judged(neo4j, writers)
    const p99Ms = Math.round(took.sort((a, b) => a - b)[Math.floor(took.length * 0.99)] ?? 0)
    process.stdout.write(
      `Neo4j away: ${JSON.stringify({ ...tally, waited, lists: took.length, p99Ms, backMs: Math.round(backMs) })}\n`,
    )
    expect(waited).toBeGreaterThan(0)
    expect(tally.acknowledged).toBeGreaterThan(0)
    expect([tally.lost, tally.doubled]).toEqual([0, 0])
  })

  it('starts without it, keeps events across a crash, and applies them after recovery', async () => {
    const { neo4j, folder } = await neo4jAndFolder()
    await neo4j.stop()
    const writer = new Writer('early', 50)
    const first = await started(neo4j, folder)
    expect(await statusOf(first)).toBe('degraded')
    expect(await listOf(first, 'early-1')).toMatchObject({ fallbackSteps: ['EMPTY'], nodes: [] })
    const sending = writer.sendUntilGone(first, 50)
    await sleep(1_000)
    await first.kill()
    await sending
    const second = await started(neo4j, folder)
    await neo4j.start()
    await untilApplied(second)
    const tally = await judged(neo4j, [writer])
    process.stdout.write(`Neo4j away at the start: ${JSON.stringify(tally)}\n`)
    expect(tally.acknowledged).toBeGreaterThan(0)
    expect([tally.lost, tally.doubled]).toEqual([0, 0])
  })

  it('counts every event once if the replies to commits are lost', async () => {
    const { neo4j, folder } = await neo4jAndFolder()
    const server = await started(neo4j, folder)
    const writer = new Writer('w', 60)
    neo4j.goWrong('commit', { losesReply: true }, 5)
    const stopped = new AbortController()
    const sending = writer.sendUntilGone(server, 40, stopped.signal)
    await sleep(2_500)
    stopped.abort()
    await sending
    await untilApplied(server)
    const tally = await judged(neo4j, [writer])
    process.stdout.write(`replies to ${neo4j.spoiled} commits lost: ${JSON.stringify(tally)}\n`)
    expect(neo4j.spoiled).toBe(5)
    expect([tally.lost, tally.doubled]).toEqual([0, 0])
  })
})
