import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { AttuneError } from '../../domain/errors.ts'
import { decodeNodeId, type NodeType } from './node-id.ts'

/** Has every argument that names a record take its id as imported or its global id, before any check of the caller. */
export function readIdArguments(schema: GraphQLSchema): void {
  const readers = new IdReaders()
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue
    for (const field of Object.values(type.getFields())) {
      const read = readers.ofFields(`${type.name}.${field.name}`, field.args)
      const { resolve, subscribe } = field
      if (read === null) continue
      if (resolve) field.resolve = (parent, args, ...rest) => resolve(parent, read(args, ''), ...rest)
      if (subscribe) field.subscribe = (parent, args, ...rest) => subscribe(parent, read(args, ''), ...rest)
    }
  }
}

/** Ids whose name does not say of what they are. */
const NAMED: Readonly<Record<string, NodeType>> = {
  'Query.item.id': 'Item',
  'Query.items.ids': 'Item',
  'ItemFilter.ids': 'Item',
  'ItemInput.id': 'Item',
  'ContextInput.viewing': 'Item',
  'ContextInput.cart': 'Item',
  'Query.user.id': 'User',
  'UserFilter.ids': 'User',
  'UserInput.id': 'User',
  'PreviewInput.viewers': 'User',
  'Query.tag.id': 'Tag',
  'TagTest.anyOf': 'Tag',
  'TagTest.allOf': 'Tag',
  'TagInput.id': 'Tag',
  'InterestTest.anyOf': 'Tag',
  'Query.privacyRequest.id': 'PrivacyRequest',
  'Query.recommendation.id': 'ServedList',
  'Query.training.id': 'Training',
  'Mutation.cancelTraining.id': 'Training',
}

const BY_ENDING: readonly (readonly [ending: RegExp, type: NodeType])[] = [
  [/(item|candidate)Ids?$/i, 'Item'],
  [/(user|other)Ids?$/i, 'User'],
  [/tagIds?$/i, 'Tag'],
  [/recommendationId$/i, 'ServedList'],
]

/** What an argument or input field of type `ID` names; null if it names no record. @param owner its field or input type */
export function namedType(owner: string, name: string): NodeType | null {
  return NAMED[`${owner}.${name}`] ?? BY_ENDING.find(([ending]) => ending.test(name))?.[1] ?? null
}

/** Returns the value with ids as imported: itself if it has no global id. @throws AttuneError `BAD_USER_INPUT` that names the place of another type's id */
type Reader<T = unknown> = (value: T, path: string) => T

type Values = Readonly<Record<string, unknown>>

/** The readers of the arguments of a schema. Null where nothing names a record. */
class IdReaders {
  readonly #ofInputs = new Map<string, Reader<Values> | null>()

  ofFields(owner: string, fields: readonly (GraphQLArgument | GraphQLInputField)[]): Reader<Values> | null {
    const readers = fields.flatMap(({ name, type }) => {
      const read = this.#of(owner, name, type)
      return read === null ? [] : [[name, read] as const]
    })
    if (readers.length === 0) return null
    return (values, path) => {
      let read: Record<string, unknown> | null = null
      for (const [name, reader] of readers) {
        const given = values[name]
        const one = given == null ? given : reader(given, `${path}${name}`)
        if (one === given) continue
        read ??= { ...values }
        read[name] = one
      }
      return read ?? values
    }
  }

  #of(owner: string, name: string, type: GraphQLInputType): Reader | null {
    if (isNonNullType(type)) return this.#of(owner, name, type.ofType)
    if (isListType(type)) {
      const read = this.#of(owner, name, type.ofType)
      return (
        read &&
        ((list, path) => mapChanged(list as unknown[], (one, at) => one && read(one, `${path}.${at}`)))
      )
    }
    if (isInputObjectType(type)) {
      const read = this.#ofInput(type)
      return read && ((values, path) => read(values as Values, `${path}.`))
    }
    const named = type.name === 'ID' ? namedType(owner, name) : null
    return named && ((id, path) => idOf(String(id), named, path))
  }

  #ofInput(type: GraphQLInputObjectType): Reader<Values> | null {
    const known = this.#ofInputs.get(type.name)
    if (known !== undefined) return known
    // For the fields of this type that are of this type again, such as the parts of a filter.
    this.#ofInputs.set(type.name, (values, path) => this.#ofInputs.get(type.name)?.(values, path) ?? values)
    const read = this.ofFields(type.name, Object.values(type.getFields()))
    this.#ofInputs.set(type.name, read)
    return read
  }
}

/** The list itself if `map` returns what it is given. */
function mapChanged<T>(list: readonly T[], map: (one: T, index: number) => T): readonly T[] {
  const mapped = list.map(map)
  return mapped.some((one, at) => one !== list[at]) ? mapped : list
}

function idOf(text: string, type: NodeType, path: string): string {
  const node = decodeNodeId(text)
  if (node === null) return text
  if (node.type === type) return node.id
  throw new AttuneError('BAD_USER_INPUT', `${path} is a global id of the type ${node.type}, not ${type}`, {
    hint: `pass an id or a nodeId of the type ${type}`,
  })
}
