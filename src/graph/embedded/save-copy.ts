import grafeo from '@grafeo-db/js'

// Saves a graph to a new file, without what was deleted. Arguments: the file of the graph, which no other process uses, and the new one.

const [from = '', to = ''] = process.argv.slice(2)
const parent = process.ppid
const graph = grafeo.GrafeoDB.openReadOnly(from)
// A process that was killed needs no new file.
if (process.ppid === parent) graph.save(to)
graph.close()
