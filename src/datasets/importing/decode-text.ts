const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const ONLY_ASCII = /^[\0-\x7f]*$/

const UTF8_BOM = '\u00ef\u00bb\u00bf'

/** Text of bytes (one character a byte) in UTF-8; null if they are none: nothing is ever replaced silently. */
export function decodeUtf8(bytes: string): string | null {
  if (ONLY_ASCII.test(bytes)) return bytes
  try {
    return STRICT_UTF8.decode(Buffer.from(bytes, 'latin1'))
  } catch {
    return null
  }
}

/** Bytes without the mark that some programs put before UTF-8. */
export function withoutBom(bytes: string): string {
  return bytes.startsWith(UTF8_BOM) ? bytes.slice(UTF8_BOM.length) : bytes
}

/** Whether a file that begins with these bytes is in UTF-16, which has zero bytes or its own mark. */
export function looksLikeUtf16(bytes: string): boolean {
  return (
    bytes.startsWith('\u00ff\u00fe') || bytes.startsWith('\u00fe\u00ff') || bytes.slice(0, 4).includes('\0')
  )
}
