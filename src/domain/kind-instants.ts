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
 * @param portion how much of the item was viewed or played at last, 0-1; null if that is unknown. Kept to a thousandth
 */
export function encodeKinds(
  instants: readonly KindInstant[],
  lastAtMs: number,
  portion: number | null = null,
): string {
  const kinds = instants
    .map(({ kind, atMs }) => ({ code: EVENT_KIND_CODES[kind], atMs }))
    .sort((a, b) => b.atMs - a.atMs || a.code - b.code)
    .map(({ code, atMs }) => (atMs === lastAtMs ? `${code}` : `${code}:${atMs}`))
  return [...kinds, ...(portion === null ? [] : [`${PORTION}${Math.round(portion * 1_000)}`])].join(' ')
}

/** Before the thousandths of a portion. */
const PORTION = 'p'

/** The kinds of a text of `encodeKinds`. */
export function decodeKinds(text: string, lastAtMs: number): readonly KindInstant[] {
  const kinds = text.split(' ').filter((part) => !part.startsWith(PORTION))
  return kinds.map((part) => {
    const [code, at] = part.split(':')
    return { kind: eventKindOf(Number(code)), atMs: at === undefined ? lastAtMs : Number(at) }
  })
}

/** The portion of a text of `encodeKinds`, 0-1; null if it is unknown. */
export function decodePortion(text: string): number | null {
  const part = text.split(' ').find((one) => one.startsWith(PORTION))
  return part === undefined ? null : Number(part.slice(PORTION.length)) / 1_000
}

/** The newest instant of each kind. */
export function newestOfKinds(instants: Iterable<KindInstant>): readonly KindInstant[] {
  const newest = new Map<EventKind, number>()
  for (const { kind, atMs } of instants) newest.set(kind, Math.max(newest.get(kind) ?? atMs, atMs))
  return [...newest].map(([kind, atMs]) => ({ kind, atMs }))
}
