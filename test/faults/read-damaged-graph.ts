import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drainJournal } from '../../src/events/apply/drain-journal.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { lmdbJournal } from '../../src/events/journal/lmdb-journal.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { judge } from './acknowledged.ts'
import { damagedWriter } from './damaged-writer.ts'

/**
 * A child process that may crash: for each bit number on its command line, flips that bit in a copy of a graph file, opens
 * it like a server, and prints one line.
 */
const [original = '', scratch = '', file = '', ...bits] = process.argv.slice(2)

for (const text of bits) {
  const bit = Number(text)
  process.stdout.write(`trying ${bit}\n`)
  rmSync(scratch, { recursive: true, force: true })
  cpSync(original, scratch, { recursive: true })
  const bytes = readFileSync(join(scratch, file))
  const place = Math.floor(bit / 8) % bytes.length
  bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << (bit % 8)), place)
  writeFileSync(join(scratch, file), bytes)
  process.stdout.write(`found ${bit} ${await found()}\n`)
}

async function found(): Promise<string> {
  try {
    const graph = await openEmbedded({ path: join(scratch, 'graph.grafeo'), maxRelationships: 1e6 })
    try {
      const journal = lmdbJournal({ folder: join(scratch, 'journal'), nowMs: Date.now })
      const parts = { graph, journal, ratingScale: DEFAULT_RATING_SCALE, nowMs: Date.now }
      const drained = await drainJournal(parts, AbortSignal.timeout(30_000))
      await journal.close()
      return JSON.stringify({ ...drained, ...(await judge(graph, [damagedWriter()])) })
    } finally {
      await graph.close()
    }
  } catch (error) {
    const { message, kind } = error as { message: string; kind?: string }
    return JSON.stringify({ refused: message, kind: kind ?? 'bug' })
  }
}
