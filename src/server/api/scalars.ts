import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { GraphQLDateTime } from 'graphql-scalars'

type Value = string | number | boolean

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

/** The value of a free property: a text, a number or a boolean. */
export const ValueScalar = new GraphQLScalarType<Value, Value>({
  name: 'Value',
  serialize: toValue,
  parseValue: toValue,
  parseLiteral(node) {
    if (node.kind === Kind.STRING || node.kind === Kind.BOOLEAN) return node.value
    if (node.kind === Kind.INT || node.kind === Kind.FLOAT) return toValue(Number(node.value))
    throw new GraphQLError('Value must be a text, a number or a boolean')
  },
})

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  throw new GraphQLError('EventKind must be a word')
}

function toValue(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new GraphQLError('Value must be a text, a number or a boolean')
}

/** Epoch milliseconds as a date; null for null and for values outside the range of `Date`. */
export function toDate(epochMs: number | null): Date | null {
  if (epochMs === null) return null
  const date = new Date(epochMs)
  return Number.isNaN(date.getTime()) ? null : date
}
