import { GraphQLError, GraphQLScalarType } from 'graphql'

/** The value of a free property: a text, a number or a boolean. Only answers hold it. */
export const ValueScalar = new GraphQLScalarType<string | number | boolean, string | number | boolean>({
  name: 'Value',
  serialize(value) {
    if (typeof value === 'string' || typeof value === 'boolean') return value
    if (typeof value === 'number' && Number.isFinite(value)) return value
    throw new GraphQLError('a property is no scalar')
  },
})
