/** Values at the leaves of a result, nulls left out. */
export function valuesIn(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return []
  return typeof value === 'object' ? Object.values(value).flatMap(valuesIn) : [value]
}
