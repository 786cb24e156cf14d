import { AttuneError } from '../domain/errors.ts'
import type { CatalogSnapshot } from './catalog-snapshot.ts'
import { BooleanColumn, NumberColumn, TextColumn } from './columns.ts'
import { unknownProperty } from './property-test.ts'
import type { RowTable, TableRow } from './row-table.ts'
import { headOf } from './text-head.ts'

export type Direction = 'ASC' | 'DESC'

/** An order of items. Texts are compared in lower case by UTF-16 units. Missing values are last in both directions. */
export type ItemOrder =
  | { readonly by: 'popularity' | 'createdAt' | 'title'; readonly direction: Direction }
  | { readonly by: 'property'; readonly name: string; readonly direction: Direction }
  /** As these ids; items without a place are last. */
  | { readonly by: 'given'; readonly ids: readonly string[]; readonly direction: Direction }

/** What rows are ordered by: a number, a text in lower case, or null for a missing value. */
export type SortKey = number | string | null

/** The place of a row in an order: by key, then by id. */
export interface SortPlace {
  readonly key: SortKey
  readonly id: string
}

/** An order on the rows of a table. */
export interface SortOrder {
  readonly direction: Direction
  /** Ordered as the keys, except that long texts may be equal; NaN for a missing value. Valid until the next write. */
  bind(): (row: number) => number
  keyOf(row: number): SortKey
  /** True for a value that can be a key of this order. */
  isKey(value: unknown): boolean
}

/** @throws AttuneError `BAD_USER_INPUT` for a property that is unknown or cannot be sorted */
export function itemOrder(catalog: CatalogSnapshot, order: ItemOrder): SortOrder {
  const { direction } = order
  switch (order.by) {
    case 'popularity':
      return { direction, ...byNumber(catalog.degrees), isKey: (value) => Number.isSafeInteger(value) }
    case 'createdAt':
      return { direction, ...byNumber(catalog.createdAt) }
    case 'title':
      return {
        direction,
        bind: () => (row) => catalog.titles.headAt(row),
        keyOf: (row) => catalog.titles.titleAt(row).toLowerCase(),
        isKey: (value) => typeof value === 'string',
      }
    case 'property':
      return { direction, ...byProperty(catalog, order.name) }
    case 'given': {
      const places = new Map(order.ids.map((id, place) => [id, place]))
      // A row may have been removed since it was selected.
      const placeOf = (row: number) =>
        catalog.isPresent(row) ? (places.get(catalog.idOf(row)) ?? null) : null
      return {
        direction,
        bind: () => (row) => placeOf(row) ?? Number.NaN,
        keyOf: placeOf,
        isKey: isNumberOrNull,
      }
    }
  }
}

/** Rows by id alone. */
export const BY_ID: SortOrder = {
  direction: 'ASC',
  bind: () => () => 0,
  keyOf: () => 0,
  isKey: (value) => value === 0,
}

type Keys = Omit<SortOrder, 'direction'>

function byProperty(table: RowTable<TableRow>, name: string): Keys {
  const type = table.types.get(name)
  if (type === undefined) throw unknownProperty(name, table.types)
  const column = table.columnOf(name)
  if (column instanceof NumberColumn) return byNumber(column)
  if (column instanceof TextColumn) return byText(column)
  if (column instanceof BooleanColumn) return byBoolean(column)
  throw new AttuneError('BAD_USER_INPUT', `a property of type ${type} has no order`)
}

function byNumber(column: NumberColumn): Keys {
  return {
    bind() {
      const { values } = column
      return (row) => values[row] as number
    },
    keyOf: (row) => (column.has(row) ? (column.values[row] as number) : null),
    isKey: isNumberOrNull,
  }
}

function byBoolean(column: BooleanColumn): Keys {
  const rank = (row: number) => (column.has(row) ? 2 - (column.values[row] as number) : Number.NaN)
  return { bind: () => rank, keyOf: (row) => (column.has(row) ? rank(row) : null), isKey: isNumberOrNull }
}

function byText(column: TextColumn): Keys {
  return {
    bind() {
      const { codes, dictionary } = column
      return (row) => (codes[row] === -1 ? Number.NaN : dictionary.headAt(codes[row] as number))
    },
    keyOf(row) {
      const code = column.codes[row] as number
      return code === -1 ? null : column.dictionary.lowerCaseOf(code)
    },
    isKey: (value) => value === null || typeof value === 'string',
  }
}

function isNumberOrNull(value: unknown): boolean {
  return value === null || Number.isFinite(value)
}

/** The head of a key, as `bind` gives it for a row with this key. */
export function headOfKey(key: SortKey): number {
  return key === null ? Number.NaN : typeof key === 'string' ? headOf(key) : key
}

/** Below 0 if the first head comes first in this direction, 0 if the heads do not decide. */
export function compareHeads(a: number, b: number, direction: Direction): number {
  if (a < b) return direction === 'ASC' ? -1 : 1
  if (a > b) return direction === 'ASC' ? 1 : -1
  return Number(Number.isNaN(a)) - Number(Number.isNaN(b))
}

/** Below 0 if the first place comes first in this direction. Ties are in ascending order of ids in both. */
export function comparePlaces(a: SortPlace, b: SortPlace, direction: Direction): number {
  return compareHeads(headOfKey(a.key), headOfKey(b.key), direction) || compareAlike(a, b, direction)
}

/** As `comparePlaces`, of places whose heads do not decide. */
export function compareAlike(a: SortPlace, b: SortPlace, direction: Direction): number {
  if (a.key !== null && b.key !== null && a.key !== b.key) {
    return a.key < b.key === (direction === 'ASC') ? -1 : 1
  }
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
