import type { PropertyValue } from './property-type.ts'

/** A comparison of a property with a value. */
export const FILTER_OPERATORS = [
  'EQ',
  'NE',
  'LT',
  'LTE',
  'GT',
  'GTE',
  'IN',
  'NOT_IN',
  'HAS',
  'HAS_ANY',
  'HAS_ALL',
  'WITHIN_KM',
  'EXISTS',
] as const

export type FilterOperator = (typeof FILTER_OPERATORS)[number]

/** A test of one property. Names and types are checked when the filter is compiled. */
export interface PropertyTest {
  readonly name: string
  readonly op: FilterOperator
  /** Null only for `EXISTS`. `WITHIN_KM` takes `[latitude, longitude, kilometers]`. */
  readonly value: PropertyValue | null
  /** In the list of one item: the name of the property of that item whose value takes the place of `value`. */
  readonly ofItem?: string
}

/**
 * A condition on items, or on users (which have neither kinds nor tags). Logic has two values: a test of a missing
 * property is false, and `not`, `NE` and `NOT_IN` are complements.
 */
export type Filter =
  | { readonly all: readonly Filter[] }
  | { readonly any: readonly Filter[] }
  | { readonly not: Filter }
  | { readonly property: PropertyTest }
  | { readonly tag: { readonly anyOf: readonly string[] } | { readonly allOf: readonly string[] } }
  | { readonly kind: { readonly anyOf: readonly string[] } }
  | { readonly ids: readonly string[] }
