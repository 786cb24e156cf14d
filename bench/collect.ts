/**
 * Measures lists beside beacons on the demo world: `npm run build && npm run bench:collect`. A server as it starts, with keys,
 * consent and limits, makes 50 lists a second for users, alone and beside 1,000 visitors a second who each send a beacon to
 * `/collect` from an address of their own. Rounds alternate, so that other load on the machine meets both: the two kinds of rounds
 * alone say how much the figures vary. The target is a p99 of lists beside beacons of at most twice that of lists alone.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { runCommand, serve } from './child.ts'
import { Client } from './client.ts'
import { type Arrival, type Outcome, openLoop, outcomeOf, quantile } from './load.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 8)
/** Below the ephemeral ports of the system. */
const PORT = Number(process.env.BENCH_PORT ?? 4_721)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const VISITORS_PER_SECOND = Number(process.env.BENCH_VISITORS ?? 1_000)
const LISTS_PER_SECOND = 50
/** Visitors who come back: each sends a beacon every 20 seconds. */
const VISITORS = 20 * VISITORS_PER_SECOND
const WARM_UP_SECONDS = 5

const LIST = `query ($userId: ID!) {
  recommendations(userId: $userId, first: 10) { nodes { id title } edges { reasons { text } } }
}`

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

let sent = 0

/** What a page sends: two items were shown, and one was opened. */
function beacon(key: string) {
  const n = sent++
  const number = n % VISITORS
  const event = (kind: string, at: number) => ({
    eventId: `bench-${process.pid}-${n}-${at}`,
    itemId: items[(n * 7 + at) % items.length],
    kind,
    occurredAt: Date.now(),
  })
  const events = [event('IMPRESSION', 0), event('IMPRESSION', 1), event('CLICK', 0)]
  const visitorId = `v_${number.toString(16).padStart(32, '0')}`
  const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`
  return { body: { key, visitorId, sentAt: Date.now(), events }, address }
}

const times = (arrivals: readonly Arrival<Outcome>[]) => arrivals.map(({ tookMs }) => tookMs)

function summary(arrivals: readonly Arrival<Outcome>[]): string {
  const at = (share: number) => quantile(times(arrivals), share).toFixed(1)
  const lost = arrivals.filter(({ result }) => result !== 'answered').length
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${arrivals.length}, ${lost} of them refused or failed)`
}

const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'))
const env = {
  ATTUNE_DATA_DIR: folder,
  ATTUNE_LOG_LEVEL: 'error',
  // The load generator stands for a proxy in front of many addresses.
  ATTUNE_TRUSTED_PROXIES: '127.0.0.1',
}
const server = await serve(PORT, { ...env, ATTUNE_DEMO: 'true' })
const keyOf = async (name: string, scopes: string) => {
  const { stdout } = await runCommand(['keys', 'create', '--name', name, '--scopes', scopes, '--json'], env)
  return (JSON.parse(stdout) as { key: string }).key
}
const [web, backend] = [await keyOf('web', 'read,track'), await keyOf('backend', 'server')]
const [beacons, lists] = [new Client(new URL('/collect', server.url).href), new Client(server.url, backend)]

async function idsOf(query: string): Promise<readonly string[]> {
  const { body } = await lists.post({ query })
  const { data } = JSON.parse(String(body)) as { data: { all: { nodes: readonly { id: string }[] } } }
  return data.all.nodes.map(({ id }) => id)
}

let items: readonly string[] = []
let users: readonly string[] = []
let asked = 0

const askLists = (seconds: number) =>
  openLoop(LISTS_PER_SECOND, seconds, () =>
    lists.post({ query: LIST, variables: { userId: users[asked++ % users.length] } }).then(outcomeOf, failed),
  )

const sendBeacons = (seconds: number) =>
  openLoop(VISITORS_PER_SECOND, seconds, () => {
    const { body, address } = beacon(web)
    return beacons.post(body, address).then(outcomeOf, failed)
  })

function failed(): Outcome {
  return 'failed'
}

try {
  // The keys are read again within a second.
  await new Promise((resolve) => setTimeout(resolve, 1_500))
  items = await idsOf('{ all: items(first: 100) { nodes { id } } }')
  users = await idsOf('{ all: users(first: 100) { nodes { id } } }')
  await Promise.all([askLists(WARM_UP_SECONDS), sendBeacons(WARM_UP_SECONDS)])
  const alone: Arrival<Outcome>[][] = []
  const beside: Arrival<Outcome>[][] = []
  for (let round = 0; round < ROUNDS; round++) {
    alone.push([...(await askLists(SECONDS))])
    say(`round ${round + 1}: lists alone: ${summary(alone.at(-1) ?? [])}`)
    const before = server.cpu().all
    const [listed, collected] = await Promise.all([askLists(SECONDS), sendBeacons(SECONDS)])
    beside.push([...listed])
    say(`  beside beacons: ${summary(listed)}`)
    say(`  beacons: ${summary(collected)}, the server computes ${(server.cpu().all - before).toFixed(1)} s`)
  }
  const p99 = (rounds: readonly (readonly Arrival<Outcome>[])[]) => quantile(times(rounds.flat()), 0.99)
  const ofRounds = alone.map((round) => quantile(times(round), 0.99).toFixed(1)).join(', ')
  say(`p99 of lists: ${p99(alone).toFixed(1)} ms alone (by round: ${ofRounds}), ${p99(beside).toFixed(1)} ms`)
  say(`  beside ${VISITORS_PER_SECOND} beacons/s: ${(p99(beside) / p99(alone)).toFixed(2)} times`)
  // Every figure includes other load on the machine.
  say(`load of the machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`)
} finally {
  beacons.close()
  lists.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
