import { DAY_MS } from '../domain/duration.ts'
import type { EventDetails, EventKind, InteractionEvent } from '../domain/event.ts'
import { parseId } from '../domain/ids.ts'
import { readInstant } from '../domain/instant.ts'
import { invalid, type Problem } from '../domain/problem.ts'
import { isPropertyName, PROPERTY_NAME_RULE } from '../domain/property-name.ts'
import type { PropertyValue } from '../domain/property-type.ts'
import type { RatingScale } from './event-weight.ts'
import { IMPORT_PREFIX } from './fold-events.ts'

/** An event as a client sent it: no value has been checked. */
export interface RawEvent {
  readonly eventId: string
  readonly userId: string
  readonly itemId?: string | null
  readonly kind: EventKind | 'custom'
  /** ISO 8601 with a zone, or epoch milliseconds. */
  readonly occurredAt: unknown
  readonly customKind?: string | null
  readonly rating?: number | null
  readonly portion?: number | null
  readonly dwellMs?: number | null
  readonly count?: number | null
  readonly recommendationId?: string | null
  /** `currency` is empty if it is not a known currency. */
  readonly price?: { readonly amount: number; readonly currency: string } | null
  readonly quantity?: number | null
  readonly query?: string | null
  readonly sessionId?: string | null
  readonly properties?: readonly RawProperty[] | null
}

interface RawProperty {
  readonly name: string
  readonly value?: PropertyValue | null
}

/** Limit of repeats in one event. */
export const MAX_COUNT = 1_000

/** Limit of units in one event. */
const MAX_QUANTITY = 1_000_000

/** Limits of free properties, of their texts and of a search, and of a list. */
const MAX_PROPERTIES = 20
const MAX_TEXT = 200
const MAX_LIST = 20

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
    const inner = field.split('.')
    problems.push(invalid([...path, ...inner], `${inner.at(-1)} ${message}`))
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
    ...detailsOf(raw, kind, fail),
  }
  return problems.length > 0 ? { problems } : { event }
}

type Fail = (field: string, message: string) => undefined

function kindOf(
  { kind, customKind }: RawEvent,
  { customKinds }: EventRules,
  fail: Fail,
): EventKind | undefined {
  if (kind === 'custom') {
    if (!customKind) return fail('customKind', 'must name the custom kind')
    return customKinds.get(customKind) ?? fail('customKind', 'names a kind that the settings do not map')
  }
  if (customKind) fail('customKind', 'is only for the kind CUSTOM')
  return kind
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

/** What only the journal keeps. */
function detailsOf(
  raw: RawEvent,
  kind: EventKind | undefined,
  fail: Fail,
): Pick<InteractionEvent, 'details'> {
  const { price, quantity, query, sessionId, properties } = raw
  if (price != null && kind === 'search') fail('price', 'is not for searches')
  if (price != null && price.amount < 0) fail('price.amount', 'must be at least 0')
  if (price?.currency === '') fail('price.currency', 'must be an ISO 4217 code')
  if (quantity != null && !(quantity >= 1 && quantity <= MAX_QUANTITY))
    fail('quantity', `must be 1-${MAX_QUANTITY}`)
  if (query != null && kind !== 'search') fail('query', 'is only for the kind SEARCH')
  if (query != null && query.length > MAX_TEXT) fail('query', `must have at most ${MAX_TEXT} characters`)
  const session = sessionId == null ? undefined : idOf('sessionId', sessionId, fail)
  const read = properties == null ? {} : propertiesOf(properties, fail)
  // Always in this order: the journal compares the texts of events.
  const details: EventDetails = {
    ...(price != null && { price: { amount: price.amount, currency: price.currency } }),
    ...(quantity != null && { quantity }),
    ...(query != null && { query }),
    ...(session !== undefined && { sessionId: session }),
    ...(Object.keys(read).length > 0 && { properties: read }),
  }
  return Object.keys(details).length > 0 ? { details } : {}
}

/** In the order of the names. The last of two properties with one name counts, and null is none. */
function propertiesOf(
  properties: readonly RawProperty[],
  fail: Fail,
): Readonly<Record<string, PropertyValue>> {
  if (properties.length > MAX_PROPERTIES) fail('properties', `must have at most ${MAX_PROPERTIES} entries`)
  const read = new Map<string, PropertyValue>()
  for (const [index, { name, value }] of properties.slice(0, MAX_PROPERTIES).entries()) {
    const failEntry = (field: string, message: string) => fail(`properties.${index}.${field}`, message)
    if (!isPropertyName(name)) failEntry('name', PROPERTY_NAME_RULE)
    else if (value == null) read.delete(name)
    else if (isShort(value)) read.set(name, value)
    else failEntry('value', `must have at most ${MAX_TEXT} characters, or ${MAX_LIST} entries of that length`)
  }
  return Object.fromEntries([...read].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function isShort(value: PropertyValue): boolean {
  if (typeof value === 'string') return value.length <= MAX_TEXT
  if (typeof value !== 'object') return true
  return value.length <= MAX_LIST && value.every((one) => typeof one === 'number' || one.length <= MAX_TEXT)
}

/** Instants may be ahead of this server's clock by this much. */
export const TOLERATED_MS = 5 * 60_000

/** 1 January 1995. Earlier instants are likely to be seconds instead of milliseconds. */
export const EARLIEST_MS = Date.UTC(1995, 0, 1)

/** An instant in epoch milliseconds, or the reason why the value is not one. */
export type ParsedInstant = { readonly atMs: number } | { readonly fault: string }

/**
 * Parses the instant of an event. Late events are accepted, even by years. Refused are instants too far in the future or
 * before `EARLIEST_MS`, dates that do not exist, and texts without a zone.
 */
export function parseInstant(value: unknown, nowMs: number): ParsedInstant {
  const atMs = readInstant(value)
  if (atMs === null) {
    return { fault: 'must be an ISO 8601 instant with a zone, or whole epoch milliseconds' }
  }
  if (atMs < EARLIEST_MS) return { fault: 'is before 1995: are these seconds?' }
  if (atMs > nowMs + TOLERATED_MS) return { fault: 'is more than five minutes ahead of the clock here' }
  return { atMs }
}
