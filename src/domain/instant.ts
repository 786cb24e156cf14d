/** 31 December 9999. */
const LATEST_MS = 253_402_300_799_999

/** Smaller numbers (before March 1973 in milliseconds) are probably seconds. */
const LEAST_MS = 100_000_000_000

const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2}):(\d{2})(\.\d+)?([Zz]|[+-]\d{2}:\d{2}))?$/
const WHOLE = /^-?(?:0|[1-9]\d*)$/

/** An instant in epoch milliseconds, or what is wrong with the value: the end of a sentence about it. */
export type ReadInstant = { readonly atMs: number } | { readonly fault: string }

/** Reads an RFC 3339 date-time with zone, a date (midnight UTC), or whole epoch milliseconds, also as text. */
export function readInstant(value: unknown): ReadInstant {
  const match = typeof value === 'string' ? DATE_TIME.exec(value) : null
  if (match) {
    const atMs = dateTime(match)
    return isInstant(atMs) ? { atMs } : { fault: 'is not an existing date' }
  }
  const atMs = typeof value === 'string' && WHOLE.test(value) ? Number(value) : value
  if (typeof atMs !== 'number' || !isInstant(atMs))
    return { fault: 'must be RFC 3339 with a zone, a date, or epoch milliseconds' }
  return Math.abs(atMs) < LEAST_MS ? { fault: 'looks like seconds, not milliseconds' } : { atMs }
}

/** Whether a number is an instant: whole epoch milliseconds, at most the end of the year 9999 away from 1970. */
export function isInstant(atMs: number): boolean {
  return Number.isSafeInteger(atMs) && Math.abs(atMs) <= LATEST_MS
}

/** NaN for a date that does not exist. */
function dateTime(match: RegExpExecArray): number {
  const [, year, month, day, hour = '00', minute = '00', second = '00', part = ''] = match
  const zone = (match[8] ?? 'Z').toUpperCase()
  const atMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${part.slice(0, 4)}${zone}`)
  // Date.parse accepts 30 February and hour 24.
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) <= lastDay && hour !== '24' ? atMs : Number.NaN
}
