import { GraphError } from './graph-error.ts'
import type { FieldType, GraphQuery } from './graph-query.ts'

interface EncodedSet {
  readonly size: number
  readonly ids: Record<string, boolean>
}

/** Encodings by id set: several queries of a request take the same set. Valid while the size of the set is unchanged. */
const encodedSets = new WeakMap<object, EncodedSet>()

/** How an engine writes a declared integer; a whole JS number is an integer on one engine and a float on the other. */
export type EncodeInt = (value: number) => unknown

/** Maximum length of a list parameter: a larger batch would block the event loop on the embedded engine. */
export const MAX_LIST_PARAMETER = 20_000

/**
 * Parameters as the engines take them: plain, acyclic, finite, with integers encoded by declaration (also in rows), id sets
 * as maps, and each row as the list of its values in the order of declaration (see `GraphQuery.text`).
 *
 * @throws GraphError `contract` naming query and parameter, never the value: a missing or undeclared parameter,
 *   a wrong type, NaN, an integer that is not safe, an overlong list.
 */
export function encodeParams<Params, Row>(
  query: GraphQuery<Params, Row>,
  params: Params,
  encodeInt: EncodeInt,
): Record<string, unknown> {
  const given = params as Readonly<Record<string, unknown>>
  for (const name of Object.keys(given)) {
    if (!query.params[name]) throw new GraphError('contract', `${query.name}: ${name} is not a parameter`)
  }
  const encoded: Record<string, unknown> = {}
  for (const name in query.params) {
    const type = query.params[name]
    if (type) encoded[name] = encodeValue(type, given[name], `${query.name}: $${name}`, encodeInt)
  }
  return encoded
}

function encodeRow(
  fields: Readonly<Record<string, FieldType>>,
  row: Readonly<Record<string, unknown>>,
  path: string,
  encodeInt: EncodeInt,
): readonly unknown[] {
  const encoded: unknown[] = []
  for (const name in fields) {
    const type = fields[name]
    if (type) encoded.push(encodeValue(type, row[name], `${path}${name}`, encodeInt))
  }
  return encoded
}

function encodeValue(type: FieldType, value: unknown, path: string, encodeInt: EncodeInt): unknown {
  if (type.type === 'IdSet') return encodeIdSet(value, path)
  if (type.type === 'Places') return encodePlaces(value, path, encodeInt)
  if (type.type === 'Properties') return encodeProperties(value, path, encodeInt)
  if (type.type === 'Rows') {
    return encodeList(value, path, (row) =>
      encodeRow(type.fields, asMap(row, `${path}[]`), `${path}[].`, encodeInt),
    )
  }
  if (value === null && type.nullable) return null
  if (type.list) return encodeList(value, path, (item) => encodeScalar(type.type, item, path, encodeInt))
  return encodeScalar(type.type, value, path, encodeInt)
}

function encodeScalar(type: string, value: unknown, path: string, encodeInt: EncodeInt): unknown {
  if (type === 'String' && typeof value === 'string') return value
  if (type === 'Boolean' && typeof value === 'boolean') return value
  if (type === 'Float' && Number.isFinite(value)) return value
  if (type === 'Int' && Number.isSafeInteger(value)) return encodeInt(value as number)
  throw new GraphError('contract', `${path} must be ${type}, was ${describe(value)}`)
}

function encodeList<T>(value: unknown, path: string, encode: (item: unknown) => T): T[] {
  if (!Array.isArray(value))
    throw new GraphError('contract', `${path} must be a list, was ${describe(value)}`)
  if (value.length > MAX_LIST_PARAMETER) {
    throw new GraphError(
      'contract',
      `${path} must have at most ${MAX_LIST_PARAMETER} elements, had ${value.length}`,
    )
  }
  return value.map(encode)
}

function encodeIdSet(value: unknown, path: string): Record<string, boolean> {
  const ids = asIterable(value, path)
  const known = encodedSets.get(ids)
  if (ids instanceof Set && known?.size === ids.size) return known.ids
  const set: Record<string, boolean> = Object.create(null)
  for (const id of ids) set[asId(id, path)] = true
  const encoded = withOrdinaryPrototype(set)
  if (ids instanceof Set) encodedSets.set(ids, { size: ids.size, ids: encoded })
  return encoded
}

function encodePlaces(value: unknown, path: string, encodeInt: EncodeInt): Record<string, unknown> {
  if (!(value instanceof Map)) {
    throw new GraphError('contract', `${path} must be a map of ids to places, was ${describe(value)}`)
  }
  const places: Record<string, unknown> = Object.create(null)
  for (const [id, place] of value as ReadonlyMap<unknown, unknown>) {
    const encoded = encodeScalar('Int', place, `${path}[]`, encodeInt)
    // A negative index would read from the end of the list.
    if (Number(place) < 0) throw new GraphError('contract', `${path}[] must not be negative`)
    places[asId(id, path)] = encoded
  }
  return withOrdinaryPrototype(places)
}

function asId(id: unknown, path: string): string {
  if (typeof id === 'string') return id
  throw new GraphError('contract', `${path} must hold strings, had ${describe(id)}`)
}

/** A copy that the embedded engine's binding takes. */
function withOrdinaryPrototype<Value>(map: Record<string, Value>): Record<string, Value> {
  return { ...map }
}

/**
 * Properties have no declared type: safe integers are stored as integers on both engines; null removes a property. Numbers
 * in lists are not encoded as integers: Neo4j stores no list of integers and floats.
 */
function encodeProperties(value: unknown, path: string, encodeInt: EncodeInt): Record<string, unknown> {
  const encoded: Record<string, unknown> = {}
  for (const [name, property] of Object.entries(asMap(value, path))) {
    if (!isPropertyValue(property)) {
      throw new GraphError(
        'contract',
        `${path}.${name} must be a scalar, a list of texts or of numbers, or null, was ${describe(property)}`,
      )
    }
    encoded[name] = Number.isSafeInteger(property) ? encodeInt(property as number) : property
  }
  return encoded
}

function isPropertyValue(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true
  if (!Array.isArray(value)) return Number.isFinite(value)
  if (value.length > MAX_LIST_PARAMETER) return false
  return value.every((element) => typeof element === 'string') || value.every(Number.isFinite)
}

function asMap(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Readonly<Record<string, unknown>>
  }
  throw new GraphError('contract', `${path} must be a map, was ${describe(value)}`)
}

function asIterable(value: unknown, path: string): object & Iterable<unknown> {
  if (typeof value === 'object' && value !== null && Symbol.iterator in value)
    return value as object & Iterable<unknown>
  throw new GraphError('contract', `${path} must be a set of ids, was ${describe(value)}`)
}

function describe(value: unknown): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return Number.isFinite(value) ? 'another number' : 'not finite'
  return Array.isArray(value) ? 'a list' : typeof value
}
