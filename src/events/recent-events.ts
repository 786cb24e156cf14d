import type { StatedKind } from '../domain/event.ts'
import { parseId } from '../domain/ids.ts'
import type { EventResult, EventStatus } from './record-events.ts'

/** Events that are kept. */
export const MAX_RECENT_EVENTS = 1_000

/** An event that was sent, and what became of it. */
export interface RecentEvent extends Pick<EventResult, 'kind' | 'status' | 'problems'> {
  /** Counts up from 1 with each event that the process receives. */
  readonly number: number
  /** When it arrived, epoch milliseconds. */
  readonly atMs: number
  /** The name of the API key that sent it; null without one. */
  readonly keyName: string | null
  /** Whose it is; null if they may not be kept, or were forgotten. */
  readonly about: EventIds | null
}

/** The personal values of an event; null if it lacks a valid one. */
export interface EventIds {
  readonly eventId: string | null
  readonly userId: string | null
  readonly itemId: string | null
}

/** An event as it was sent. */
type Sent = { readonly [Name in keyof EventIds]?: string | null }

/** How events arrived. */
export interface Arrival {
  readonly atMs: number
  readonly keyName: string | null
}

/** Which events are asked for; an omitted list is any. */
export interface RecentFilter {
  readonly kinds?: readonly StatedKind[] | null
  readonly statuses?: readonly EventStatus[] | null
}

/** The last `MAX_RECENT_EVENTS` events that a process received, with their verdicts. In memory alone, so each process knows its own. */
export class RecentEvents {
  #events: RecentEvent[] = []
  #received = 0

  /** Adds the events of one call. @param results one for each, in the order of the events */
  add(
    sent: readonly Sent[],
    results: readonly Pick<EventResult, 'kind' | 'status' | 'problems'>[],
    { atMs, keyName }: Arrival,
  ): void {
    const skipped = Math.max(0, results.length - MAX_RECENT_EVENTS)
    const added = results.slice(skipped).map(({ kind, status, problems }, index): RecentEvent => {
      const about = status === 'SUPPRESSED_NO_CONSENT' ? null : idsOf(sent[skipped + index] ?? {})
      return { number: this.#received + skipped + index + 1, atMs, keyName, kind, status, problems, about }
    })
    this.#received += results.length
    this.#events.push(...added)
    if (this.#events.length >= 2 * MAX_RECENT_EVENTS) this.#events = this.#newest()
  }

  /** Those that pass, newest first. */
  list({ kinds, statuses }: RecentFilter = {}): readonly RecentEvent[] {
    return this.#newest()
      .filter(({ kind, status }) => (kinds?.includes(kind) ?? true) && (statuses?.includes(status) ?? true))
      .reverse()
  }

  /** Forgets whose the events of a user were, and about what. */
  forget(userId: string): void {
    this.#events = this.#events.map((event) =>
      event.about?.userId === userId ? { ...event, about: null } : event,
    )
  }

  #newest(): RecentEvent[] {
    return this.#events.slice(-MAX_RECENT_EVENTS)
  }
}

/** Without ids that are invalid: they may be of any length. */
function idsOf({ eventId, userId, itemId }: Sent): EventIds {
  return { eventId: validId(eventId), userId: validId(userId), itemId: validId(itemId) }
}

function validId(text: string | null | undefined): string | null {
  const parsed = parseId(text ?? '')
  return parsed.isValid ? parsed.id : null
}
