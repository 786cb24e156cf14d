import { setTimeout as sleep } from 'node:timers/promises'
import { interactionsAmong } from '../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'
import { GraphError } from '../../src/graph/graph-error.ts'
import { applyEventBatch } from '../../src/ingest/apply-events.ts'

// Applies events to the embedded graph in a file, a hundred people's at once, until it could not and then could again. Says of
// each batch what became of it, and at the end how many the graph holds of them. Words: the file of the graph.

const PEOPLE = Array.from({ length: 100 }, (_, n) => `user-${n}`)

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
const rows = PEOPLE.map((userId) => ({ userId, wanted: ['tea'] }))
const counts = (await graph.run(interactionsAmong, { rows })).map(({ count }) => count)
say(
  `held ${JSON.stringify({ people: counts.length, least: Math.min(...counts), most: Math.max(...counts), applied })}`,
)
await graph.close()

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
