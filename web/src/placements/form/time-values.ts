/** Seconds of each unit of a duration. */
export const DURATION_UNITS: Readonly<Record<string, number>> = {
  minutes: 60,
  hours: 3_600,
  days: 86_400,
  seconds: 1,
}

const PARTS: Readonly<Record<string, number>> = { W: 604_800, D: 86_400, H: 3_600, M: 60, S: 1 }

/** An ISO 8601 duration as an amount of the largest unit that fits. An empty text has no amount. */
export function durationOf(iso: string): { readonly amount: string; readonly unit: string } {
  if (iso === '') return { amount: '', unit: 'days' }
  const seconds = [...iso.matchAll(/([\d.]+)([WDHMS])/g)].reduce(
    (sum, [, count, letter = '']) => sum + Number(count) * (PARTS[letter] ?? 0),
    0,
  )
  const unit =
    ['days', 'hours', 'minutes'].find((name) => seconds % (DURATION_UNITS[name] ?? 1) === 0) ?? 'seconds'
  return { amount: String(seconds / (DURATION_UNITS[unit] ?? 1)), unit }
}

/** The ISO 8601 duration of an amount; undefined if it is empty. */
export function durationText(amount: string, unit: string): string | undefined {
  if (amount === '') return undefined
  return unit === 'days' ? `P${amount}D` : `PT${amount}${unit.charAt(0).toUpperCase()}`
}

/** An instant in the browser's time zone, as `datetime-local` shows it. */
export function localText(instant: string): string {
  const time = new Date(instant)
  if (instant === '' || Number.isNaN(time.getTime())) return ''
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}

/** The instant of a local time; undefined for an incomplete one. */
export function instantOf(local: string): string | undefined {
  const time = new Date(local)
  return local === '' || Number.isNaN(time.getTime()) ? undefined : time.toISOString()
}
