import { decodeUtf8, withoutBom } from './decode-text.ts'
import { type Line, readLines } from './read-lines.ts'

/** One object of a JSONL file, or what cannot be read as one. `line` is 1-based. */
export type JsonRow =
  | { readonly line: number; readonly fields: Readonly<Record<string, unknown>>; readonly text: string }
  | { readonly line: number; readonly fault: string; readonly text: string }

/** The objects of a JSONL file, one a line; empty lines are left out. */
export async function* readJsonl(path: string, onRead?: (bytes: number) => void): AsyncGenerator<JsonRow> {
  for await (const line of readLines(path, onRead)) {
    const row = readLine(line.number === 1 ? { ...line, bytes: withoutBom(line.bytes) } : line)
    if (row) yield row
  }
}

function readLine({ number: line, bytes, isTooLong }: Line): JsonRow | null {
  if (bytes.trim() === '') return null
  if (isTooLong) return { line, fault: 'line is longer than 64 KB', text: bytes }
  const text = decodeUtf8(bytes)
  if (text === null) return { line, fault: 'text is not UTF-8', text: bytes }
  const value = parseJson(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { line, fault: 'line is no JSON object', text }
  }
  return { line, fields: value as Readonly<Record<string, unknown>>, text }
}

/** Undefined for what is no JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
