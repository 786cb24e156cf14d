export const SECOND_MS = 1_000
export const MINUTE_MS = 60 * SECOND_MS
/** An hour in milliseconds. */
export const HOUR_MS = 60 * MINUTE_MS

/** A day in milliseconds. */
export const DAY_MS = 24 * HOUR_MS

const UNIT_MS: Readonly<Record<string, number>> = {
  s: SECOND_MS,
  m: MINUTE_MS,
  h: HOUR_MS,
  d: DAY_MS,
}

/** The longest duration, in milliseconds: 100 years of 365 days. */
export const MAX_DURATION_MS = 36_500 * DAY_MS

/** A duration such as `30d`, `12h`, `15m`, `10s` or `0`, in milliseconds; null for other texts and for longer ones than 100 years. */
export function parseShortDuration(text: string): number | null {
  if (text === '0') return 0
  const [, digits = '', unit = ''] = /^(\d{1,10})([smhd])$/.exec(text) ?? []
  return upToMax(Number(digits) * (UNIT_MS[unit] ?? Number.NaN))
}

/**
 * An ISO 8601 duration of weeks, days, hours, minutes and seconds, such as `P30D` or `PT12H`, in milliseconds. Null for other
 * texts, for months and years, whose lengths differ, and for longer ones than 100 years.
 */
export function parseIsoDuration(text: string): number | null {
  const match =
    /^P(?!$)(?:(\d{1,10})W)?(?:(\d{1,10})D)?(?:T(?!$)(?:(\d{1,10})H)?(?:(\d{1,10})M)?(?:(\d{1,10})S)?)?$/.exec(
      text,
    )
  if (!match) return null
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = match
    .slice(1)
    .map((part) => Number(part ?? 0))
  return upToMax((7 * weeks + days) * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS)
}

/** A whole number of seconds, given in milliseconds, as an ISO 8601 duration of days, hours, minutes and seconds. */
export function formatIsoDuration(durationMs: number): string {
  const part = (unitMs: number, moduloMs: number, name: string) => {
    const count = Math.floor((durationMs % moduloMs) / unitMs)
    return count === 0 ? '' : `${count}${name}`
  }
  const days = part(DAY_MS, Number.POSITIVE_INFINITY, 'D')
  const time = `${part(HOUR_MS, DAY_MS, 'H')}${part(MINUTE_MS, HOUR_MS, 'M')}${part(SECOND_MS, MINUTE_MS, 'S')}`
  if (days === '' && time === '') return 'PT0S'
  return `P${days}${time === '' ? '' : `T${time}`}`
}

function upToMax(durationMs: number): number | null {
  return durationMs <= MAX_DURATION_MS ? durationMs : null
}
