import { isInstant, readInstant } from './instant.ts'
import type { PropertyType, PropertyValue } from './property-type.ts'

/** Most names with a type. Other properties are stored and shown, but no filter uses them. */
export const MAX_TYPED_NAMES = 100

/** A new property with a longer text gets the type `TEXT`, in characters. */
const MAX_STRING_LENGTH = 200

/** The types of the properties of items, or of users, by name. */
export type PropertyTypes = ReadonlyMap<string, PropertyType>

/** The type of a new property with this value; null for a list of numbers, whose meaning must be declared. */
export function inferType(value: PropertyValue): PropertyType | null {
  if (typeof value === 'number') return 'FLOAT'
  if (typeof value === 'boolean') return 'BOOLEAN'
  if (typeof value === 'string') return value.length > MAX_STRING_LENGTH ? 'TEXT' : 'STRING'
  return isTexts(value) ? 'STRING_SET' : null
}

/** Whether a stored value is of this type. Others stay readable, but pass no filter. */
export function isOfType(type: PropertyType, value: PropertyValue): boolean {
  switch (type) {
    case 'STRING':
    case 'TEXT':
      return typeof value === 'string'
    case 'FLOAT':
      return typeof value === 'number'
    case 'TIMESTAMP':
      return typeof value === 'number' && isInstant(value)
    case 'BOOLEAN':
      return typeof value === 'boolean'
    case 'STRING_SET':
      return isTexts(value)
    case 'GEO':
      return isPlace(value)
  }
}

/** The stored form of a value; undefined if it is not of this type. An instant may be an RFC 3339 text. */
export function toStored(type: PropertyType, value: PropertyValue): PropertyValue | undefined {
  const stored = type === 'TIMESTAMP' && typeof value === 'string' ? instantOf(value) : value
  return stored !== undefined && isOfType(type, stored) ? stored : undefined
}

/**
 * The stored form of the text of a cell in a file without types; undefined if it is not of this type. Lists are JSON, or
 * separated by `|`.
 */
export function cellToStored(type: PropertyType, text: string): PropertyValue | undefined {
  switch (type) {
    case 'STRING':
    case 'TEXT':
      return text
    case 'FLOAT': {
      const number = NUMBER.test(text) ? Number(text) : Number.NaN
      // The engines store -0 differently.
      return Number.isFinite(number) ? number || 0 : undefined
    }
    case 'TIMESTAMP':
      return toStored(type, text)
    case 'BOOLEAN':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'STRING_SET':
      return toStored(type, listOf(text))
    case 'GEO':
      return toStored(type, text.startsWith('[') ? listOf(text) : numbersOf(listOf(text)))
  }
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/

/** A value as the API shows it: an instant as an ISO 8601 text. */
export function toShown(type: PropertyType | undefined, value: PropertyValue): PropertyValue {
  return type === 'TIMESTAMP' && isOfType(type, value) ? new Date(Number(value)).toISOString() : value
}

/** What a value of this type must be, for messages. */
export const EXPECTED: Readonly<Record<PropertyType, string>> = {
  STRING: 'must be a text',
  TEXT: 'must be a text',
  FLOAT: 'must be a number',
  BOOLEAN: 'must be true or false',
  TIMESTAMP: 'must be an instant: RFC 3339 with a zone, a date, or whole epoch milliseconds',
  STRING_SET: 'must be a list of texts',
  GEO: 'must be [latitude, longitude] in degrees',
}

function instantOf(text: string): number | undefined {
  const read = readInstant(text)
  return 'atMs' in read ? read.atMs : undefined
}

/** Whether a value is a set of texts. */
export function isTexts(value: PropertyValue): value is readonly string[] {
  return Array.isArray(value) && value.every((element) => typeof element === 'string')
}

/** Whether a value is latitude and longitude in degrees. */
export function isPlace(value: PropertyValue): value is readonly [latitude: number, longitude: number] {
  if (typeof value !== 'object' || value.length !== 2) return false
  const [latitude, longitude] = value
  if (typeof latitude !== 'number' || typeof longitude !== 'number') return false
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
}

function listOf(text: string): readonly string[] | readonly number[] {
  if (!text.startsWith('[')) return text.split('|').map((element) => element.trim())
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list : [text]
  } catch {
    return [text]
  }
}

function numbersOf(texts: readonly string[] | readonly number[]): readonly number[] {
  return texts.map((text) => (typeof text === 'string' && NUMBER.test(text) ? Number(text) : Number.NaN))
}
