const MINUTES_AN_HOUR = 60

/** Of each time zone, what reads its clock: to make one takes longer than to use it a thousand times. */
const clocks = new Map<string, Intl.DateTimeFormat | null>()

/** Names of time zones come from clients and from properties of users: only so many are kept. */
const MOST_CLOCKS = 1_000

/** Whether a text names a time zone of IANA, such as `Europe/Berlin`. */
export function isTimeZone(text: string): boolean {
  return clockOf(text) !== null
}

/**
 * Minutes since midnight on the clocks of a time zone, 0-1439. Daylight saving time is observed.
 *
 * @throws RangeError if there is no such time zone
 */
export function minuteOfDay(atMs: number, timeZone: string): number {
  const clock = clockOf(timeZone)
  if (!clock) throw new RangeError('there is no such time zone')
  const parts = clock.formatToParts(atMs)
  const partOf = (type: 'hour' | 'minute') => Number(parts.find((part) => part.type === type)?.value)
  return partOf('hour') * MINUTES_AN_HOUR + partOf('minute')
}

function clockOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = clocks.get(timeZone)
  if (known !== undefined) return known
  const clock = newClock(timeZone)
  if (clocks.size >= MOST_CLOCKS) clocks.clear()
  clocks.set(timeZone, clock)
  return clock
}

function newClock(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone, hour: 'numeric', minute: 'numeric', hourCycle: 'h23' })
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
