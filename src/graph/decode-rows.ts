import { GraphError } from './graph-error.ts'
import type { FieldType, GraphQuery } from './graph-query.ts'

/** An engine's number, integer object or bigint as a JS number; undefined for anything else. */
export type DecodeNumber = (value: unknown) => number | undefined

/** Rows as an engine returns them, one value per column. The decoder may change lists and maps in them. */
export interface RawRows {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly unknown[])[]
}

/**
 * Rows as the header declares them. Neither engine promises an order for a list of maps, so it is sorted by its fields in
 * the order of their declaration.
 *
 * @throws GraphError `contract` naming query and column: a null or a type that the header excludes.
 */
export function decodeRows<Params, Row>(
  query: GraphQuery<Params, Row>,
  { columns, rows }: RawRows,
  decodeNumber: DecodeNumber,
): Row[] {
  const fields = Object.entries(query.row).map(([name, type]) => ({ name, type, at: columns.indexOf(name) }))
  return rows.map((row) => {
    const decoded: Record<string, unknown> = {}
    for (const { name, type, at } of fields) {
      decoded[name] = decodeValue(type, row[at], query.name, name, decodeNumber)
    }
    return decoded as Row
  })
}

function decodeFields(
  fields: Readonly<Record<string, FieldType>>,
  row: Readonly<Record<string, unknown>>,
  path: string,
  decodeNumber: DecodeNumber,
): Record<string, unknown> {
  const decoded: Record<string, unknown> = {}
  for (const name in fields) {
    const type = fields[name]
    if (type) decoded[name] = decodeValue(type, row[name], path, name, decodeNumber)
  }
  return decoded
}

function decodeValue(
  type: FieldType,
  value: unknown,
  path: string,
  name: string,
  decodeNumber: DecodeNumber,
): unknown {
  if (type.type === 'Rows') return decodeRecords(type.fields, value, path, name, decodeNumber)
  if (type.type === 'Properties') return decodeProperties(value, decodeNumber)
  if (type.type === 'IdSet' || type.type === 'Places') {
    throw new GraphError('contract', `${path}: ${name} cannot be of type ${type.type}`)
  }
  if (value === null || value === undefined) {
    if (type.nullable) return null
    throw new GraphError('contract', `${path}: column ${name} is null`)
  }
  if (!type.list) return decodeScalar(type.type, value, path, name, decodeNumber)
  if (!Array.isArray(value)) throw new GraphError('contract', `${path}: column ${name} is not a list`)
  for (let at = 0; at < value.length; at++) {
    value[at] = decodeScalar(type.type, value[at], path, name, decodeNumber)
  }
  return value
}

function decodeScalar(
  type: string,
  value: unknown,
  path: string,
  name: string,
  decodeNumber: DecodeNumber,
): string | number | boolean {
  if (type === 'String' && typeof value === 'string') return value
  if (type === 'Boolean' && typeof value === 'boolean') return value
  const number = type === 'Int' || type === 'Float' ? decodeNumber(value) : undefined
  if (type === 'Float' && number !== undefined && Number.isFinite(number)) return number
  if (type === 'Int' && Number.isSafeInteger(number)) return number as number
  throw new GraphError('contract', `${path}: column ${name} is not ${type}`)
}

function decodeRecords(
  fields: Readonly<Record<string, FieldType>>,
  value: unknown,
  path: string,
  name: string,
  decodeNumber: DecodeNumber,
): Record<string, unknown>[] {
  if (!Array.isArray(value)) throw new GraphError('contract', `${path}: column ${name} is not a list`)
  const records = value.map((item: unknown) => {
    if (typeof item === 'object' && item !== null) {
      return decodeFields(fields, item as Record<string, unknown>, `${path}: ${name}`, decodeNumber)
    }
    throw new GraphError('contract', `${path}: column ${name} must hold maps`)
  })
  const names = Object.keys(fields)
  return records.sort((a, b) => compareByFields(a, b, names))
}

function compareByFields(a: Record<string, unknown>, b: Record<string, unknown>, names: string[]): number {
  for (const name of names) {
    const left = a[name] as string | number
    const right = b[name] as string | number
    if (left < right) return -1
    if (left > right) return 1
  }
  return 0
}

function decodeProperties(value: unknown, decodeNumber: DecodeNumber): Record<string, unknown> {
  const decoded: Record<string, unknown> = {}
  for (const [name, item] of Object.entries((value ?? {}) as Record<string, unknown>)) {
    const property = Array.isArray(item) ? decodeList(item, decodeNumber) : decodeItem(item, decodeNumber)
    if (property !== undefined) decoded[name] = property
  }
  return decoded
}

function decodeItem(item: unknown, decodeNumber: DecodeNumber): string | boolean | number | undefined {
  return typeof item === 'string' || typeof item === 'boolean' ? item : decodeNumber(item)
}

/** A list of texts or of numbers; undefined for any other. */
function decodeList(items: readonly unknown[], decodeNumber: DecodeNumber): unknown[] | undefined {
  if (items.every((item) => typeof item === 'string')) return [...items]
  const numbers = items.map(decodeNumber)
  return numbers.includes(undefined) ? undefined : numbers
}
