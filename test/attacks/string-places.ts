import { createHash } from 'node:crypto'
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'

/** An argument or input field that takes a text, and an operation that sends one there. */
export interface StringPlace {
  /** Such as `Mutation.upsertItems(items.tags.tagId)`. */
  readonly name: string
  /** The root field. */
  readonly field: string
  readonly isWrite: boolean
  readonly document: string
  variables(text: string): Readonly<Record<string, unknown>>
}

const TEXTS: readonly string[] = ['String', 'ID', 'Value']

/** Deepest nesting of inputs: a filter of a filter is one more than a filter. */
const MAX_DEPTH = 5

/** Replaced by another id for each text, so that no write overwrites the one before. */
const NEW_ID = 'new-id'

/** Valid values for required arguments, by name; the type decides for others. */
const NAMED: Readonly<Record<string, unknown>> = {
  userId: 'ana',
  otherId: 'bo',
  itemId: 'tea',
  tagId: 'hot',
  id: NEW_ID,
  eventId: NEW_ID,
  key: NEW_ID,
  name: 'price',
}

const BY_TYPE: Readonly<Record<string, unknown>> = {
  ID: 'tea',
  String: 'text',
  Value: 'text',
  Int: 1,
  Float: 0.5,
  SafeInt: 1,
  Boolean: true,
  Currency: 'EUR',
  Instant: Date.UTC(2025, 0, 1),
  DateTime: '2025-01-01T00:00:00.000Z',
  URL: 'https://shop.example/',
  // Other kinds create no item.
  EventKind: 'LIKE',
}

/** Every place of a text in the arguments of root fields, and in those of the fields of `Item`, `Tag` and `User`. */
export function stringPlaces(schema: GraphQLSchema): readonly StringPlace[] {
  const roots = (['Query', 'Mutation'] as const).flatMap((root) => {
    const fields = schema.getType(root)
    if (!isObjectType(fields)) return []
    return Object.values(fields.getFields()).flatMap((field) =>
      placesOf(root, field, (part) => `{ ${part} }`),
    )
  })
  const nested = Object.entries({ Item: 'item(id: "tea")', Tag: 'tag(id: "hot")', User: 'user(id: "ana")' })
  return [
    ...roots,
    ...nested.flatMap(([name, owner]) => {
      const type = schema.getType(name)
      if (!isObjectType(type)) return []
      return Object.values(type.getFields()).flatMap((field) =>
        placesOf('Query', field, (part) => `{ ${owner} { ${part} } }`, name),
      )
    }),
  ]
}

function placesOf(
  root: 'Query' | 'Mutation',
  field: GraphQLField<unknown, unknown>,
  within: (part: string) => string,
  owner: string = root,
): readonly StringPlace[] {
  return field.args.flatMap((arg) => {
    const others = field.args.filter((other) => other !== arg && isNonNullType(other.type))
    const given = [arg, ...others]
    const declared = given.map(({ name, type }) => `$${name}: ${type}`).join(', ')
    const passed = given.map(({ name }) => `${name}: $${name}`).join(', ')
    const part = `${field.name}(${passed}) ${selectionOf(field.type)}`
    const required = Object.fromEntries(others.map((other) => [other.name, valid(other)]))
    return fillings(arg.type, 0).map(({ path, fill }) => ({
      name: `${owner}.${field.name}(${[arg.name, ...path].join('.')})`,
      field: field.name,
      isWrite: root === 'Mutation',
      document: `${root.toLowerCase()} (${declared}) ${within(part)}`,
      variables: (text: string) => withNewId({ ...required, [arg.name]: fill(text) }, text),
    }))
  })
}

function withNewId<T>(value: T, text: string): T {
  const id = createHash('sha256').update(text).digest('hex').slice(0, 16)
  return JSON.parse(JSON.stringify(value, (_key, part: unknown) => (part === NEW_ID ? id : part))) as T
}

interface Filling {
  readonly path: readonly string[]
  fill(text: string): unknown
}

/** The ways to put one text into a value of this type. */
function fillings(type: GraphQLInputType, depth: number): readonly Filling[] {
  const named = getNamedType(type)
  if (TEXTS.includes(named.name)) return [{ path: [], fill: (text) => (isList(type) ? [text] : text) }]
  if (!isInputObjectType(named) || depth > MAX_DEPTH) return []
  const fields = Object.values(named.getFields())
  return fields.flatMap((field) =>
    fillings(field.type, depth + (getNamedType(field.type) === named ? MAX_DEPTH : 1)).map(
      ({ path, fill }) => ({
        path: [field.name, ...path],
        fill(text: string) {
          const value = { ...(named.isOneOf ? {} : requiredOf(fields, field)), [field.name]: fill(text) }
          return isList(type) ? [value] : value
        },
      }),
    ),
  )
}

function requiredOf(fields: readonly GraphQLInputField[], but: GraphQLInputField): Record<string, unknown> {
  const required = fields.filter((field) => field !== but && isNonNullType(field.type))
  return Object.fromEntries(required.map((field) => [field.name, valid(field)]))
}

/** A valid value for an argument or a field. */
function valid({ name, type }: GraphQLArgument | GraphQLInputField): unknown {
  const named = getNamedType(type)
  let value = NAMED[name] ?? BY_TYPE[named.name]
  if (isEnumType(named)) value ??= named.getValues()[0]?.name
  if (isInputObjectType(named)) {
    const fields = Object.values(named.getFields())
    // A filter of a filter would never end.
    const first = fields.find((field) => getNamedType(field.type) !== named)
    value =
      named.isOneOf && first ? { [first.name]: valid(first) } : requiredOf(fields, {} as GraphQLInputField)
  }
  return isList(type) ? [value] : value
}

function isList(type: GraphQLInputType): boolean {
  return isListType(getNullableType(type))
}

/** The ids in a result, and its problems. */
function selectionOf(type: GraphQLOutputType): string {
  const named = getNamedType(type)
  if (!isCompositeType(named)) return ''
  const fields = isObjectType(named) ? named.getFields() : {}
  const parts = ['__typename']
  if (fields.id) parts.push('id')
  if (fields.nodes) parts.push('nodes { __typename }')
  if (fields.problems) parts.push('problems { code message }')
  if (fields.results) parts.push('results { status problems { code message } }')
  return `{ ${parts.join(' ')} }`
}
