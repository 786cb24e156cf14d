import { day } from './format.ts'

/** Four digits are not grouped: they may be a year. */
const NUMBER = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4, useGrouping: 'min2' })

/** A number as it may be the value of a property. */
export function numberText(value: number): string {
  return NUMBER.format(value)
}

/** The value of a property as text; empty for a missing one. Instants are texts at the API. */
export function valueText(
  value: string | number | boolean | readonly string[] | readonly number[] | undefined,
  type?: string,
): string {
  if (value === undefined) return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'string') {
    return type === 'TIMESTAMP' && !Number.isNaN(Date.parse(value)) ? day(value) : value
  }
  return value.map((one) => (typeof one === 'number' ? numberText(one) : one)).join(', ')
}
