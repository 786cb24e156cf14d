import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CrashServer, crashServer } from '../faults/crash-server.ts'
import { type Held, Inspector } from './inspector.ts'
import { type LoadReport, mixedLoad, readWorld } from './mixed-load.ts'
import { slopeOf } from './trend.ts'

/** Minutes under load. `npm run test:soak:long` takes two hours. */
const MINUTES = Number(process.env.ATTUNE_SOAK_MINUTES ?? 10)

/** In this time caches fill, and the load has written all pairs of users and items that it writes. */
const WARM_UP_MINUTES = Math.min(4, MINUTES / 2)

const SAMPLE_EVERY_MS = 10_000
/** Every so many samples one is printed. */
const SAMPLES_A_LINE = 6

/** In this time the server notices that its clients have left. */
const IDLE_MS = 3_000

const SEED = 11

/**
 * Limits of growth in the measured time, however long it is. In ten minutes with 1,500 requests each, the heap would show 600
 * bytes that each of them leaves. Resident memory also grows while the allocator spreads over memory that it has.
 */
const MOST_HEAP_MB = 5
const MOST_RESIDENT_MB = 25

/**
 * The machine is shared, and this is about memory, not about time. The cache of pools is so small that it is full at any speed.
 * All requests come from one address.
 */
const VARIABLES = {
  NODE_OPTIONS: '--inspect=127.0.0.1:0',
  ATTUNE_DEMO: 'true',
  ATTUNE_CACHE_MB: '24',
  ATTUNE_REQUEST_DEADLINE_MS: '30000',
  ATTUNE_RATE_LIMIT: '1000000000',
}

let folder: string
let server: CrashServer
let report: LoadReport
let idleBefore: Held
let idleAfter: Held
const samples: (Held & { readonly minute: number })[] = []

beforeAll(
  async () => {
    folder = mkdtempSync(join(tmpdir(), 'attune-soak-'))
    server = await crashServer(folder, VARIABLES)
    const inspector = await Inspector.open(server.said())
    const world = await readWorld(server.url)
    idleBefore = await idle(inspector)
    const load = mixedLoad(server.url, world, SEED)
    report = load.report
    await sleep(WARM_UP_MINUTES * 60_000)
    const startedMs = performance.now()
    for (let minute = 0; minute < MINUTES - WARM_UP_MINUTES; ) {
      samples.push({ minute, ...(await inspector.held()) })
      await sleep(SAMPLE_EVERY_MS)
      minute = (performance.now() - startedMs) / 60_000
    }
    await load.stop()
    idleAfter = await idle(inspector)
    inspector.close()
    say()
  },
  (MINUTES + 5) * 60_000,
)
afterAll(async () => {
  await server.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** What a server without load holds. */
async function idle(inspector: Inspector): Promise<Held> {
  await sleep(IDLE_MS)
  return inspector.held()
}

function say(): void {
  const { requests, subscriptions, aborted } = report
  const grown = { heapMb: growth(({ heapMb }) => heapMb), residentMb: growth(({ residentMb }) => residentMb) }
  const figures = { grown, requests, subscriptions, aborted, idleBefore, idleAfter }
  for (const line of [...samples.filter((_, index) => index % SAMPLES_A_LINE === 0), figures]) {
    process.stdout.write(`soak: ${JSON.stringify(line, (_, value) => rounded(value))}\n`)
  }
}

function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Math.round(100 * value) / 100 : value
}

/** Growth in the measured time, by the trend. */
function growth(of: (held: Held) => number): number {
  const slope = slopeOf(samples.map((held) => ({ minute: held.minute, value: of(held) })))
  return slope * (MINUTES - WARM_UP_MINUTES)
}

describe(`a server under mixed load for ${MINUTES} minutes`, () => {
  it('answers every request and subscription', () => {
    expect([...report.failures]).toEqual([])
    expect(report.requests).toBeGreaterThan(200 * MINUTES)
    expect(report.subscriptions).toBeGreaterThan(100 * MINUTES)
  })

  it(`keeps less than ${MOST_HEAP_MB} MB more in its heap`, () => {
    expect(growth(({ heapMb }) => heapMb)).toBeLessThan(MOST_HEAP_MB)
  })

  it(`needs less than ${MOST_RESIDENT_MB} MB more memory`, () => {
    expect(growth(({ residentMb }) => residentMb)).toBeLessThan(MOST_RESIDENT_MB)
  })

  it('closes every socket and timer of the load', () => {
    expect([idleAfter.sockets, idleAfter.timers]).toEqual([idleBefore.sockets, idleBefore.timers])
  })
})
