import { ABORT } from 'lmdb'
import { openTables } from './lmdb-journal.ts'

// The script of a process that may die of what it does: goes through the tables of the journal in the folder it is given,
// from both ends, and begins to write to each. Prints what LMDB says where it notices by itself.

/** Longest that is read from one end of a table: a journal of hours is not read whole at every start. */
const READING_MS = 100

try {
  const { root, entries, ids, meta, quarantine, keys, people } = openTables(process.argv[2] ?? '')
  for (const table of [entries, ids, meta, quarantine, keys, people]) {
    walk(table.getRange())
    walk(table.getRange({ reverse: true }))
  }
  // Taken back: what counts is that nothing happens on the way.
  root.transactionSync(() => {
    entries.putSync(Number.MAX_SAFE_INTEGER, Buffer.alloc(200))
    quarantine.putSync(Number.MAX_SAFE_INTEGER, '')
    meta.putSync('trial', '')
    for (const byte of [0, 0x55, 0xaa, 0xff]) {
      const key = Buffer.alloc(16, byte)
      ids.putSync(key, 0)
      keys.putSync(key, key)
      people.putSync(key, key)
    }
    return ABORT
  })
  await root.close()
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : String(error))
}

function walk(entries: Iterable<unknown>): void {
  const untilMs = performance.now() + READING_MS
  let count = 0
  for (const _ of entries) if (++count % 100 === 0 && performance.now() > untilMs) return
}
