/** The type of a free property. Filters use all but `TEXT`. */
export const PROPERTY_TYPES = [
  'STRING',
  'FLOAT',
  'BOOLEAN',
  'TIMESTAMP',
  'STRING_SET',
  'GEO',
  'TEXT',
] as const

export type PropertyType = (typeof PROPERTY_TYPES)[number]

/**
 * The value of a free property, as both engines store it: a text (`STRING`, `TEXT`), a number (`FLOAT`; `TIMESTAMP` as
 * epoch milliseconds), a boolean, a list of texts (`STRING_SET`), or `[latitude, longitude]` in degrees (`GEO`).
 */
export type PropertyValue = string | number | boolean | readonly string[] | readonly number[]

/** True if both are the same value; lists by their elements. */
export function isSameValue(left: PropertyValue | null, right: PropertyValue | null): boolean {
  if (!isList(left) || !isList(right)) return left === right
  return left.length === right.length && left.every((element, index) => element === right[index])
}

function isList(value: PropertyValue | null): value is readonly string[] | readonly number[] {
  return Array.isArray(value)
}
