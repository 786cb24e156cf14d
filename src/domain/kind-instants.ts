import { EVENT_KIND_CODES, type EventKind, eventKindOf } from './event.ts'

/** The instant of the newest event of a kind, epoch milliseconds. */
export interface KindInstant {
  readonly kind: EventKind
  readonly atMs: number
}

/**
 * Which kinds of events a user has on an item, and when the newest of each was, as the graph stores it: the code of each kind,
 * with the instant where it is not that of the newest event of all. Newest first, so equal events give equal texts.
 *
 * @param lastAtMs instant of the newest event of all
 */
export function encodeKinds(instants: readonly KindInstant[], lastAtMs: number): string {
  return instants
    .map(({ kind, atMs }) => ({ code: EVENT_KIND_CODES[kind], atMs }))
    .sort((a, b) => b.atMs - a.atMs || a.code - b.code)
    .map(({ code, atMs }) => (atMs === lastAtMs ? `${code}` : `${code}:${atMs}`))
    .join(' ')
}

/** The kinds of a text of `encodeKinds`. */
export function decodeKinds(text: string, lastAtMs: number): readonly KindInstant[] {
  return text.split(' ').map((part) => {
    const [code, at] = part.split(':')
    return { kind: eventKindOf(Number(code)), atMs: at === undefined ? lastAtMs : Number(at) }
  })
}

/** The newest instant of each kind. */
export function newestOfKinds(instants: Iterable<KindInstant>): readonly KindInstant[] {
  const newest = new Map<EventKind, number>()
  for (const { kind, atMs } of instants) newest.set(kind, Math.max(newest.get(kind) ?? atMs, atMs))
  return [...newest].map(([kind, atMs]) => ({ kind, atMs }))
}
