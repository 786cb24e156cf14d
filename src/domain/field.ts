import { isVisitorId, parseId } from './ids.ts'
import { readInstant } from './instant.ts'
import type { PropertyValue } from './property-type.ts'

/** Longest name, title and address, in UTF-16 units. */
export const MAX_TEXT = 2_000

/** Longest text of a free property, such as a description. */
export const MAX_PROSE = 10_000

/** Most elements of a list as value of a free property. */
const MAX_ELEMENTS = 100

/** 1 January 1995. What happened earlier is likely to come from a clock that was never set. */
const EARLIEST_MS = Date.UTC(1995, 0, 1)

/** What is wrong with a value: the end of a sentence that begins with the name of its field. It never contains the value. */
export class Fault {
  readonly message: string

  constructor(message: string) {
    this.message = message
  }
}

/** What a field of a record may hold. */
export interface Field<T> {
  /** What a file without types has to turn its text into. */
  readonly form: 'text' | 'number' | 'boolean'
  /** The stored form of a value that is neither null nor undefined, or what is wrong with it. */
  read(value: unknown): T | Fault
}

/** An id: see `parseId`. A whole number is read as its digits, as GraphQL reads it. */
export const id: Field<string> = {
  form: 'text',
  read(value) {
    const text = Number.isSafeInteger(value) ? String(value) : value
    if (typeof text !== 'string') return new Fault('must be text')
    const parsed = parseId(text)
    return parsed.isValid ? parsed.id : new Fault(parsed.reason)
  },
}

/** The id of a user where a visitor cannot stand for one: visitors have no ties, no interests, no name and no token. */
export const personId: Field<string> = {
  form: 'text',
  read(value) {
    const read = id.read(value)
    if (read instanceof Fault || !isVisitorId(read)) return read
    return new Fault('must be the id of a user, not of a visitor')
  },
}

/** A text of at most `most` UTF-16 units, without control characters. Line ends and tabs are allowed in prose. */
export function text(most: number, isProse = false): Field<string> {
  return {
    form: 'text',
    read(value) {
      if (typeof value !== 'string') return new Fault('must be text')
      if (value.length > most) return new Fault(`must have at most ${most} characters`)
      const fault = textFault(value, isProse)
      return fault === null ? value : new Fault(fault)
    },
  }
}

const LONE_SURROGATE = /\p{Surrogate}/u

/** C0 and C1 controls, which terminals obey, and the two characters that reverse the text after them. */
const CONTROL = /[\p{Cc}\u202d\u202e]/u

/** Why a text cannot be shown to others, such as "contains the control character U+0007"; null if it can. In prose, line ends and tabs may occur. */
export function textFault(text: string, isProse: boolean): string | null {
  if (LONE_SURROGATE.test(text)) return 'contains an unpaired surrogate'
  const [found] = CONTROL.exec(isProse ? text.replace(/[\t\n\r]/g, '') : text) ?? []
  const hex = found?.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')
  return hex === undefined ? null : `contains the control character U+${hex}`
}

/** A name or a title: one line. */
export const name = text(MAX_TEXT)

/** The URL of a page or a picture. */
export const webAddress: Field<string> = {
  form: 'text',
  read(value) {
    const address = name.read(value)
    if (address instanceof Fault || isWebAddress(address)) return address
    return new Fault('must be a URL with https:// or http://')
  },
}

/** Whether a text is a URL whose scheme is `http` or `https`, as of pages and pictures. */
export function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

export const boolean: Field<boolean> = {
  form: 'boolean',
  read: (value) => (typeof value === 'boolean' ? value : new Fault('must be true or false')),
}

/** A finite number; zero has no sign, because the engines store -0 differently. */
export const number: Field<number> = {
  form: 'number',
  read(value) {
    if (typeof value !== 'number' || !Number.isFinite(value)) return new Fault('must be a number')
    return value === 0 ? 0 : value
  },
}

/** A number from `least` to `most`. */
export function within(least: number, most: number): Field<number> {
  return numberIf((value) => value >= least && value <= most, `must be ${least}-${most}`)
}

/** A number above 0, at most `most`. */
export function positive(most: number): Field<number> {
  return numberIf((value) => value > 0 && value <= most, `must be above 0, at most ${most}`)
}

/** A whole number from 1 to `most`. */
export function count(most: number): Field<number> {
  return numberIf(
    (value) => Number.isInteger(value) && value >= 1 && value <= most,
    `must be a whole number from 1 to ${most}`,
  )
}

function numberIf(isRight: (value: number) => boolean, message: string): Field<number> {
  return {
    form: 'number',
    read(value) {
      const read = number.read(value)
      return read instanceof Fault || isRight(read) ? read : new Fault(message)
    },
  }
}

export function oneOf<const Word extends string>(words: readonly Word[]): Field<Word> {
  return {
    form: 'text',
    read: (value) => words.find((word) => word === value) ?? new Fault(`must be one of ${words.join(', ')}`),
  }
}

/** An instant in epoch milliseconds. */
export const instant: Field<number> = {
  form: 'text',
  read(value) {
    const read = readInstant(value)
    return 'atMs' in read ? read.atMs : new Fault(read.fault)
  },
}

/** When something happened. */
export const pastInstant: Field<number> = {
  form: 'text',
  read(value) {
    const atMs = instant.read(value)
    return typeof atMs === 'number' && atMs < EARLIEST_MS ? new Fault('is before 1995') : atMs
  },
}

/** The value of a free property whose texts have at most `mostText` UTF-16 units, and whose lists at most `mostElements`. */
export function propertyOf(mostText: number, mostElements: number): Field<PropertyValue> {
  const prose = text(mostText, true)
  return {
    form: 'text',
    read(value) {
      if (typeof value === 'number') return number.read(value)
      if (typeof value === 'boolean') return value
      if (!Array.isArray(value)) return prose.read(value)
      if (value.length > mostElements) return new Fault(`must have at most ${mostElements} elements`)
      const first: unknown = value[0]
      return typeof first === 'number' ? listOf(number, value) : listOf(prose, value)
    },
  }
}

/** The value of a free property of a user or an item. */
export const property = propertyOf(MAX_PROSE, MAX_ELEMENTS)

function listOf<T>(field: Field<T>, values: readonly unknown[]): readonly T[] | Fault {
  const read: T[] = []
  for (const value of values) {
    const element = field.read(value)
    if (element instanceof Fault)
      return new Fault(`must be a list of texts or of numbers: one ${element.message}`)
    read.push(element)
  }
  return read
}

/** A field with its place in a record. */
interface Place<T> extends Field<T> {
  readonly isRequired?: true
  /** What a record without the field has. */
  readonly otherwise?: T
}

/** A field without which there is no record. */
export function required<T>(field: Field<T>): Field<T> & { readonly isRequired: true } {
  return { ...field, isRequired: true }
}

/** A field that has this value where a record does not state it. */
export function otherwise<T>(field: Field<T>, value: T): Field<T> & { readonly otherwise: T } {
  return { ...field, otherwise: value }
}

/** Fields by name. */
export type Fields = Readonly<Record<string, Place<unknown>>>

/** The values of fields: null for those that are not given. */
export type ValuesOf<F extends Fields> = {
  readonly [Name in keyof F]: F[Name] extends { readonly isRequired: true } | { readonly otherwise: unknown }
    ? ValueOf<F[Name]>
    : ValueOf<F[Name]> | null
}

type ValueOf<F> = F extends Field<infer T> ? T : never

/** What is wrong with a field of a record. The message is the end of a sentence that begins with its name. */
export interface FieldFault {
  readonly field: string
  readonly message: string
}

/**
 * Reads the fields of a record, and adds to `faults` all that is wrong. Null and undefined mean that a field is not given.
 * Returns null if something is wrong.
 */
export function readFields<F extends Fields>(
  fields: F,
  given: Readonly<Record<string, unknown>>,
  faults: FieldFault[],
): ValuesOf<F> | null {
  const values: Record<string, unknown> = {}
  let isRight = true
  for (const field in fields) {
    const { read, isRequired, otherwise = null } = fields[field] as Place<unknown>
    const sent = given[field] ?? null
    const value = sent !== null ? read(sent) : isRequired ? new Fault('is missing') : otherwise
    if (value instanceof Fault) {
      isRight = false
      faults.push({ field, message: value.message })
    } else values[field] = value
  }
  return isRight ? (values as ValuesOf<F>) : null
}
