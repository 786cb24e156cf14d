import { lmdbJournal } from '../../src/events/journal/lmdb-journal.ts'

/**
 * A child process that may crash: reads each journal on its command line like a server that starts after a loss of power,
 * appends to it, and prints one line per journal. Start it with `LMDB_RESTORE=safe`: otherwise LMDB notices that this
 * machine was not rebooted.
 */
for (const [index, folder] of process.argv.slice(2).entries()) {
  process.stdout.write(`trying ${index}\n`)
  process.stdout.write(`found ${index} ${await found(folder)}\n`)
}

async function found(folder: string): Promise<string> {
  try {
    const journal = lmdbJournal({ folder, nowMs: () => 1 })
    const { entries, lost } = journal.read(0, 1_000_000)
    const eventIds = entries.map(({ event }) => event.eventId)
    const next = { userId: 'ana', itemId: 'tea', kind: 'view', atMs: 1, value: null, count: 1 } as const
    const { verdicts } = await journal.append([{ ...next, eventId: 'after' }])
    await journal.close()
    return JSON.stringify({ eventIds, lost: lost.length, goesOn: verdicts[0] === 'accepted' })
  } catch (error) {
    return JSON.stringify({ refused: String(error) })
  }
}
