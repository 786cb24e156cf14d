import { GraphQLError, GraphQLScalarType, Kind, valueFromASTUntyped } from 'graphql'
import { GraphQLDateTime, GraphQLLocale, GraphQLSafeInt } from 'graphql-scalars'
import { formatIsoDuration, parseIsoDuration } from '../../domain/duration.ts'
import type { StatedKind } from '../../domain/event.ts'
import { currencyCode } from '../../domain/money.ts'
import type { PropertyValue } from '../../domain/property-type.ts'
import { LONGEST_LOCALE } from '../../recommend/serving/texts.ts'
import { ENUM_VALUES } from './enums.ts'

/** An instant in results. */
export const DateTimeScalar = GraphQLDateTime

/** A BCP 47 tag of a language, of 35 characters at most. */
export const LocaleScalar = new GraphQLScalarType<string, string>({
  name: 'Locale',
  parseValue: toLocale,
  parseLiteral: (node) => toLocale(node.kind === Kind.STRING ? node.value : null),
})

/** A whole number within the safe range. */
export const SafeIntScalar = GraphQLSafeInt

/** An instant as sent. Each row is checked on its own, so that one bad instant does not reject the others. */
export const InstantScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'Instant',
  parseValue(value) {
    if (typeof value === 'string' || typeof value === 'number') return value
    throw new GraphQLError('Instant must be a text or a number')
  },
  parseLiteral(node) {
    if (node.kind === Kind.STRING) return node.value
    if (node.kind === Kind.INT) return Number(node.value)
    throw new GraphQLError('Instant must be a text or a whole number')
  },
})

/** A web address as sent. Each row is checked on its own, as `Instant`. */
export const URLScalar = new GraphQLScalarType<string, string>({
  name: 'URL',
  parseValue: (value) => toText('URL', value),
  parseLiteral: (node) => toText('URL', node.kind === Kind.STRING ? node.value : null),
})

/** The code of a known currency, or an empty text. Each event is checked on its own, as `Instant`. */
export const CurrencyScalar = new GraphQLScalarType<string, string>({
  name: 'Currency',
  serialize: String,
  parseValue: (value) => currencyCode(toText('Currency', value)),
  parseLiteral: (node) => currencyCode(toText('Currency', node.kind === Kind.STRING ? node.value : null)),
})

/** The name of a value of `EventKind`, or an empty text. Each event is checked on its own, as `Instant`. */
export const EventKindNameScalar = new GraphQLScalarType<StatedKind, string>({
  name: 'EventKindName',
  parseValue: toKind,
  parseLiteral: (node) => toKind(node.kind === Kind.ENUM || node.kind === Kind.STRING ? node.value : null),
})

/** A duration: ISO 8601 for clients, milliseconds here. */
export const DurationScalar = new GraphQLScalarType<number, string>({
  name: 'Duration',
  serialize: (value) => formatIsoDuration(Number(value)),
  parseValue: toDuration,
  parseLiteral: (node) => toDuration(node.kind === Kind.STRING ? node.value : null),
})

/** The spec of a placement, as JSON. Only in results. */
export const PlacementSpecScalar = new GraphQLScalarType<unknown, unknown>({ name: 'PlacementSpec' })

/** The value of a free property: a text, a number, a boolean, or a list of texts or of numbers. */
export const ValueScalar = new GraphQLScalarType<PropertyValue, PropertyValue>({
  name: 'Value',
  serialize: toValue,
  parseValue: toValue,
  parseLiteral: (node, variables) => toValue(valueFromASTUntyped(node, variables)),
})

function toDuration(value: unknown): number {
  const durationMs = typeof value === 'string' ? parseIsoDuration(value) : null
  if (durationMs !== null) return durationMs
  throw new GraphQLError('Duration must be an ISO 8601 duration such as P30D or PT12H')
}

function toText(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw new GraphQLError(`${name} must be a text`)
}

function toLocale(value: unknown): string {
  const tag = toText('Locale', value)
  if (tag.length <= LONGEST_LOCALE) return GraphQLLocale.parseValue(tag)
  throw new GraphQLError(`Locale must have at most ${LONGEST_LOCALE} characters`)
}

function toKind(value: unknown): StatedKind {
  const kinds = ENUM_VALUES.EventKind
  return typeof value === 'string' && Object.hasOwn(kinds, value) ? (kinds[value] as StatedKind) : ''
}

function toValue(value: unknown): PropertyValue {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (Array.isArray(value)) {
    if (value.every((one) => typeof one === 'string')) return value
    if (value.every((one) => typeof one === 'number' && Number.isFinite(one))) return value
  }
  throw new GraphQLError('Value must be a text, a number, a boolean, or a list of texts or of numbers')
}

/** Epoch milliseconds as a date; null for null and for values outside the range of `Date`. */
export function toDate(epochMs: number | null): Date | null {
  if (epochMs === null) return null
  const date = new Date(epochMs)
  return Number.isNaN(date.getTime()) ? null : date
}
