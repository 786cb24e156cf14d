import { expect, it, onTestFinished } from 'vitest'
import { Heartbeat, type StaleJournal } from '../../../../src/events/apply/heartbeat.ts'
import { lmdbJournal } from '../../../../src/events/journal/lmdb-journal.ts'
import { beatCursor } from '../../../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

const MINUTE_MS = 60_000

/** For a busy machine; a heartbeat takes some milliseconds. */
const PATIENCE = { timeout: 20_000 }

it('a stale journal is reported once, and again after a heartbeat in between', async () => {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  let nowMs = 0
  const told: StaleJournal[] = []
  const beatOf = (onStale: (orphans: readonly StaleJournal[]) => void, beatMs: number) => {
    const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: () => nowMs })
    const beat = new Heartbeat({ graph, journal, nowMs: () => nowMs, waiting: () => 1, onStale, beatMs })
    return { journal, beat }
  }
  const mortal = beatOf(() => {}, 3_600_000)
  const running = beatOf((orphans) => void told.push(...orphans), 10)
  onTestFinished(async () => {
    await running.beat.stop()
    await Promise.all([mortal.journal.close(), running.journal.close()])
    await graph.close()
  })
  let silent = 0
  /** Reports since the last call, after a complete heartbeat: that reports a journal which is made stale now. */
  const reportedByNow = async () => {
    const id = `silent-${silent++}`
    await graph.run(beatCursor, { journal: id, now: nowMs - 60 * MINUTE_MS, recorded: 1, isClosed: false })
    await expect.poll(() => told.map((orphan) => orphan.id), PATIENCE).toContain(id)
    return told.splice(0).filter((orphan) => orphan.id !== id)
  }
  const orphan = (heardAtMs: number) => ({
    id: mortal.journal.id,
    leastWaiting: expect.any(Number),
    heardAtMs,
  })
  // No further heartbeat in this test, as after a crash.
  await mortal.beat.stop()
  running.beat.start()
  expect(await reportedByNow()).toEqual([])
  nowMs = 6 * MINUTE_MS
  expect(await reportedByNow()).toEqual([orphan(0)])
  expect(running.beat.stale).toBe(silent + 1)
  expect(await reportedByNow()).toEqual([])
  await mortal.beat.stop()
  expect(await reportedByNow()).toEqual([])
  nowMs = 12 * MINUTE_MS
  expect(await reportedByNow()).toEqual([orphan(6 * MINUTE_MS)])
})

it('a heartbeat changes nothing that lists depend on', async () => {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: () => 0 })
  const beat = new Heartbeat({ graph, journal, nowMs: () => 0, waiting: () => 0, onStale: () => {} })
  const { newest } = graph.writes
  beat.start()
  await beat.stop()
  expect(graph.writes.newest).toBe(newest)
  await journal.close()
  await graph.close()
})
