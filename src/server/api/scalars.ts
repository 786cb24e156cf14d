import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'
import { GraphQLDateTime } from 'graphql-scalars'

type Value = string | number | boolean

/** An instant in answers and arguments. */
export const DateTimeScalar = GraphQLDateTime

/**
 * The word of an event's kind. Any text passes: which words are kinds is checked event by event, so that a new word of
 * one client does not refuse the events of the others.
 */
export const EventKindScalar = new GraphQLScalarType<string, string>({
  name: 'EventKind',
  parseValue: toText,
  parseLiteral(node) {
    if (node.kind === Kind.ENUM || node.kind === Kind.STRING) return node.value
    throw new GraphQLError('EventKind must be a word')
  },
})

/** An instant as it was sent: whether it is one is checked event by event. */
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

/** Epoch milliseconds as a date; null stays null. Beyond what a date can be: null. */
export function toDate(epochMs: number | null): Date | null {
  if (epochMs === null) return null
  const date = new Date(epochMs)
  return Number.isNaN(date.getTime()) ? null : date
}
