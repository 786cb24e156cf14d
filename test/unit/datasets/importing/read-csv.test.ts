import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvRow, readCsv } from '../../../../src/datasets/importing/read-csv.ts'
import { temporaryFolder } from '../../../support/temporary-folder.ts'

async function rowsOf(content: string | Uint8Array): Promise<CsvRow[]> {
  const folder = temporaryFolder({ 'a.csv': content })
  return collect(readCsv(join(folder, 'a.csv')))
}

async function collect<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = []
  for await (const row of rows) list.push(row)
  return list
}

const cellsOf = (rows: readonly CsvRow[]) => rows.map((row) => ('cells' in row ? row.cells : row.fault))

describe('reading CSV', () => {
  it.each(['\n', '\r\n', '\r'])('ends lines at %j, and does not require one at the end', async (end) => {
    expect(cellsOf(await rowsOf(['a,b', '1,2', '', '3,4'].join(end)))).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ])
  })

  it('strips one byte-order mark', async () => {
    expect(cellsOf(await rowsOf('\ufeffid\n1'))).toEqual([['id'], ['1']])
  })

  it('reads commas, quotes and line breaks inside quotes, and counts the lines', async () => {
    const rows = await rowsOf('a,b\n"1, one","he said ""no"""\n"two\nlines",x\n3,y')
    expect(cellsOf(rows)).toEqual([
      ['a', 'b'],
      ['1, one', 'he said "no"'],
      ['two\nlines', 'x'],
      ['3', 'y'],
    ])
    expect(rows.map((row) => row.line)).toEqual([1, 2, 3, 5])
  })

  it.each([
    ['never closed', '"2,x'],
    ['in the middle of a cell', '2,5" nail'],
    ['closed too early', '"2"x,y'],
  ])('loses one row to a quote that is %s', async (_, bad) => {
    const rows = await rowsOf(['a,b', '1,y', bad, '3,"y"', '4,y', '5,"y, z"'].join('\n'))
    expect(cellsOf(rows).map((cells) => (typeof cells === 'string' ? 'fault' : cells[0]))).toEqual([
      'a',
      '1',
      'fault',
      '3',
      '4',
      '5',
    ])
    expect(rows[2]?.line).toBe(3)
  })

  it('loses one row to bytes that are not UTF-8, without replacement characters', async () => {
    const bytes = Buffer.concat([
      Buffer.from('id\nbefore\n'),
      Buffer.from([0xc3, 0x28, 0x0a]),
      Buffer.from('ändert'),
    ])
    expect(cellsOf(await rowsOf(bytes))).toEqual([['id'], ['before'], 'text is not UTF-8', ['ändert']])
  })

  it('loses one row to a line of ten megabytes', async () => {
    const rows = await rowsOf(`id\nbefore\n${'x'.repeat(10_000_000)}\nafter`)
    expect(cellsOf(rows)).toEqual([['id'], ['before'], 'line is longer than 64 KB', ['after']])
    expect(rows[2]?.text.length).toBeLessThan(2_000)
  })

  it('reads back the output of a correct writer', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', 'é', ' ', '🙂'), maxLength: 8 })
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
    const folder = temporaryFolder()
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(cell, cell), { maxLength: 12 }), async (table) => {
        const path = join(folder, 'a.csv')
        writeFileSync(path, ['a,b', ...table.map((row) => row.map(quoted).join(','))].join('\n'))
        expect(cellsOf(await collect(readCsv(path)))).toEqual([['a', 'b'], ...table])
      }),
      { numRuns: 60 },
    )
  })
})
