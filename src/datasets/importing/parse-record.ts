import { EVENT_KINDS } from '../../domain/event.ts'
import { type Properties, type Scalar, TIE_KINDS } from '../../domain/records.ts'
import { columnFault, isFreeColumn } from './columns.ts'
import type { RecordKind, RecordOf } from './data-set.ts'
import {
  booleanCell,
  type Cell,
  countCell,
  idCell,
  instantCell,
  numberCell,
  RowFault,
  scalarCell,
  textCell,
} from './parse-cell.ts'

/** A row by column; columns without a value are left out. */
export type Cells = ReadonlyMap<string, Cell>

export type ParsedRecord<K extends RecordKind> =
  | { readonly isValid: true; readonly record: RecordOf[K] }
  | { readonly isValid: false; readonly reason: string }

/** A larger weight of one assignment or a larger count of one event is a mistake. */
const MOST = 1_000_000

/**
 * A row as a record, strictly: every cell must be what its column says. `isTyped` tells that the file states
 * types itself (JSONL), so that the text "5" stays text in a free property.
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

  properties(): Properties {
    const properties: Record<string, Scalar> = {}
    for (const [column, cell] of this.#cells) {
      if (!isFreeColumn(this.#kind, column)) continue
      const fault = columnFault(this.#kind, column)
      if (fault) throw new RowFault(fault)
      properties[column] = scalarCell(column, cell, this.#isTyped)
    }
    return properties
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
    properties: row.properties(),
  }),
  items: (row) => ({
    id: row.required('id', idCell),
    title: row.optional('title', textCell),
    // Charts are named by it, so it must be as clean as an id.
    kind: row.optional('kind', idCell),
    url: row.optional('url', textCell),
    imageUrl: row.optional('imageUrl', textCell),
    createdAt: row.optional('createdAt', instantCell),
    availableFrom: row.optional('availableFrom', instantCell),
    availableUntil: row.optional('availableUntil', instantCell),
    properties: row.properties(),
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

/** What people do has happened since there is a clock to tell it. */
function eventInstant(column: string, cell: Cell): number {
  const at = instantCell(column, cell)
  if (at < 0) throw new RowFault(`${column} is before 1970`)
  return at
}
