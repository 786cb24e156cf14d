import grafeo from '@grafeo-db/js'

// The script of a process that may die of what it does: opens the snapshot it is given, which checks all of its file, and
// counts what is in it. Prints what the engine says if that fails.

try {
  const database = grafeo.GrafeoDB.openReadOnly(process.argv[2] ?? '')
  await database.executeCypher('MATCH ()-[edge]->() RETURN count(edge) AS edges')
  database.close()
} catch (error) {
  process.stdout.write(error instanceof Error ? error.message : String(error))
}
