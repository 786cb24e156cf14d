import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { fnv1a, mixed } from '../../domain/hash.ts'
import type { RecommendationPage } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { MixCounts } from './drift.ts'
import { type EventVerdict, eventCounter } from './event-counts.ts'
import { operationStats, type ServingStats, sourceStats } from './serving-stats.ts'

/** What is counted of an item on a page. */
export interface ServedItem {
  readonly id: string
  readonly logit: number
}

/** What is counted of a list. */
export type BegunList = Pick<
  RecommendationPage,
  'placement' | 'totalCount' | 'degradedSources' | 'fallbackSteps'
>

/** A value of a metric. */
export interface MetricValue {
  /** The name of the series: that of a histogram, with `_bucket`, `_sum` or `_count`. */
  readonly metricName?: string | undefined
  readonly labels: Readonly<Partial<Record<string, string | number>>>
  readonly value: number
}

/** What the parts of the service report. Prometheus scrapes it at `/metrics`. Labels never contain client text. */
export interface Metrics {
  /** @param operation the root field, or `mixed` or `invalid` */
  operationEnded(operation: string, tookMs: number): void
  errorAnswered(code: string): void
  /** @param status the HTTP status of any response */
  responseSent(status: number): void
  sourceEnded(source: SourceName, outcome: 'ok' | 'late' | 'failed', tookMs: number): void
  eventsRecorded(verdicts: readonly EventVerdict[]): void
  listServed(items: Iterable<ServedItem>): void
  /** @param share sum over served items of the part of their score that the source gave, 0-1 each */
  contributed(source: SourceName, share: number): void
  /** A list began: its first page was served. */
  listBegan(list: BegunList): void
  /** A webhook ended. */
  webhookEnded(outcome: 'delivered' | 'failed' | 'dropped'): void
  /** A list was made without the graph. @param step the fallback step */
  fellBack(step: string): void
  /** Reports `read()` as a gauge; null leaves it out. */
  watch(gauge: WatchedGauge, read: () => number | null): void
  /** Reports `depth()` as the number of waiting tasks of a queue. */
  watchQueue(queue: string, depth: () => number): void
  /** Reports served items as a share of the catalog; calls `count` at most once a minute. */
  watchCatalog(count: () => Promise<number>): void
  /** What the process has served since its start. */
  serving(): Promise<ServingStats>
  /** What was counted since the start of the process: accepted events by kind, shares of sources, and served items by logit. */
  readMixes(): Promise<MixCounts>
  /** The values of one metric, as `scrape` has them; empty if there is none. */
  readValues(name: string): Promise<readonly MetricValue[]>
  /** The metrics in the text format of Prometheus. */
  scrape(): Promise<{ readonly contentType: string; readonly text: string }>
}

/** Gauges that other parts of the process read, by name. */
const WATCHED = {
  attune_disk_free_bytes: 'Free bytes of the disk with the data folder.',
  attune_graph_away: '1 while the graph is known to be unavailable.',
  attune_shared_store_away: '1 while the shared store does not answer; absent without one.',
  attune_snapshot_age_seconds: 'Age of the newest snapshot of the embedded graph; absent without a snapshot.',
  attune_stale_journals: 'Journals without a running server that may hold events that the graph lacks.',
} as const

export type WatchedGauge = keyof typeof WATCHED

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56]

/** Bounds of logits. */
const LOGITS = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6]

const CATALOG_COUNT_LIVES_MS = 60_000

/** Metrics of one server in their own registry. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const { readTimings, readShares, ...timed } = timings(registry)
  const { readCoverage, readScores, ...covered } = coverage(registry)
  const { readEvents, readKinds, eventsRecorded } = eventCounter(registry)
  return {
    ...timed,
    ...queues(registry),
    ...outages(registry),
    ...lists(registry),
    ...webhooks(registry),
    ...watched(registry),
    ...covered,
    eventsRecorded,
    serving: async () => ({
      sinceMs: performance.timeOrigin,
      ...(await readTimings()),
      ...(await readCoverage()),
      events: await readEvents(),
    }),
    readMixes: async () => ({
      events: await readKinds(),
      sources: await readShares(),
      scores: await readScores(),
    }),
    readValues: async (name) => (await registry.getSingleMetric(name)?.get())?.values ?? [],
    scrape: () => scrape(registry),
  }
}

interface Timings
  extends Pick<Metrics, 'operationEnded' | 'errorAnswered' | 'responseSent' | 'sourceEnded' | 'contributed'> {
  readShares(): Promise<Readonly<Record<string, number>>>
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
    help: 'Errors in GraphQL responses, by code.',
    labelNames: ['code'],
    registers: [registry],
  })
  const shares = new Counter({
    name: 'attune_contribution_share_total',
    help: 'Sum of the shares of each source in the scores of served items.',
    labelNames: ['source'],
    registers: [registry],
  })
  const responses = new Counter({
    name: 'attune_http_responses_total',
    help: 'HTTP responses, by status.',
    labelNames: ['status'],
    registers: [registry],
  })
  return {
    operationEnded: (operation, tookMs) => operations.observe({ operation }, tookMs / 1_000),
    errorAnswered: (code) => errors.inc({ code }),
    responseSent: (status) => responses.inc({ status }),
    sourceEnded: (source, outcome, tookMs) => sources.observe({ source, outcome }, tookMs / 1_000),
    contributed: (source, share) => shares.inc({ source }, share),
    readShares: async () =>
      Object.fromEntries(
        (await shares.get()).values.map(({ labels, value }) => [String(labels.source), value]),
      ),
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
    help: 'Waiting tasks, by queue.',
    labelNames: ['queue'],
    registers: [registry],
    collect() {
      for (const [queue, depth] of depths) this.set({ queue }, depth())
    },
  })
  return { watchQueue: (queue, depth) => void depths.set(queue, depth) }
}

function outages(registry: Registry): Pick<Metrics, 'fellBack'> {
  const lists = new Counter({
    name: 'attune_fallback_lists_total',
    help: 'Lists made without the graph, by fallback step.',
    labelNames: ['step'],
    registers: [registry],
  })
  return { fellBack: (step) => lists.inc({ step }) }
}

/** Placements with lines of their own; the lists of the others are counted as `other`. */
const MAX_PLACEMENTS = 100

function lists(registry: Registry): Pick<Metrics, 'listBegan'> {
  const began = new Counter({
    name: 'attune_lists_total',
    help: `Lists of users who agreed to analytics, by placement (the first ${MAX_PLACEMENTS}, then other) and result.`,
    labelNames: ['placement', 'result'],
    registers: [registry],
  })
  const fallbacks = new Counter({
    name: 'attune_list_fallbacks_total',
    help: 'Fallback steps of these lists, by placement.',
    labelNames: ['placement', 'step'],
    registers: [registry],
  })
  const named = new Set<string>()
  const labelOf = (placement: string | null) => {
    if (placement === null) return 'none'
    if (named.size < MAX_PLACEMENTS) named.add(placement)
    return named.has(placement) ? placement : 'other'
  }
  return {
    listBegan({ placement: number, totalCount, degradedSources, fallbackSteps }) {
      const placement = labelOf(number?.key ?? null)
      const isFull = fallbackSteps.length === 0
      const result =
        totalCount === 0 ? 'empty' : degradedSources.length > 0 ? 'degraded' : isFull ? 'complete' : 'filled'
      began.inc({ placement, result })
      for (const step of fallbackSteps) fallbacks.inc({ placement, step })
    },
  }
}

function webhooks(registry: Registry): Pick<Metrics, 'webhookEnded'> {
  const ended = new Counter({
    name: 'attune_webhooks_total',
    help: 'Webhooks, by outcome: delivered, failed after all attempts, or dropped because too many waited.',
    labelNames: ['outcome'],
    registers: [registry],
  })
  return { webhookEnded: (outcome) => ended.inc({ outcome }) }
}

function watched(registry: Registry): Pick<Metrics, 'watch'> {
  const readers = new Map<string, () => number | null>()
  for (const [name, help] of Object.entries(WATCHED)) {
    new Gauge({
      name,
      help,
      registers: [registry],
      collect() {
        this.remove()
        const value = readers.get(name)?.() ?? null
        if (value !== null) this.set(value)
      },
    })
  }
  return { watch: (gauge, read) => void readers.set(gauge, read) }
}

interface Coverage extends Pick<Metrics, 'listServed' | 'watchCatalog'> {
  readScores(): Promise<Readonly<Record<string, number>>>
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
  const scores = new Histogram({
    name: 'attune_served_logit',
    help: 'Logits of items on served pages.',
    buckets: LOGITS,
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
    async readScores() {
      const upTo = (await scores.get()).values.filter(({ metricName }) => metricName?.endsWith('_bucket'))
      return Object.fromEntries(
        upTo.map(({ labels, value }, index) => [`up to ${labels.le}`, value - (upTo[index - 1]?.value ?? 0)]),
      )
    },
    readCoverage: async () => ({
      servedItems: (await served.get()).values[0]?.value ?? 0,
      coverage: await covered(),
    }),
    listServed(items) {
      for (const { id, logit } of items) {
        served.inc()
        seen.add(id)
        scores.observe(logit)
      }
    },
    watchCatalog(count) {
      catalogSize = remembered(count, CATALOG_COUNT_LIVES_MS)
    },
  }
}

/** Calls `ask` again after `livesMs`. A failure keeps the last value, so that scrapes work without the graph. */
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

/** Bits of the sketch (256 KB): up to about a million distinct texts, the error is below 1 %. */
const BITS = 2 ** 21

/** Estimates the number of distinct texts in constant memory (linear counting). */
class DistinctCounter {
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
