import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { lmdbJournal } from '../../src/events/journal/lmdb-journal.ts'

/**
 * A child process that may crash: for each bit number on its command line, flips that bit in a copy of a journal, reads it
 * like a starting server, and prints one line.
 */
const [original = '', scratch = '', ...bits] = process.argv.slice(2)

for (const text of bits) {
  const bit = Number(text)
  process.stdout.write(`trying ${bit}\n`)
  rmSync(join(scratch, 'lock.mdb'), { force: true })
  rmSync(join(scratch, 'data.mdb'), { force: true })
  copyFileSync(join(original, 'data.mdb'), join(scratch, 'data.mdb'))
  const bytes = readFileSync(join(scratch, 'data.mdb'))
  const place = Math.floor(bit / 8) % bytes.length
  bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << (bit % 8)), place)
  writeFileSync(join(scratch, 'data.mdb'), bytes)
  process.stdout.write(`found ${bit} ${await found()}\n`)
}

async function found(): Promise<string> {
  try {
    const journal = lmdbJournal({ folder: scratch, nowMs: () => 1 })
    const { entries, lost } = journal.read(0, 100_000)
    const events = entries.map(({ position, event }) => [position, event.eventId])
    await journal.close()
    return JSON.stringify({ id: journal.id, last: journal.last, lost: lost.length, events })
  } catch {
    return JSON.stringify({ refused: true })
  }
}
