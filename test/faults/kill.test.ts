import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { lmdbJournal } from '../../src/events/journal/lmdb-journal.ts'
import { cursorsOf } from '../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { applierOf } from '../support/journaling.ts'
import { judge, Writer } from './acknowledged.ts'
import { crashServer } from './crash-server.ts'
import { stoppedUnderLoad } from './stopped-under-load.ts'

/** More in the long form, `npm run test:faults:long`. */
const ROUNDS = Number(process.env.ATTUNE_FAULT_ROUNDS ?? 20)
const BATCH = Number(process.env.ATTUNE_FAULT_BATCH ?? 250)
const LONGEST_LIFE_MS = 1_500
/** Long enough for calls that wait for what they have sent to be answered. */
const LONG_LIFE_MS = 4_000

/** Time for what the dead left to be applied: a start, and a pace that any machine keeps, 1,000 events a second. */
const settledWithinMs = (waiting: number) => 120_000 + waiting

const folder = mkdtempSync(join(tmpdir(), 'attune-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opens what the dead left behind and lets the applier finish. */
async function settled<T>(work: (graph: GraphStore) => Promise<T>): Promise<T> {
  const graph = await openEmbedded({ path: join(folder, 'graph.grafeo'), maxRelationships: 1e7 })
  const journal = lmdbJournal({ folder: join(folder, 'journal'), nowMs: Date.now })
  const applier = applierOf(graph, journal, Date.now)
  applier.start()
  try {
    const limit = AbortSignal.timeout(settledWithinMs(journal.last))
    expect(await applier.seen(journal.last, limit)).toBe(true)
    expect(journal.read(journal.first() - 1, 10).lost).toEqual([])
    const [cursor] = await graph.run(cursorsOf, { journals: [journal.id] })
    expect(cursor?.applied).toBe(journal.last)
    return await work(graph)
  } finally {
    await applier.stop()
    await journal.close()
    await graph.close()
  }
}

describe(`a server that is killed ${ROUNDS} times under load`, { timeout: 60_000 + ROUNDS * 30_000 }, () => {
  it('loses no acknowledged event and counts none twice', async () => {
    const writers = ['a', 'b', 'c', 'd'].map((name) => new Writer(name, 500))
    const waiting = ['p', 'q'].map((name) => new Writer(name, 1, 1_000, true))
    const earlyCount = () => waiting.reduce((sum, writer) => sum + writer.early, 0)
    // Where the machine is slow, none of so short lives may have seen an event before its turn.
    const wanted = () => (earlyCount() > 0 ? ROUNDS : 2 * ROUNDS)
    let rounds = 0
    for (; rounds < wanted(); rounds++) {
      const server = await crashServer(folder)
      const sending = [
        ...writers.map((writer) => writer.sendUntilGone(server, BATCH)),
        ...waiting.map((writer) => writer.askUntilGone(server)),
      ]
      await sleep(rounds < ROUNDS ? 100 + Math.random() * LONGEST_LIFE_MS : LONG_LIFE_MS)
      await server.kill()
      await Promise.all(sending)
    }
    const judged = await settled((graph) => judge(graph, [...writers, ...waiting]))
    const early = earlyCount()
    process.stdout.write(`kill -9, ${rounds} rounds: ${JSON.stringify({ ...judged, early })}\n`)
    expect(early).toBeGreaterThan(0)
    expect(judged.acknowledged).toBeGreaterThan(0)
    expect([judged.lost, judged.doubled]).toEqual([0, 0])
  })

  it('told to stop answers every request that comes until nobody sends it any, and loses nothing either', async () => {
    const writers = ['x', 'y'].map((name) => new Writer(name, 300))
    const server = await crashServer(folder)
    const tookMs = await stoppedUnderLoad(server, writers, BATCH)
    const judged = await settled((graph) => judge(graph, writers))
    process.stdout.write(`SIGTERM under load, ${Math.round(tookMs)} ms: ${JSON.stringify(judged)}\n`)
    expect(judged.acknowledged).toBeGreaterThan(0)
    expect([judged.lost, judged.doubled]).toEqual([0, 0])
  })
})
