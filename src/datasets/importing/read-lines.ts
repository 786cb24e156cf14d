import { createReadStream } from 'node:fs'

/** Maximum length of a line in bytes. Only the beginning of a longer line is kept. */
export const MAX_LINE_BYTES = 64 * 1024

/** Bytes kept of a line that is too long, for display. */
const KEPT_BYTES = 1_000

/**
 * A line as bytes, one character per byte (Latin-1). Rows are decoded separately, so that a bad one affects no other.
 */
export interface Line {
  /** 1-based. */
  readonly number: number
  readonly bytes: string
  readonly isTooLong: boolean
}

/**
 * The lines of a file, ended by LF, CRLF, CR or the end of the file, in constant memory. `onRead` gets the number of
 * bytes read.
 */
export async function* readLines(path: string, onRead?: (bytes: number) => void): AsyncGenerator<Line> {
  const splitter = new LineSplitter()
  for await (const chunk of createReadStream(path, { encoding: 'latin1' })) {
    yield* splitter.split(chunk as string)
    onRead?.((chunk as string).length)
  }
  yield* splitter.finish()
}

class LineSplitter {
  #number = 0
  #rest = ''
  #isTooLong = false
  #endedInReturn = false

  #append(text: string): void {
    if (this.#isTooLong) return
    this.#rest += text
    if (this.#rest.length <= MAX_LINE_BYTES) return
    this.#isTooLong = true
    this.#rest = this.#rest.slice(0, KEPT_BYTES)
  }

  #take(): Line {
    this.#number++
    const line = { number: this.#number, bytes: this.#rest, isTooLong: this.#isTooLong }
    this.#rest = ''
    this.#isTooLong = false
    return line
  }

  *split(chunk: string): Generator<Line> {
    // The line feed of a CRLF across two chunks.
    const text = this.#endedInReturn && chunk.startsWith('\n') ? chunk.slice(1) : chunk
    if (chunk !== '') this.#endedInReturn = chunk.endsWith('\r')
    let start = 0
    for (const match of text.matchAll(/\r\n|\n|\r/g)) {
      this.#append(text.slice(start, match.index))
      yield this.#take()
      start = match.index + match[0].length
    }
    this.#append(text.slice(start))
  }

  *finish(): Generator<Line> {
    if (this.#rest !== '') yield this.#take()
  }
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const ONLY_ASCII = /^[\0-\x7f]*$/

const UTF8_BOM = '\u00ef\u00bb\u00bf'

/** Decodes bytes (one character per byte) as UTF-8; null if they are invalid. */
export function decodeUtf8(bytes: string): string | null {
  if (ONLY_ASCII.test(bytes)) return bytes
  try {
    return STRICT_UTF8.decode(Buffer.from(bytes, 'latin1'))
  } catch {
    return null
  }
}

/** Bytes without a UTF-8 byte-order mark. */
export function withoutBom(bytes: string): string {
  return bytes.startsWith(UTF8_BOM) ? bytes.slice(UTF8_BOM.length) : bytes
}

/** Whether a file with this beginning is in UTF-16, by its byte-order mark or zero bytes. */
export function looksLikeUtf16(bytes: string): boolean {
  return (
    bytes.startsWith('\u00ff\u00fe') || bytes.startsWith('\u00fe\u00ff') || bytes.slice(0, 4).includes('\0')
  )
}
