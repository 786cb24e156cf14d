import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../../../src/privacy/write-export.ts'

/** What spreadsheets take for the start of a formula, as text that they have normalized. */
const FORMULA = /^[=+\-@]/

/**
 * The cells that a spreadsheet may make of a file. It leaves out blanks, and reads other forms of a character, such as those
 * of full width. Quotes count at the start of a cell only, and what follows the closing one belongs to the cell.
 */
function cellsOf(text: string, separators: string): string[] {
  const cells: string[] = []
  let [cell, isQuoted, isStart] = ['', false, true]
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] ?? ''
    if (isQuoted && sign === '"' && text[at + 1] === '"') cell += text[++at]
    else if (isQuoted && sign === '"') isQuoted = false
    else if (isStart && sign === '"') [isQuoted, isStart] = [true, false]
    else if (!isQuoted && (separators.includes(sign) || sign === '\n' || sign === '\r')) {
      cells.push(cell)
      ;[cell, isStart] = ['', true]
    } else [cell, isStart] = [cell + sign, false]
  }
  return [...cells, cell]
}

const SEPARATORS = [',', ';', '\t', ',;\t']

/** Cells that would be calculated, other than numbers. */
const formulasIn = (text: string) =>
  SEPARATORS.flatMap((separators) => cellsOf(text, separators))
    .map((cell) =>
      cell
        .normalize('NFKC')
        .replaceAll('\u2212', '-')
        .replace(/^[\s\p{C}]+/u, ''),
    )
    .filter((cell) => FORMULA.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell))

const NASTY = [
  ...['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '−', ';', ',', '\t', '\r', '\n', '"', "'"],
  ...[' ', '\u00a0', '\u3000', '\u200b', '\ufeff', '\u0000', 'a', '1', '|'],
]
const numRuns = process.env.ATTUNE_TEST_LONG ? 20_000 : 3_000
const nasty = fc.string({ unit: fc.constantFrom(...NASTY), maxLength: 12 })

describe('a cell of CSV', () => {
  it.each([
    ...['=1+1', ' =1+1', ';=1+1', ',=1+1', '\t=1+1', '\r=1+1', '\n=1+1', '+1', '-cmd', '@SUM(1)', '"=1+1'],
    ...[
      '＝1+1',
      '＋1',
      '－1+1',
      '＠SUM(1)',
      '\u00a0=1',
      '\u3000＝1',
      '\ufeff=1',
      'a;=1+1;b',
      'a\n=1+1',
      '; =1',
    ],
    ...['a;"=1+1;b', '\u200b=1', '−1+1'],
  ])('%j is no formula, and is quoted', (text) => {
    expect(formulasIn(`1,${text},2`), 'the test sees it').not.toEqual([])
    for (const row of [{ a: text }, { b: text }]) {
      const line = csvLine(['a', 'b'], row)
      expect(formulasIn(line)).toEqual([])
      expect(line).toMatch(/"[\s\S]*'[\s\S]*"/)
    }
  })

  it.each([
    ['plain', 'plain'],
    ['a, b', '"a, b"'],
    ['say "x"', '"say ""x"""'],
    ['user-1 = x@y', 'user-1 = x@y'],
  ])('%j stays as it is', (text, cell) => {
    expect(csvLine(['a'], { a: text })).toBe(`${cell}\r\n`)
  })

  it('keeps numbers, and lists of them as JSON', () => {
    expect(csvLine(['a', 'b'], { a: -1.5, b: [0.5, -2] })).toBe('-1.5,"[0.5,-2]"\r\n')
  })

  it('of any text is no formula to any reader', () => {
    fc.assert(
      fc.property(fc.array(nasty, { minLength: 1, maxLength: 3 }), nasty, (list, text) => {
        const row = { first: text, text, list, map: { [text]: text } }
        expect(formulasIn(csvLine(Object.keys(row), row))).toEqual([])
      }),
      { numRuns, seed: 7 },
    )
  })

  it('loses nothing but the signs that were added', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const [cell = ''] = cellsOf(csvLine(['a', 'b'], { a: text }).slice(0, -2), ',')
        expect(cell.replaceAll("'", '')).toBe(text.replaceAll("'", ''))
      }),
      { numRuns, seed: 7 },
    )
  })
})
