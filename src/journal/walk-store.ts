import { open } from 'lmdb'

/**
 * A process of its own, which may die of what it reads: `walk-store <folder> <table>..` reads all that is in the tables of an
 * LMDB database, writes a byte now and then to say that it gets on, and ends with 0 if it lives. It changes nothing.
 */

/** Entries between two signs of life: some hundredths of a second. */
const SIGN_EVERY = 20_000

const [path = '', ...names] = process.argv.slice(2)

let entries = 0

function walk(table: { getRange(): Iterable<unknown> }): void {
  for (const _ of table.getRange()) {
    entries++
    if (entries % SIGN_EVERY === 0) process.stdout.write('.')
  }
}

try {
  const root = open({ path, readOnly: true, maxDbs: 16, encoding: 'binary' })
  walk(root)
  for (const name of names) walk(root.openDB({ name, keyEncoding: 'binary', encoding: 'binary' }))
} catch {
  // What can be told as an error, whoever opens the database is told too.
}
process.exit(0)
