import type { PropertyType, PropertyValue } from '../domain/property-type.ts'
import { isPlace, isTexts } from '../domain/property-values.ts'
import { headOf } from './text-head.ts'

/** The values of one property by row number. Typed arrays, so that 100,000 rows take little memory and time. */
export interface Column {
  /** Makes place for rows 0 to `capacity` - 1. New rows have no value. */
  reserve(capacity: number): void
  /** Replaces the value of a row. A value that does not fit the type of the column is no value. */
  set(row: number, value: PropertyValue | undefined): void
  has(row: number): boolean
}

/** Grows an array to this length; new elements have the value `empty`. */
export function grow<A extends Float64Array | Int32Array | Uint8Array>(
  array: A,
  length: number,
  empty: number,
): A {
  const grown = new (array.constructor as new (length: number) => A)(length)
  grown.set(array)
  if (empty !== 0) grown.fill(empty, array.length)
  return grown
}

/** Numbers and instants; NaN for no value. */
export class NumberColumn implements Column {
  values = new Float64Array(0)

  reserve(capacity: number): void {
    this.values = grow(this.values, capacity, Number.NaN)
  }

  set(row: number, value: PropertyValue | undefined): void {
    this.values[row] = typeof value === 'number' ? value : Number.NaN
  }

  has(row: number): boolean {
    return !Number.isNaN(this.values[row] as number)
  }
}

/** 1 for true, 2 for false, 0 for no value. */
export class BooleanColumn implements Column {
  values = new Uint8Array(0)

  reserve(capacity: number): void {
    this.values = grow(this.values, capacity, 0)
  }

  set(row: number, value: PropertyValue | undefined): void {
    this.values[row] = value === true ? 1 : value === false ? 2 : 0
  }

  has(row: number): boolean {
    return this.values[row] !== 0
  }
}

/** Latitude and longitude in degrees; NaN for no value. */
export class GeoColumn implements Column {
  latitudes = new Float64Array(0)
  longitudes = new Float64Array(0)

  reserve(capacity: number): void {
    this.latitudes = grow(this.latitudes, capacity, Number.NaN)
    this.longitudes = grow(this.longitudes, capacity, Number.NaN)
  }

  set(row: number, value: PropertyValue | undefined): void {
    const [latitude, longitude] = value !== undefined && isPlace(value) ? value : [Number.NaN, Number.NaN]
    this.latitudes[row] = latitude
    this.longitudes[row] = longitude
  }

  has(row: number): boolean {
    return !Number.isNaN(this.latitudes[row] as number)
  }
}

/** Numbers texts from 0. A text that no row has any more keeps its number until `retain`. */
export class Dictionary {
  #codes = new Map<string, number>()
  #texts: string[] = []
  /** Most are the texts themselves, which take no memory twice. */
  #lowerCase: string[] = []
  #heads: number[] = []

  get size(): number {
    return this.#texts.length
  }

  add(text: string): number {
    const known = this.#codes.get(text)
    if (known !== undefined) return known
    this.#codes.set(text, this.#texts.length)
    const lowerCase = text.toLowerCase()
    this.#lowerCase.push(lowerCase)
    this.#heads.push(headOf(lowerCase))
    return this.#texts.push(text) - 1
  }

  codeOf(text: string): number | undefined {
    return this.#codes.get(text)
  }

  textOf(code: number): string {
    return this.#texts[code] as string
  }

  lowerCaseOf(code: number): string {
    return this.#lowerCase[code] as string
  }

  /** The head of the text in lower case. */
  headAt(code: number): number {
    return this.#heads[code] as number
  }

  /** Keeps only these codes, numbered again; `codes` is changed in place, negative ones stay. */
  retain(codes: Int32Array, length: number): void {
    const old = this.#texts
    this.#codes = new Map()
    this.#texts = []
    this.#lowerCase = []
    this.#heads = []
    for (let at = 0; at < length; at++) {
      const code = codes[at] as number
      if (code >= 0) codes[at] = this.add(old[code] as string)
    }
  }
}

/** Below this size a dictionary keeps the texts that no row has any more. */
const MIN_RETAINED = 1_024

/** Texts as dictionary codes; -1 for no value. */
export class TextColumn implements Column {
  readonly dictionary = new Dictionary()
  codes = new Int32Array(0)

  reserve(capacity: number): void {
    this.codes = grow(this.codes, capacity, -1)
  }

  set(row: number, value: PropertyValue | undefined): void {
    this.codes[row] = typeof value === 'string' ? this.dictionary.add(value) : -1
    if (this.dictionary.size > Math.max(MIN_RETAINED, 2 * this.codes.length)) {
      this.dictionary.retain(this.codes, this.codes.length)
    }
  }

  has(row: number): boolean {
    return this.codes[row] !== -1
  }

  textAt(row: number): string | undefined {
    const code = this.codes[row] as number
    return code === -1 ? undefined : this.dictionary.textOf(code)
  }
}

/** Sets of texts: the codes of a row are `pool[start]` to `pool[start + length - 1]`; start -1 for no value. */
export class SetColumn implements Column {
  readonly dictionary = new Dictionary()
  starts = new Int32Array(0)
  lengths = new Int32Array(0)
  pool = new Int32Array(0)
  #end = 0
  #used = 0

  reserve(capacity: number): void {
    this.starts = grow(this.starts, capacity, -1)
    this.lengths = grow(this.lengths, capacity, 0)
  }

  set(row: number, value: PropertyValue | undefined): void {
    this.#used -= this.lengths[row] as number
    this.starts[row] = -1
    this.lengths[row] = 0
    if (value === undefined || !isTexts(value)) return
    const distinct = value.length < 2 ? value : [...new Set(value)]
    this.#makeRoom(distinct.length)
    this.starts[row] = this.#end
    this.lengths[row] = distinct.length
    for (const text of distinct) this.pool[this.#end++] = this.dictionary.add(text)
    this.#used += distinct.length
  }

  has(row: number): boolean {
    return this.starts[row] !== -1
  }

  /** The texts of a row in the order in which they were set; empty for no value. */
  textsAt(row: number): readonly string[] {
    const start = this.starts[row] as number
    if (start === -1) return []
    const codes = this.pool.subarray(start, start + (this.lengths[row] as number))
    return Array.from(codes, (code) => this.dictionary.textOf(code))
  }

  /** The first of the texts of a row; undefined for no value. */
  firstTextAt(row: number): string | undefined {
    const start = this.starts[row] as number
    return start === -1 || this.lengths[row] === 0
      ? undefined
      : this.dictionary.textOf(this.pool[start] as number)
  }

  hasCode(row: number, code: number): boolean {
    const start = this.starts[row] as number
    const end = start + (this.lengths[row] as number)
    for (let at = start; at < end; at++) if (this.pool[at] === code) return true
    return false
  }

  #makeRoom(length: number): void {
    if (this.#end + length <= this.pool.length) return
    const needed = this.#used + length
    // A quarter of room, so that the copies are rare, and the garbage of replaced sets stays small.
    const pool = new Int32Array(needed + (needed >> 2) + 64)
    let end = 0
    for (let row = 0; row < this.starts.length; row++) {
      const start = this.starts[row] as number
      if (start === -1) continue
      const taken = this.pool.subarray(start, start + (this.lengths[row] as number))
      pool.set(taken, end)
      this.starts[row] = end
      end += taken.length
    }
    if (this.dictionary.size > Math.max(MIN_RETAINED, 2 * end)) this.dictionary.retain(pool, end)
    this.pool = pool
    this.#end = end
  }
}

/** A column for values of this type; null for texts that are not filterable. */
export function createColumn(type: PropertyType): Column | null {
  switch (type) {
    case 'FLOAT':
    case 'TIMESTAMP':
      return new NumberColumn()
    case 'BOOLEAN':
      return new BooleanColumn()
    case 'STRING':
      return new TextColumn()
    case 'STRING_SET':
      return new SetColumn()
    case 'GEO':
      return new GeoColumn()
    case 'TEXT':
      return null
  }
}
