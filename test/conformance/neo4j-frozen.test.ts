import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openNeo4j } from '../../src/graph/neo4j/open-neo4j.ts'
import { judge, Writer } from '../faults/acknowledged.ts'
import { buildServer } from '../faults/build.ts'
import { type CrashServer, crashServer } from '../faults/crash-server.ts'
import { untilApplied } from '../faults/waiting-events.ts'
import { neo4jVariables, wipeNeo4j } from '../support/engines.ts'
import { neo4jOptions } from '../support/neo4j/test-options.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

const PID = Number(process.env.ATTUNE_TEST_NEO4J_PID ?? 0)
const TITLE = `a frozen Neo4j${PID ? '' : ' (skipped: only a server that the run started can be frozen)'}`

const LIST = `query ($userId: ID!) { recommendations(userId: $userId, first: 5) { fallbackSteps nodes { id } } }`
const LISTS = 40

interface List {
  readonly fallbackSteps: readonly string[]
  readonly nodes: readonly unknown[]
}

async function listOf(server: CrashServer, userId: string): Promise<List> {
  return (await server.ask(LIST, { userId })).recommendations as List
}

function acknowledgedBy(writers: readonly Writer[]): number {
  const counts = writers.flatMap(({ acknowledged }) => [...acknowledged.values()].map((ids) => ids.size))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** A server on an empty graph, with its journal in this folder. */
async function serverOver(folder: string): Promise<CrashServer> {
  await wipeNeo4j()
  const server = await crashServer(folder, neo4jVariables())
  onTestFinished(async () => void (await server.kill()))
  return server
}

/** A stopped process keeps its port and its connections but never answers, so no error is raised. */
function freeze(): void {
  process.kill(PID, 'SIGSTOP')
  onTestFinished(thaw)
}

function thaw(): void {
  process.kill(PID, 'SIGCONT')
}

describe.skipIf(!PID)(TITLE, { timeout: 180_000 }, () => {
  beforeAll(buildServer)

  it('events and lists are answered in time, and all events are applied after recovery', async () => {
    const server = await serverOver(temporaryFolder())
    // No list shows an item that only events have named.
    const items = Array.from({ length: 20 }, (_, n) => ({ id: `item-${n}`, title: `Item ${n}` }))
    await server.ask(
      'mutation ($items: [ItemInput!]!) { upsertItems(items: $items) { problems { code } } }',
      { items },
    )
    const writers = ['a', 'b'].map((name) => new Writer(name, 50))
    const stopped = new AbortController()
    const sending = writers.map((writer) => writer.sendUntilGone(server, 20, stopped.signal))
    // Wait for a list that the graph made in time, so that the fallback to the last list has one.
    const isMade = ({ nodes, fallbackSteps }: List) =>
      nodes.length > 0 && !fallbackSteps.includes('GLOBAL_POPULAR')
    while (!isMade(await listOf(server, 'visitor'))) await sleep(100)
    await sleep(1_000)
    freeze()
    const acknowledgedBefore = acknowledgedBy(writers)
    const took: number[] = []
    for (let asked = 0; asked < LISTS; asked++) {
      const startedMs = performance.now()
      const list = await listOf(server, 'visitor')
      expect(list.fallbackSteps).toEqual(['LAST_LIST'])
      expect(list.nodes).not.toEqual([])
      took.push(performance.now() - startedMs)
      await sleep(50)
    }
    stopped.abort()
    await Promise.all(sending)
    const meanwhile = acknowledgedBy(writers) - acknowledgedBefore
    thaw()
    const backMs = await untilApplied(server)
    expect((await listOf(server, 'visitor')).fallbackSteps).not.toContain('LAST_LIST')
    const graph = await openNeo4j(neo4jOptions())
    onTestFinished(() => graph.close())
    const tally = await judge(graph, writers)
    took.sort((a, b) => a - b)
    const [p50Ms, worstMs] = [took[LISTS / 2], took.at(-1)].map((ms) => Math.round(ms ?? 0))
    process.stdout.write(
      `Neo4j frozen: ${JSON.stringify({ ...tally, meanwhile, p50Ms, worstMs, backMs: Math.round(backMs) })}\n`,
    )
    expect([tally.lost, tally.doubled]).toEqual([0, 0])
    expect(meanwhile).toBeGreaterThan(0)
    for (const { unanswered } of writers) expect(unanswered.size).toBe(0)
    // The request deadline, plus a margin for a loaded machine.
    expect(worstMs).toBeLessThan(3_000)
    expect(p50Ms).toBeLessThan(500)
  })

  it('does not delay a shutdown that starts before the outage is detected', async () => {
    const server = await serverOver(temporaryFolder())
    const writer = new Writer('last', 50)
    const stopped = new AbortController()
    const sending = writer.sendUntilGone(server, 20, stopped.signal)
    await sleep(1_000)
    freeze()
    await sleep(500)
    stopped.abort()
    await sending
    const startedMs = performance.now()
    expect(await server.kill('SIGTERM')).toBe(0)
    const tookMs = performance.now() - startedMs
    process.stdout.write(`SIGTERM beside a frozen Neo4j: ${Math.round(tookMs)} ms\n`)
    // The time that a shutdown waits for the graph, the deadline of a read, and a margin for a loaded machine.
    expect(tookMs).toBeLessThan(25_000)
  })
})
