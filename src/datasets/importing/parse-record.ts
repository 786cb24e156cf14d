import { Fault, type Field, type FieldFault, type Fields, property, readFields } from '../../domain/field.ts'
import { currencyCode, minorUnits } from '../../domain/money.ts'
import { PROPERTY_TYPES, type PropertyType, type PropertyValue } from '../../domain/property-type.ts'
import {
  type FreeProperties,
  MAX_PROPERTIES,
  propertyNameFault,
  RECORD_FIELDS,
  type RecordKind,
  type RecordOf,
  readInteraction,
} from '../../domain/records.ts'

/** A non-empty cell of a file: text in CSV, any scalar or list in JSONL. */
export type Cell = string | number | boolean | readonly unknown[]

/** Maximum number of columns of a file. */
export const MAX_COLUMNS = 200

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const WHOLE = /^-?(?:0|[1-9]\d*)$/

/** The types as a header names them, such as `price:float`. */
const TYPE_OF: ReadonlyMap<string, PropertyType> = new Map(
  PROPERTY_TYPES.map((type) => [type.toLowerCase(), type]),
)

/** A column of a free property: its name, and the type that it declares after a colon. */
function readColumn(column: string): { readonly name: string; readonly typeName: string | undefined } {
  const at = column.indexOf(':')
  return at < 0
    ? { name: column, typeName: undefined }
    : { name: column.slice(0, at), typeName: column.slice(at + 1) }
}

/** The columns with a meaning of their own: those of fields, and the currency of a price. */
function columnsOf(kind: RecordKind): readonly string[] {
  return [...Object.keys(RECORD_FIELDS[kind]), ...(kind === 'interactions' ? ['currency'] : [])]
}

/** What is wrong with a column; null if nothing. */
function columnFault(kind: RecordKind, column: string): FieldFault | null {
  const names = columnsOf(kind)
  if (names.includes(column)) return null
  const owner = kind === 'users' || kind === 'items' ? kind : null
  const { name, typeName } = owner ? readColumn(column) : { name: column, typeName: undefined }
  const fault = (message: string) => ({ field: `column ${JSON.stringify(name.slice(0, 64))}`, message })
  if (!owner) return fault(`is unknown: ${kind} have ${names.join(', ')}`)
  if (names.includes(name)) return fault('has a type of its own')
  if (typeName !== undefined && !TYPE_OF.has(typeName)) {
    return fault(`has an unknown type: types are ${[...TYPE_OF.keys()].join(', ')}`)
  }
  const message = propertyNameFault(name, owner)
  return message === null ? null : fault(message)
}

/** Why a CSV header is invalid; null if it is valid. */
export function headerFault(kind: RecordKind, columns: readonly string[]): string | null {
  if (columns.length > MAX_COLUMNS) return `more than ${MAX_COLUMNS} columns`
  const names = columns.map((column) => readColumn(column).name)
  for (const [index, column] of columns.entries()) {
    if (names.indexOf(readColumn(column).name) !== index)
      return `column ${JSON.stringify(column.slice(0, 64))} occurs twice`
    const fault = columnFault(kind, column)
    if (fault) return `${fault.field} ${fault.message}`
  }
  const fields: Fields = RECORD_FIELDS[kind]
  const missing = Object.keys(fields).find((name) => fields[name]?.isRequired && !columns.includes(name))
  return missing === undefined ? null : `column ${JSON.stringify(missing)} is missing`
}

/** The non-empty cells of a row by column. */
type Cells = ReadonlyMap<string, Cell>

type ParsedRecord<K extends RecordKind> =
  | { readonly isValid: true; readonly record: RecordOf[K] }
  /** The first fault. It contains no value of the row. */
  | { readonly isValid: false; readonly reason: string }

/**
 * Parses a row. `isTyped` means that the file has types (JSONL), so that the text "5" stays text in a free property.
 */
export function parseRecord<K extends RecordKind>(kind: K, cells: Cells, isTyped: boolean): ParsedRecord<K> {
  const fields: Fields = RECORD_FIELDS[kind]
  const given: Record<string, unknown> = {}
  const others = new Map<string, Cell>()
  for (const [column, cell] of cells) {
    const field = Object.hasOwn(fields, column) ? fields[column] : undefined
    if (field) given[column] = decodedCell(field.form, cell)
    else others.set(column, cell)
  }
  const faults: FieldFault[] = []
  const record =
    kind === 'interactions'
      ? readInteraction(withMoney(given, others, faults), faults)
      : readFields(fields, given, faults)
  const properties = readOthers(kind, others, isTyped, faults)
  const [fault] = faults
  if (fault !== undefined) return { isValid: false, reason: `${fault.field} ${fault.message}` }
  return { isValid: true, record: { ...record, ...properties } as RecordOf[K] }
}

/** The fields of an interaction whose price, a decimal number, and currency are two columns. */
function withMoney(
  { price, ...given }: Readonly<Record<string, unknown>>,
  others: Map<string, Cell>,
  faults: FieldFault[],
): Readonly<Record<string, unknown>> {
  const currency = currencyCode(String(others.get('currency') ?? ''))
  const isStated = others.delete('currency')
  if (isStated && currency === '') faults.push({ field: 'currency', message: 'must be an ISO 4217 code' })
  if (price === undefined) return given
  if (!isStated) faults.push({ field: 'currency', message: 'is missing: a price needs it' })
  if (currency === '') return given
  const amount = minorUnits(String(price), currency)
  if (!(amount instanceof Fault)) return { ...given, price: { amount, currency } }
  faults.push({ field: 'price', message: amount.message })
  return given
}

/** The value that a cell stands for. A text that stands for none of the form stays, and its field refuses it. */
export function decodedCell(form: Field<unknown>['form'], cell: unknown): unknown {
  if (typeof cell !== 'string') return cell
  if (form === 'boolean') return cell === 'true' ? true : cell === 'false' ? false : cell
  return form === 'number' && NUMBER.test(cell) ? Number(cell) : cell
}

/** The same for a free property: in files without types, digits that a number cannot represent exactly stay text. */
function decodedProperty(cell: Cell, isTyped: boolean): unknown {
  if (isTyped || typeof cell !== 'string') return cell
  if (cell === 'true' || cell === 'false') return cell === 'true'
  const number = NUMBER.test(cell) ? Number(cell) : Number.NaN
  return Number.isFinite(number) && (!WHOLE.test(cell) || Number.isSafeInteger(number)) ? number : cell
}

/** The free properties of a user or an item, with the texts of a file without types, and the types that columns declare. */
function readOthers(
  kind: RecordKind,
  others: Cells,
  isTyped: boolean,
  faults: FieldFault[],
): FreeProperties | null {
  const properties: Record<string, PropertyValue> = {}
  const cells: Record<string, string> = {}
  const declared: Record<string, PropertyType> = {}
  if (others.size > MAX_PROPERTIES)
    faults.push({ field: kind, message: `must have at most ${MAX_PROPERTIES} properties` })
  for (const [column, cell] of others) {
    const { name, typeName = '' } = readColumn(column)
    const value = property.read(decodedProperty(cell, isTyped))
    const fault = columnFault(kind, column)
    if (fault !== null) faults.push(fault)
    else if (value instanceof Fault) faults.push({ field: name, message: value.message })
    else if (Object.hasOwn(properties, name)) faults.push({ field: name, message: 'occurs twice' })
    else properties[name] = value
    if (!isTyped) cells[name] = String(cell)
    const type = TYPE_OF.get(typeName)
    if (type) declared[name] = type
  }
  if (kind !== 'users' && kind !== 'items') return null
  return {
    properties,
    ...(Object.keys(cells).length > 0 && { cells }),
    ...(Object.keys(declared).length > 0 && { declared }),
  }
}
