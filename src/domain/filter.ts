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
  /** In a list for a viewer, likewise: the name of a property of the viewer. */
  readonly ofViewer?: string
}

/** An instant of an item that filters can compare. */
export type ItemField = 'CREATED_AT' | 'AVAILABLE_FROM'

/** A test of one field, by the rules of a property of type `TIMESTAMP`. */
export interface FieldTest {
  readonly name: ItemField
  readonly op: FilterOperator
  readonly value: PropertyValue | null
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
  | { readonly field: FieldTest }
  /** The title begins with this text, ignoring case. */
  | { readonly titlePrefix: string }
  | { readonly tag: { readonly anyOf: readonly string[] } | { readonly allOf: readonly string[] } }
  | { readonly kind: { readonly anyOf: readonly string[] } }
  | { readonly ids: readonly string[] }

/** A filter without parts. */
export type FilterTest = Exclude<Filter, { all: unknown } | { any: unknown } | { not: unknown }>

/** The tests that a filter consists of, in its order, whatever joins them. */
export function testsOf(filter: Filter): readonly FilterTest[] {
  if ('all' in filter) return filter.all.flatMap(testsOf)
  if ('any' in filter) return filter.any.flatMap(testsOf)
  return 'not' in filter ? testsOf(filter.not) : [filter]
}
