import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { applyEventBatch } from '../../src/events/apply/apply-events.ts'
import { deleteUsers, userSize } from '../../src/graph/__generated__/queries.ts'
import { openEmbedded } from '../../src/graph/embedded/open-embedded.ts'

// Fills an embedded graph and rewrites it several times, with reads and writes in between, as erasures do. Prints megabytes of
// resident memory after the first rewrite and after the last. Arguments: the file of the graph, its users, the rewrites.

const [path = '', users = 0, rewrites = 0] = [process.argv[2], ...process.argv.slice(3).map(Number)]
const EVENTS_A_USER = 50
const ITEMS = 1_000
const AT_ONCE = 200

const graph = await openEmbedded({ path, maxRelationships: 1e7 })
for (let from = 0; from < users; from += AT_ONCE) {
  const some = Array.from({ length: Math.min(AT_ONCE, users - from) }, (_, index) => from + index)
  await applyEventBatch(
    graph,
    some.flatMap((user) => Array.from({ length: EVENTS_A_USER }, (_, index) => eventOf(user, index))),
  )
}
const residentMb: number[] = []
for (let round = 0; round < rewrites; round++) {
  await graph.transaction((runner) => runner.run(deleteUsers, { ids: [`user-${round}`] }))
  await graph.rewrite()
  for (let user = 0; user < 100; user++) await graph.run(userSize, { userId: `user-${(user * 17) % users}` })
  residentMb.push(resident())
}
await sleep(1_000)
const [first = 0] = residentMb
process.stdout.write(
  JSON.stringify({ first, last: resident(), most: Math.max(...residentMb), open: openFiles() }),
)
await graph.close()

function eventOf(user: number, index: number) {
  const kind = 'play' as const
  const itemId = `item-${(user * 31 + index * 7) % ITEMS}`
  return {
    eventId: `${user}-${index}`,
    userId: `user-${user}`,
    itemId,
    kind,
    atMs: index,
    value: null,
    count: 1,
  }
}

function resident(): number {
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024)
}

/** How many files of the graph that were replaced are still open. */
function openFiles(): number {
  const links = readdirSync('/proc/self/fd').map((name) => {
    try {
      return readlinkSync(`/proc/self/fd/${name}`)
    } catch {
      return ''
    }
  })
  return links.filter((link) => link.startsWith(path) && link.endsWith('(deleted)')).length
}
