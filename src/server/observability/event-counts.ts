import { Counter, type Registry } from 'prom-client'
import type { StatedKind } from '../../domain/event.ts'
import type { EventStatus } from '../../events/record-events.ts'

/** What happened to an event that was sent. */
export interface EventVerdict {
  /** What the event counts as; `custom` or empty if it counts as nothing. */
  readonly kind: StatedKind
  readonly status: EventStatus
}

/** Outcomes of events. */
export interface EventCounts {
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: number
  /** Not stored, for lack of consent. */
  readonly suppressed: number
}

/** Outcomes of events since the process started. */
export interface EventStats extends EventCounts {
  /** Accepted in the last 60 seconds. */
  readonly acceptedLastMinute: number
}

/** Names of the outcomes, as counters and statistics have them. */
export const OUTCOMES: Readonly<Record<EventStatus, keyof EventCounts>> = {
  ACCEPTED: 'accepted',
  DUPLICATE: 'duplicates',
  REJECTED: 'rejected',
  SUPPRESSED_NO_CONSENT: 'suppressed',
}

/** Events by outcome. */
export function countsOf(verdicts: readonly EventVerdict[]): EventCounts {
  const counts = { accepted: 0, duplicates: 0, rejected: 0, suppressed: 0 }
  for (const { status } of verdicts) counts[OUTCOMES[status]]++
  return counts
}

/** Counts events into a registry and keeps the rate of the last minute. */
export function eventCounter(registry: Registry) {
  const recent = new RecentRate()
  const events = new Counter({
    name: 'attune_events_total',
    help: 'Events received, by outcome and kind.',
    labelNames: ['outcome', 'kind'],
    registers: [registry],
  })
  return {
    eventsRecorded(verdicts: readonly EventVerdict[]): void {
      for (const { kind, status } of verdicts)
        events.inc({ outcome: OUTCOMES[status], kind: kind || 'unknown' })
      recent.add(countsOf(verdicts).accepted, performance.now())
    },
    /** Accepted events by kind. */
    async readKinds(): Promise<Readonly<Record<string, number>>> {
      const accepted = (await events.get()).values.filter(({ labels }) => labels.outcome === 'accepted')
      return Object.fromEntries(accepted.map(({ labels, value }) => [String(labels.kind), value]))
    },
    async readEvents(): Promise<EventStats> {
      const { values } = await events.get()
      const total = (outcome: keyof EventCounts) =>
        values.reduce((sum, { labels, value }) => (labels.outcome === outcome ? sum + value : sum), 0)
      return {
        accepted: total('accepted'),
        duplicates: total('duplicates'),
        rejected: total('rejected'),
        suppressed: total('suppressed'),
        acceptedLastMinute: recent.lastMinute(performance.now()),
      }
    },
  }
}

const SECONDS = 60

/** Counts events of the last minute, by whole seconds, in constant memory. */
export class RecentRate {
  readonly #counts = new Float64Array(SECONDS)
  readonly #seconds = new Float64Array(SECONDS).fill(Number.NEGATIVE_INFINITY)

  /** @param nowMs milliseconds of a monotonic clock, the same for every call */
  add(count: number, nowMs: number): void {
    const second = Math.floor(nowMs / 1_000)
    const slot = second % SECONDS
    const held = this.#seconds[slot] === second ? (this.#counts[slot] ?? 0) : 0
    this.#seconds[slot] = second
    this.#counts[slot] = held + count
  }

  /** The sum of this second and the 59 before it. */
  lastMinute(nowMs: number): number {
    const oldest = Math.floor(nowMs / 1_000) - SECONDS + 1
    return this.#counts.reduce(
      (sum, count, slot) => ((this.#seconds[slot] ?? 0) >= oldest ? sum + count : sum),
      0,
    )
  }
}
