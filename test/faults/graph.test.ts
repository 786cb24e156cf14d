import { spawn } from 'node:child_process'
import { cpSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { drainJournal } from '../../src/events/apply/drain-journal.ts'
import { DEFAULT_RATING_SCALE } from '../../src/events/event-weight.ts'
import { lmdbJournal } from '../../src/events/journal/lmdb-journal.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'
import { damagedEvents } from './damaged-writer.ts'

const FLIPS = Number(process.env.ATTUNE_FAULT_FLIPS ?? 24)
const CHILD = fileURLToPath(new URL('read-damaged-graph.ts', import.meta.url))

/** Bits of the two heads of the graph's file: the engine reads by the newer one that is whole. */
const BITS_OF_HEADS = [4_096, 8_192].flatMap((at) => [0, 8, 20, 36, 64].map((byte) => 8 * (at + byte) + 1))

interface Found {
  readonly refused?: string
  readonly kind?: string
  readonly lost?: number
  readonly doubled?: number
}

/** @param isKilled true: as a process leaves it that was killed, with what it has not checkpointed in files of its own */
async function dataFolder(isKilled: boolean): Promise<string> {
  const folder = temporaryFolder()
  const left = temporaryFolder()
  const graph = await openEmbedded({ path: join(folder, 'graph.grafeo'), maxRelationships: 1e6 })
  const journal = lmdbJournal({ folder: join(folder, 'journal'), nowMs: Date.now })
  const parts = { graph, journal, ratingScale: DEFAULT_RATING_SCALE, nowMs: Date.now }
  const events = damagedEvents()
  for (const half of [events.slice(0, events.length / 2), events.slice(events.length / 2)]) {
    // All that there is goes into the file itself.
    await graph.copyTo(join(temporaryFolder(), 'copy'), AbortSignal.timeout(60_000))
    await journal.append(half)
    await drainJournal(parts, AbortSignal.timeout(60_000))
  }
  await journal.close()
  cpSync(folder, left, { recursive: true })
  await graph.close()
  return isKilled ? left : folder
}

/** The result of a process after each flip; null if it crashed. */
async function findings(folder: string, file: string, bits: readonly number[]) {
  const found = new Map<number, Found | null>()
  let left = [...bits]
  while (left.length > 0) {
    const words = [folder, join(temporaryFolder(), 'copy'), file, ...left.map(String)]
    const child = spawn(process.execPath, ['--import', 'tsx', CHILD, ...words])
    let out = ''
    child.stdout.on('data', (chunk) => {
      out += chunk
    })
    await new Promise((resolve) => child.once('close', resolve))
    for (const line of out.split('\n')) {
      const [word, bit, ...rest] = line.split(' ')
      if (word === 'trying') found.set(Number(bit), null)
      if (word === 'found') found.set(Number(bit), JSON.parse(rest.join(' ')) as Found)
    }
    left = left.filter((bit) => !found.has(bit))
  }
  return found
}

describe('an embedded graph on a bad disk', { timeout: 60_000 + FLIPS * 10_000 }, () => {
  it.each([
    ['closed in order', false],
    ['left by a killed process', true],
  ])('is rejected with a hint, or recovers every event (%s)', async (_name, isKilled) => {
    const folder = await dataFolder(isKilled)
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('journal'))
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    for (const file of files) {
      const bits = statSync(join(folder, file)).size * 8
      if (bits === 0) continue
      const anywhere = Array.from({ length: FLIPS }, (_, index) => (index * 7_919_333 + 104_729) % bits)
      const places = [...(file === 'graph.grafeo' ? BITS_OF_HEADS : []), ...anywhere]
      const found = await findings(folder, file, places)
      const tally = { file, flips: found.size, whole: 0, refused: 0, died: 0, silent: 0 }
      const reasons = new Set<string>()
      for (const one of found.values()) {
        if (one === null) tally.died++
        else if (one.refused !== undefined) {
          tally.refused++
          reasons.add(`${one.kind}: ${one.refused}`)
        } else if (one.lost === 0 && one.doubled === 0) tally.whole++
        else tally.silent++
      }
      process.stdout.write(
        `flipped bits of the graph: ${JSON.stringify({ ...tally, reasons: [...reasons] })}\n`,
      )
      expect([tally.silent, tally.died]).toEqual([0, 0])
      expect([...reasons].filter((reason) => !reason.startsWith('damaged:'))).toEqual([])
    }
  })
})
