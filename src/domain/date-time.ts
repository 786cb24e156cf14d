/** 31 December 9999. */
const LATEST_MS = 253_402_300_799_999

const DATE_TIME = /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2}):(\d{2})(\.\d+)?([Zz]|[+-]\d{2}:\d{2}))?$/

/** An instant in epoch milliseconds, or what is wrong with the text. */
export type ReadDateTime = { readonly atMs: number } | { readonly fault: 'form' | 'calendar' }

/** Reads an RFC 3339 date-time with zone, or a date (midnight UTC). */
export function readDateTime(text: string): ReadDateTime {
  const match = DATE_TIME.exec(text)
  if (!match) return { fault: 'form' }
  const [, year, month, day, hour = '00', minute = '00', second = '00', part = ''] = match
  const zone = (match[8] ?? 'Z').toUpperCase()
  const atMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${part.slice(0, 4)}${zone}`)
  // Date.parse accepts 30 February and hour 24.
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  const isReal = !Number.isNaN(atMs) && Number(day) <= lastDay && hour !== '24'
  return isReal ? { atMs } : { fault: 'calendar' }
}

/** Whether a number is an instant: whole epoch milliseconds, at most the end of the year 9999 away from 1970. */
export function isInstant(atMs: number): boolean {
  return Number.isSafeInteger(atMs) && Math.abs(atMs) <= LATEST_MS
}
