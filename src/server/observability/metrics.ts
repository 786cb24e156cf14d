import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { fnv1a, mixed } from '../../domain/hash.ts'
import type { SourceName } from '../../domain/source-name.ts'
import { type EventCounts, eventCounter } from './event-counts.ts'
import { operationStats, type ServingStats, sourceStats } from './serving-stats.ts'

/** What the parts of the service report; Prometheus reads it at `/metrics`. Labels never hold client text. */
export interface Metrics {
  /** @param operation the root field asked for, or `mixed` or `invalid` */
  operationEnded(operation: string, tookMs: number): void
  errorAnswered(code: string): void
  /** @param status the HTTP status of an answer, whatever was asked */
  responseSent(status: number): void
  sourceEnded(source: SourceName, outcome: 'ok' | 'late' | 'failed', tookMs: number): void
  eventsRecorded(counts: EventCounts): void
  listServed(itemIds: Iterable<string>): void
  /** @param share part of one served item's score that the source gave, 0-1 */
  contributed(source: SourceName, share: number): void
  /** A list was made without the graph. @param step how */
  fellBack(step: string): void
  /** Shows whether the graph is known not to answer. */
  watchGraph(isAway: () => boolean): void
  /** Shows how old the newest snapshot of the graph is, once there is one. `takenAtMs` says when it was taken. */
  watchSnapshots(takenAtMs: () => number | null): void
  /** Shows `depth()` as the number of tasks that wait in a queue. */
  watchQueue(queue: string, depth: () => number): void
  /** Shows served items as a share of the catalog; `count` is asked at most once a minute. */
  watchCatalog(count: () => Promise<number>): void
  /** What was served since the start, for people. */
  serving(): Promise<ServingStats>
  /** The text Prometheus reads. */
  scrape(): Promise<{ readonly contentType: string; readonly text: string }>
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56]

const CATALOG_COUNT_LIVES_MS = 60_000

/** Metrics of one server, in a registry of their own. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const { readTimings, ...timed } = timings(registry)
  const { readCoverage, ...covered } = coverage(registry)
  const { readEvents, eventsRecorded } = eventCounter(registry)
  return {
    ...timed,
    ...queues(registry),
    ...outages(registry),
    ...snapshots(registry),
    ...covered,
    eventsRecorded,
    serving: async () => ({
      sinceMs: performance.timeOrigin,
      ...(await readTimings()),
      ...(await readCoverage()),
      events: await readEvents(),
    }),
    scrape: () => scrape(registry),
  }
}

interface Timings
  extends Pick<Metrics, 'operationEnded' | 'errorAnswered' | 'responseSent' | 'sourceEnded' | 'contributed'> {
  readTimings(): Promise<Pick<ServingStats, 'operations' | 'sources'>>
}

function timings(registry: Registry): Timings {
  const operations = new Histogram({
    name: 'attune_operation_seconds',
    help: 'Time to answer a GraphQL operation, by root field.',
    labelNames: ['operation'],
    buckets: SECONDS,
    registers: [registry],
  })
  const sources = new Histogram({
    name: 'attune_source_seconds',
    help: 'Time a candidate source took, by source and outcome.',
    labelNames: ['source', 'outcome'],
    buckets: SECONDS,
    registers: [registry],
  })
  const errors = new Counter({
    name: 'attune_errors_total',
    help: 'Errors in answers to GraphQL operations, by code.',
    labelNames: ['code'],
    registers: [registry],
  })
  const shares = new Counter({
    name: 'attune_contribution_share_total',
    help: "Parts of served items' scores that a source gave, by source: one for a whole item.",
    labelNames: ['source'],
    registers: [registry],
  })
  const responses = new Counter({
    name: 'attune_http_responses_total',
    help: 'Answers over HTTP, by status.',
    labelNames: ['status'],
    registers: [registry],
  })
  return {
    operationEnded: (operation, tookMs) => operations.observe({ operation }, tookMs / 1_000),
    errorAnswered: (code) => errors.inc({ code }),
    responseSent: (status) => responses.inc({ status }),
    sourceEnded: (source, outcome, tookMs) => sources.observe({ source, outcome }, tookMs / 1_000),
    contributed: (source, share) => shares.inc({ source }, share),
    readTimings: async () => ({
      operations: await operationStats(operations),
      sources: await sourceStats(sources, shares),
    }),
  }
}

function queues(registry: Registry): Pick<Metrics, 'watchQueue'> {
  const depths = new Map<string, () => number>()
  new Gauge({
    name: 'attune_queue_depth',
    help: 'Tasks that wait, by queue.',
    labelNames: ['queue'],
    registers: [registry],
    collect() {
      for (const [queue, depth] of depths) this.set({ queue }, depth())
    },
  })
  return { watchQueue: (queue, depth) => void depths.set(queue, depth) }
}

function outages(registry: Registry): Pick<Metrics, 'fellBack' | 'watchGraph'> {
  const lists = new Counter({
    name: 'attune_fallback_lists_total',
    help: 'Lists that were made without the graph, by step.',
    labelNames: ['step'],
    registers: [registry],
  })
  let isAway = () => false
  new Gauge({
    name: 'attune_graph_away',
    help: '1 while the graph is known not to answer.',
    registers: [registry],
    collect() {
      this.set(isAway() ? 1 : 0)
    },
  })
  return {
    fellBack: (step) => lists.inc({ step }),
    watchGraph(asked) {
      isAway = asked
    },
  }
}

function snapshots(registry: Registry): Pick<Metrics, 'watchSnapshots'> {
  return {
    watchSnapshots(takenAtMs) {
      new Gauge({
        name: 'attune_snapshot_age_seconds',
        help: 'Age of the newest snapshot of the embedded graph; nothing where there is none.',
        registers: [registry],
        collect() {
          this.remove()
          const at = takenAtMs()
          // One of the future was taken before the clock was set back.
          if (at !== null) this.set(Math.max(0, Date.now() - at) / 1_000)
        },
      })
    },
  }
}

interface Coverage extends Pick<Metrics, 'listServed' | 'watchCatalog'> {
  readCoverage(): Promise<Pick<ServingStats, 'servedItems' | 'coverage'>>
}

function coverage(registry: Registry): Coverage {
  const seen = new DistinctCounter()
  let catalogSize = async () => 0
  const served = new Counter({
    name: 'attune_served_items_total',
    help: 'Items on served pages.',
    registers: [registry],
  })
  new Gauge({
    name: 'attune_served_items_distinct',
    help: 'Different items on pages served since the start (an estimate).',
    registers: [registry],
    collect() {
      this.set(seen.count)
    },
  })
  new Gauge({
    name: 'attune_served_items_coverage',
    help: 'Share of the catalog on pages served since the start, 0-1 (an estimate).',
    registers: [registry],
    async collect() {
      this.set(await covered())
    },
  })
  const covered = async () => {
    const size = await catalogSize()
    return size === 0 ? 0 : Math.min(1, seen.count / size)
  }
  return {
    readCoverage: async () => ({
      servedItems: (await served.get()).values[0]?.value ?? 0,
      coverage: await covered(),
    }),
    listServed(itemIds) {
      for (const itemId of itemIds) {
        served.inc()
        seen.add(itemId)
      }
    },
    watchCatalog(count) {
      catalogSize = remembered(count, CATALOG_COUNT_LIVES_MS)
    },
  }
}

/** Asks again after `livesMs`; a failure keeps the last answer, so that a scrape never fails with the graph. */
function remembered(ask: () => Promise<number>, livesMs: number): () => Promise<number> {
  let value = 0
  let askedAt = Number.NEGATIVE_INFINITY
  return async () => {
    if (performance.now() - askedAt < livesMs) return value
    askedAt = performance.now()
    value = await ask().catch(() => value)
    return value
  }
}

async function scrape(registry: Registry): Promise<{ contentType: string; text: string }> {
  return { contentType: registry.contentType, text: await registry.metrics() }
}

/** Bits of the sketch: distinct counts up to about a million come out within 1 %, in 256 KB. */
const BITS = 2 ** 21

/** How many different texts it has seen, in constant memory (linear counting). */
export class DistinctCounter {
  readonly #words = new Uint32Array(BITS / 32)
  #ones = 0

  add(text: string): void {
    const bit = mixed(fnv1a(text)) % BITS
    const word = bit >>> 5
    const mask = 1 << (bit & 31)
    const before = this.#words[word] ?? 0
    if ((before & mask) !== 0) return
    this.#words[word] = before | mask
    this.#ones++
  }

  /** An estimate; exact to within a few for small counts. */
  get count(): number {
    const zeros = Math.max(1, BITS - this.#ones)
    return Math.round(BITS * Math.log(BITS / zeros))
  }
}
