import { EVENT_KINDS, type InteractionEvent } from './event.ts'
import {
  boolean,
  count,
  type FieldFault,
  id,
  instant,
  name,
  number,
  oneOf,
  otherwise,
  pastInstant,
  personId,
  positive,
  readFields,
  required,
  type ValuesOf,
  webAddress,
} from './field.ts'
import { money, moneyFaults } from './money.ts'
import { OWN_PROPERTIES } from './own-properties.ts'
import type { PropertyType, PropertyValue } from './property-type.ts'

/**
 * What the records of a graph may hold: the one description by which mutations, events and imports check them. Each entry point
 * decodes its own encoding, reads the fields of the record with `readFields`, and asks the rules below.
 */

/** Free properties of one record. */
export const MAX_PROPERTIES = 200

/** Largest weight of a tagging, and largest count of an interaction: more is implausible. */
const MOST = 1_000_000

/** Clock difference that is tolerated before an instant counts as future. */
export const TOLERATED_MS = 5 * 60_000

export const TIE_KINDS = ['follows', 'friends', 'blocks', 'mutes'] as const
export type TieKind = (typeof TIE_KINDS)[number]

/**
 * The fields of each kind of record, in reading order. Users and items may have free properties besides. Referenced kinds come
 * first. Taggings come last, because interactions and ties create missing users and items, but taggings do not.
 */
export const RECORD_FIELDS = {
  users: { id: required(personId), name, createdAt: instant, showMeToOthers: boolean },
  items: {
    id: required(id),
    title: name,
    kind: id,
    url: webAddress,
    imageUrl: webAddress,
    createdAt: instant,
    availableFrom: instant,
    availableUntil: instant,
  },
  tags: { id: required(id), name, kind: id },
  interactions: {
    userId: required(id),
    /** Empty for a search, which is about no item. */
    itemId: otherwise(id, ''),
    kind: required(oneOf(EVENT_KINDS)),
    /** The rating. */
    value: number,
    count: otherwise(count(MOST), 1),
    at: pastInstant,
    eventId: id,
    /** Price of one unit. A file states it in two columns: see `withMoney`. */
    price: money,
    quantity: count(MOST),
    orderId: id,
    /** Characters of a comment. */
    commentLength: count(MOST),
  },
  ties: {
    userId: required(personId),
    otherId: required(personId),
    /** `friends` is the same as `follows` in both directions. */
    kind: required(oneOf(TIE_KINDS)),
    strength: otherwise(positive(1), 1),
    at: pastInstant,
  },
  taggings: {
    itemId: required(id),
    tagId: required(id),
    /** Strength of one assignment; assignments of several users add up. */
    weight: otherwise(positive(MOST), 1),
    userId: personId,
    at: pastInstant,
  },
} as const

export type RecordKind = keyof typeof RECORD_FIELDS

/** The kinds of records in reading order. */
export const RECORD_KINDS = Object.keys(RECORD_FIELDS) as readonly RecordKind[]

/** The values of the fields of a kind of record. */
type Values<K extends RecordKind> = ValuesOf<(typeof RECORD_FIELDS)[K]>

export type Properties = Readonly<Record<string, PropertyValue>>

/** What becomes of properties: null removes one, and those that are absent stay. */
export type PropertyChanges = Readonly<Record<string, PropertyValue | null>>

/** The free properties of a record, and how a file gives them. */
export interface FreeProperties {
  readonly properties: Properties
  /** The text of each free property, if the file has no types of its own. */
  readonly cells?: Readonly<Record<string, string>>
  /** Types that the file declares. */
  readonly declared?: Readonly<Record<string, PropertyType>>
}

// Checked records, as importers read them and the demo world makes them.
export type UserRecord = Values<'users'> & FreeProperties
export type ItemRecord = Values<'items'> & FreeProperties
export type TagRecord = Values<'tags'>
export type TieRecord = Values<'ties'>
export type TaggingRecord = Values<'taggings'>

/** An interaction of a data set: an event that may lack id and date. */
export interface InteractionRecord extends Omit<InteractionEvent, 'eventId' | 'atMs'> {
  /** The event id of the data set, if any. */
  readonly eventId: string | null
  /** Epoch milliseconds; null: the declared instant of the import. */
  readonly atMs: number | null
}

/** The record of each kind of node. */
export interface NodeRecords {
  readonly users: UserRecord
  readonly items: ItemRecord
  readonly tags: TagRecord
}

/** The record of each kind. */
export interface RecordOf extends NodeRecords {
  readonly interactions: InteractionRecord
  readonly ties: TieRecord
  readonly taggings: TaggingRecord
}

/** What an upsert did with a record: `skipped` if the graph already held all of it. */
export type UpsertOutcome = 'created' | 'merged' | 'skipped'

/** What the rules of records depend on. */
export interface RecordTerms {
  /** The current time, epoch milliseconds. */
  readonly nowMs: number
  readonly ratingScale: { readonly min: number; readonly max: number }
}

/** Reads the fields of an interaction, as `readFields` does. */
export function readInteraction(
  given: Readonly<Record<string, unknown>>,
  faults: FieldFault[],
): InteractionRecord | null {
  const values = readFields(RECORD_FIELDS.interactions, given, faults)
  if (values === null) return null
  const { at, price, quantity, orderId, commentLength, ...others } = values
  // Always in this order: the journal compares the texts of events.
  const details = {
    ...(price && { price }),
    ...(quantity !== null && { quantity }),
    ...(orderId !== null && { orderId }),
    ...(commentLength !== null && { commentLength }),
  }
  return { ...others, atMs: at, ...(Object.keys(details).length > 0 && { details }) }
}

/** What is wrong first with a record whose fields are right: contradictions between them, and instants to come. Null if nothing. */
export function checkRecord<K extends RecordKind>(
  kind: K,
  record: RecordOf[K],
  terms: RecordTerms,
): FieldFault | null {
  return RULES[kind](record, terms)
}

const RULES: {
  readonly [K in RecordKind]: (record: RecordOf[K], terms: RecordTerms) => FieldFault | null
} = {
  users: ({ createdAt }, terms) => futureFault('createdAt', createdAt, terms),
  items: () => null,
  tags: () => null,
  interactions: (interaction, terms) => interactionFaults(interaction, terms)[0] ?? null,
  ties({ userId, otherId, at }, terms) {
    if (userId === otherId) return { field: 'otherId', message: 'must be another user' }
    return futureFault('at', at, terms)
  },
  taggings: ({ at }, terms) => futureFault('at', at, terms),
}

/** All that is wrong with an interaction, or with an event, whose fields are right. */
export function interactionFaults(
  { kind, itemId, value, count, atMs, details = {} }: Omit<InteractionRecord, 'eventId'>,
  terms: RecordTerms,
): readonly FieldFault[] {
  const { min, max } = terms.ratingScale
  const faults: FieldFault[] = []
  const fail = (field: string, message: string) => faults.push({ field, message })
  if (kind === 'search') {
    if (itemId !== '') fail('itemId', 'is not for searches, which are about no item')
  } else if (itemId === '') fail('itemId', 'is missing')
  if (kind !== 'rating') {
    if (value !== null) fail('value', 'is only for ratings')
  } else {
    if (value === null) fail('value', 'is missing')
    else if (value < min || value > max) fail('value', `is not on the rating scale ${min}-${max}`)
    if (count !== 1) fail('count', 'must be 1 for a rating')
  }
  const { price, orderId, commentLength } = details
  if (price && kind === 'search') fail('price', 'is not for searches')
  else if (price) faults.push(...moneyFaults('price', price))
  if (orderId !== undefined && kind !== 'purchase') fail('orderId', 'is only for purchases')
  if (commentLength !== undefined && kind !== 'comment') fail('commentLength', 'is only for comments')
  const future = futureFault('at', atMs, terms)
  return future === null ? faults : [...faults, future]
}

/** What is wrong with an instant that may not have to come yet; null if nothing. */
export function futureFault(
  field: string,
  atMs: number | null,
  { nowMs }: Pick<RecordTerms, 'nowMs'>,
): FieldFault | null {
  return atMs !== null && atMs > nowMs + TOLERATED_MS ? { field, message: 'is in the future' } : null
}

const PROPERTY_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,63}$/

/** Names that would change an object instead of its properties. */
const UNSAFE_NAMES: readonly string[] = ['__proto__', 'constructor', 'prototype']

/** What is wrong with the name of a free property; null if nothing. @param owner whose property; omitted: an event's */
export function propertyNameFault(propertyName: string, owner?: keyof typeof OWN_PROPERTIES): string | null {
  if (owner && OWN_PROPERTIES[owner].has(propertyName)) return 'is reserved: the graph uses this name itself'
  if (PROPERTY_NAME.test(propertyName) && !UNSAFE_NAMES.includes(propertyName)) return null
  return 'is not a property name: at most 64 letters, digits and _, no digit first, not __proto__, constructor, prototype'
}
