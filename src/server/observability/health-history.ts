import type { Metrics, MetricValue } from './metrics.ts'
import { interpolated } from './serving-stats.ts'

export const HEALTH_STATES = ['well', 'degraded', 'down'] as const

export const HEALTH_FIGURES = [
  'answers',
  'errors',
  'failures',
  'latency-p50',
  'latency-p95',
  'late-sources',
  'waiting-lists',
  'waiting-events',
  'snapshot-age',
  'disk-free',
] as const

type Figure = (typeof HEALTH_FIGURES)[number]

type Sample = Readonly<Record<Figure, number | null>>

/** Time between two samples. */
const SAMPLE_MS = 10_000

/** An hour of samples. */
const KEPT_SAMPLES = 360

/** Samples of the last minute, by which the state is judged. */
const JUDGED_SAMPLES = 6

const MOST_FAILURES = 0.01
const MOST_LATE = 0.05
const MOST_WAITING_EVENTS = 1_000
const MOST_SNAPSHOT_AGE_S = 2 * 86_400
const LEAST_DISK_BYTES = 1e9

/** Part of the answers from which a process with failures counts as down. */
const DOWN_FAILURES = 0.5

/** Errors that the server causes. */
const OWN_ERRORS = ['BUSY', 'TIMEOUT', 'UNAVAILABLE', 'INTERNAL_SERVER_ERROR']

/** Whether a process is well, and its figures of the last hour. */
export interface Health {
  readonly state: (typeof HEALTH_STATES)[number]
  readonly reasons: readonly string[]
  readonly asOf: Date | null
  readonly secondsBetween: number
  readonly figures: readonly {
    readonly name: Figure
    readonly now: number | null
    readonly points: readonly (number | null)[]
  }[]
}

/** Totals since the start of the process. */
interface Totals {
  readonly atMs: number
  readonly answers: number
  readonly errors: number
  readonly failures: number
  readonly late: number
  /** Answers up to each upper bound in seconds. */
  readonly upTo: ReadonlyMap<number, number>
}

/** Keeps figures of the metrics for an hour, in memory. */
export class HealthHistory {
  readonly #metrics: Pick<Metrics, 'readValues'>
  readonly #samples: Sample[] = []
  #before: Totals | null = null
  #timer: NodeJS.Timeout | undefined

  constructor(metrics: Pick<Metrics, 'readValues'>) {
    this.#metrics = metrics
  }

  /** Takes a sample from time to time. */
  start(onFailed: (error: unknown) => void): void {
    const sample = () => void this.sample(Date.now()).catch(onFailed)
    sample()
    this.#timer = setInterval(sample, SAMPLE_MS).unref()
  }

  close(): void {
    clearInterval(this.#timer)
  }

  /** Takes a sample. Rates are those since the sample before; the first one has none. */
  async sample(nowMs: number): Promise<void> {
    const totals = await this.#readTotals(nowMs)
    const waiting = await this.#metrics.readValues('attune_queue_depth')
    const waitingIn = (queue: string) => waiting.find(({ labels }) => labels.queue === queue)?.value ?? null
    this.#samples.push({
      ...ratesOf(this.#before, totals),
      'waiting-lists': waitingIn('recommendations'),
      'waiting-events': waitingIn('events'),
      'snapshot-age': await this.#gauge('attune_snapshot_age_seconds'),
      'disk-free': await this.#gauge('attune_disk_free_bytes'),
    })
    if (this.#samples.length > KEPT_SAMPLES) this.#samples.shift()
    this.#before = totals
  }

  /** @param outlivesGraph whether lists are answered while the graph is unavailable */
  async read(outlivesGraph: boolean): Promise<Health> {
    const isUnavailable = (await this.#gauge('attune_graph_away')) === 1
    const journals = (await this.#gauge('attune_stale_journals')) ?? 0
    const { isDown, reasons } = judged(this.#samples.slice(-JUDGED_SAMPLES))
    if (isUnavailable) reasons.unshift('the graph is unavailable')
    if (journals > 0) reasons.push('journals of servers that do not run may hold events')
    const state =
      isDown || (isUnavailable && !outlivesGraph) ? 'down' : reasons.length > 0 ? 'degraded' : 'well'
    return {
      state,
      reasons,
      asOf: this.#before && new Date(this.#before.atMs),
      secondsBetween: SAMPLE_MS / 1_000,
      figures: HEALTH_FIGURES.map((name) => {
        const points = this.#samples.map((sample) => sample[name])
        return { name, now: points.at(-1) ?? null, points }
      }),
    }
  }

  async #gauge(name: string): Promise<number | null> {
    return (await this.#metrics.readValues(name))[0]?.value ?? null
  }

  async #readTotals(atMs: number): Promise<Totals> {
    const operations = await this.#metrics.readValues('attune_operation_seconds')
    const errors = await this.#metrics.readValues('attune_errors_total')
    const sources = await this.#metrics.readValues('attune_source_seconds')
    const isCount = ({ metricName }: MetricValue) => metricName?.endsWith('_count') === true
    const upTo = new Map<number, number>()
    for (const { labels, value } of operations)
      if (typeof labels.le === 'number') upTo.set(labels.le, (upTo.get(labels.le) ?? 0) + value)
    return {
      atMs,
      upTo,
      answers: sum(operations.filter(isCount)),
      errors: sum(errors),
      failures: sum(errors.filter(({ labels }) => OWN_ERRORS.includes(String(labels.code)))),
      late: sum(sources.filter((one) => isCount(one) && one.labels.outcome !== 'ok')),
    }
  }
}

function sum(values: readonly MetricValue[]): number {
  return values.reduce((total, { value }) => total + value, 0)
}

type Rates = Pick<Sample, 'answers' | 'errors' | 'failures' | 'latency-p50' | 'latency-p95' | 'late-sources'>

function ratesOf(before: Totals | null, now: Totals): Rates {
  const seconds = before ? (now.atMs - before.atMs) / 1_000 : 0
  const rate = (name: 'answers' | 'errors' | 'failures' | 'late') =>
    before && seconds > 0 ? (now[name] - before[name]) / seconds : null
  const answered = now.answers - (before?.answers ?? 0)
  const bounds = [...now.upTo].map(([le, upTo]) => [le, upTo - (before?.upTo.get(le) ?? 0)] as const)
  const latency = (part: number) =>
    before && answered > 0 ? 1_000 * interpolated(bounds, answered * part) : null
  return {
    answers: rate('answers'),
    errors: rate('errors'),
    failures: rate('failures'),
    'latency-p50': latency(0.5),
    'latency-p95': latency(0.95),
    'late-sources': rate('late'),
  }
}

/** What is wrong in all of these samples together. */
function judged(samples: readonly Sample[]): { readonly isDown: boolean; readonly reasons: string[] } {
  const total = (name: Figure) => samples.reduce((all, sample) => all + (sample[name] ?? 0), 0)
  const alwaysOver = (name: Figure, bound: number) =>
    samples.length === JUDGED_SAMPLES && samples.every((sample) => (sample[name] ?? 0) > bound)
  const newest = samples.at(-1)
  const failed = total('failures') / Math.max(total('answers'), Number.MIN_VALUE)
  const isFailing = total('failures') > 0 && failed > MOST_FAILURES
  const faults: readonly (readonly [boolean, string])[] = [
    [isFailing, `${Math.round(100 * Math.min(1, failed))} % of the answers of the last minute failed`],
    [
      total('late-sources') > MOST_LATE * total('answers'),
      'candidate sources were late or failed in the last minute',
    ],
    [alwaysOver('waiting-lists', 0), 'lists have been waiting for a minute'],
    [
      alwaysOver('waiting-events', MOST_WAITING_EVENTS),
      'events have been waiting for the graph for a minute',
    ],
    [(newest?.['snapshot-age'] ?? 0) > MOST_SNAPSHOT_AGE_S, 'the newest snapshot is older than two days'],
    [(newest?.['disk-free'] ?? LEAST_DISK_BYTES) < LEAST_DISK_BYTES, 'the disk has less than 1 GB left'],
  ]
  return {
    isDown: isFailing && failed > DOWN_FAILURES,
    reasons: faults.flatMap(([isWrong, reason]) => (isWrong ? [reason] : [])),
  }
}
