import { parse } from 'csv-parse/sync'
import { decodeUtf8, type Line, MAX_LINE_BYTES, readLines, withoutBom } from './read-lines.ts'

/** A record of a CSV file, or a fault. `line` is its first line, 1-based. */
export type CsvRow =
  | { readonly line: number; readonly cells: readonly string[]; readonly text: string }
  | { readonly line: number; readonly fault: string; readonly text: string }

/**
 * The records of a CSV file (RFC 4180), including the header. Empty lines are skipped. After an unclosed quote,
 * reading continues with the next line.
 */
export async function* readCsv(path: string, onRead?: (bytes: number) => void): AsyncGenerator<CsvRow> {
  const reader = new RecordReader()
  for await (const line of readLines(path, onRead)) {
    yield* reader.take(line.number === 1 ? { ...line, bytes: withoutBom(line.bytes) } : line)
  }
  yield* reader.finish()
}

/** Joins lines into records. A line break inside quotes is part of the cell. */
class RecordReader {
  /** Lines of the current record with an open quote, and their length. */
  #open: Line[] = []
  #openBytes = 0
  /** Number of cells of the header. */
  #width: number | null = null

  take(line: Line): CsvRow[] {
    const rows: CsvRow[] = []
    const queue = [line]
    for (let next = queue.pop(); next; next = queue.pop()) {
      const retried = this.#takeOne(next, rows)
      for (const again of retried.reverse()) queue.push(again)
    }
    return rows
  }

  finish(): CsvRow[] {
    const rows: CsvRow[] = []
    while (this.#open.length > 0) {
      for (const line of this.#refuseFirst(rows, 'quote is never closed')) rows.push(...this.take(line))
    }
    return rows
  }

  /** Adds completed records to `rows`. Returns lines that must be read again. */
  #takeOne(line: Line, rows: CsvRow[]): Line[] {
    const isAlone = this.#open.length === 0
    if (isAlone && line.isTooLong) {
      rows.push({ line: line.number, fault: 'line is longer than 64 KB', text: line.bytes })
      return []
    }
    if (isAlone && line.bytes === '') return []
    this.#open.push(line)
    this.#openBytes += line.bytes.length + 1
    if (line.isTooLong || this.#openBytes > MAX_LINE_BYTES + 1) {
      return this.#refuseFirst(rows, 'quote is never closed')
    }
    // An even number of quotes in a line does not change whether a quote is open.
    const isOpen = isAlone === hasOddQuotes(line.bytes)
    if (isOpen) return []
    return this.#complete(rows)
  }

  #complete(rows: CsvRow[]): Line[] {
    const bytes = this.#open.map((line) => line.bytes).join('\n')
    const text = decodeUtf8(bytes)
    if (text === null) return this.#refuseFirst(rows, 'text is not UTF-8')
    const cells = splitCells(text)
    if (!cells) return this.#refuseFirst(rows, 'quotes are not in order')
    this.#width ??= cells.length
    if (this.#open.length > 1 && cells.length !== this.#width) {
      return this.#refuseFirst(rows, 'quote is never closed')
    }
    rows.push({ line: this.#open[0]?.number ?? 0, cells, text })
    this.#forget()
    return []
  }

  /** Rejects the first line of the current record. The other lines are read again. */
  #refuseFirst(rows: CsvRow[], fault: string): Line[] {
    const [first, ...others] = this.#open
    this.#forget()
    if (first) rows.push({ line: first.number, fault, text: first.bytes })
    return others
  }

  #forget(): void {
    this.#open = []
    this.#openBytes = 0
  }
}

/** Null if the quotes are invalid. */
function splitCells(text: string): readonly string[] | null {
  if (!text.includes('"')) return text.split(',')
  try {
    // The text is one record, so line breaks are part of cells.
    const [cells] = parse(text, { record_delimiter: '\0' })
    return cells ?? null
  } catch {
    return null
  }
}

function hasOddQuotes(bytes: string): boolean {
  let isOdd = false
  for (let index = bytes.indexOf('"'); index >= 0; index = bytes.indexOf('"', index + 1)) isOdd = !isOdd
  return isOdd
}
