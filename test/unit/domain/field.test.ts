import { describe, expect, it } from 'vitest'
import { parseRecord } from '../../../src/datasets/importing/parse-record.ts'
import {
  count,
  Fault,
  type Field,
  id,
  instant,
  number,
  property,
  webAddress,
} from '../../../src/domain/field.ts'

/** What a field makes of a value. */
function readBy<T>(field: Field<T>, value: unknown): T | 'refused' {
  const read = field.read(value)
  return read instanceof Fault ? 'refused' : read
}

/** What an import makes of the cell of a column of items. */
function cellOf(column: string, cell: string | number | readonly unknown[], isTyped: boolean): unknown {
  const cells = new Map<string, string | number | readonly unknown[]>([
    ['id', 'tea'],
    [column, cell],
  ])
  const parsed = parseRecord('items', cells, isTyped)
  if (!parsed.isValid) return 'refused'
  return { ...parsed.record.properties, ...parsed.record }[column]
}

/** The same for the weight of a tagging. */
function weightOf(cell: string): unknown {
  const parsed = parseRecord(
    'taggings',
    new Map([
      ['itemId', 'tea'],
      ['tagId', 'calm'],
      ['weight', cell],
    ]),
    false,
  )
  return parsed.isValid ? parsed.record.weight : 'refused'
}

it('an address is a URL with http or https, as the API requires', () => {
  for (const text of ['https://x.example/a?b=c#d', 'HTTP://x.example', 'http://[::1]:8080/']) {
    expect(readBy(webAddress, text)).toBe(text)
  }
  for (const text of [
    'x.example',
    '/a',
    'ftp://x.example',
    'https://',
    'javascript:alert(1)',
    'http://x example',
  ]) {
    expect(readBy(webAddress, text)).toBe('refused')
  }
})

it('a property may have several lines, in a list as well, and no other control characters', () => {
  expect(readBy(property, 'one\n\ttwo\r\n')).toBe('one\n\ttwo\r\n')
  expect(readBy(property, ['a\nb'])).toEqual(['a\nb'])
  for (const cell of ['a\u0007', ['b', 'a\u0007']]) {
    expect(readBy(property, cell)).toBe('refused')
  }
})

describe('a number', () => {
  it.each(['', ' ', ' 12 ', '0x10', '1_000', '1e400', 'NaN', 'Infinity', '-Infinity', '+1', '.5', '5.', '٣'])(
    'is not read from the cell %j',
    (cell) => {
      expect(weightOf(cell)).toBe('refused')
    },
  )
  it.each([Number.NaN, Number.POSITIVE_INFINITY, true, '1'])('is not read from %j', (value) => {
    expect(readBy(number, value)).toBe('refused')
  })
  it('is read as in JSON, and zero has no sign', () => {
    expect(weightOf('1.5e2')).toBe(150)
    expect(Object.is(readBy(number, -0), 0)).toBe(true)
  })
})

describe('a count', () => {
  it.each([0, -1, 1.5, 1_000_001, '1'])('is not read from %j', (value) => {
    expect(readBy(count(1_000_000), value)).toBe('refused')
  })
  it('is a whole number from one up', () => {
    expect(readBy(count(1_000_000), 1_000_000)).toBe(1_000_000)
  })
})

describe('an instant', () => {
  const bad = [
    '2024-02-30',
    '2023-02-29T00:00:00Z',
    '2024-01-01T10:00:00',
    '2024-01-01T24:00:00Z',
    '2024-06-30T23:59:60Z',
    '2024-13-01',
    '2024-1-1',
    '1 January 2024',
    '1700000000',
    '1',
    '1.7e12',
    '275760-09-13T00:00:00Z',
    '999999999999999999',
  ]
  it.each(bad)('is not read from %j', (text) => {
    expect(cellOf('createdAt', text, false)).toBe('refused')
    expect(readBy(instant, text)).toBe('refused')
  })
  it.each([1_700_000_000, 1.5, 1e18, Number.NaN, true])('is not read from %j', (value) => {
    expect(readBy(instant, value)).toBe('refused')
  })
  it.each([
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['2024-02-29T12:00:00Z', Date.UTC(2024, 1, 29, 12)],
    ['2024-02-29t12:00:00.123456+01:30', Date.UTC(2024, 1, 29, 10, 30, 0, 123)],
    ['1955-11-05', Date.UTC(1955, 10, 5)],
    [1_700_000_000_000, 1_700_000_000_000],
  ])('is read from %j', (value, at) => {
    expect(readBy(instant, value)).toBe(at)
    expect(cellOf('createdAt', String(value), false)).toBe(at)
  })
})

describe('an id', () => {
  it('is the same with composed and decomposed accents', () => {
    expect(readBy(id, 'cafe\u0301')).toBe(readBy(id, 'caf\u00e9'))
  })
  it.each([
    '',
    ' ',
    'a ',
    'a\u200bb',
    'a\u202eb',
    'a\0b',
    '__proto__',
    'constructor',
    '\ud800',
    'x'.repeat(201),
  ])('is not read from %j', (text) => {
    expect(readBy(id, text)).toBe('refused')
  })
  it('may be a whole number', () => {
    expect(readBy(id, 42)).toBe('42')
  })
})

describe('a free property', () => {
  it.each([
    ['true', true],
    ['4.5', 4.5],
    ['007', '007'],
    ['12345678901234567890', '12345678901234567890'],
    ['1e400', '1e400'],
    ['=cmd()', '=cmd()'],
    ['TRUE', 'TRUE'],
  ])('of CSV reads %j as %j', (text, value) => {
    expect(cellOf('price', text, false)).toBe(value)
  })
  it('of JSONL is not converted', () => {
    expect(cellOf('price', '4.5', true)).toBe('4.5')
    expect(cellOf('price', 4.5, true)).toBe(4.5)
  })
  it('of JSONL may be a list of texts or of numbers', () => {
    expect(cellOf('colors', ['teal', ''], true)).toEqual(['teal', ''])
    expect(cellOf('place', [48, 16.37], true)).toEqual([48, 16.37])
    expect(cellOf('colors', [], true)).toEqual([])
  })
  it.each([[['teal', 1]], [[null]], [[['teal']]], [['\ud800']], [Array.from({ length: 101 }, () => 'x')]])(
    'is not read from the list %j',
    (list) => {
      expect(cellOf('colors', list, true)).toBe('refused')
    },
  )
})
