import { Counter, type Registry } from 'prom-client'
import { RecentRate } from './recent-rate.ts'

/** What became of events that were recorded in one call. */
export interface EventCounts {
  readonly accepted: number
  readonly duplicates: number
  readonly rejected: number
}

/** What became of events since the process started. */
export interface EventStats extends EventCounts {
  /** Accepted in the last 60 seconds. */
  readonly acceptedLastMinute: number
}

/** Counts events into a registry, and keeps how many came lately. */
export interface EventCounter {
  eventsRecorded(counts: EventCounts): void
  readEvents(): Promise<EventStats>
}

export function eventCounter(registry: Registry): EventCounter {
  const recent = new RecentRate()
  const events = new Counter({
    name: 'attune_events_total',
    help: 'Events that were sent, by what became of them.',
    labelNames: ['outcome'],
    registers: [registry],
  })
  return {
    eventsRecorded(counts) {
      for (const [outcome, count] of Object.entries(counts)) events.inc({ outcome }, count)
      recent.add(counts.accepted, performance.now())
    },
    async readEvents() {
      const { values } = await events.get()
      const total = (outcome: keyof EventCounts) =>
        values.find(({ labels }) => labels.outcome === outcome)?.value ?? 0
      return {
        accepted: total('accepted'),
        duplicates: total('duplicates'),
        rejected: total('rejected'),
        acceptedLastMinute: recent.lastMinute(performance.now()),
      }
    },
  }
}
