import type { FrequencyCap, QuietHours } from '../domain/placement.ts'
import { minuteOfDay } from '../domain/time-zone.ts'

/**
 * Whether quiet hours hold at an instant in a time zone. They begin with the minute `fromMinute` and end before `toMinute`, over
 * midnight if that is the earlier one; with equal minutes there are none.
 *
 * @param atMs epoch milliseconds
 * @param timeZone of IANA
 */
export function isQuiet({ fromMinute, toMinute }: QuietHours, atMs: number, timeZone: string): boolean {
  const minute = minuteOfDay(atMs, timeZone)
  if (fromMinute <= toMinute) return fromMinute <= minute && minute < toMinute
  return fromMinute <= minute || minute < toMinute
}

/**
 * Whether one of the caps is reached: as many as it allows were shown in its period, which ends now.
 *
 * @param instants when it was shown, epoch milliseconds, in any order
 */
export function isReached(
  caps: readonly FrequencyCap[],
  instants: readonly number[],
  nowMs: number,
): boolean {
  return caps.some(({ max, perMs }) => instants.filter((atMs) => atMs > nowMs - perMs).length >= max)
}

/** How many of the items come before the budget is exceeded. @param minutesOf of each, in their order */
export function countWithin(budget: number, minutesOf: readonly number[]): number {
  let left = budget
  const over = minutesOf.findIndex((minutes) => {
    left -= minutes
    return left < 0
  })
  return over < 0 ? minutesOf.length : over
}
