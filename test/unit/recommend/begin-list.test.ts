import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { encodeWatermark } from '../../../src/domain/watermark.ts'
import { journaledIntake } from '../../../src/events/intake.ts'
import { lmdbJournal } from '../../../src/events/journal/lmdb-journal.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { readYourWrites } from '../../../src/recommend/begin-list.ts'
import { question } from '../../support/asking.ts'
import { applierOf } from '../../support/journaling.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

it('gives up after a second if the graph does not see the write, also under garbage collection', async () => {
  const graph = await openEmbedded({ maxRelationships: 1_000 })
  const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: () => 1_000 })
  // The applier is not started: nothing is ever applied.
  const applier = applierOf(graph, journal, () => 1_000)
  const intake = journaledIntake({ journal, applier, maxWaiting: 10, onUnwritten: () => undefined })
  // Fails the test if the deadline of the wait does not fire.
  const request = new AbortController()
  const timeUp = setTimeout(() => request.abort(), 8_000)
  const collecting = setInterval(garbageCollector(), 50)
  try {
    const minWatermark = encodeWatermark({ journal: journal.id, position: 7 })
    const asked = question('ana', { minWatermark })
    const { hasReachedMinWatermark, mayLag } = await readYourWrites(graph, intake, asked, request.signal)
    expect([hasReachedMinWatermark, mayLag]).toEqual([false, false])
    expect(request.signal.aborted).toBe(false)
  } finally {
    clearInterval(collecting)
    clearTimeout(timeUp)
    await journal.close()
    await graph.close()
  }
}, 15_000)
