import { expect, it, onTestFinished } from 'vitest'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { JournalBeat } from '../../../src/ingest/journal-beat.ts'
import type { OrphanedJournal } from '../../../src/ingest/orphaned-journals.ts'
import { lmdbJournal } from '../../../src/journal/lmdb-journal.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

const MINUTE_MS = 60_000

it('a server that is gone while others run is told of by them, once, and again if it was back meanwhile', async () => {
  const graph = await openEmbedded({ maxRelationships: 1e6 })
  let nowMs = 0
  const told: OrphanedJournal[] = []
  const beatOf = (onOrphans: (orphans: readonly OrphanedJournal[]) => void, beatMs: number) => {
    const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: () => nowMs })
    const beat = new JournalBeat({ graph, journal, nowMs: () => nowMs, waiting: () => 1, onOrphans, beatMs })
    return { journal, beat }
  }
  const mortal = beatOf(() => {}, 3_600_000)
  const running = beatOf((orphans) => void told.push(...orphans), 10)
  onTestFinished(async () => {
    await running.beat.stop()
    await Promise.all([mortal.journal.close(), running.journal.close()])
    await graph.close()
  })
  // It says so once, and no more in this test: as one that died.
  await mortal.beat.stop()
  running.beat.start()
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(told).toEqual([])
  const orphan = (heardAtMs: number) => ({
    id: mortal.journal.id,
    leastWaiting: expect.any(Number),
    heardAtMs,
  })
  nowMs = 6 * MINUTE_MS
  await expect.poll(() => told).toEqual([orphan(0)])
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(told).toHaveLength(1)
  await mortal.beat.stop()
  await new Promise((resolve) => setTimeout(resolve, 100))
  nowMs = 12 * MINUTE_MS
  await expect.poll(() => told).toEqual([orphan(0), orphan(6 * MINUTE_MS)])
})
