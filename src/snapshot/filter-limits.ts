import { AttuneError } from '../domain/errors.ts'
import type { Filter, PropertyTest } from '../domain/filter.ts'
import type { PropertyValue } from '../domain/property-type.ts'

/** Most tests of one filter. */
const MAX_TESTS = 50
/** Most levels of `all`, `any` and `not`, with the test inside. */
const MAX_DEPTH = 8
/** Most values in all tests of one filter. */
const MAX_VALUES = 1_000
/** Longest text in a filter, in UTF-16 units. */
const MAX_TEXT_LENGTH = 1_000

/** @throws AttuneError `BAD_USER_INPUT` for a filter above a limit */
export function checkSize(filter: Filter): void {
  visit(filter, 1, { tests: 0, values: 0 })
}

function visit(filter: Filter, depth: number, size: { tests: number; values: number }): void {
  if (depth > MAX_DEPTH) throw tooLarge(`more than ${MAX_DEPTH} levels`)
  // An empty `all` or `any` counts too, so that a filter cannot be long without tests.
  if (!('not' in filter) && ++size.tests > MAX_TESTS) throw tooLarge(`more than ${MAX_TESTS} tests`)
  if ('not' in filter) visit(filter.not, depth + 1, size)
  else if ('all' in filter) visitAll(filter.all, depth, size)
  else if ('any' in filter) visitAll(filter.any, depth, size)
  else count(valuesOf(filter), size)
}

function visitAll(parts: readonly Filter[], depth: number, size: { tests: number; values: number }): void {
  if (parts.length > 0) size.tests--
  for (const part of parts) visit(part, depth + 1, size)
}

function count(values: readonly (PropertyValue | null)[], size: { values: number }): void {
  size.values += values.length
  if (size.values > MAX_VALUES) throw tooLarge(`more than ${MAX_VALUES} values`)
  if (values.some((value) => typeof value === 'string' && value.length > MAX_TEXT_LENGTH)) {
    throw tooLarge(`a text of more than ${MAX_TEXT_LENGTH} characters`)
  }
}

function valuesOf(test: Exclude<Filter, { all: unknown } | { any: unknown } | { not: unknown }>) {
  if ('ids' in test) return test.ids
  if ('kind' in test) return test.kind.anyOf
  if ('tag' in test) return 'anyOf' in test.tag ? test.tag.anyOf : test.tag.allOf
  if ('titlePrefix' in test) return [test.titlePrefix]
  if ('event' in test) return test.event.kinds
  if ('interest' in test) return test.interest.anyOf
  if ('segment' in test) return [test.segment]
  if ('members' in test) return []
  const { value, ofItem, ofViewer }: Partial<PropertyTest> = 'field' in test ? test.field : test.property
  const own = ofItem ?? ofViewer
  if (own !== undefined) return [own]
  return Array.isArray(value) ? (value as readonly (string | number)[]) : [value]
}

function tooLarge(excess: string): AttuneError {
  return new AttuneError('BAD_USER_INPUT', `the filter has ${excess}`)
}
