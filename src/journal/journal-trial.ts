import { lmdbJournal } from './lmdb-journal.ts'

// The script of a process that may die of what it does: opens the journal in the folder it is given, and reads it as
// servers do, for a while: the oldest entries, which are trimmed first, and the newest, which are applied next. Prints
// what LMDB says where it notices by itself.

/** Longest that is read from either end: a journal of hours is not read whole at every start. */
const READING_MS = 500

/** Entries read at once. */
const PAGE = 500

try {
  const journal = lmdbJournal({ folder: process.argv[2] ?? '', nowMs: Date.now })
  journal.quarantinedCount()
  const read = (after: number) => journal.read(after, PAGE).end
  walk(journal.first() - 1, read)
  walk(journal.last, (before) => {
    const after = Math.max(0, before - PAGE)
    read(after)
    return after
  })
  await journal.close()
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : String(error))
}

/** Goes on from where each step has led, until a step leads nowhere or the time is up. */
function walk(from: number, step: (from: number) => number): void {
  const untilMs = performance.now() + READING_MS
  for (let at = from; performance.now() < untilMs; ) {
    const next = step(at)
    if (next === at) return
    at = next
  }
}
