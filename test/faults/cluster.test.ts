import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { type BoltCluster, boltCluster } from '../support/bolt/bolt-cluster.ts'
import { boltServer } from '../support/bolt/bolt-server.ts'
import { storeOver } from '../support/bolt/store-over.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { judge, Writer } from './acknowledged.ts'
import { type CrashServer, crashServer } from './crash-server.ts'
import { peopleOutOfOrder } from './in-order.ts'
import { statusOf, untilApplied, waitingIn } from './waiting-events.ts'

/** More in the long form, `npm run test:faults:long`. */
const LEADERLESS_MS = Number(process.env.ATTUNE_FAULT_LEADERLESS_MS ?? 3_000)

const DEADLOCK = 'Neo.TransientError.Transaction.DeadlockDetected'
const NOT_A_LEADER = 'Neo.ClientError.Cluster.NotALeader'
const NO_ROUTES = 'Neo.TransientError.General.DatabaseUnavailable'
const WRONG_PASSWORD = 'Neo.ClientError.Security.Unauthorized'

const LIST = `query { recommendations(userId: "a-1", first: 5) { fallbackSteps } }`

/** Users per writer, events per batch, and the pause after a batch. */
const [PEOPLE, BATCH, PAUSE_MS] = [20, 10, 100]

async function startedOver(uri: string): Promise<CrashServer> {
  const server = await crashServer(temporaryFolder(), { ATTUNE_GRAPH: 'neo4j', NEO4J_URI: uri })
  onTestFinished(async () => void (await server.kill()))
  return server
}

async function clusterAndServer(): Promise<{ cluster: BoltCluster; server: CrashServer }> {
  const cluster = await boltCluster()
  onTestFinished(() => cluster.close())
  return { cluster, server: await startedOver(cluster.uri) }
}

async function isFromMemory(server: CrashServer): Promise<boolean> {
  const { fallbackSteps } = (await server.ask(LIST)).recommendations as { fallbackSteps: readonly string[] }
  return fallbackSteps.includes('LAST_LIST')
}

/** The number of fallback lists among the lists requested in a period. */
async function fromMemoryIn(ms: number, server: CrashServer): Promise<number> {
  let fromMemory = 0
  for (const endMs = performance.now() + ms; performance.now() < endMs; await sleep(50)) {
    if (await isFromMemory(server)) fromMemory++
  }
  return fromMemory
}

interface Drain {
  /** Milliseconds until the graph applied the first pending event. */
  readonly beganMs: number
  /** Applied events per new event from then on. */
  readonly pace: number
  /** Most users at any time with a later event applied before an earlier one. */
  readonly outOfOrder: number
}

interface Look {
  readonly waiting: number
  /** Events that were sent until then. */
  readonly came: number
}

async function lookAt(server: CrashServer, writer: Writer): Promise<Look> {
  return { waiting: await waitingIn(server), came: writer.tried }
}

/** Waits until at most one batch is pending, while more events arrive. */
async function drain(
  server: CrashServer,
  writer: Writer,
  { graph, since }: { graph: GraphStore; since: Look },
): Promise<Drain> {
  const startedMs = performance.now()
  const look = () => lookAt(server, writer)
  let [before, now] = [since, await look()]
  while (now.waiting >= before.waiting) {
    await sleep(20)
    before = now
    now = await look()
  }
  const beganMs = Math.round(performance.now() - startedMs)
  let outOfOrder = 0
  while (now.waiting > 2 * BATCH) {
    await sleep(20)
    outOfOrder += await peopleOutOfOrder(graph, PEOPLE)
    now = await look()
  }
  const came = Math.max(1, now.came - before.came)
  const pace = (before.waiting + came - now.waiting) / came
  return { beganMs, pace: Math.round(10 * pace) / 10, outOfOrder }
}

describe('a server over a cluster', { timeout: 60_000 + 3 * LEADERLESS_MS }, () => {
  it('counts every event once within seconds, through deadlocks and leader changes', async () => {
    const { cluster, server } = await clusterAndServer()
    const [first, second] = cluster.members
    const writer = new Writer('w', PEOPLE)
    const faults = [
      () => first.goWrong('commit', { code: DEADLOCK }, 2),
      () => cluster.lead(second),
      () => second.goWrong('commit', { code: NOT_A_LEADER }, 1),
      async () => {
        second.goWrong('commit', { losesReply: true }, 1)
        while (second.spoiled < 2) await sleep(5)
        cluster.lead(first)
      },
      () => first.goWrong('begin', { code: DEADLOCK }, 2),
    ]
    const through = async (fault: () => void | Promise<void>) => {
      const stopped = new AbortController()
      const sending = writer.sendUntilGone(server, 20, stopped.signal)
      await sleep(50)
      await fault()
      await sleep(150)
      stopped.abort()
      await sending
      return Math.round(await untilApplied(server))
    }
    // The first events wait for the thread that applies them to start.
    await through(() => undefined)
    const took: number[] = []
    for (const fault of faults) took.push(await through(fault))
    const tally = await judge(await storeOver(cluster.uri), [writer])
    process.stdout.write(`deadlocks, leaders that move: ${JSON.stringify({ ...tally, took })}\n`)
    expect(first.spoiled + second.spoiled).toBe(6)
    expect(Math.max(...took)).toBeLessThan(3_000)
    expect([tally.lost, tally.doubled]).toEqual([0, 0])
  })

  it('accepts events and reads without a leader, then catches up in order', async () => {
    const { cluster, server } = await clusterAndServer()
    const writer = new Writer('a', PEOPLE)
    const stopped = new AbortController()
    const sending = writer.sendUntilGone(server, BATCH, stopped.signal, PAUSE_MS)
    await sleep(500)
    await server.ask(LIST)
    cluster.lead(null)
    const fromMemory = await fromMemoryIn(LEADERLESS_MS / 2, server)
    expect(await statusOf(server)).toBe('ready')
    for (const member of cluster.members) member.goWrong('route', { code: NO_ROUTES })
    await sleep(LEADERLESS_MS / 2)
    const graph = await storeOver(cluster.members[1].uri)
    const since = await lookAt(server, writer)
    for (const member of cluster.members) member.goRight()
    cluster.lead(cluster.members[1])
    const drained = await drain(server, writer, { graph, since })
    stopped.abort()
    await sending
    await untilApplied(server)
    const tally = await judge(graph, [writer])
    process.stdout.write(
      `no leader for ${LEADERLESS_MS} ms: ${JSON.stringify({ ...tally, waited: since.waiting, ...drained })}\n`,
    )
    expect(fromMemory).toBe(0)
    expect(since.waiting).toBeGreaterThan(2 * BATCH)
    expect(drained.beganMs).toBeLessThan(5_000)
    expect(drained.pace).toBeGreaterThan(2)
    expect(drained.outOfOrder).toBe(0)
    expect([tally.lost, tally.doubled]).toEqual([0, 0])
  })
})

describe('a server whose Neo4j credentials are rejected', () => {
  it('reports it, retries rarely, keeps every event, and applies them after recovery', async () => {
    const neo4j = await boltServer()
    onTestFinished(() => neo4j.close())
    const server = await startedOver(neo4j.uri)
    const writer = new Writer('a', PEOPLE)
    const stopped = new AbortController()
    const sending = writer.sendUntilGone(server, BATCH, stopped.signal, PAUSE_MS)
    await sleep(500)
    await neo4j.stop()
    neo4j.goWrong('logon', { code: WRONG_PASSWORD })
    await neo4j.start()
    while ((await statusOf(server)) !== 'degraded') await sleep(20)
    const before = neo4j.asked('logon')
    await sleep(2_000)
    const asked = neo4j.asked('logon') - before
    const waited = await waitingIn(server)
    stopped.abort()
    await sending
    neo4j.goRight()
    const backMs = Math.round(await untilApplied(server))
    const tally = await judge(await storeOver(neo4j.uri), [writer])
    process.stdout.write(`not let in: ${JSON.stringify({ ...tally, asked, waited, backMs })}\n`)
    expect(asked).toBeLessThanOrEqual(2)
    expect(server.said()).toContain('Neo4j cannot be used')
    expect(waited).toBeGreaterThan(0)
    expect(backMs).toBeLessThan(10_000)
    expect([tally.lost, tally.doubled]).toEqual([0, 0])
  })
})
