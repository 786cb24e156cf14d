/** Clocks may differ by this much before an instant counts as future. */
export const TOLERATED_MS = 5 * 60_000

/** Before this, 1 January 1995, nobody recorded events: seconds taken for milliseconds end up there. */
export const EARLIEST_MS = Date.UTC(1995, 0, 1)

const ISO =
  /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** An instant in epoch milliseconds, or why it is none. */
export type ParsedInstant = { readonly atMs: number } | { readonly fault: string }

/**
 * When an event happened. Late is fine, also by years; the future beyond what clocks differ by is not, nor a day that
 * no calendar has, a text without a zone, or an instant before there were events.
 */
export function parseInstant(value: unknown, nowMs: number): ParsedInstant {
  const atMs = typeof value === 'number' ? value : typeof value === 'string' ? fromText(value) : null
  if (atMs === null || !Number.isSafeInteger(atMs)) {
    return { fault: 'must be an ISO 8601 instant with a zone, or whole epoch milliseconds' }
  }
  if (atMs < EARLIEST_MS) return { fault: 'is before 1995: are these seconds?' }
  if (atMs > nowMs + TOLERATED_MS) return { fault: 'is more than five minutes ahead of the clock here' }
  return { atMs }
}

function fromText(text: string): number | null {
  const match = ISO.exec(text)
  if (!match) return null
  const [, year, month, day] = match.map(Number)
  const isInCalendar =
    new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day ?? 0)).getUTCDate() === day && (month ?? 0) <= 12
  return isInCalendar && month !== 0 ? Date.parse(text) : null
}
