import { EVENT_KIND_CODES, type EventKind, eventKindOf, type KeptDetails } from '../domain/event.ts'

/** What an event adds to its interaction. */
export interface EventFacts {
  readonly weight: number
  /** How many repeats it stands for. */
  readonly count: number
  /** Whether a served list led to it. */
  readonly isServed: boolean
  /** Omitted if it has none. */
  readonly details?: KeptDetails
}

/** The events of one kind that an interaction no longer lists one by one. */
export interface ArchivedEvents {
  readonly kind: EventKind
  /** Instant of the newest of them, epoch milliseconds. */
  readonly atMs: number
  readonly count: number
  readonly weight: number
  readonly servedWeight: number
}

/** An event to archive. */
export interface EventToArchive extends EventFacts {
  readonly kind: EventKind
  readonly atMs: number
}

/** Adds events to archived ones. The result is in the order of the codes of kinds, so that it does not depend on the order of events. */
export function archive(
  archived: readonly ArchivedEvents[],
  events: readonly EventToArchive[],
): readonly ArchivedEvents[] {
  const byKind = new Map(archived.map((one) => [one.kind, one]))
  for (const { kind, atMs, count, weight, isServed } of events) {
    const before = byKind.get(kind)
    byKind.set(kind, {
      kind,
      atMs: Math.max(before?.atMs ?? atMs, atMs),
      count: (before?.count ?? 0) + count,
      weight: (before?.weight ?? 0) + weight,
      servedWeight: (before?.servedWeight ?? 0) + (isServed ? weight : 0),
    })
  }
  return [...byKind.values()].sort((a, b) => EVENT_KIND_CODES[a.kind] - EVENT_KIND_CODES[b.kind])
}

/** As the graph stores them: one text a kind. */
export function encodeArchived(archived: readonly ArchivedEvents[]): readonly string[] {
  return archived.map(({ kind, atMs, count, weight, servedWeight }) =>
    [EVENT_KIND_CODES[kind], atMs, count, weight, servedWeight].join(' '),
  )
}

export function decodeArchived(texts: readonly string[]): readonly ArchivedEvents[] {
  return texts.map((text) => {
    const [code = 0, atMs = 0, count = 0, weight = 0, servedWeight = 0] = text.split(' ').map(Number)
    return { kind: eventKindOf(code), atMs, count, weight, servedWeight }
  })
}

/** As the graph stores the facts of one event: ids may hold spaces, so the id comes last, and details hold none. */
export function encodeFacts(eventId: string, { weight, count, isServed, details }: EventFacts): string {
  const json = details ? JSON.stringify(details).replaceAll(' ', '\\u0020') : ''
  return `${weight} ${count} ${isServed ? 1 : 0}${json} ${eventId}`
}

/** Facts by event id. */
export function decodeFacts(texts: readonly string[]): ReadonlyMap<string, EventFacts> {
  return new Map(
    texts.map((text) => {
      const [weight = '', count = '', served = ''] = text.split(' ', 3)
      const eventId = text.slice(weight.length + count.length + served.length + 3)
      const facts = { weight: Number(weight), count: Number(count), isServed: served.startsWith('1') }
      if (served.length === 1) return [eventId, facts]
      return [eventId, { ...facts, details: JSON.parse(served.slice(1)) as KeptDetails }]
    }),
  )
}
