import { describe, expect, it } from 'vitest'
import { AttuneError } from '../../../src/domain/errors.ts'
import type { Filter, FilterOperator } from '../../../src/domain/filter.ts'
import type { PropertyValue } from '../../../src/domain/property-type.ts'
import { CatalogSnapshot } from '../../../src/snapshot/catalog-snapshot.ts'
import { UserSnapshot } from '../../../src/snapshot/user-snapshot.ts'
import { TYPES } from './random-catalog.ts'

const catalog = new CatalogSnapshot()
catalog.types = TYPES

function refusal(filter: Filter): AttuneError {
  try {
    catalog.compile(filter)
  } catch (error) {
    if (error instanceof AttuneError && error.code === 'BAD_USER_INPUT') return error
    throw error
  }
  throw new Error('the filter was accepted')
}

function property(name: string, op: FilterOperator, value: PropertyValue | null): Filter {
  return { property: { name, op, value } }
}

describe('a filter is refused', () => {
  it('for an unknown property, with all known names and types', () => {
    const { message, hint } = refusal(property('prize', 'LT', 10))
    expect(message).toBe('no property is called "prize"')
    for (const [name, type] of TYPES) expect(hint).toContain(`${name} (${type})`)
  })

  it('for the name of an inherited member, as for any unknown name', () => {
    for (const name of ['toString', 'hasOwnProperty', 'valueOf']) {
      expect(refusal(property(name, 'EXISTS', null)).message).toBe(`no property is called "${name}"`)
    }
  })

  it.each([
    ['price', 'HAS', 1, '"price" is FLOAT: its operators are EQ, NE, LT, LTE, GT, GTE, IN, NOT_IN, EXISTS'],
    ['brand', 'LT', 'a', '"brand" is STRING: its operators are EQ, NE, IN, NOT_IN, EXISTS'],
    ['in stock', 'IN', ['true'], '"in stock" is BOOLEAN: its operators are EQ, NE, EXISTS'],
    [
      'couleurs é',
      'EQ',
      'red',
      '"couleurs é" is STRING_SET: its operators are HAS, HAS_ANY, HAS_ALL, EXISTS',
    ],
    ['place', 'EQ', [1, 2], '"place" is GEO: its operators are WITHIN_KM, EXISTS'],
    ['notes', 'EXISTS', null, '"notes" is TEXT: no filter can test it'],
  ] as const)('for a wrong operator: %s %s', (name, op, value, message) => {
    expect(refusal(property(name, op, value)).message).toBe(message)
  })

  it('for an operator or a value that an instant does not have, as for a property', () => {
    const tested = (op: FilterOperator, value: PropertyValue | null): Filter => ({
      field: { name: 'CREATED_AT', op, value },
    })
    expect(refusal(tested('HAS', 'a')).message).toContain('"CREATED_AT" is TIMESTAMP: its operators are EQ')
    expect(refusal(tested('LT', 'yesterday')).message).toContain('"CREATED_AT": the value must be an instant')
    expect(refusal(tested('EXISTS', 1)).message).toContain('EXISTS takes no value')
  })

  it.each([
    ['price', 'LT', '10', 'the value must be a number'],
    ['price', 'IN', 10, 'IN takes a list'],
    ['price', 'IN', ['10'], 'the value must be a number'],
    ['price', 'EQ', null, 'the value must be a number'],
    ['released', 'GT', 'yesterday', 'the value must be an instant such as 2026-11-25T10:15:00Z'],
    ['released', 'GT', '2026-02-30T99:00:00Z', 'the value must be an instant such as 2026-11-25T10:15:00Z'],
    ['brand', 'EQ', 1, 'the value must be a text'],
    ['brand', 'IN', [1, 2], 'the value must be a text'],
    ['in stock', 'EQ', 'true', 'the value must be true or false'],
    ['couleurs é', 'HAS', ['red'], 'the value must be a text'],
    ['couleurs é', 'HAS_ALL', 'red', 'HAS_ALL takes a list'],
    ['place', 'WITHIN_KM', [48, 16], 'the value must be [latitude, longitude, kilometers]'],
    ['place', 'WITHIN_KM', [91, 16, 1], 'the value must be [latitude, longitude, kilometers]'],
    ['place', 'WITHIN_KM', [48, 16, -1], 'the value must be [latitude, longitude, kilometers]'],
    ['brand', 'EXISTS', 'a', 'EXISTS takes no value'],
  ] as const)('for a wrong value: %s %s %j', (name, op, value, expected) => {
    expect(refusal(property(name, op, value)).message).toBe(`the test of "${name}": ${expected}`)
  })

  it('above 50 tests, 8 levels, 1,000 values and texts of 1,000 characters, and not at these limits', () => {
    const exists = property('brand', 'EXISTS', null)
    const nested = (levels: number): Filter => (levels === 1 ? exists : { not: nested(levels - 1) })
    const repeated = (count: number) => Array.from({ length: count }, () => exists)
    const texts = (count: number) =>
      property(
        'brand',
        'IN',
        Array.from({ length: count }, (_, n) => `${n}`),
      )
    const accepted = [
      { all: repeated(50) },
      nested(8),
      texts(1_000),
      property('brand', 'EQ', 'a'.repeat(1_000)),
    ]
    for (const filter of accepted) expect(() => catalog.compile(filter)).not.toThrow()
    expect(refusal({ any: repeated(51) }).message).toBe('the filter has more than 50 tests')
    expect(refusal({ any: Array.from({ length: 51 }, () => ({ all: [] })) }).message).toContain('50 tests')
    expect(refusal(nested(9)).message).toBe('the filter has more than 8 levels')
    expect(refusal(texts(1_001)).message).toBe('the filter has more than 1000 values')
    expect(refusal({ ids: Array.from({ length: 1_001 }, (_, n) => `${n}`) }).message).toContain('1000 values')
    expect(refusal(property('brand', 'EQ', 'a'.repeat(1_001))).message).toContain('1000 characters')
  })

  it('for users if it tests kinds or tags', () => {
    const users = new UserSnapshot()
    for (const filter of [{ kind: { anyOf: [] } }, { tag: { anyOf: [] } }, { tag: { allOf: [] } }]) {
      expect(() => users.compile(filter)).toThrow(/^users have no (kind|tag)/)
    }
  })
})

describe('a compiled filter', () => {
  it('passes no row for a property whose type was changed afterwards', async () => {
    const changed = new CatalogSnapshot()
    changed.types = new Map([['size', 'FLOAT']])
    const row = { kind: 'item', title: 'a', createdAt: null, availableFrom: null, availableUntil: null }
    const more = { isUndescribed: false, degree: 0, tagIds: [] }
    const compiled = changed.compile(property('size', 'GT', 1))
    changed.put([{ id: 'a', ...row, ...more, properties: { size: 2 } }])
    expect((await compiled.select(0)).count).toBe(1)
    changed.types = new Map([['size', 'STRING']])
    changed.put([{ id: 'a', ...row, ...more, properties: { size: 'XL' } }])
    expect((await compiled.select(0)).count).toBe(0)
  })
})
