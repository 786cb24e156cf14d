import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { uniform } from '../../src/domain/random.ts'
import { lmdbJournal } from '../../src/events/journal/lmdb-journal.ts'
import { cursorsOf } from '../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { applierOf } from '../support/journaling.ts'
import { judge, Writer } from './acknowledged.ts'
import { crashServer } from './crash-server.ts'
import { stoppedUnderLoad } from './stopped-under-load.ts'

/** More in the long form, `npm run test:faults:long`. */
const ROUNDS = Number(process.env.ATTUNE_FAULT_ROUNDS ?? 10)
const BATCH = Number(process.env.ATTUNE_FAULT_BATCH ?? 250)
const LONGEST_LIFE_MS = 1_500
/** Long enough for the early lane to apply events that callers wait for. */
const FIRST_LIFE_MS = 5_000

/** Time to apply what killed servers left: a start, and 1,000 events per second. */
const settledWithinMs = (waiting: number) => 120_000 + waiting

const folder = mkdtempSync(join(tmpdir(), 'attune-kill-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Opens what the killed servers left and applies all of it. */
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
    const random = uniform(20_251)
    // Later lives begin with events of earlier ones, and apply none early until those are applied.
    for (let round = 0; round < ROUNDS; round++) {
      const server = await crashServer(folder)
      const sending = [
        ...writers.map((writer) => writer.sendUntilGone(server, BATCH)),
        ...waiting.map((writer) => writer.askUntilGone(server)),
      ]
      await sleep(round === 0 ? FIRST_LIFE_MS : 100 + random() * LONGEST_LIFE_MS)
      await server.kill()
      await Promise.all(sending)
    }
    const judged = await settled((graph) => judge(graph, [...writers, ...waiting]))
    const early = earlyCount()
    process.stdout.write(`kill -9, ${ROUNDS} rounds: ${JSON.stringify({ ...judged, early })}\n`)
    expect(early).toBeGreaterThan(0)
    expect(judged.acknowledged).toBeGreaterThan(0)
    expect([judged.lost, judged.doubled]).toEqual([0, 0])
  })

  it('stopped under load answers every request until none arrives, and loses no event', async () => {
    const writers = ['x', 'y'].map((name) => new Writer(name, 300))
    const server = await crashServer(folder)
    const tookMs = await stoppedUnderLoad(server, writers, BATCH)
    const judged = await settled((graph) => judge(graph, writers))
    process.stdout.write(`SIGTERM under load, ${Math.round(tookMs)} ms: ${JSON.stringify(judged)}\n`)
    expect(judged.acknowledged).toBeGreaterThan(0)
    expect([judged.lost, judged.doubled]).toEqual([0, 0])
  })
})
