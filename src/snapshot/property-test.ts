import { AttuneError } from '../domain/errors.ts'
import type { FilterOperator, PropertyTest } from '../domain/filter.ts'
import { isInstant, readInstant } from '../domain/instant.ts'
import type { PropertyType, PropertyValue } from '../domain/property-type.ts'
import { isOfType, isPlace, isTexts, type PropertyTypes } from '../domain/property-values.ts'
import { BooleanColumn, type Column, GeoColumn, NumberColumn, SetColumn, TextColumn } from './columns.ts'

/** A test of one property, checked against its type. A missing value, or one of another type, fails. */
export interface ValueTest {
  /** The operand in one form for equal tests. */
  readonly operand: PropertyValue | null
  passes(value: PropertyValue): boolean
  /** The same test on the rows of a column of this type. Valid until the next write. */
  bind(column: Column): (row: number) => boolean
}

const COMPARED: readonly FilterOperator[] = ['EQ', 'NE', 'LT', 'LTE', 'GT', 'GTE', 'IN', 'NOT_IN', 'EXISTS']

const OPERATORS: Readonly<Record<PropertyType, readonly FilterOperator[]>> = {
  STRING: ['EQ', 'NE', 'IN', 'NOT_IN', 'EXISTS'],
  FLOAT: COMPARED,
  TIMESTAMP: COMPARED,
  BOOLEAN: ['EQ', 'NE', 'EXISTS'],
  STRING_SET: ['HAS', 'HAS_ANY', 'HAS_ALL', 'EXISTS'],
  GEO: ['WITHIN_KM', 'EXISTS'],
  TEXT: [],
}

/** Radius of a sphere of the volume of the earth, km. */
const EARTH_KM = 6_371
const KM_PER_DEGREE = (EARTH_KM * Math.PI) / 180

/**
 * Checks a test against the types of the known properties. `NE` and `NOT_IN` are checked as `EQ` and `IN`: the caller
 * takes the complement.
 *
 * @throws AttuneError `BAD_USER_INPUT` for an unknown name, a wrong operator or a wrong value
 */
export function checkPropertyTest(test: PropertyTest, types: PropertyTypes): ValueTest {
  const type = types.get(test.name)
  if (type === undefined) throw unknownProperty(test.name, types)
  const operators = OPERATORS[type]
  if (!operators.includes(test.op)) {
    const allowed =
      operators.length === 0 ? 'no filter can test it' : `its operators are ${operators.join(', ')}`
    throw new AttuneError('BAD_USER_INPUT', `${quote(test.name)} is ${type}: ${allowed}`)
  }
  if (test.op === 'EXISTS') return exists(test, type)
  switch (type) {
    case 'FLOAT':
    case 'TIMESTAMP':
      return numberTest(test, type)
    case 'BOOLEAN':
      return booleanTest(test)
    case 'GEO':
      return geoTest(test)
    case 'STRING_SET':
      return setTest(test)
    default:
      return textTest(test)
  }
}

/** The error for a property that is not known; its hint lists those that are. */
export function unknownProperty(name: string, types: PropertyTypes): AttuneError {
  const known = [...types].map(([known, type]) => `${known} (${type})`).sort()
  return new AttuneError('BAD_USER_INPUT', `no property is called ${quote(name)}`, {
    hint: known.length === 0 ? 'there are no properties yet' : `the properties are ${known.join(', ')}`,
  })
}

function exists({ name, value }: PropertyTest, type: PropertyType): ValueTest {
  if (value !== null) throw wrongValue(name, 'EXISTS takes no value')
  return {
    operand: null,
    passes: (given) => isOfType(type, given),
    bind: (column) => (row) => column.has(row),
  }
}

function numberTest({ name, op, value }: PropertyTest, type: 'FLOAT' | 'TIMESTAMP'): ValueTest {
  const one = (given: unknown) => (type === 'FLOAT' ? parseNumber(name, given) : parseInstant(name, given))
  const isList = op === 'IN' || op === 'NOT_IN'
  const operand = isList ? parseList(name, op, value).map(one) : one(value)
  const test = isList ? isOneOf(operand as number[]) : compare(op, operand as number)
  return {
    operand: isList ? (operand as number[]).sort((a, b) => a - b) : operand,
    passes: (given) => isOfType(type, given) && test(Number(given)),
    bind(column) {
      const { values } = expectColumn(column, NumberColumn)
      return (row) => test(values[row] as number)
    },
  }
}

function isOneOf(numbers: readonly number[]): (number: number) => boolean {
  const set = new Set(numbers)
  return (number) => set.has(number)
}

/** False for NaN. */
function compare(op: FilterOperator, bound: number): (number: number) => boolean {
  switch (op) {
    case 'LT':
      return (number) => number < bound
    case 'LTE':
      return (number) => number <= bound
    case 'GT':
      return (number) => number > bound
    case 'GTE':
      return (number) => number >= bound
    default:
      return (number) => number === bound
  }
}

function booleanTest({ name, value }: PropertyTest): ValueTest {
  if (typeof value !== 'boolean') throw wrongValue(name, 'the value must be true or false')
  const code = value ? 1 : 2
  return {
    operand: value,
    passes: (given) => given === value,
    bind(column) {
      const { values } = expectColumn(column, BooleanColumn)
      return (row) => values[row] === code
    },
  }
}

function textTest({ name, op, value }: PropertyTest): ValueTest {
  const texts = op === 'IN' || op === 'NOT_IN' ? parseTexts(name, op, value) : [parseText(name, value)]
  const set = new Set(texts)
  return {
    operand: [...set].sort(),
    passes: (given) => typeof given === 'string' && set.has(given),
    bind: (column) => hasOneOf(expectColumn(column, TextColumn), [...set]),
  }
}

/** The rows whose text is one of these. Valid until the next write. */
export function hasOneOf(
  { codes, dictionary }: TextColumn,
  texts: readonly string[],
): (row: number) => boolean {
  const wanted = texts.map((text) => dictionary.codeOf(text)).filter((code) => code !== undefined)
  const [only] = wanted
  if (only === undefined) return () => false
  if (wanted.length === 1) return (row) => codes[row] === only
  const isWanted = new Uint8Array(dictionary.size)
  for (const code of wanted) isWanted[code] = 1
  return (row) => isWanted[codes[row] as number] === 1
}

function setTest({ name, op, value }: PropertyTest): ValueTest {
  const texts = [...new Set(op === 'HAS' ? [parseText(name, value)] : parseTexts(name, op, value))].sort()
  const isAll = op === 'HAS_ALL'
  return {
    operand: texts,
    passes(given) {
      if (!isTexts(given)) return false
      return isAll ? texts.every((text) => given.includes(text)) : texts.some((text) => given.includes(text))
    },
    bind(column) {
      const sets = expectColumn(column, SetColumn)
      return isAll ? holdsAll(sets, texts) : holdsAny(sets, texts)
    },
  }
}

/** The rows whose set has one of these texts. Valid until the next write. */
export function holdsAny(sets: SetColumn, texts: readonly string[]): (row: number) => boolean {
  const wanted = texts.map((text) => sets.dictionary.codeOf(text)).filter((code) => code !== undefined)
  const [only] = wanted
  if (only === undefined) return () => false
  if (wanted.length === 1) return (row) => sets.hasCode(row, only)
  const isWanted = new Uint8Array(sets.dictionary.size)
  for (const code of wanted) isWanted[code] = 1
  const { starts, lengths, pool } = sets
  return (row) => {
    const start = starts[row] as number
    const end = start + (lengths[row] as number)
    for (let at = start; at < end; at++) if (isWanted[pool[at] as number] === 1) return true
    return false
  }
}

/** The rows that have a set with all of these texts. Valid until the next write. */
export function holdsAll(sets: SetColumn, texts: readonly string[]): (row: number) => boolean {
  const wanted = texts.map((text) => sets.dictionary.codeOf(text))
  const codes = wanted.filter((code) => code !== undefined)
  if (codes.length < wanted.length) return () => false
  return (row) => sets.has(row) && codes.every((code) => sets.hasCode(row, code))
}

function geoTest({ name, value }: PropertyTest): ValueTest {
  const [latitude, longitude, km] = parseCircle(name, value)
  const isWithin = within(latitude, longitude, km)
  return {
    operand: [latitude, longitude, km],
    passes: (given) => isPlace(given) && isWithin(...given),
    bind(column) {
      const { latitudes, longitudes } = expectColumn(column, GeoColumn)
      return (row) => isWithin(latitudes[row] as number, longitudes[row] as number)
    },
  }
}

/** Great-circle distance by the haversine formula; false for NaN. */
function within(latitude: number, longitude: number, km: number): (lat: number, lon: number) => boolean {
  const radians = Math.PI / 180
  const cosine = Math.cos(latitude * radians)
  const maxDegrees = km / KM_PER_DEGREE + 1e-9
  // Above half of the circumference everything is within.
  const limit = Math.sin(Math.min(km / (2 * EARTH_KM), Math.PI / 2)) ** 2
  return (lat, lon) => {
    // Most places are too far north or south: the formula is needed for a few only.
    if (!(Math.abs(lat - latitude) <= maxDegrees)) return false
    const north = Math.sin(((lat - latitude) * radians) / 2)
    const east = Math.sin(((lon - longitude) * radians) / 2)
    return north * north + cosine * Math.cos(lat * radians) * east * east <= limit
  }
}

function parseCircle(name: string, value: PropertyValue | null): readonly [number, number, number] {
  const [latitude, longitude, km, ...more] = Array.isArray(value) ? (value as readonly unknown[]) : []
  const center = [latitude, longitude] as PropertyValue
  if (isPlace(center) && typeof km === 'number' && km >= 0 && more.length === 0) return [...center, km]
  throw wrongValue(name, 'the value must be [latitude, longitude, kilometers]')
}

function parseNumber(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  throw wrongValue(name, 'the value must be a number')
}

function parseText(name: string, value: unknown): string {
  if (typeof value === 'string') return value
  throw wrongValue(name, 'the value must be a text')
}

/** An instant as ISO 8601 text, or as epoch milliseconds. A date is its midnight in UTC. */
function parseInstant(name: string, value: unknown): number {
  if (typeof value === 'number' && isInstant(value)) return value
  const read = readInstant(value)
  if ('atMs' in read) return read.atMs
  throw wrongValue(name, 'the value must be an instant such as 2026-11-25T10:15:00Z')
}

function parseList(name: string, op: FilterOperator, value: PropertyValue | null): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[]
  throw wrongValue(name, `${op} takes a list`)
}

function parseTexts(name: string, op: FilterOperator, value: PropertyValue | null): readonly string[] {
  return parseList(name, op, value).map((text) => parseText(name, text))
}

function wrongValue(name: string, expected: string): AttuneError {
  return new AttuneError('BAD_USER_INPUT', `the test of ${quote(name)}: ${expected}`)
}

/** The types of a table say which class its columns have. */
function expectColumn<C extends Column>(column: Column, type: new () => C): C {
  if (column instanceof type) return column
  throw new TypeError(`expected a ${type.name}`)
}

function quote(name: string): string {
  return JSON.stringify(name.slice(0, 100))
}
