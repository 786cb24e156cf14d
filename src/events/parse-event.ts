import { DAY_MS } from '../domain/duration.ts'
import type { EventContext, EventDetails, EventKind, InteractionEvent, StatedKind } from '../domain/event.ts'
import {
  Fault,
  type FieldFault,
  id,
  instant,
  propertyOf,
  readFields,
  text,
  type ValuesOf,
  within,
} from '../domain/field.ts'
import type { Money } from '../domain/money.ts'
import { invalid, type Problem } from '../domain/problem.ts'
import type { PropertyValue } from '../domain/property-type.ts'
import { interactionFaults, propertyNameFault, readInteraction } from '../domain/records.ts'
import type { RatingScale } from './event-weight.ts'
import { IMPORT_PREFIX } from './fold-events.ts'

/** An event as a client sent it: no value has been checked. */
export interface RawEvent {
  /** Where it is in the arguments; omitted: `events` and its index. */
  readonly path?: readonly string[]
  /** What the client calls fields, where it is not their name. */
  readonly names?: Readonly<Record<string, string>>
  /** Where fields are that are not under `path`, by their own name. */
  readonly places?: Readonly<Record<string, readonly string[]>>
  readonly eventId: string
  readonly userId?: string | null
  readonly itemId?: string | null
  readonly kind: StatedKind
  /** ISO 8601 with a zone, or epoch milliseconds. */
  readonly occurredAt: unknown
  readonly customKind?: string | null
  readonly rating?: number | null
  readonly portion?: number | null
  readonly dwellMs?: number | null
  readonly count?: number | null
  readonly recommendationId?: string | null
  /** Read in `recordEvents`: a token of any form is no problem of its event. */
  readonly token?: string | null
  readonly price?: Money | null
  readonly quantity?: number | null
  readonly orderId?: string | null
  readonly commentLength?: number | null
  readonly query?: string | null
  readonly sessionId?: string | null
  readonly context?: { readonly [Name in keyof EventContext]?: string | null } | null
  readonly properties?: readonly RawProperty[] | null
}

interface RawProperty {
  readonly name: string
  readonly value?: PropertyValue | null
}

/** Repeats in one event. An import may state more: it sums up a history. */
const MAX_COUNT = 1_000

/** Texts of an event, and elements of a list. */
const MAX_TEXT = 200
const MAX_LIST = 20

const MAX_PROPERTIES = 20

/** The fields that an interaction of a data set does not have. */
const EVENT_FIELDS = {
  portion: within(0, 1),
  dwellMs: within(0, DAY_MS),
  recommendationId: id,
  query: text(MAX_TEXT, true),
  sessionId: id,
}

const CONTEXT_FIELDS = {
  device: text(MAX_TEXT),
  referrer: text(MAX_TEXT),
  campaign: text(MAX_TEXT),
  place: text(MAX_TEXT),
}

const EVENT_PROPERTY = propertyOf(MAX_TEXT, MAX_LIST)

/** What the API calls the fields of an interaction. */
const API_NAMES: Readonly<Record<string, string>> = { value: 'rating', at: 'occurredAt' }

/** Sessions are for lists: their clients record no events. */
const NO_USER =
  'userId is missing: send a user token, the id of a visitor, or with the scope SERVER that of a user'

/** The operator's settings for events. */
export interface EventRules {
  readonly ratingScale: RatingScale
  /** The kinds that custom kinds count as, by name. */
  readonly customKinds: ReadonlyMap<string, EventKind>
}

export type ParsedEvent = { readonly event: InteractionEvent } | { readonly problems: readonly Problem[] }

/** When events are parsed. */
export interface EventTimes {
  /** When the request arrived, epoch milliseconds. */
  readonly nowMs: number
  /** What is added to the instants that the client states, because its clock is wrong. Milliseconds; default 0. */
  readonly skewMs?: number
}

/**
 * Checks a client's event as an interaction, with what only events have. Returns the event, or its problems. Late events are
 * accepted, even by years.
 *
 * @param path of the event in the request
 */
export function parseEvent(
  raw: RawEvent,
  path: readonly string[],
  rules: EventRules,
  { nowMs, skewMs = 0 }: EventTimes,
): ParsedEvent {
  if (!raw.userId) return { problems: [invalid(fieldPath(raw, path, 'userId'), NO_USER)] }
  const faults: FieldFault[] = []
  const kind = kindOf(raw, rules, faults) ?? 'view'
  // Clients send an empty text for none. An event has an instant, an interaction of a data set may lack it.
  const [itemId, recommendationId] = [raw.itemId || null, raw.recommendationId || null]
  const statedAt = instant.read(raw.occurredAt ?? '')
  const at = typeof statedAt === 'number' ? statedAt + skewMs : (raw.occurredAt ?? '')
  const given = { ...raw, kind, itemId, value: raw.rating, at }
  const interaction = readInteraction(given, faults)
  const own = readFields(EVENT_FIELDS, { ...raw, recommendationId }, faults)
  const context = readContext(raw.context ?? {}, faults)
  const properties = readProperties(raw.properties ?? [], faults)
  if (interaction === null || own === null || faults.length > 0)
    return { problems: problemsOf(faults, path, raw) }
  faults.push(...interactionFaults(interaction, { nowMs, ratingScale: rules.ratingScale }))
  faults.push(...ownFaults(interaction, own))
  if (faults.length > 0) return { problems: problemsOf(faults, path, raw) }
  const { portion, dwellMs, query, sessionId } = own
  // Always in this order: the journal compares the texts of events.
  const details: EventDetails = {
    ...interaction.details,
    ...(query !== null && { query }),
    ...(sessionId !== null && { sessionId }),
    ...(Object.keys(context).length > 0 && { context }),
    ...(Object.keys(properties).length > 0 && { properties }),
    ...(skewMs !== 0 && typeof statedAt === 'number' && { statedAtMs: statedAt }),
  }
  const { details: _, ...facts } = interaction
  return {
    event: {
      ...facts,
      eventId: interaction.eventId ?? '',
      atMs: interaction.atMs ?? nowMs,
      ...(portion !== null && { portion }),
      ...(dwellMs !== null && { dwellMs }),
      ...(own.recommendationId !== null && { recommendationId: own.recommendationId }),
      ...(Object.keys(details).length > 0 && { details }),
    },
  }
}

function problemsOf(
  faults: readonly FieldFault[],
  path: readonly string[],
  raw: RawEvent,
): readonly Problem[] {
  return faults.map(({ field, message }) => {
    const [first = '', ...inner] = (API_NAMES[field] ?? field).split('.')
    const place = [...fieldPath(raw, path, first), ...inner]
    return invalid(place, `${place.at(-1)} ${message}`)
  })
}

/** Where the client states a field of an event. @param path of the event */
export function fieldPath(
  { names, places }: Pick<RawEvent, 'names' | 'places'>,
  path: readonly string[],
  field: string,
): readonly string[] {
  return places?.[field] ?? [...path, names?.[field] ?? field]
}

function kindOf(
  { kind, customKind }: RawEvent,
  { customKinds }: EventRules,
  faults: FieldFault[],
): EventKind | undefined {
  const fail = (message: string, field = 'customKind'): undefined => {
    faults.push({ field, message })
  }
  if (kind === '') return fail('is no EventKind', 'kind')
  if (kind === 'custom') {
    if (!customKind) return fail('must name the custom kind')
    return customKinds.get(customKind) ?? fail('names a kind that the settings do not map')
  }
  if (customKind) fail('is only for the kind CUSTOM')
  return kind
}

type OwnValues = ValuesOf<typeof EVENT_FIELDS>

/** What contradicts the kind of an event, apart from the rules of interactions. */
function ownFaults(
  { kind, count, eventId }: Pick<InteractionEvent, 'kind' | 'count'> & { readonly eventId: string | null },
  { portion, dwellMs, query }: OwnValues,
): readonly FieldFault[] {
  const isMeasured = kind === 'view' || kind === 'play'
  const isSearch = kind === 'search'
  const checks: readonly (readonly [isWrong: boolean, field: string, message: string])[] = [
    [eventId?.startsWith(IMPORT_PREFIX) === true, 'eventId', `must not begin with ${IMPORT_PREFIX}`],
    [count > MAX_COUNT, 'count', `must be 1-${MAX_COUNT}`],
    [portion !== null && !isMeasured, 'portion', 'is only for the kinds VIEW and PLAY'],
    [dwellMs !== null && !isMeasured, 'dwellMs', 'is only for the kinds VIEW and PLAY'],
    [query !== null && !isSearch, 'query', 'is only for the kind SEARCH'],
  ]
  return checks.flatMap(([isWrong, field, message]) => (isWrong ? [{ field, message }] : []))
}

/** Those of its fields that are given and right. */
function readContext(given: NonNullable<RawEvent['context']>, faults: FieldFault[]): EventContext {
  const wrong: FieldFault[] = []
  const values = readFields(CONTEXT_FIELDS, given, wrong)
  faults.push(...wrong.map(({ field, message }) => ({ field: `context.${field}`, message })))
  return Object.fromEntries(
    Object.entries(values ?? {}).filter(([, value]) => value !== null && value !== ''),
  )
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
