import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql'
import { GraphQLDateTime } from 'graphql-scalars'
import type { PropertyValue } from '../../domain/property-type.ts'

/** An instant in results and arguments. */
export const DateTimeScalar = GraphQLDateTime

/**
 * The kind of an event. Accepts any text: each event is checked on its own, so that one unknown kind does not reject the
 * other events of the request.
 */
export const EventKindScalar = new GraphQLScalarType<string, string>({
  name: 'EventKind',
  parseValue: toText,
  parseLiteral(node) {
    if (node.kind === Kind.ENUM || node.kind === Kind.STRING) return node.value
    throw new GraphQLError('EventKind must be a word')
  },
})

/** An instant as sent. Each event is checked on its own. */
export const EventTimeScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'EventTime',
  parseValue(value) {
    if (typeof value === 'string' || typeof value === 'number') return value
    throw new GraphQLError('EventTime must be a text or a number')
  },
  parseLiteral(node) {
    if (node.kind === Kind.STRING) return node.value
    if (node.kind === Kind.INT) return Number(node.value)
    throw new GraphQLError('EventTime must be a text or a whole number')
  },
})

/** The value of a free property. */
export const ValueScalar = new GraphQLScalarType<PropertyValue, PropertyValue>({
  name: 'Value',
  serialize: toValue,
  parseValue: toValue,
  parseLiteral: (node) => toValue(node.kind === Kind.LIST ? node.values.map(literalOf) : literalOf(node)),
})

function literalOf(node: ValueNode): unknown {
  if (node.kind === Kind.STRING || node.kind === Kind.BOOLEAN) return node.value
  return node.kind === Kind.INT || node.kind === Kind.FLOAT ? Number(node.value) : undefined
}

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  throw new GraphQLError('EventKind must be a word')
}

function toValue(value: unknown): PropertyValue {
  if (typeof value === 'string' || typeof value === 'boolean' || isNumber(value)) return value
  if (Array.isArray(value)) {
    if (value.every((element) => typeof element === 'string')) return value
    if (value.every(isNumber)) return value
  }
  throw new GraphQLError('Value must be a text, a number, a boolean, or a list of texts or of numbers')
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value)
}

/** Epoch milliseconds as a date; null for null and for values outside the range of `Date`. */
export function toDate(epochMs: number | null): Date | null {
  if (epochMs === null) return null
  const date = new Date(epochMs)
  return Number.isNaN(date.getTime()) ? null : date
}
