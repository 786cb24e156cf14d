import CliTable from 'cli-table3'
import { plain, type Terminal } from './terminal.ts'

export interface Column {
  readonly head: string
  /** Numbers are right-aligned. */
  readonly isNumber?: boolean
  /** Share of the spare width; columns without it are as wide as their content. */
  readonly grow?: number
}

type Cell = string | number

/** Width of the borders of a cell. */
const CELL_FRAME = 3

/** Draws a table that fits the terminal; growing columns wrap at words. */
export function table(
  terminal: Terminal,
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
): string {
  const texts = rows.map((row) => row.map((cell) => plainLines(String(cell))))
  const widths = columnWidths(terminal.columns, columns, texts)
  const drawn = new CliTable({
    head: columns.map((column) => column.head),
    colAligns: columns.map((column) => (column.isNumber ? 'right' : 'left')),
    colWidths: widths,
    wordWrap: true,
    style: { head: [], border: [], 'padding-left': 1, 'padding-right': 1, compact: true },
  })
  drawn.push(...texts)
  return drawn.toString()
}

function plainLines(text: string): string {
  return text.split('\n').map(plain).join('\n')
}

function columnWidths(
  available: number,
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
): number[] {
  const natural = columns.map((column, index) =>
    Math.max(column.head.length, ...rows.map((row) => longestLine(row[index] ?? ''))),
  )
  const fixed = columns.reduce((sum, column, index) => sum + (column.grow ? 0 : (natural[index] ?? 0)), 0)
  const shares = columns.reduce((sum, column) => sum + (column.grow ?? 0), 0)
  const spare = available - fixed - CELL_FRAME * columns.length - 1
  return columns.map((column, index) => {
    const wanted = natural[index] ?? 0
    if (!column.grow) return wanted + 2
    return Math.min(wanted, Math.max(12, Math.floor((spare * column.grow) / shares))) + 2
  })
}

function longestLine(text: string): number {
  return Math.max(...text.split('\n').map((line) => line.length))
}
