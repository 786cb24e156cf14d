import { AttuneError } from '../../domain/errors.ts'
import type { Filter } from '../../domain/filter.ts'
import { parseId } from '../../domain/ids.ts'
import { readInstant } from '../../domain/instant.ts'

/** The page size for `first: null`. */
export const DEFAULT_FIRST = 10

const MAX_TEXT_LENGTH = 200

/** @throws AttuneError `BAD_USER_INPUT` naming the range and the value */
export function parseFirst(first: number | null | undefined, maxFirst: number): number {
  const count = first ?? DEFAULT_FIRST
  if (count >= 1 && count <= maxFirst) return count
  throw new AttuneError('BAD_USER_INPUT', `first must be 1..${maxFirst}, was ${count}`, {
    hint: 'request fewer and continue with after: endCursor',
  })
}

/**
 * An id in its stored form. A missing one counts as empty.
 *
 * @throws AttuneError `BAD_USER_INPUT` naming the argument, not the value
 */
export function parseIdArgument(name: string, text: string | null | undefined): string {
  const parsed = parseId(text ?? '')
  if (parsed.isValid) return parsed.id
  throw new AttuneError('BAD_USER_INPUT', `${name} ${parsed.reason}`)
}

/** A list of ids, each once. @throws AttuneError `BAD_USER_INPUT` */
export function parseIdList(name: string, ids: readonly string[] | null | undefined, max: number): string[] {
  const given = requireLength(name, ids ?? [], max)
  return [...new Set(given.map((id) => parseIdArgument(name, id)))]
}

/** A list of short texts, each once. @throws AttuneError `BAD_USER_INPUT` */
export function parseTextList(
  name: string,
  texts: readonly string[] | null | undefined,
  max: number,
): string[] {
  return [...new Set(requireLength(name, texts ?? [], max).map((text) => parseText(name, text)))]
}

/** A short text; empty if null. @throws AttuneError `BAD_USER_INPUT` */
export function parseText(name: string, text: string | null | undefined): string {
  const given = text ?? ''
  if (given.length <= MAX_TEXT_LENGTH) return given
  throw new AttuneError('BAD_USER_INPUT', `${name} must have at most ${MAX_TEXT_LENGTH} characters`)
}

/** @throws AttuneError `BAD_USER_INPUT` naming the range and the value */
export function parseNumber(name: string, value: number, min: number, max: number): number {
  if (value >= min && value <= max) return value
  throw new AttuneError('BAD_USER_INPUT', `${name} must be ${min}..${max}, was ${value}`)
}

/** Epoch milliseconds; null if none is given. @throws AttuneError `BAD_USER_INPUT` naming what an instant is */
export function parseInstant(name: string, value: unknown): number | null {
  if (value == null) return null
  const read = readInstant(value)
  if ('atMs' in read) return read.atMs
  throw new AttuneError('BAD_USER_INPUT', `${name} ${read.fault}`)
}

/** @throws AttuneError `BAD_USER_INPUT` naming the limit and the length */
export function requireLength<T>(name: string, list: readonly T[], max: number): readonly T[] {
  if (list.length <= max) return list
  throw new AttuneError('BAD_USER_INPUT', `${name} must have at most ${max} entries, had ${list.length}`)
}

/** A filter of the parts that are given; null for none. */
export function allOf(parts: readonly (Filter | null)[]): Filter | null {
  const given = parts.filter((part) => part !== null)
  return given.length > 1 ? { all: given } : (given[0] ?? null)
}
