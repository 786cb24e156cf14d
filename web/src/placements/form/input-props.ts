import type { Json } from './shape.ts'

/** What screen readers get of an input, and where problems find it. */
export interface Attributes {
  readonly id: string
  readonly 'aria-label': string
  readonly 'aria-invalid': boolean
  readonly 'aria-describedby': string | undefined
}

/** What an input needs. */
export interface InputProps {
  readonly attributes: Attributes
  /** Undefined for an empty input. */
  onChange(value: Json | undefined): void
}

/** A value as the text of an input. */
export function textOf(value: Json | undefined): string {
  return value === undefined || value === null ? '' : String(value)
}
