const ISO =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/**
 * An instant as a client sent it, in epoch milliseconds: an ISO 8601 text with a time zone, or whole epoch milliseconds.
 * Null for anything else, also for a date that does not exist.
 */
export function readInstant(value: unknown): number | null {
  const atMs = typeof value === 'number' ? value : typeof value === 'string' ? fromText(value) : null
  return Number.isSafeInteger(atMs) ? atMs : null
}

function fromText(text: string): number | null {
  const match = ISO.exec(text)
  if (!match) return null
  const [, year, month, day] = match.map(Number)
  const isInCalendar =
    new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0)).getUTCDate() === day && (month ?? 0) <= 12
  return isInCalendar && month !== 0 ? Date.parse(text) : null
}
