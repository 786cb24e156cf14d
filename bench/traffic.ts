/**
 * Measures kinds of traffic in an open loop, and an overload of three times the capacity, beside a point lookup and the smallest
 * document of the same run: `npm run bench:traffic -- <data folder>`, or with `--users 2000` on a generated world. Takes two
 * minutes without the world. `--json` prints the figures as JSON. The server is a process of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { uniform } from '../src/domain/random.ts'
import { type Serving, serve } from './child.ts'
import { load } from './load.ts'
import { type Arrival, openLoop, quantile } from './open-loop.ts'
import { type Posted, post } from './post.ts'
import { makeWorld } from './worlds.ts'

const PORT = 4_721
const SEED = 7
const HOT_VIEWERS = 20
const CURSORS = 200
/** As many as the server makes lists at a time. */
const CLIENTS = 2 * availableParallelism()
const WARM_UP = 800
const MEASURED = 600
const SECONDS = 8
const OVERLOAD_SECONDS = 20
/** Of the capacity: a load that the server carries. */
const NORMAL = 0.5
const OVERLOAD = 3
/** An overload begins with a queue: its steady state is what follows. */
const ONSET_MS = 1_000

const LIST = `query ($viewer: ID!, $after: String) { recommendations(userId: $viewer, first: 10, after: $after) {
  edges { rank probability node { id title } reasons { text } } pageInfo { endCursor } } }`
const RECORD = 'mutation ($event: EventInput!) { recordEvents(events: [$event]) { accepted } }'
const LOOKUP = 'query ($viewer: ID!) { user(id: $viewer) { id } }'

interface Sent {
  readonly query: string
  readonly variables?: object
}

type Outcome = 'answered' | 'refused' | 'failed'

interface Row {
  readonly scenario: string
  readonly perSecond: number
  readonly answered: number
  readonly refused: number
  readonly failed: number
  /** Answers a second. */
  readonly throughput: number
  readonly p50Ms: number
  readonly p90Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  readonly refusedP99Ms: number
  readonly cpuMsPerAnswer: number
  readonly eventLoopP99Ms: number
  readonly rssMb: number
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { users: { type: 'string' }, json: { type: 'boolean', default: false } },
})
const agent = new Agent({ keepAlive: true })
const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'))
try {
  if (positionals[0] !== undefined) await measure(positionals[0])
  else if (values.users !== undefined) await measure(await makeWorld(folder, Number(values.users)))
  else throw new Error('usage: npm run bench:traffic -- <data folder> | --users <count> [--json]')
} finally {
  agent.destroy()
  rmSync(folder, { recursive: true, force: true })
}

async function measure(dataDir: string): Promise<void> {
  const server = await serve(PORT, { ATTUNE_DATA_DIR: dataDir, ATTUNE_LOG_LEVEL: 'error' })
  try {
    await measureServer(server)
  } finally {
    await server.stop()
  }
}

async function measureServer(server: Serving): Promise<void> {
  const users = await usersOf(server.url)
  const next = uniform(SEED)
  const viewer = (among = users) => `u${Math.floor(next() * among)}`
  const list = (among = users): Sent => ({ query: LIST, variables: { viewer: viewer(among) } })
  const capacityNow = async (requests: number) => {
    const body = () => ({ query: LIST, variables: { viewer: viewer() } })
    return (await load({ url: server.url, clients: CLIENTS, requests, body })).perSecond
  }
  const run = (scenario: string, perSecond: number, seconds: number, make: () => Sent) =>
    runScenario(server, { scenario, perSecond, seconds, make })
  await capacityNow(WARM_UP)
  const normal = NORMAL * (await capacityNow(MEASURED))
  const pages = await firstPages(
    server.url,
    Array.from({ length: CURSORS }, () => viewer()),
  )
  const rows: Row[] = []
  const measureAt = async (scenario: string, make: () => Sent) => {
    const { row } = await run(scenario, normal, SECONDS, make)
    rows.push(row)
    return row
  }
  await measureAt('{ __typename }', () => ({ query: '{ __typename }' }))
  await measureAt('point lookup', () => ({ query: LOOKUP, variables: { viewer: viewer() } }))
  const unloaded = await measureAt('random viewers', () => list())
  await measureAt('hot viewers', () => list(HOT_VIEWERS))
  await measureAt('second pages', () => ({
    query: LIST,
    variables: pages[Math.floor(next() * CURSORS)] ?? {},
  }))
  // Measured just before, because it depends on what is kept in memory.
  const capacity = await capacityNow(MEASURED)
  const overload = await run('overload', OVERLOAD * capacity, OVERLOAD_SECONDS, () => list())
  const after = await run('after it', normal, SECONDS, () => list())
  rows.push(overload.row, overload.onset, after.row)
  let events = 0
  await measureAt('10 % events', () => (next() < 0.1 ? recorded(viewer(), events++) : list()))
  const late = after.arrivals.filter(
    ({ result, tookMs }) => result !== 'answered' || tookMs > 2 * unloaded.p99Ms,
  )
  report(rows, {
    capacity,
    goodput: overload.row.throughput / capacity,
    acceptedToUnloaded: overload.row.p99Ms / unloaded.p99Ms,
    recoveryMs: Math.max(0, ...late.map(({ dueMs, tookMs }) => dueMs + tookMs)),
  })
}

interface Scenario {
  readonly scenario: string
  readonly perSecond: number
  readonly seconds: number
  readonly make: () => Sent
}

interface Ran {
  /** Without the first second of an overload. */
  readonly row: Row
  /** The first second. */
  readonly onset: Row
  readonly arrivals: readonly Arrival<Outcome>[]
}

async function runScenario(server: Serving, { scenario, perSecond, seconds, make }: Scenario): Promise<Ran> {
  await eventLoopP99Ms(server.url)
  const cpuBefore = server.cpuSeconds()
  const arrivals = await openLoop(perSecond, seconds, async () =>
    outcomeOf(await post(server.url, agent, make())),
  )
  const cpuSeconds = server.cpuSeconds() - cpuBefore
  const answered = arrivals.filter(({ result }) => result === 'answered').length
  const facts = {
    perSecond,
    cpuMsPerAnswer: (1_000 * cpuSeconds) / Math.max(1, answered),
    eventLoopP99Ms: await eventLoopP99Ms(server.url),
    rssMb: server.rssMb(),
  }
  const [first, rest] = [
    arrivals.filter(({ dueMs }) => dueMs < ONSET_MS),
    arrivals.filter(({ dueMs }) => dueMs >= ONSET_MS),
  ]
  const row = rowOf(scenario, scenario === 'overload' ? rest : arrivals, facts)
  return { arrivals, row, onset: rowOf(`${scenario}, onset`, first, facts) }
}

function rowOf(
  scenario: string,
  arrivals: readonly Arrival<Outcome>[],
  facts: Pick<Row, 'perSecond' | 'cpuMsPerAnswer' | 'eventLoopP99Ms' | 'rssMb'>,
): Row {
  const tookMs = (outcome: Outcome) =>
    arrivals.filter(({ result }) => result === outcome).map((arrival) => arrival.tookMs)
  const [answered, refused, failed] = [tookMs('answered'), tookMs('refused'), tookMs('failed')]
  return {
    scenario,
    ...facts,
    answered: answered.length,
    refused: refused.length,
    failed: failed.length,
    throughput: (answered.length * facts.perSecond) / arrivals.length,
    p50Ms: quantile(answered, 0.5),
    p90Ms: quantile(answered, 0.9),
    p99Ms: quantile(answered, 0.99),
    maxMs: quantile(answered, 1),
    refusedP99Ms: quantile(refused, 0.99),
  }
}

function recorded(userId: string, n: number): Sent {
  const event = { eventId: `bench-${process.pid}-${n}`, userId, itemId: `i${n % 100}`, kind: 'CLICK' }
  return { query: RECORD, variables: { event: { ...event, occurredAt: Date.now() } } }
}

async function usersOf(url: string): Promise<number> {
  const { text } = await post(url, agent, { query: '{ users(first: 1) { totalCount } }' })
  return (JSON.parse(text) as { data: { users: { totalCount: number } } }).data.users.totalCount
}

/** The variables that ask for the second page of each viewer. */
async function firstPages(url: string, viewers: readonly string[]): Promise<readonly object[]> {
  const pages: object[] = []
  for (const viewer of viewers) {
    const { text } = await post(url, agent, { query: LIST, variables: { viewer } })
    const { endCursor } = (JSON.parse(text) as Listed).data.recommendations.pageInfo
    pages.push({ viewer, after: endCursor })
  }
  return pages
}

interface Listed {
  readonly data: { readonly recommendations: { readonly pageInfo: { readonly endCursor: string } } }
}

/** The event loop delay of the server since the last call, as its metrics state it. */
async function eventLoopP99Ms(url: string): Promise<number> {
  const text = await (await fetch(new URL('/metrics', url))).text()
  return 1_000 * Number(/^nodejs_eventloop_lag_p99_seconds ([\d.e-]+)/m.exec(text)?.[1] ?? 0)
}

/** The outcome of a response: a refused request may be sent again later. */
function outcomeOf({ text, retryAfter }: Posted): Outcome {
  if (!text.includes('"errors":[')) return 'answered'
  return text.includes('"BUSY"') && retryAfter > 0 ? 'refused' : 'failed'
}

interface Summary {
  /** Lists a second of a closed loop. */
  readonly capacity: number
  /** Answers a second of the overload, as a share of the capacity. */
  readonly goodput: number
  /** p99 of the overload's answers, divided by that of random viewers. */
  readonly acceptedToUnloaded: number
  /** From the end of the overload to the last response that is refused or takes twice the p99 of random viewers. */
  readonly recoveryMs: number
}

function report(rows: readonly Row[], summary: Summary): void {
  const machine = { cores: availableParallelism(), loadOfTheMachine: loadavg()[0] ?? 0 }
  if (values.json) {
    return void process.stdout.write(`${JSON.stringify({ ...summary, ...machine, rows })}\n`)
  }
  for (const row of rows) {
    const figures = [
      `${row.perSecond.toFixed(0)}/s`,
      `answered ${row.throughput.toFixed(0)}/s`,
      `p50 ${row.p50Ms.toFixed(1)}`,
      `p90 ${row.p90Ms.toFixed(1)}`,
      `p99 ${row.p99Ms.toFixed(1)}`,
      `max ${row.maxMs.toFixed(0)} ms`,
      `refused ${row.refused} (p99 ${row.refusedP99Ms.toFixed(1)} ms)`,
      `failed ${row.failed}`,
      `CPU ${row.cpuMsPerAnswer.toFixed(1)} ms`,
      `loop p99 ${row.eventLoopP99Ms.toFixed(0)} ms`,
      `RSS ${row.rssMb.toFixed(0)} MB`,
    ]
    process.stdout.write(`${row.scenario.padEnd(16)} ${figures.join(', ')}\n`)
  }
  const { capacity, goodput, acceptedToUnloaded, recoveryMs } = summary
  process.stdout.write(
    `capacity ${capacity.toFixed(0)}/s, goodput ${(100 * goodput).toFixed(0)} %, p99 ${acceptedToUnloaded.toFixed(1)} x unloaded, recovery ${recoveryMs.toFixed(0)} ms, load ${machine.loadOfTheMachine.toFixed(1)} on ${machine.cores} cores\n`,
  )
}
