/**
 * Measures answers over HTTP on a generated world: `npm run bench` on 2,000 users, or `-- --users 20000`, or `-- <data folder>` of
 * a filled and trained graph. It takes two minutes beside making the world. `NEO4J_URI` selects Neo4j as for the server, and
 * `--neo4j` starts one for the run. `--json` prints the figures as JSON, `--only hot` measures only scenarios whose names match
 * (a regular expression), and `--seconds` changes the time of each. Requests come with a key of a back end, under the limits of
 * a server as it starts; with `--no-key` the graph has no keys, and limits are raised.
 *
 * Compare rows of one run, and CPU time more than latency: the client and the server share the machine, often with others.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { uniform } from '../src/domain/random.ts'
import { startNeo4j } from '../test/support/neo4j/start-neo4j.ts'
import { cpuSecondsOf, runCommand, type Serving, serve } from './child.ts'
import { Client, MOST_CONNECTIONS } from './client.ts'
import { type Part, Profiler } from './cpu-profile.ts'
import { type Arrival, closedLoop, type Outcome, openLoop, outcomeOf, quantile, type Sent } from './load.ts'
import { Questions } from './scenarios.ts'
import { type MadeWorld, makeWorld } from './worlds.ts'

const PORT = 4719
const SEED = 7
const CLIENTS = 8
const WARM_UP_SECONDS = 4
/** A new JVM is slow for longer. */
const NEO4J_WARM_UP_SECONDS = 20
/** Of the time of a scenario: the part that is run again under the profiler, which would make the server slower. */
const PROFILED = 0.4
/** The target of events: 100 a second beside 500 answers. */
const WITH_EVENTS_PER_SECOND = 600
/** Of the capacity: a load that the server carries. */
const NORMAL = 0.5
const OVERLOAD = 3
/** An overload begins with a queue: its steady state is what follows. */
const ONSET_MS = 1_000

/** How requests arrive: from a number of clients, or at a rate whatever the server does. */
type Arriving = { readonly clients: number } | { readonly perSecond: number }

interface Row {
  readonly scenario: string
  readonly arriving: Arriving
  readonly answered: number
  readonly refused: number
  readonly failed: number
  readonly answersPerSecond: number
  readonly p50Ms: number
  readonly p90Ms: number
  readonly p99Ms: number
  readonly maxMs: number
  readonly refusedP99Ms: number
  /** CPU time of the server, and of Neo4j if its process is known, by answer. */
  readonly cpuMs: number
  /** Its parts; null: not measured. */
  readonly cpuMsOf: Readonly<Record<Part, number>> | null
  readonly eventLoopP99Ms: number
  readonly rssMb: number
}

interface Measured {
  readonly users: number
  readonly rows: readonly Row[]
  readonly overloads: readonly Overload[]
}

interface Overload {
  readonly scenario: string
  /** Lists a second of a closed loop. */
  readonly capacity: number
  /** Answers a second, as a share of the capacity. */
  readonly goodput: number
  /** p99 of the answers, divided by that of random viewers at normal load. */
  readonly acceptedToUnloaded: number
  /** From the end of the overload to the last response that is refused or takes twice the p99 of normal load. */
  readonly recoveryMs: number
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    users: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    neo4j: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    'no-key': { type: 'boolean', default: false },
  },
})
const seconds = Number(values.seconds)
const only = new RegExp(values.only)

async function main(): Promise<void> {
  const neo4j = values.neo4j ? await startNeo4j(() => undefined) : null
  const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'))
  try {
    const env: Record<string, string> = {
      ATTUNE_LOG_LEVEL: 'error',
      ATTUNE_MAX_RELATIONSHIPS: '8000000',
      ...(values['no-key'] &&
        Object.fromEntries(
          ['', 'ADDRESS_', 'SERVER_'].map((whose) => [`ATTUNE_${whose}RATE_LIMIT`, '1000000000']),
        )),
      ...(neo4j && {
        ATTUNE_GRAPH: 'neo4j',
        NEO4J_URI: neo4j.uri,
        NEO4J_USERNAME: neo4j.username,
        NEO4J_PASSWORD: neo4j.password,
      }),
    }
    const [filled] = positionals
    const world = filled === undefined ? await makeWorld(folder, Number(values.users), env) : null
    const served = { ...env, ATTUNE_DATA_DIR: world?.dataDir ?? filled ?? '' }
    const keys = values['no-key'] ? NO_KEYS : await makeKeys(served)
    const server = await serve(PORT, served)
    try {
      report(world, server, await new Bench(server, neo4j?.pid ?? null, keys).run())
    } finally {
      await server.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await neo4j?.stop()
  }
}

interface Keys {
  /** Of the back end that asks. */
  readonly server: string | null
  /** Of the monitoring. */
  readonly admin: string | null
}

const NO_KEYS: Keys = { server: null, admin: null }

async function makeKeys(env: Record<string, string>): Promise<Keys> {
  const make = async (scope: keyof Keys) => {
    const name = `bench-${scope}-${Date.now()}`
    const { stdout } = await runCommand(['keys', 'create', '--name', name, '--scopes', scope, '--json'], env)
    return (JSON.parse(stdout) as { key: string }).key
  }
  return { server: await make('server'), admin: await make('admin') }
}

class Bench {
  readonly #server: Serving
  readonly #client: Client
  readonly #metricsHeaders: Record<string, string>
  /** The process of Neo4j; null: unknown, or the embedded engine. */
  readonly #neo4jPid: number | null
  readonly #rows: Row[] = []

  constructor(server: Serving, neo4jPid: number | null, keys: Keys) {
    this.#server = server
    this.#client = new Client(server.url, keys.server)
    this.#metricsHeaders = keys.admin === null ? {} : { 'x-api-key': keys.admin }
    this.#neo4jPid = neo4jPid
  }

  async run(): Promise<Measured> {
    const questions = await Questions.of(this.#client, uniform(SEED))
    const profiler = await Profiler.connect(this.#server.inspector)
    const measure = (name: string, make: () => Sent | null, arriving: Arriving = { clients: CLIENTS }) =>
      this.#measure(profiler, { name, make, arriving })
    const one = { clients: 1 }
    try {
      await this.#closed(CLIENTS / 2, WARM_UP_SECONDS, questions.newViewer)
      const warmUp = this.#neo4jPid === null ? WARM_UP_SECONDS : NEO4J_WARM_UP_SECONDS
      const others = questions.others()
      for (const [, make] of others) await this.#closed(CLIENTS / 2, warmUp / others.length, make)
      await measure('{ __typename }', questions.smallest)
      await measure('{ __typename }', questions.smallest, one)
      await measure('point lookup', questions.lookup)
      await measure('point lookup', questions.lookup, one)
      // Before those that ask for any viewer.
      await measure('each viewer once', questions.newViewer)
      await measure('each viewer once', questions.newViewer, one)
      await measure('random viewers', questions.randomViewer)
      await measure('second pages', await questions.secondPages(this.#client))
      for (const [name, make] of questions.others()) await measure(name, make)
      await this.#closed(CLIENTS / 2, Number.POSITIVE_INFINITY, questions.eachActiveViewer())
      await measure('hot viewers', questions.hotViewer)
      await measure('hot viewers', questions.hotViewer, one)
      await measure('10 % events', questions.withEvents)
      if (only.test('active viewers, events')) {
        await this.#closed(CLIENTS / 2, Number.POSITIVE_INFINITY, questions.eachActiveViewer())
        const arriving = { perSecond: WITH_EVENTS_PER_SECOND }
        await measure('active viewers, events', questions.activeWithEvents, arriving)
      }
      const overloads: Overload[] = []
      for (const [name, make] of [
        ['random viewers, overload', questions.randomViewer],
        ['hot viewers, overload', questions.hotViewer],
      ] as const) {
        if (only.test(name)) overloads.push(await this.#overload(name, make))
      }
      return { users: questions.users, rows: this.#rows, overloads }
    } finally {
      profiler.close()
      this.#client.close()
    }
  }

  /** Measures a scenario, and then the parts of its CPU time. */
  async #measure(profiler: Profiler, { name, make, arriving }: Scenario): Promise<void> {
    if (!only.test(name)) return
    const ran = await this.#ran(arriving, seconds, make)
    const shares = await profiler.sharesDuring(() => this.#load(arriving, PROFILED * seconds, make))
    this.#rows.push(rowOf(name, ran.arrivals, ran, shares))
  }

  async #overload(scenario: string, make: () => Sent): Promise<Overload> {
    // A turn of the server's event loop accepts one connection, so those of an overload would wait for seconds.
    await Promise.all(
      Array.from({ length: MOST_CONNECTIONS }, () => this.#client.post({ query: '{ __typename }' })),
    )
    const capacity = (await this.#ran({ clients: CLIENTS / 2 }, seconds, make)).answersPerSecond
    const normal = { perSecond: NORMAL * capacity }
    const during = { perSecond: OVERLOAD * capacity }
    const before = await this.#ran(normal, 2 * seconds, make)
    const overload = await this.#ran(during, 3 * seconds, make)
    const after = await this.#ran(normal, 2 * seconds, make)
    const [onset, steady] = [
      overload.arrivals.filter(({ dueMs }) => dueMs < ONSET_MS),
      overload.arrivals.filter(({ dueMs }) => dueMs >= ONSET_MS),
    ]
    const unloaded = rowOf(`${scenario}: normal load`, before.arrivals, before)
    const accepted = rowOf(scenario, steady, overload)
    this.#rows.push(
      unloaded,
      accepted,
      rowOf(`${scenario}: its first second`, onset, overload),
      rowOf(`${scenario}: after it`, after.arrivals, after),
    )
    const late = after.arrivals.filter(
      ({ result, tookMs }) => result !== 'answered' || tookMs > 2 * unloaded.p99Ms,
    )
    return {
      scenario,
      capacity,
      goodput: accepted.answersPerSecond / capacity,
      acceptedToUnloaded: accepted.p99Ms / unloaded.p99Ms,
      recoveryMs: Math.max(0, ...late.map(({ dueMs, tookMs }) => dueMs + tookMs)),
    }
  }

  async #ran(arriving: Arriving, forSeconds: number, make: () => Sent | null): Promise<Ran> {
    const { cpu, rssMb } = this.#server
    await this.#eventLoopP99Ms()
    const [before, neo4jBefore, startedMs] = [cpu(), this.#neo4jSeconds(), performance.now()]
    const arrivals = await this.#load(arriving, forSeconds, make)
    const [after, neo4jAfter] = [cpu(), this.#neo4jSeconds()]
    const answered = arrivals.filter(({ result }) => result === 'answered').length
    const msByAnswer = (cpuSeconds: number) => (1_000 * cpuSeconds) / Math.max(1, answered)
    const neo4j = neo4jAfter - neo4jBefore
    return {
      arriving,
      arrivals,
      answersPerSecond: (1_000 * answered) / (performance.now() - startedMs),
      cpuMs: msByAnswer(after.all - before.all + neo4j),
      mainThreadMs: msByAnswer(after.mainThread - before.mainThread),
      engineMs: msByAnswer(after.engineThreads - before.engineThreads + neo4j),
      eventLoopP99Ms: await this.#eventLoopP99Ms(),
      rssMb: rssMb(),
    }
  }

  async #load(arriving: Arriving, forSeconds: number, make: () => Sent | null): Promise<Arrivals> {
    if ('clients' in arriving) return this.#closed(arriving.clients, forSeconds, make)
    return openLoop(arriving.perSecond, forSeconds, () =>
      this.#client.post(make() ?? { query: '' }).then(outcomeOf, () => 'failed' as const),
    )
  }

  #closed(clients: number, forSeconds: number, make: () => Sent | null): Promise<Arrivals> {
    return closedLoop({ client: this.#client, clients, seconds: forSeconds, make })
  }

  #neo4jSeconds(): number {
    return this.#neo4jPid === null ? 0 : cpuSecondsOf(this.#neo4jPid)
  }

  /** The event loop delay of the server since the last call, as its metrics state it. */
  async #eventLoopP99Ms(): Promise<number> {
    const text = await (
      await fetch(new URL('/metrics', this.#server.url), { headers: this.#metricsHeaders })
    ).text()
    return 1_000 * Number(/^nodejs_eventloop_lag_p99_seconds ([\d.e-]+)/m.exec(text)?.[1] ?? 0)
  }
}

type Arrivals = readonly Arrival<Outcome>[]

interface Scenario {
  readonly name: string
  readonly make: () => Sent | null
  readonly arriving: Arriving
}

interface Ran extends Pick<Row, 'arriving' | 'answersPerSecond' | 'cpuMs' | 'eventLoopP99Ms' | 'rssMb'> {
  readonly arrivals: Arrivals
  /** CPU time by answer. */
  readonly mainThreadMs: number
  /** CPU time of the engine's own threads or process by answer. */
  readonly engineMs: number
}

function rowOf(
  scenario: string,
  arrivals: Arrivals,
  ran: Ran,
  shares: Readonly<Record<Part, number>> | null = null,
): Row {
  const { arriving, cpuMs, eventLoopP99Ms, rssMb } = ran
  const tookMs = (outcome: Outcome) =>
    arrivals.filter(({ result }) => result === outcome).map((arrival) => arrival.tookMs)
  const [answered, refused, failed] = [tookMs('answered'), tookMs('refused'), tookMs('failed')]
  const [first] = arrivals
  const spanMs = Math.max(...arrivals.map(({ dueMs, tookMs }) => dueMs + tookMs)) - (first?.dueMs ?? 0)
  return {
    scenario,
    arriving,
    answered: answered.length,
    refused: refused.length,
    failed: failed.length,
    answersPerSecond: (1_000 * answered.length) / spanMs,
    p50Ms: quantile(answered, 0.5),
    p90Ms: quantile(answered, 0.9),
    p99Ms: quantile(answered, 0.99),
    maxMs: quantile(answered, 1),
    refusedP99Ms: quantile(refused, 0.99),
    cpuMs,
    cpuMsOf: shares && partsOf(ran, shares),
    eventLoopP99Ms,
    rssMb,
  }
}

/** The parts of the CPU time: those of the main thread by their shares, and what other threads and processes took. */
function partsOf(
  { cpuMs, mainThreadMs, engineMs }: Ran,
  shares: Readonly<Record<Part, number>>,
): Record<Part, number> {
  const main = (part: Part) => shares[part] * mainThreadMs
  const others = cpuMs - mainThreadMs - engineMs
  return {
    engine: engineMs + main('engine'),
    scoring: main('scoring'),
    graphql: main('graphql'),
    native: main('native'),
    other: Math.max(0, others) + main('other'),
  }
}

const COLUMNS: readonly (readonly [title: string, cell: (row: Row) => string])[] = [
  ['Traffic', ({ scenario }) => scenario],
  [
    'Arriving',
    ({ arriving }) =>
      'clients' in arriving ? `${arriving.clients} at a time` : `${arriving.perSecond.toFixed(0)}/s`,
  ],
  ['Answered', ({ answersPerSecond }) => `${answersPerSecond.toFixed(0)}/s`],
  ['p50', ({ p50Ms }) => p50Ms.toFixed(1)],
  ['p90', ({ p90Ms }) => p90Ms.toFixed(1)],
  ['p99', ({ p99Ms }) => p99Ms.toFixed(1)],
  ['max', ({ maxMs }) => maxMs.toFixed(0)],
  [
    'Refused',
    ({ refused, refusedP99Ms }) => (refused > 0 ? `${refused} (p99 ${refusedP99Ms.toFixed(0)})` : ''),
  ],
  ['CPU', ({ cpuMs }) => cpuMs.toFixed(2)],
  ['engine', ({ cpuMsOf }) => cpuMsOf?.engine.toFixed(2) ?? ''],
  ['scoring', ({ cpuMsOf }) => cpuMsOf?.scoring.toFixed(2) ?? ''],
  ['GraphQL', ({ cpuMsOf }) => cpuMsOf?.graphql.toFixed(2) ?? ''],
  ['native', ({ cpuMsOf }) => cpuMsOf?.native.toFixed(2) ?? ''],
  ['other', ({ cpuMsOf }) => cpuMsOf?.other.toFixed(2) ?? ''],
  ['Event loop', ({ eventLoopP99Ms }) => eventLoopP99Ms.toFixed(0)],
  ['RSS', ({ rssMb }) => `${rssMb.toFixed(0)} MB`],
]

function report(world: MadeWorld | null, server: Serving, { users, rows, overloads }: Measured): void {
  const machine = {
    processor: cpus()[0]?.model ?? '',
    cores: availableParallelism(),
    load: loadavg()[0] ?? 0,
  }
  const { secondsToReady } = server
  const peakRssMb = server.peakRssMb()
  if (values.json) {
    const { imported, trained } = world ?? { imported: null, trained: null }
    const sizes = { users, imported, trained, secondsToReady, peakRssMb }
    say(JSON.stringify({ machine, ...sizes, rows, overloads }))
    return
  }
  for (const line of table(rows)) say(line)
  say(`Times are milliseconds; CPU is by answer. The event loop's delay is its 99th percentile.`)
  for (const [what, step] of [
    ['import', world?.imported],
    ['training', world?.trained],
  ] as const) {
    if (step) say(`${what}: ${step.seconds.toFixed(1)} s, peak RSS ${step.peakRssMb.toFixed(0)} MB`)
  }
  say(`${users} users, ready after ${secondsToReady.toFixed(1)} s, peak RSS ${peakRssMb.toFixed(0)} MB`)
  for (const { scenario, capacity, goodput, acceptedToUnloaded, recoveryMs } of overloads) {
    say(
      `${scenario}: capacity ${capacity.toFixed(0)}/s, goodput ${(100 * goodput).toFixed(0)} %, p99 ${acceptedToUnloaded.toFixed(1)} x that of normal load, recovery ${recoveryMs.toFixed(0)} ms`,
    )
  }
  for (const { scenario, failed } of rows) if (failed > 0) say(`${scenario}: ${failed} requests failed`)
  say(`${machine.processor}, ${machine.cores} cores, load ${machine.load.toFixed(1)}`)
}

/** A Markdown table. */
function table(rows: readonly Row[]): readonly string[] {
  const cells = [COLUMNS.map(([title]) => title), ...rows.map((row) => COLUMNS.map(([, cell]) => cell(row)))]
  const widths = COLUMNS.map((_, column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)))
  const [head, ...body] = cells.map((line) => markdown(line.map((cell, at) => cell.padEnd(widths[at] ?? 0))))
  return [head ?? '', markdown(widths.map((width) => '-'.repeat(width))), ...body]
}

function markdown(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

await main()
