import type { EventKind } from './event.ts'
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

/** A test of what a user did: an event of one of these kinds on an item that passes, within a time. */
export interface EventTest {
  readonly kinds: readonly EventKind[]
  /** Of items; null: any item. */
  readonly items: Filter | null
  /** Null: at any time. */
  readonly withinMs: number | null
}

/** The users who pass a test, which was read of the graph. */
export interface Members {
  readonly ids: ReadonlySet<string>
  /** Another one for other members. */
  readonly text: string
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
  | PeopleTest
  /** Users: takes the place of a `PeopleTest` once it is known who passes. */
  | { readonly members: Members }

/** A test of users that their properties do not answer. What compiles a filter has to answer it before. */
export type PeopleTest =
  | { readonly event: EventTest }
  /** The user stated an interest in one of these tags. */
  | { readonly interest: { readonly anyOf: readonly string[] } }
  /** The user is in the segment of this name. */
  | { readonly segment: string }

/** A filter without parts. */
export type FilterTest = Exclude<Filter, { all: unknown } | { any: unknown } | { not: unknown }>

/** The tests that a filter consists of, in its order, whatever joins them. */
export function testsOf(filter: Filter): readonly FilterTest[] {
  if ('all' in filter) return filter.all.flatMap(testsOf)
  if ('any' in filter) return filter.any.flatMap(testsOf)
  return 'not' in filter ? testsOf(filter.not) : [filter]
}

/** The filter with another one in place of each test, joined as the tests were. */
export function mapTests(filter: Filter, map: (test: FilterTest) => Filter): Filter {
  if ('all' in filter) return { all: filter.all.map((part) => mapTests(part, map)) }
  if ('any' in filter) return { any: filter.any.map((part) => mapTests(part, map)) }
  return 'not' in filter ? { not: mapTests(filter.not, map) } : map(filter)
}
