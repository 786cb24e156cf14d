const PERCENT = new Intl.NumberFormat('en-US', { style: 'percent', maximumSignificantDigits: 3 })
const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 })
const COMPACT = new Intl.NumberFormat('en-US', { notation: 'compact', maximumFractionDigits: 1 })
const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium' })
const MOMENT = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short' })
const AGO = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto', style: 'short' })

/** `0.1409` is "14.1%"; smaller shares are "<0.01%". */
export function percent(share: number): string {
  return share > 0 && share < 0.0001 ? '<0.01%' : PERCENT.format(share)
}

/** At most two decimals. */
export function number(value: number): string {
  return NUMBER.format(value)
}

/** "18.9K". */
export function compact(value: number): string {
  return COMPACT.format(value)
}

/** "Oct 10, 2026" of an ISO instant. */
export function day(instant: string): string {
  return DAY.format(new Date(instant))
}

/** "Oct 10, 2026, 9:32 PM" of an ISO instant. */
export function moment(instant: string): string {
  return MOMENT.format(new Date(instant))
}

const DURATION_UNITS: Readonly<Record<string, string>> = { D: 'day', H: 'hour', M: 'minute', S: 'second' }

/** "2 days 12 hours" of an ISO 8601 duration of days, hours, minutes and seconds. */
export function duration(iso: string): string {
  const parts = [...iso.matchAll(/(\d+)([DHMS])/g)].map(([, count, letter = '']) =>
    new Intl.NumberFormat('en-US', {
      style: 'unit',
      unit: DURATION_UNITS[letter],
      unitDisplay: 'long',
    }).format(Number(count)),
  )
  return parts.join(' ')
}

const UNITS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
]

/** "2 hr. ago" of an ISO instant. */
export function ago(instant: string, nowMs: number = Date.now()): string {
  const passedMs = new Date(instant).getTime() - nowMs
  const [unit, lengthMs] = UNITS.find(([, length]) => Math.abs(passedMs) >= length) ?? ['second', 1_000]
  return AGO.format(Math.round(passedMs / lengthMs), unit)
}
