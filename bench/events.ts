import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from './child.ts'
import { Client } from './client.ts'
import { openLoop, quantile } from './load.ts'

/**
 * Measures the write path over HTTP on the demo world: `npm run build && npm run bench:events`. Settings come from the
 * environment: `ATTUNE_GRAPH=neo4j NEO4J_URI=..` measures Neo4j, and fills it if it is empty.
 */
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5)
/** Below the ephemeral ports of the system. */
const PORT = Number(process.env.BENCH_PORT ?? 4_720)
const BATCH = 500
const BATCHED_PER_SECOND = Number(process.env.BENCH_BATCHED ?? 20_500)
const SINGLES_PER_SECOND = Number(process.env.BENCH_SINGLES ?? 2_000)
const COLD_SECONDS = 3
const LISTS_PER_SECOND = 50
const PROBES = 100
/** More events than a user's recent engagements hold. */
const PROBER_WARM_UP = 150

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

let nextEvent = 0

function event(userId = `user-${nextEvent % 5_000}`, itemId = `item-${(nextEvent * 7) % 3_000}`) {
  const n = nextEvent++
  return {
    eventId: `bench-${process.pid}-${n}`,
    userId,
    itemId,
    kind: 'CLICK',
    occurredAt: Date.now(),
  }
}

async function ask(client: Client, query: string, variables: object): Promise<Record<string, never>> {
  const { body } = await client.post({ query, variables })
  const { data, errors } = JSON.parse(String(body))
  if (errors) throw new Error(errors[0].message)
  return data
}

const RECORD = 'mutation ($events: [EventInput!]!) { recordEvents(events: $events) { accepted watermark } }'
const LIST =
  'query ($userId: ID!, $minWatermark: String) { recommendations(userId: $userId, first: 10, minWatermark: $minWatermark) { hasReachedMinWatermark nodes { id } } }'

interface Recorded {
  readonly recordEvents: { readonly accepted: number; readonly watermark: string }
}

interface Listed {
  readonly recommendations: {
    readonly hasReachedMinWatermark: boolean
    readonly nodes: readonly { readonly id: string }[]
  }
}

async function record(client: Client, events: readonly object[]): Promise<Recorded['recordEvents']> {
  const data = (await ask(client, RECORD, { events })) as unknown as Recorded
  return data.recordEvents
}

/** Distinct messages of failed calls. */
const failures = new Set<string>()

/** Runs a task at a fixed rate. Returns the latencies in milliseconds, infinite ones for calls that failed. */
async function atRate(perSecond: number, seconds: number, task: () => Promise<unknown>): Promise<number[]> {
  const arrivals = await openLoop(perSecond, seconds, () =>
    task().then(
      () => true,
      (error: Error) => {
        failures.add(error.message)
        return false
      },
    ),
  )
  return arrivals.map(({ tookMs, result }) => (result ? tookMs : Number.POSITIVE_INFINITY))
}

function quantiles(times: readonly number[]): string {
  const at = (share: number) => quantile(times, share).toFixed(1)
  const failed = times.filter((ms) => !Number.isFinite(ms)).length
  return `p50 ${at(0.5)} ms, p99 ${at(0.99)} ms (${times.length}, ${failed} of them failed)`
}

async function waiting(): Promise<number> {
  const text = await (await fetch(new URL('/metrics', server.url))).text()
  return Number(/attune_queue_depth\{queue="events"\} (\d+)/.exec(text)?.[1] ?? 0)
}

/** Waits until all events are applied. Returns the time, ms. */
async function drained(): Promise<number> {
  const started = performance.now()
  while ((await waiting()) > 0) await new Promise((resolve) => setTimeout(resolve, 100))
  return performance.now() - started
}

async function batches(client: Client): Promise<void> {
  const started = performance.now()
  const lists = atRate(LISTS_PER_SECOND, SECONDS, () =>
    ask(client, LIST, { userId: `user-${nextEvent % 5_000}` }),
  )
  let accepted = 0
  const times = await atRate(BATCHED_PER_SECOND / BATCH, SECONDS, async () => {
    const recorded = await record(
      client,
      Array.from({ length: BATCH }, () => event()),
    )
    accepted += recorded.accepted
  })
  const seconds = (performance.now() - started) / 1_000
  const left = await waiting()
  const drainMs = await drained()
  say(`batches of ${BATCH}: ${Math.round(accepted / seconds)} events/s accepted, ${quantiles(times)}`)
  say(`  meanwhile ${LISTS_PER_SECOND} lists/s: ${quantiles(await lists)}`)
  say(
    `  applied meanwhile: ${Math.round((accepted - left) / seconds)} events/s, then ${Math.round((left * 1_000) / (drainMs + 1))}`,
  )
}

/**
 * Measures recording alone and beside lists with `minWatermark`. The first seconds are a separate line: sockets open, code is
 * compiled, and all users are new.
 */
async function singles(client: Client): Promise<void> {
  const cold = await atRate(SINGLES_PER_SECOND, COLD_SECONDS, () => record(client, [event()]))
  say(
    `single events, the first ${COLD_SECONDS} s of ${SINGLES_PER_SECOND}/s: acknowledged ${quantiles(cold)}`,
  )
  await drained()
  say(`  a server that does nothing, at that rate: ${quantiles(await floor())}`)
  const alone = await atRate(SINGLES_PER_SECOND, SECONDS, () => record(client, [event()]))
  say(`  then: acknowledged ${quantiles(alone)}`)
  await drained()
  const probing = probes(client)
  const beside = await atRate(SINGLES_PER_SECOND, SECONDS, () => record(client, [event()]))
  say(`  beside ${Math.round(PROBES / SECONDS)} lists/s: acknowledged ${quantiles(beside)}`)
  say(`  event to changed answer at that load: ${quantiles(await probing)}`)
}

/** Latency of the same calls to a server that answers at once: the share of load generator, HTTP and machine. */
async function floor(): Promise<number[]> {
  const child = fork(new URL('floor-server.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  try {
    const [port] = await once(child, 'message')
    const client = new Client(`http://127.0.0.1:${port}/`)
    await atRate(SINGLES_PER_SECOND, 1, () => record(client, [event()]))
    return await atRate(SINGLES_PER_SECOND, SECONDS, () => record(client, [event()]))
  } finally {
    child.kill()
  }
}

/** Time from a click on a served item to the first list without it. */
async function probes(client: Client): Promise<number[]> {
  let unchanged = 0
  let shown: string[] = []
  const times = await atRate(PROBES / SECONDS, SECONDS, async () => {
    const clicked = event('prober', shown.shift())
    const { watermark } = await record(client, [clicked])
    const answer = (await ask(client, LIST, {
      userId: 'prober',
      minWatermark: watermark,
    })) as unknown as Listed
    shown = answer.recommendations.nodes.map(({ id }) => id)
    if (!answer.recommendations.hasReachedMinWatermark || shown.includes(clicked.itemId)) unchanged++
  })
  if (unchanged > 0) say(`  ${unchanged} answers had not seen their event in time`)
  return times
}

const folder = mkdtempSync(join(tmpdir(), 'attune-bench-'))
const server = await serve(PORT, {
  ATTUNE_DATA_DIR: folder,
  ATTUNE_DEMO: 'true',
  ATTUNE_LOG_LEVEL: 'error',
})
const client = new Client(server.url)
process.once('uncaughtException', async (error) => {
  await server.stop()
  throw error
})
try {
  // Warm up the process and the JVM, and fill the engagements of the probing user, so that each event evicts an old one as
  // for any long-term user.
  await atRate(200, 2, () => record(client, [event()]))
  await atRate(PROBER_WARM_UP / 2, 2, () => record(client, [event('prober')]))
  await atRate(20, 2, () => ask(client, LIST, { userId: `user-${nextEvent % 5_000}` }))
  await singles(client)
  await drained()
  await batches(client)
  for (const message of failures) say(`a call failed: ${message}`)
  // Every figure includes other load on the machine.
  say(`load of the machine: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`)
  say(`peak memory of the server: ${Math.round(server.peakRssMb())} MB`)
} finally {
  client.close()
  await server.stop()
  rmSync(folder, { recursive: true, force: true })
}
