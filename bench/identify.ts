import type { InteractionEvent } from '../src/domain/event.ts'
import { applyEvents } from '../src/events/apply/apply-events.ts'
import { DEFAULT_RATING_SCALE } from '../src/events/event-weight.ts'
import { identifying } from '../src/events/identify.ts'
import { directIntake } from '../src/events/intake.ts'
import { ENGINES } from '../test/support/engines.ts'
import { findTestServer } from '../test/support/neo4j/test-server.ts'

// Links a visitor with 1,000 events on 1,000 items to a user with as many events, takes the link back, and prints the times in
// milliseconds, on both engines. Neo4j is the server at NEO4J_URI, which is emptied, or one that is made for it.
// Usage: npm run bench:identify -- [events, 1000] [rounds, 10]

const [events = 1_000, rounds = 10] = process.argv.slice(2).map(Number)
const NOW_MS = Date.UTC(2026, 0, 1)
const VISITOR_ID = `v_${'0'.repeat(32)}`
const USER_ID = 'ana'

/** Half of the items of the user are items of the visitor. */
function eventsOf(userId: string, first: number): readonly InteractionEvent[] {
  return Array.from({ length: events }, (_, n) => ({
    eventId: `${userId}-${n}`,
    userId,
    itemId: `item-${first + n}`,
    kind: 'view',
    atMs: NOW_MS - n * 1_000,
    value: null,
    count: 1,
  }))
}

async function measure({ name, open }: (typeof ENGINES)[number]): Promise<void> {
  const graph = await open()
  const intake = directIntake({ graph, ratingScale: DEFAULT_RATING_SCALE, nowMs: () => NOW_MS })
  const { identify, forgetIdentity } = identifying({ intake, graph })
  await applyEvents(graph, [...eventsOf(VISITOR_ID, 0), ...eventsOf(USER_ID, events / 2)])
  const pair = { visitorId: VISITOR_ID, userId: USER_ID }
  const linking: number[] = []
  const unlinking: number[] = []
  for (let round = 0; round < rounds; round++) {
    linking.push(await timed(() => identify(pair, { nowMs: NOW_MS })))
    unlinking.push(await timed(() => forgetIdentity(pair, {})))
  }
  await graph.close()
  print(`${name} identify`, linking)
  print(`${name} forgetIdentity`, unlinking)
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

function print(name: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b)
  const [first = 0] = times
  const at = (share: number) => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0)
  say(`${name}: first ${first.toFixed(0)}, median ${at(0.5)}, longest ${at(1)} ms`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

const server = await findTestServer(say)
process.env.ATTUNE_TEST_NEO4J_URI = server.uri
process.env.ATTUNE_TEST_NEO4J_USERNAME = server.username
process.env.ATTUNE_TEST_NEO4J_PASSWORD = server.password
process.env.ATTUNE_TEST_NEO4J_DATABASE = server.database
try {
  for (const engine of ENGINES) await measure(engine)
} finally {
  await server.stop()
}
