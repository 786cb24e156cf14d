import { DAY_MS, HOUR_MS } from '../../domain/duration.ts'
import type { Random } from './random.ts'

/** Length of the interaction history. */
export const HISTORY_DAYS = 182

/** Relative activity by hour of the day (UTC): quiet nights, a bump at lunch, busy evenings. */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 6, 6, 5, 5, 6, 8, 7, 5, 5, 6, 8, 10, 12, 13, 12, 9, 5]

const HOUR_NUMBERS = HOURS.map((_, hour) => hour)

/** > 1 makes recent days busier than old ones. */
const GROWTH = 1.25

const QUIET_WEEKDAY_CHANCE = 0.3

/** A random instant in [from, to], epoch milliseconds, more often recent, on weekends and in the evening. */
export function activeInstant(from: number, to: number, random: Random): number {
  const first = growingInstant(from, to, random)
  const rough =
    isWeekend(first) || !random.chance(QUIET_WEEKDAY_CHANCE) ? first : growingInstant(from, to, random)
  const hour = random.pickWeighted(HOUR_NUMBERS, (index) => HOURS[index] ?? 0) ?? 0
  const dayStart = Math.floor(rough / DAY_MS) * DAY_MS
  const instant = dayStart + hour * HOUR_MS + random.below(HOUR_MS)
  return instant >= from && instant <= to ? instant : rough
}

function growingInstant(from: number, to: number, random: Random): number {
  return to - Math.floor((to - from) * random.next() ** GROWTH)
}

function isWeekend(instant: number): boolean {
  return [0, 6].includes(new Date(instant).getUTCDay())
}

/** Seasonal activity at an instant: 1.5 in the peak month (0-11), 0.5 half a year later. */
export function season(instant: number, peakMonth: number): number {
  const month = new Date(instant).getUTCMonth()
  return 1 + 0.5 * Math.cos((2 * Math.PI * (month - peakMonth)) / 12)
}
