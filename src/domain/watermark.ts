/**
 * A position in a journal. A list with this watermark includes every event before it. A request for it waits until the
 * events of that write, and earlier events of the same user, are applied.
 */
export interface Watermark {
  readonly journal: string
  readonly position: number
}

const VERSION = 'w1'

/** Opaque to clients. */
export function encodeWatermark({ journal, position }: Watermark): string {
  return Buffer.from(`${VERSION},${journal},${position}`).toString('base64url')
}

/** Null for a text that `encodeWatermark` did not make. */
export function decodeWatermark(text: string): Watermark | null {
  const parts = Buffer.from(text, 'base64url').toString('utf8').split(',')
  const [version, journal = '', position = ''] = parts
  const isWellFormed =
    parts.length === 3 &&
    version === VERSION &&
    /^[a-z0-9-]{8,60}$/.test(journal) &&
    /^\d{1,15}$/.test(position)
  return isWellFormed ? { journal, position: Number(position) } : null
}

/** The later one if both are of one journal; otherwise `newer`. */
export function laterWatermark(older: string | null, newer: string): string {
  if (older === null) return newer
  const [before, after] = [decodeWatermark(older), decodeWatermark(newer)]
  return before && before.journal === after?.journal && before.position > after.position ? older : newer
}
