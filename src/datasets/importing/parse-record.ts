import { EVENT_KINDS } from '../../domain/event.ts'
import { OWN_ITEM_PROPERTIES, OWN_USER_PROPERTIES } from '../../domain/own-properties.ts'
import { PROPERTY_TYPES, type PropertyType, type PropertyValue } from '../../domain/property-type.ts'
import { type Properties, type PropertySource, TIE_KINDS } from '../../domain/records.ts'
import type { RecordKind, RecordOf } from './data-set.ts'
import {
  addressCell,
  booleanCell,
  type Cell,
  countCell,
  idCell,
  instantCell,
  numberCell,
  propertyCell,
  RowFault,
  textCell,
} from './parse-cell.ts'

interface Columns {
  readonly required: readonly string[]
  readonly optional: readonly string[]
  /** Property names used by the graph; null for kinds without free columns. */
  readonly reserved: ReadonlySet<string> | null
}

/** The columns of each kind of file. Other columns of users and items are free properties. */
export const COLUMNS: Readonly<Record<RecordKind, Columns>> = {
  users: {
    required: ['id'],
    optional: ['name', 'createdAt', 'showMeToOthers'],
    reserved: OWN_USER_PROPERTIES,
  },
  items: {
    required: ['id'],
    optional: ['title', 'kind', 'url', 'imageUrl', 'createdAt', 'availableFrom', 'availableUntil'],
    reserved: OWN_ITEM_PROPERTIES,
  },
  tags: { required: ['id'], optional: ['name', 'kind'], reserved: null },
  interactions: {
    required: ['userId', 'itemId', 'kind'],
    optional: ['value', 'count', 'at', 'eventId'],
    reserved: null,
  },
  ties: { required: ['userId', 'otherId', 'kind'], optional: ['strength', 'at'], reserved: null },
  taggings: { required: ['itemId', 'tagId'], optional: ['weight', 'userId', 'at'], reserved: null },
}

/** Maximum number of columns of a file. */
export const MAX_COLUMNS = 200

const PROPERTY_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/

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

/** Why a column is invalid; null if it is valid. */
function columnFault(kind: RecordKind, column: string): string | null {
  const { required, optional, reserved } = COLUMNS[kind]
  if (required.includes(column) || optional.includes(column)) return null
  const { name, typeName } = reserved ? readColumn(column) : { name: column, typeName: undefined }
  const shown = JSON.stringify(name.slice(0, 64))
  if (!reserved) return `column ${shown} is unknown: ${kind} have ${[...required, ...optional].join(', ')}`
  if (required.includes(name) || optional.includes(name)) return `column ${shown} has a type of its own`
  if (reserved.has(name)) return `column ${shown} is reserved: the graph uses this name itself`
  if (typeName !== undefined && !TYPE_OF.has(typeName)) {
    return `column ${shown} has an unknown type: types are ${[...TYPE_OF.keys()].join(', ')}`
  }
  if (!PROPERTY_NAME.test(name)) {
    return `column ${shown} is not a property name: letters, digits and _ only, a letter first`
  }
  return null
}

/** Whether the cells of a column become free properties. */
function isFreeColumn(kind: RecordKind, name: string): boolean {
  const { required, optional } = COLUMNS[kind]
  return !required.includes(name) && !optional.includes(name)
}

/** Why a CSV header is invalid; null if it is valid. */
export function headerFault(kind: RecordKind, names: readonly string[]): string | null {
  if (names.length > MAX_COLUMNS) return `more than ${MAX_COLUMNS} columns`
  const plainNames = names.map((column) => readColumn(column).name)
  for (const [index, name] of names.entries()) {
    if (plainNames.indexOf(readColumn(name).name) !== index)
      return `column ${JSON.stringify(name.slice(0, 64))} occurs twice`
    const fault = columnFault(kind, name)
    if (fault) return fault
  }
  const missing = COLUMNS[kind].required.find((name) => !names.includes(name))
  return missing === undefined ? null : `column ${JSON.stringify(missing)} is missing`
}

/** The non-empty cells of a row by column. */
type Cells = ReadonlyMap<string, Cell>

type ParsedRecord<K extends RecordKind> =
  | { readonly isValid: true; readonly record: RecordOf[K] }
  | { readonly isValid: false; readonly reason: string }

/** Maximum weight of a tagging and maximum count of an event. */
const MOST = 1_000_000

/**
 * Parses a row strictly. `isTyped` means that the file has types (JSONL), so that the text "5" stays text in a free
 * property.
 */
export function parseRecord<K extends RecordKind>(kind: K, cells: Cells, isTyped: boolean): ParsedRecord<K> {
  try {
    return { isValid: true, record: PARSERS[kind](new Row(kind, cells, isTyped)) }
  } catch (error) {
    if (error instanceof RowFault) return { isValid: false, reason: error.message }
    throw error
  }
}

class Row {
  readonly #kind: RecordKind
  readonly #cells: Cells
  readonly #isTyped: boolean

  constructor(kind: RecordKind, cells: Cells, isTyped: boolean) {
    this.#kind = kind
    this.#cells = cells
    this.#isTyped = isTyped
  }

  required<T>(column: string, parse: (column: string, cell: Cell) => T): T {
    const cell = this.#cells.get(column)
    if (cell === undefined) throw new RowFault(`${column} is missing`)
    return parse(column, cell)
  }

  optional<T>(column: string, parse: (column: string, cell: Cell) => T): T | null {
    const cell = this.#cells.get(column)
    return cell === undefined ? null : parse(column, cell)
  }

  /** The free properties, with the texts of a file without types, and the types that columns declare. */
  properties(): PropertySource & { readonly properties: Properties } {
    const properties: Record<string, PropertyValue> = {}
    const cells: Record<string, string> = {}
    const declared: Record<string, PropertyType> = {}
    for (const [column, cell] of this.#cells) {
      if (!isFreeColumn(this.#kind, column)) continue
      const fault = columnFault(this.#kind, column)
      if (fault) throw new RowFault(fault)
      const { name, typeName = '' } = readColumn(column)
      if (Object.hasOwn(properties, name)) throw new RowFault(`${name} occurs twice`)
      properties[name] = propertyCell(name, cell, this.#isTyped)
      if (!this.#isTyped) cells[name] = String(cell)
      const type = TYPE_OF.get(typeName)
      if (type) declared[name] = type
    }
    return {
      properties,
      ...(Object.keys(cells).length > 0 && { cells }),
      ...(Object.keys(declared).length > 0 && { declared }),
    }
  }

  /** For kinds without free columns. */
  refuseOtherColumns(): void {
    for (const column of this.#cells.keys()) {
      const fault = columnFault(this.#kind, column)
      if (fault) throw new RowFault(fault)
    }
  }
}

const PARSERS: { readonly [K in RecordKind]: (row: Row) => RecordOf[K] } = {
  users: (row) => ({
    id: row.required('id', idCell),
    name: row.optional('name', textCell),
    createdAt: row.optional('createdAt', instantCell),
    showMeToOthers: row.optional('showMeToOthers', booleanCell),
    ...row.properties(),
  }),
  items: (row) => ({
    id: row.required('id', idCell),
    title: row.optional('title', textCell),
    kind: row.optional('kind', idCell),
    url: row.optional('url', addressCell),
    imageUrl: row.optional('imageUrl', addressCell),
    createdAt: row.optional('createdAt', instantCell),
    availableFrom: row.optional('availableFrom', instantCell),
    availableUntil: row.optional('availableUntil', instantCell),
    ...row.properties(),
  }),
  tags: (row) => {
    row.refuseOtherColumns()
    return {
      id: row.required('id', idCell),
      name: row.optional('name', textCell),
      kind: row.optional('kind', textCell),
    }
  },
  interactions: (row) => {
    row.refuseOtherColumns()
    return {
      userId: row.required('userId', idCell),
      itemId: row.required('itemId', idCell),
      kind: row.required('kind', oneOf(EVENT_KINDS)),
      value: row.optional('value', numberCell),
      count: row.optional('count', count) ?? 1,
      atMs: row.optional('at', eventInstant),
      eventId: row.optional('eventId', idCell),
    }
  },
  ties: (row) => {
    row.refuseOtherColumns()
    return {
      userId: row.required('userId', idCell),
      otherId: row.required('otherId', idCell),
      kind: row.required('kind', oneOf(TIE_KINDS)),
      strength: row.optional('strength', strength) ?? 1,
      at: row.optional('at', eventInstant),
    }
  },
  taggings: (row) => {
    row.refuseOtherColumns()
    return {
      itemId: row.required('itemId', idCell),
      tagId: row.required('tagId', idCell),
      weight: row.optional('weight', weight) ?? 1,
      userId: row.optional('userId', idCell),
      at: row.optional('at', eventInstant),
    }
  },
}

function oneOf<const T extends string>(words: readonly T[]): (column: string, cell: Cell) => T {
  return (column, cell) => {
    const word = words.find((one) => one === cell)
    if (word === undefined) throw new RowFault(`${column} must be one of ${words.join(', ')}`)
    return word
  }
}

function count(column: string, cell: Cell): number {
  return countCell(column, cell, MOST)
}

function weight(column: string, cell: Cell): number {
  const number = numberCell(column, cell)
  if (number <= 0 || number > MOST) throw new RowFault(`${column} must be above 0, at most ${MOST}`)
  return number
}

function strength(column: string, cell: Cell): number {
  const number = numberCell(column, cell)
  if (number <= 0 || number > 1) throw new RowFault(`${column} must be above 0, at most 1`)
  return number
}

/** Events must not be before 1970. */
function eventInstant(column: string, cell: Cell): number {
  const at = instantCell(column, cell)
  if (at < 0) throw new RowFault(`${column} is before 1970`)
  return at
}
