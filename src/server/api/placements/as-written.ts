import { type GraphQLInputType, isInputObjectType, isListType, isNonNullType } from 'graphql'

/**
 * An input as a client can send it again, as JSON: enums by their names in the schema, durations as texts. What is null or omitted is
 * left out, and defaults are there.
 *
 * @param value as a resolver gets it
 */
export function asWritten(type: GraphQLInputType, value: unknown): unknown {
  if (isNonNullType(type)) return asWritten(type.ofType, value)
  if (isListType(type)) return (value as readonly unknown[]).map((one) => asWritten(type.ofType, one))
  if (!isInputObjectType(type)) return type.serialize(value)
  const given = value as Readonly<Record<string, unknown>>
  return Object.fromEntries(
    Object.values(type.getFields()).flatMap((field) =>
      given[field.name] == null ? [] : [[field.name, asWritten(field.type, given[field.name])]],
    ),
  )
}
