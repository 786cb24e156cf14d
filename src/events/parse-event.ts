import { EVENT_KINDS, type EventKind, type InteractionEvent } from '../domain/event.ts'
import { parseId } from '../domain/ids.ts'
import { invalid, type Problem } from '../domain/problem.ts'
import { nearest } from '../platform/nearest.ts'
import type { RatingScale } from './event-weight.ts'
import { IMPORT_PREFIX } from './fold-events.ts'

/** An event as a client sent it: no value has been checked. */
export interface RawEvent {
  readonly eventId: string
  readonly userId: string
  readonly itemId?: string | null
  /** Its kind in lower or upper case. */
  readonly kind: string
  /** ISO 8601 with a zone, or epoch milliseconds. */
  readonly occurredAt: unknown
  readonly custom?: string | null
  readonly rating?: number | null
  readonly portion?: number | null
  readonly dwellMs?: number | null
  readonly count?: number | null
  readonly recommendationId?: string | null
}

/** Limit of repeats in one event. */
export const MAX_COUNT = 1_000

/** No kind is suggested for longer words. */
const LONGEST_KIND = 40

const DAY_MS = 86_400_000

/** The operator's settings for events. */
export interface EventRules {
  readonly ratingScale: RatingScale
  /** The kinds that custom kinds count as, by name. */
  readonly customKinds: ReadonlyMap<string, EventKind>
}

export type ParsedEvent = { readonly event: InteractionEvent } | { readonly problems: readonly Problem[] }

/**
 * Checks a client's event. Returns the event, or all of its problems.
 *
 * @param path of the event in the request
 * @param nowMs the current time, epoch milliseconds
 */
export function parseEvent(
  raw: RawEvent,
  path: readonly string[],
  rules: EventRules,
  nowMs: number,
): ParsedEvent {
  const problems: Problem[] = []
  const fail = (field: string, message: string): undefined => {
    problems.push(invalid([...path, field], `${field} ${message}`))
  }
  const kind = kindOf(raw, rules, fail)
  const eventId = idOf('eventId', raw.eventId, fail)
  if (eventId?.startsWith(IMPORT_PREFIX)) fail('eventId', `must not begin with ${IMPORT_PREFIX}`)
  const instant = parseInstant(raw.occurredAt, nowMs)
  if ('fault' in instant) fail('occurredAt', instant.fault)
  const event = {
    eventId: eventId ?? '',
    userId: idOf('userId', raw.userId, fail) ?? '',
    itemId: itemOf(raw, kind, fail),
    kind: kind ?? 'view',
    atMs: 'atMs' in instant ? instant.atMs : 0,
    value: ratingOf(raw, kind, rules.ratingScale, fail),
    count: countOf(raw, kind, fail),
    ...measuresOf(raw, kind, fail),
    ...listOf(raw, fail),
  }
  return problems.length > 0 ? { problems } : { event }
}

type Fail = (field: string, message: string) => undefined

function kindOf(raw: RawEvent, { customKinds }: EventRules, fail: Fail): EventKind | undefined {
  const word = raw.kind.toLowerCase()
  if (word === 'custom') {
    if (!raw.custom) return fail('custom', 'must name the custom kind')
    return customKinds.get(raw.custom) ?? fail('custom', 'names a kind that the settings do not map')
  }
  if (raw.custom) fail('custom', 'is only for the kind CUSTOM')
  const known = EVENT_KINDS.find((kind) => kind === word)
  if (known || word.length > LONGEST_KIND) return known ?? fail('kind', 'is unknown')
  return fail('kind', `is unknown, did you mean ${nearest(word, EVENT_KINDS).toUpperCase()}?`)
}

function idOf(field: string, text: string, fail: Fail): string | undefined {
  const parsed = parseId(text)
  return parsed.isValid ? parsed.id : fail(field, `is not an id: ${parsed.reason}`)
}

function itemOf(raw: RawEvent, kind: EventKind | undefined, fail: Fail): string {
  if (kind === 'search') {
    if (raw.itemId) fail('itemId', 'is not for searches, which are about no item')
    return ''
  }
  if (!raw.itemId) fail('itemId', 'is missing')
  return raw.itemId ? (idOf('itemId', raw.itemId, fail) ?? '') : ''
}

function listOf({ recommendationId }: RawEvent, fail: Fail): Pick<InteractionEvent, 'recommendationId'> {
  if (!recommendationId) return {}
  const id = idOf('recommendationId', recommendationId, fail)
  return id === undefined ? {} : { recommendationId: id }
}

function ratingOf(
  { rating }: RawEvent,
  kind: EventKind | undefined,
  { min, max }: RatingScale,
  fail: Fail,
): number | null {
  if (kind !== 'rating') {
    if (rating != null) fail('rating', 'is only for the kind RATING')
    return null
  }
  if (rating == null) fail('rating', 'is missing')
  else if (rating < min || rating > max) fail('rating', `must be ${min}-${max}`)
  return rating ?? null
}

function countOf({ count }: RawEvent, kind: EventKind | undefined, fail: Fail): number {
  const given = count ?? 1
  if (given < 1 || given > MAX_COUNT) fail('count', `must be 1-${MAX_COUNT}`)
  if (given > 1 && kind === 'rating') fail('count', 'must be 1 for a rating')
  return given
}

function measuresOf(
  { portion, dwellMs }: RawEvent,
  kind: EventKind | undefined,
  fail: Fail,
): Pick<InteractionEvent, 'portion' | 'dwellMs'> {
  const isMeasured = kind === 'view' || kind === 'play'
  if (portion != null && !isMeasured) fail('portion', 'is only for the kinds VIEW and PLAY')
  if (dwellMs != null && !isMeasured) fail('dwellMs', 'is only for the kinds VIEW and PLAY')
  if (portion != null && !(portion >= 0 && portion <= 1)) fail('portion', 'must be 0-1')
  if (dwellMs != null && !(dwellMs >= 0 && dwellMs <= DAY_MS)) fail('dwellMs', 'must be 0-86400000')
  return { ...(portion != null && { portion }), ...(dwellMs != null && { dwellMs }) }
}

/** Instants may be ahead of this server's clock by this much. */
export const TOLERATED_MS = 5 * 60_000

/** 1 January 1995. Earlier instants are likely to be seconds instead of milliseconds. */
export const EARLIEST_MS = Date.UTC(1995, 0, 1)

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** An instant in epoch milliseconds, or the reason why the value is not one. */
export type ParsedInstant = { readonly atMs: number } | { readonly fault: string }

/**
 * Parses the instant of an event. Late events are accepted, even by years. Refused are instants too far in the future or
 * before `EARLIEST_MS`, dates that do not exist, and texts without a zone.
 */
export function parseInstant(value: unknown, nowMs: number): ParsedInstant {
  const atMs = typeof value === 'number' ? value : typeof value === 'string' ? fromText(value) : null
  if (atMs === null || !Number.isSafeInteger(atMs)) {
    return { fault: 'must be an ISO 8601 instant with a zone, or whole epoch milliseconds' }
  }
  if (atMs < EARLIEST_MS) return { fault: 'is before 1995: are these seconds?' }
  if (atMs > nowMs + TOLERATED_MS) return { fault: 'is more than five minutes ahead of the clock here' }
  return { atMs }
}

function fromText(text: string): number | null {
  const match = ISO.exec(text)
  if (!match) return null
  const [, year, month, day] = match.map(Number)
  const isInCalendar =
    new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0)).getUTCDate() === day && (month ?? 0) <= 12
  return isInCalendar && month !== 0 ? Date.parse(text) : null
}
