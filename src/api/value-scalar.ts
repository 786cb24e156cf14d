import { GraphQLError, GraphQLScalarType, Kind } from 'graphql'

type Value = string | number | boolean

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

function toValue(value: unknown): Value {
  if (typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw new GraphQLError('Value must be a text, a number or a boolean')
}
