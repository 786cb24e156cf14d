import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

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

function toText(value: unknown): string {
  if (typeof value === 'string') return value
  throw new GraphQLError('EventKind must be a word')
}
