import { isInstant, readDateTime } from '../../domain/date-time.ts'
import { parseId } from '../../domain/ids.ts'
import type { PropertyValue } from '../../domain/property-type.ts'
import { textFault } from '../../domain/text-fault.ts'
import { isWebAddress } from '../../domain/web-address.ts'

/** A non-empty cell of a file: text in CSV, any scalar or list in JSONL. */
export type Cell = string | number | boolean | readonly unknown[]

/** Most elements of a list. */
const MAX_ELEMENTS = 100

/** Why a row is rejected. Thrown and caught within parsing. Never contains a value of the row. */
export class RowFault extends Error {}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/
const WHOLE = /^-?(?:0|[1-9]\d*)$/

/** Smaller numbers (before March 1973 in milliseconds) are probably seconds. */
const LEAST_MS = 100_000_000_000

export function idCell(column: string, cell: Cell): string {
  const text = typeof cell === 'number' && Number.isSafeInteger(cell) ? String(cell) : cell
  if (typeof text !== 'string') throw new RowFault(`${column} must be text`)
  const parsed = parseId(text)
  if (!parsed.isValid) throw new RowFault(`${column}: ${parsed.reason}`)
  return parsed.id
}

/** A text without control characters. Line ends and tabs are allowed in prose, not in names. */
export function textCell(column: string, cell: Cell, isProse = false): string {
  if (typeof cell !== 'string') throw new RowFault(`${column} must be text`)
  const fault = textFault(cell, isProse)
  if (fault !== null) throw new RowFault(`${column} ${fault}`)
  return cell
}

/** A URL of a page or picture. */
export function addressCell(column: string, cell: Cell): string {
  const text = textCell(column, cell)
  if (!isWebAddress(text)) throw new RowFault(`${column} must be a URL with https:// or http://`)
  return text
}

export function booleanCell(column: string, cell: Cell): boolean {
  if (cell === true || cell === 'true') return true
  if (cell === false || cell === 'false') return false
  throw new RowFault(`${column} must be true or false`)
}

/** A finite number in JSON notation. */
export function numberCell(column: string, cell: Cell): number {
  const number = typeof cell === 'string' && NUMBER.test(cell) ? Number(cell) : cell
  if (typeof number !== 'number' || !Number.isFinite(number)) throw new RowFault(`${column} must be a number`)
  // The engines store -0 differently.
  return number === 0 ? 0 : number
}

export function countCell(column: string, cell: Cell, most: number): number {
  const number = typeof cell === 'string' && WHOLE.test(cell) ? Number(cell) : cell
  const isCount = typeof number === 'number' && Number.isInteger(number) && number >= 1 && number <= most
  if (!isCount) throw new RowFault(`${column} must be a whole number from 1 to ${most}`)
  return number
}

/** Epoch milliseconds from an integer, an RFC 3339 date (midnight UTC) or a date-time with zone. */
export function instantCell(column: string, cell: Cell): number {
  const at =
    typeof cell === 'string' && !WHOLE.test(cell) ? dateTime(column, cell) : milliseconds(column, cell)
  if (!isInstant(at)) throw new RowFault(`${column} is out of range`)
  return at
}

/** A free property: a number or boolean in JSON notation, a list of texts or of numbers, or text. */
export function propertyCell(column: string, cell: Cell, isTyped: boolean): PropertyValue {
  if (typeof cell === 'object') return listCell(column, cell)
  if (isTyped) return typeof cell === 'string' ? textCell(column, cell, true) : numberOrBoolean(column, cell)
  if (cell === 'true' || cell === 'false') return cell === 'true'
  if (typeof cell !== 'string' || !NUMBER.test(cell)) return textCell(column, String(cell), true)
  const number = Number(cell)
  // Digits that a number cannot represent exactly stay text.
  const isExact = Number.isFinite(number) && (!WHOLE.test(cell) || Number.isSafeInteger(number))
  return isExact ? numberCell(column, number) : cell
}

function listCell(column: string, cell: readonly unknown[]): readonly string[] | readonly number[] {
  if (cell.length > MAX_ELEMENTS) throw new RowFault(`${column} has more than ${MAX_ELEMENTS} elements`)
  const texts = cell.filter((element) => typeof element === 'string')
  if (texts.length === cell.length) return texts.map((text) => textCell(column, text, true))
  const numbers = cell.filter((element) => typeof element === 'number')
  if (numbers.length === cell.length) return numbers.map((number) => numberCell(column, number))
  throw new RowFault(`${column} must be a list of texts or of numbers`)
}

function numberOrBoolean(column: string, cell: number | boolean): number | boolean {
  return typeof cell === 'boolean' ? cell : numberCell(column, cell)
}

function milliseconds(column: string, cell: Cell): number {
  const at = numberCell(column, cell)
  if (!Number.isSafeInteger(at)) throw new RowFault(`${column} must be whole milliseconds`)
  if (Math.abs(at) < LEAST_MS) throw new RowFault(`${column} looks like seconds, not milliseconds`)
  return at
}

function dateTime(column: string, text: string): number {
  const read = readDateTime(text)
  if ('atMs' in read) return read.atMs
  if (read.fault === 'calendar') throw new RowFault(`${column} is not an existing date`)
  throw new RowFault(`${column} must be RFC 3339 with a zone, or epoch milliseconds`)
}
