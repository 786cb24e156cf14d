import { describe, expect, it } from 'vitest'
import {
  addressCell,
  type Cell,
  countCell,
  idCell,
  instantCell,
  numberCell,
  propertyCell,
  RowFault,
} from '../../../../src/datasets/importing/parse-cell.ts'

const fault = (parse: () => unknown) => {
  try {
    return { value: parse() }
  } catch (error) {
    if (error instanceof RowFault) return 'refused'
    throw error
  }
}

it('an address is a URL with http or https, as the API requires', () => {
  for (const text of ['https://x.example/a?b=c#d', 'HTTP://x.example', 'http://[::1]:8080/']) {
    expect(addressCell('url', text)).toBe(text)
  }
  for (const text of [
    'x.example',
    '/a',
    'ftp://x.example',
    'https://',
    'javascript:alert(1)',
    'http://x example',
  ]) {
    expect(fault(() => addressCell('url', text))).toBe('refused')
  }
})

it('a property may have several lines, in a list as well, and no other control characters', () => {
  expect(propertyCell('text', 'one\n\ttwo\r\n', true)).toBe('one\n\ttwo\r\n')
  expect(propertyCell('text', 'one\ntwo', false)).toBe('one\ntwo')
  expect(propertyCell('texts', ['a\nb'], true)).toEqual(['a\nb'])
  for (const cell of ['a\u0007', ['b', 'a\u0007']]) {
    expect(fault(() => propertyCell('text', cell, true))).toBe('refused')
  }
})

describe('a number', () => {
  const bad = [
    '',
    ' ',
    ' 12 ',
    '0x10',
    '1_000',
    '1e400',
    'NaN',
    'Infinity',
    '-Infinity',
    '+1',
    '.5',
    '5.',
    '٣',
  ]
  it.each(bad)('is not read from %j', (text) => {
    expect(fault(() => numberCell('value', text))).toBe('refused')
  })
  it.each([Number.NaN, Number.POSITIVE_INFINITY, true] as Cell[])('is not read from %j', (cell) => {
    expect(fault(() => numberCell('value', cell))).toBe('refused')
  })
  it('is read as in JSON, and zero has no sign', () => {
    expect(numberCell('value', '-1.5e2')).toBe(-150)
    expect(Object.is(numberCell('value', '-0'), 0)).toBe(true)
  })
})

describe('a count', () => {
  it.each(['0', '-1', '1.5', '1e3', '1000001', '01', ''])('is not read from %j', (text) => {
    expect(fault(() => countCell('count', text, 1_000_000))).toBe('refused')
  })
  it('is a whole number from one up', () => {
    expect(countCell('count', '1000000', 1_000_000)).toBe(1_000_000)
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
    expect(fault(() => instantCell('at', text))).toBe('refused')
  })
  it.each([
    ['2024-02-29', Date.UTC(2024, 1, 29)],
    ['2024-02-29T12:00:00Z', Date.UTC(2024, 1, 29, 12)],
    ['2024-02-29t12:00:00.123456+01:30', Date.UTC(2024, 1, 29, 10, 30, 0, 123)],
    ['1955-11-05', Date.UTC(1955, 10, 5)],
    ['1700000000000', 1_700_000_000_000],
  ])('is read from %j', (text, at) => {
    expect(instantCell('at', text)).toBe(at)
  })
})

describe('an id', () => {
  it('is the same with composed and decomposed accents', () => {
    expect(idCell('id', 'cafe\u0301')).toBe(idCell('id', 'caf\u00e9'))
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
    expect(fault(() => idCell('id', text))).toBe('refused')
  })
  it('may be a whole number in JSONL', () => {
    expect(idCell('id', 42)).toBe('42')
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
    expect(propertyCell('price', text, false)).toBe(value)
  })
  it('of JSONL is not converted', () => {
    expect(propertyCell('price', '4.5', true)).toBe('4.5')
    expect(propertyCell('price', 4.5, true)).toBe(4.5)
  })
  it('of JSONL may be a list of texts or of numbers', () => {
    expect(propertyCell('colors', ['teal', ''], true)).toEqual(['teal', ''])
    expect(propertyCell('place', [48, 16.37], true)).toEqual([48, 16.37])
    expect(propertyCell('colors', [], true)).toEqual([])
  })
  it.each([[['teal', 1]], [[null]], [[['teal']]], [['\ud800']], [Array.from({ length: 101 }, () => 'x')]])(
    'is not read from the list %j',
    (list) => {
      expect(fault(() => propertyCell('colors', list, true))).toBe('refused')
    },
  )
})
