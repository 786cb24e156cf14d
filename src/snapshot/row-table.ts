import type { PropertyType, PropertyValue } from '../domain/property-type.ts'
import { isOfType, type PropertyTypes } from '../domain/property-values.ts'
import { type Column, createColumn, NumberColumn } from './columns.ts'

/** A node with an id and free properties. */
export interface TableRow {
  readonly id: string
  readonly properties: Readonly<Record<string, PropertyValue>>
}

/** What a table holds of a property. */
interface Property {
  readonly type: PropertyType
  /** Null if the property is not filterable. */
  readonly column: Column | null
  /** The rows with a value of another type. */
  readonly misfits: Set<number>
}

/** Rows of the first allocation. */
const MIN_CAPACITY = 1_024

/**
 * Ids and free properties in memory, a row number each. A row number is stable until its id is removed; then a later id
 * uses it again.
 */
export class RowTable<Row extends TableRow> {
  /** Changes with every write: what was computed at one version is valid for this version only. */
  version = 0
  /** The version that last wrote or removed each row. */
  readonly writtenAt = new NumberColumn()
  #types: PropertyTypes = new Map()
  readonly #properties = new Map<string, Property>()
  readonly #rowOf = new Map<string, number>()
  readonly #ids: (string | null)[] = []
  readonly #free: number[] = []
  #capacity = 0

  /** Number of ids. */
  get size(): number {
    return this.#rowOf.size
  }

  /** Row numbers are below this. */
  get rowCount(): number {
    return this.#ids.length
  }

  /** The types of the properties, by name. */
  get types(): PropertyTypes {
    return this.#types
  }

  /**
   * A name that is new or has another type begins without values: put the rows that have it afterwards. Names that are
   * left out lose their values.
   */
  set types(types: PropertyTypes) {
    this.version++
    for (const [name, type] of this.#types) if (types.get(name) !== type) this.#properties.delete(name)
    this.#types = new Map(types)
    for (const [name, type] of types) {
      if (this.#properties.has(name)) continue
      const column = createColumn(type)
      column?.reserve(this.#capacity)
      this.#properties.set(name, { type, column, misfits: new Set() })
    }
  }

  /** Inserts rows, or replaces those with the same id. */
  put(rows: readonly Row[]): void {
    this.version++
    for (const row of rows) {
      const number = this.#rowOf.get(row.id) ?? this.#insert(row.id)
      for (const [name, property] of this.#properties) {
        setValue(property, number, ownValue(row.properties, name))
      }
      this.write(number, row)
      this.writtenAt.set(number, this.version)
    }
  }

  /** Removes rows; unknown ids are ignored. */
  remove(ids: readonly string[]): void {
    this.version++
    for (const id of ids) {
      const number = this.#rowOf.get(id)
      if (number === undefined) continue
      this.#rowOf.delete(id)
      this.#ids[number] = null
      this.#free.push(number)
      for (const property of this.#properties.values()) setValue(property, number, undefined)
      this.write(number, null)
      this.writtenAt.set(number, this.version)
    }
  }

  /** The row number of an id; undefined for an unknown id. */
  numberOf(id: string): number | undefined {
    return this.#rowOf.get(id)
  }

  /** @throws RangeError for a row without an id */
  idOf(row: number): string {
    const id = this.#ids[row]
    if (id === null || id === undefined) throw new RangeError(`row ${row} has no id`)
    return id
  }

  isPresent(row: number): boolean {
    return typeof this.#ids[row] === 'string'
  }

  /** The values of a property; undefined if there is none of this name, or it is not filterable. */
  columnOf(name: string): Column | undefined {
    return this.#properties.get(name)?.column ?? undefined
  }

  /** Number of rows whose value of a property is not of its type. It is no value to filters, facets and orders. */
  misfitsOf(name: string): number {
    return this.#properties.get(name)?.misfits.size ?? 0
  }

  /** Makes place for rows 0 to `capacity` - 1 in the columns of a subclass. */
  protected reserve(_capacity: number): void {
    // No columns of its own.
  }

  /** Writes the columns of a subclass; null for a removed row. */
  protected write(_number: number, _row: Row | null): void {
    // No columns of its own.
  }

  #insert(id: string): number {
    const number = this.#free.pop() ?? this.#ids.length
    this.#rowOf.set(id, number)
    this.#ids[number] = id
    if (number >= this.#capacity) {
      this.#capacity = Math.max(MIN_CAPACITY, number + 1 + (number >> 2))
      for (const { column } of this.#properties.values()) column?.reserve(this.#capacity)
      this.writtenAt.reserve(this.#capacity)
      this.reserve(this.#capacity)
    }
    return number
  }
}

function setValue({ type, column, misfits }: Property, row: number, value: PropertyValue | undefined): void {
  const isMisfit = value !== undefined && !isOfType(type, value)
  column?.set(row, isMisfit ? undefined : value)
  if (isMisfit) misfits.add(row)
  else misfits.delete(row)
}

/** The value of this name, also if it is the name of an inherited member; undefined for none. */
export function ownValue(properties: TableRow['properties'], name: string): PropertyValue | undefined {
  return Object.hasOwn(properties, name) ? properties[name] : undefined
}
