import grafeo from '@grafeo-db/js'
import type { SnapshotFound } from './try-snapshot.ts'

// The script of a process that may die of what it does: opens the snapshot it is given, which checks all of its file, and
// counts what is in it. Prints what it found, as JSON.

function say(found: SnapshotFound): void {
  process.stdout.write(JSON.stringify(found))
}

try {
  const database = grafeo.GrafeoDB.openReadOnly(process.argv[2] ?? '')
  await database.executeCypher('MATCH ()-[edge]->() RETURN count(edge) AS edges')
  say({ epoch: String(database.currentEpoch()) })
  database.close()
} catch (error) {
  say({ failure: error instanceof Error ? error.message : String(error) })
}
