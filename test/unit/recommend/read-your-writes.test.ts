import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import type { Recommend } from '../../../src/domain/recommendation.ts'
import { encodeWatermark } from '../../../src/domain/watermark.ts'
import { journaledIntake } from '../../../src/events/intake.ts'
import { lmdbJournal } from '../../../src/events/journal/lmdb-journal.ts'
import { openEmbedded } from '../../../src/graph/embedded/open-embedded.ts'
import { readYourWrites } from '../../../src/recommend/read-your-writes.ts'
import { question } from '../../support/asking.ts'
import { applierOf } from '../../support/journaling.ts'
import { temporaryFolder } from '../../support/temporary-folder.ts'

/** Collects whatever nothing holds. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc')
  return runInNewContext('gc') as () => void
}

it('a list that the graph cannot serve in time is made without the write, also while garbage is collected', async () => {
  const graph = await openEmbedded({ maxRelationships: 1_000 })
  const journal = lmdbJournal({ folder: temporaryFolder(), nowMs: () => 1_000 })
  // It is not started: nothing is ever applied.
  const applier = applierOf(graph, journal, () => 1_000)
  const intake = journaledIntake({ journal, applier, maxWaiting: 10, onUnwritten: () => undefined })
  const waits: (number | undefined)[] = []
  const recommend: Recommend = async (_, { waitedMs }) => {
    waits.push(waitedMs)
    throw new Error('made without the write')
  }
  // The request's own time, of which a list needs a part.
  const request = new AbortController()
  const timeUp = setTimeout(() => request.abort(), 8_000)
  const collecting = setInterval(garbageCollector(), 50)
  try {
    const atLeast = encodeWatermark({ journal: journal.id, position: 7 })
    const asking = readYourWrites(
      recommend,
      graph,
      intake,
    )(question('ana', { atLeast }), {
      nowMs: 1_000,
      signal: request.signal,
    })
    await expect(asking).rejects.toThrow('made without the write')
    expect(request.signal.aborted).toBe(false)
    expect(waits).toHaveLength(1)
  } finally {
    clearInterval(collecting)
    clearTimeout(timeUp)
    await journal.close()
    await graph.close()
  }
}, 15_000)
