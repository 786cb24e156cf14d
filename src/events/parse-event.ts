import { DAY_MS } from '../domain/duration.ts'
import type { EventDetails, EventKind, InteractionEvent } from '../domain/event.ts'
import {
  count,
  Fault,
  type FieldFault,
  id,
  propertyOf,
  readFields,
  text,
  type ValuesOf,
  within,
} from '../domain/field.ts'
import { invalid, type Problem } from '../domain/problem.ts'
import type { PropertyValue } from '../domain/property-type.ts'
import { interactionFaults, propertyNameFault, readInteraction } from '../domain/records.ts'
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

/** Repeats in one event. An import may state more: it sums up a history. */
export const MAX_COUNT = 1_000

/** Texts of an event, and elements of a list. */
const MAX_TEXT = 200
const MAX_LIST = 20

const MAX_PROPERTIES = 20

/** The fields that an interaction of a data set does not have. */
const EVENT_FIELDS = {
  portion: within(0, 1),
  dwellMs: within(0, DAY_MS),
  recommendationId: id,
  quantity: count(1_000_000),
  query: text(MAX_TEXT, true),
  sessionId: id,
}

const EVENT_PROPERTY = propertyOf(MAX_TEXT, MAX_LIST)

/** What the API calls the fields of an interaction. */
const API_NAMES: Readonly<Record<string, string>> = { value: 'rating', at: 'occurredAt' }

/** The operator's settings for events. */
export interface EventRules {
  readonly ratingScale: RatingScale
  /** The kinds that custom kinds count as, by name. */
  readonly customKinds: ReadonlyMap<string, EventKind>
}

export type ParsedEvent = { readonly event: InteractionEvent } | { readonly problems: readonly Problem[] }

/**
 * Checks a client's event as an interaction, with what only events have. Returns the event, or its problems. Late events are
 * accepted, even by years.
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
  const faults: FieldFault[] = []
  const kind = kindOf(raw, rules, faults) ?? 'view'
  // Clients send an empty text for none. An event has an instant, an interaction of a data set may lack it.
  const [itemId, recommendationId] = [raw.itemId || null, raw.recommendationId || null]
  const given = { ...raw, kind, itemId, value: raw.rating, at: raw.occurredAt ?? '' }
  const interaction = readInteraction(given, faults)
  const own = readFields(EVENT_FIELDS, { ...raw, recommendationId }, faults)
  const properties = readProperties(raw.properties ?? [], faults)
  if (interaction === null || own === null || faults.length > 0) return { problems: problemsOf(faults, path) }
  faults.push(...interactionFaults(interaction, { nowMs, ratingScale: rules.ratingScale }))
  faults.push(...ownFaults(interaction, own, raw.price ?? null))
  if (faults.length > 0) return { problems: problemsOf(faults, path) }
  const { portion, dwellMs } = own
  const details = detailsOf(own, raw.price ?? null, properties)
  return {
    event: {
      ...interaction,
      eventId: interaction.eventId ?? '',
      atMs: interaction.atMs ?? nowMs,
      ...(portion !== null && { portion }),
      ...(dwellMs !== null && { dwellMs }),
      ...(own.recommendationId !== null && { recommendationId: own.recommendationId }),
      ...(Object.keys(details).length > 0 && { details }),
    },
  }
}

function problemsOf(faults: readonly FieldFault[], path: readonly string[]): readonly Problem[] {
  return faults.map(({ field, message }) => {
    const inner = (API_NAMES[field] ?? field).split('.')
    return invalid([...path, ...inner], `${inner.at(-1)} ${message}`)
  })
}

function kindOf(
  { kind, customKind }: RawEvent,
  { customKinds }: EventRules,
  faults: FieldFault[],
): EventKind | undefined {
  const fail = (message: string): undefined => {
    faults.push({ field: 'customKind', message })
  }
  if (kind === 'custom') {
    if (!customKind) return fail('must name the custom kind')
    return customKinds.get(customKind) ?? fail('names a kind that the settings do not map')
  }
  if (customKind) fail('is only for the kind CUSTOM')
  return kind
}

type Price = NonNullable<RawEvent['price']>
type OwnValues = ValuesOf<typeof EVENT_FIELDS>

/** What contradicts the kind of an event, apart from the rules of interactions. */
function ownFaults(
  { kind, count, eventId }: Pick<InteractionEvent, 'kind' | 'count'> & { readonly eventId: string | null },
  { portion, dwellMs, query }: OwnValues,
  price: Price | null,
): readonly FieldFault[] {
  const isMeasured = kind === 'view' || kind === 'play'
  const isSearch = kind === 'search'
  const checks: readonly (readonly [isWrong: boolean, field: string, message: string])[] = [
    [eventId?.startsWith(IMPORT_PREFIX) === true, 'eventId', `must not begin with ${IMPORT_PREFIX}`],
    [count > MAX_COUNT, 'count', `must be 1-${MAX_COUNT}`],
    [portion !== null && !isMeasured, 'portion', 'is only for the kinds VIEW and PLAY'],
    [dwellMs !== null && !isMeasured, 'dwellMs', 'is only for the kinds VIEW and PLAY'],
    [query !== null && !isSearch, 'query', 'is only for the kind SEARCH'],
    [price !== null && isSearch, 'price', 'is not for searches'],
    [price !== null && price.amount < 0, 'price.amount', 'must be at least 0'],
    [price?.currency === '', 'price.currency', 'must be an ISO 4217 code'],
  ]
  return checks.flatMap(([isWrong, field, message]) => (isWrong ? [{ field, message }] : []))
}

/** What only the journal keeps. Always in this order: the journal compares the texts of events. */
function detailsOf(
  { quantity, query, sessionId }: OwnValues,
  price: Price | null,
  properties: Readonly<Record<string, PropertyValue>>,
): EventDetails {
  return {
    ...(price !== null && { price: { amount: price.amount, currency: price.currency } }),
    ...(quantity !== null && { quantity }),
    ...(query !== null && { query }),
    ...(sessionId !== null && { sessionId }),
    ...(Object.keys(properties).length > 0 && { properties }),
  }
}

/** In the order of the names. The last of two properties with one name counts, and null is none. */
function readProperties(
  properties: readonly RawProperty[],
  faults: FieldFault[],
): Readonly<Record<string, PropertyValue>> {
  if (properties.length > MAX_PROPERTIES)
    faults.push({ field: 'properties', message: `must have at most ${MAX_PROPERTIES} entries` })
  const read = new Map<string, PropertyValue>()
  for (const [index, { name, value }] of properties.slice(0, MAX_PROPERTIES).entries()) {
    const field = `properties.${index}`
    const nameFault = propertyNameFault(name)
    const checked = value == null ? null : EVENT_PROPERTY.read(value)
    if (nameFault !== null) faults.push({ field: `${field}.name`, message: nameFault })
    else if (checked instanceof Fault) faults.push({ field: `${field}.value`, message: checked.message })
    else if (checked === null) read.delete(name)
    else read.set(name, checked)
  }
  return Object.fromEntries([...read].sort(([a], [b]) => (a < b ? -1 : 1)))
}
