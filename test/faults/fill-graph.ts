import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { applyEventBatch } from '../../src/events/apply/apply-events.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { GraphError } from '../../src/graph/graph-error.ts'
import { PEOPLE } from './people.ts'

// Applies events of a hundred users per batch to an embedded graph, until batches fail and then succeed again. Prints the
// error of each failed batch and the number of applied ones, then exits abruptly. Argument: the file of the graph.

const [path = ''] = process.argv.slice(2)
const graph = await openEmbedded({ path, maxRelationships: 1e6 })
let [applied, failed, hasRoom] = [0, 0, false]
while (!hasRoom) {
  const event = { kind: 'play', itemId: 'tea', atMs: applied, value: null, count: 1 } as const
  const events = PEOPLE.map((userId) => ({ ...event, userId, eventId: `event-${applied}` }))
  try {
    await applyEventBatch(graph, events)
    applied++
    hasRoom = failed > 0
  } catch (error) {
    failed++
    say(`failed ${error instanceof GraphError ? error.kind : error}`)
    await sleep(50)
  }
}
say(`applied ${applied}`)
process.kill(process.pid, 'SIGKILL')

function say(line: string): void {
  writeSync(process.stdout.fd, `${line}\n`)
}
