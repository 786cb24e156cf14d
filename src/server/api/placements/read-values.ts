import { instant, textFault } from '../../../domain/field.ts'
import type { FrequencyCap } from '../../../domain/placement.ts'
import { MOST_INSTANTS } from '../../../steering/shown-placements.ts'
import type { FrequencyCapInput } from '../__generated__/resolvers.ts'
import type { WriteInput } from '../write-records.ts'

const MOST_CAPS = 5

/** The shortest period. */
const MINUTE_MS = 60_000

/** The first entries of a list; more than `most` are a problem. */
export function readSome<T>(
  input: WriteInput,
  field: string,
  list: readonly T[] | null | undefined,
  most: number,
): readonly T[] {
  const given = list ?? []
  if (given.length > most) input.fail(field, `must have at most ${most} entries`)
  return given.slice(0, most)
}

/** One line of text for people, 1-`most` characters. */
export function readLine(input: WriteInput, field: string, text: string, most: number): string {
  const fault = textFault(text, false)
  if (fault !== null) input.fail(field, fault)
  else if (text.trim() === '' || text.length > most) input.fail(field, `must have 1-${most} characters`)
  return text
}

const KEY = /^[\w./-]{1,100}$/

/** The key of a placement. */
export function readKey(input: WriteInput, field: string, key: string): string {
  if (!KEY.test(key)) input.fail(field, 'must have 1-100 letters, digits, and characters of - _ . /')
  return key
}

/** A number above 0. */
export function readPositive(input: WriteInput, field: string, value: number): number {
  if (!(value > 0)) input.fail(field, 'must be above 0')
  return value
}

/** A period, milliseconds. */
export function readPeriod(input: WriteInput, field: string, periodMs: number): number {
  if (!(periodMs >= MINUTE_MS)) input.fail(field, 'must be at least a minute')
  return periodMs
}

/** A flag whose only value is true. */
export function requireTrue(input: WriteInput, field: string, flag: boolean | null | undefined): void {
  if (flag === false) input.fail(field, 'must be true')
}

/** When something applies, epoch milliseconds; null: no bound. */
export interface Window {
  readonly activeFromMs: number | null
  readonly activeUntilMs: number | null
}

export function readWindow(
  input: WriteInput,
  { activeFrom, activeUntil }: { readonly activeFrom?: unknown; readonly activeUntil?: unknown },
): Window {
  const activeFromMs = input.read('activeFrom', instant, activeFrom)
  const activeUntilMs = input.read('activeUntil', instant, activeUntil)
  if (activeFromMs !== null && activeUntilMs !== null && activeUntilMs <= activeFromMs)
    input.fail('activeUntil', 'must be after activeFrom')
  return { activeFromMs, activeUntilMs }
}

export function readFrequency(
  input: WriteInput,
  caps: readonly FrequencyCapInput[] | null | undefined,
): readonly FrequencyCap[] {
  return readSome(input, 'frequency', caps, MOST_CAPS).map(({ max, per }, index) => {
    const cap = input.entry('frequency', index)
    return { max: cap.number('max', max, 1, MOST_INSTANTS), perMs: readPeriod(cap, 'per', per) }
  })
}
