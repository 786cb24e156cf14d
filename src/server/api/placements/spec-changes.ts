import type { PropertyValue } from '../../../domain/property-type.ts'

/** A difference between two specs. */
export interface SpecChange {
  /** Rules are named by their names, other entries of lists by their index. */
  readonly path: readonly string[]
  readonly before: PropertyValue | null
  readonly after: PropertyValue | null
}

/** What is different between two specs as clients write them, by path. */
export function specChanges(before: unknown, after: unknown): readonly SpecChange[] {
  const [old, now] = [leavesOf(before), leavesOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const change = { before: old.get(key) ?? null, after: now.get(key) ?? null }
    const isSame = JSON.stringify(change.before) === JSON.stringify(change.after)
    return isSame ? [] : [{ path: JSON.parse(key) as readonly string[], ...change }]
  })
}

/** The values of a spec by their paths as JSON. A list of texts or numbers is one value. */
function leavesOf(
  value: unknown,
  path: readonly string[] = [],
  leaves = new Map<string, PropertyValue>(),
): ReadonlyMap<string, PropertyValue> {
  if (typeof value !== 'object' || value === null || isPlainList(value)) {
    leaves.set(JSON.stringify(path), value as PropertyValue)
  } else {
    for (const [key, member] of Object.entries(value))
      leavesOf(member, [...path, nameOf(member) ?? key], leaves)
  }
  return leaves
}

function isPlainList(value: object): boolean {
  return Array.isArray(value) && value.every((one) => typeof one !== 'object')
}

/** The name of a rule; undefined for other values. */
function nameOf(value: unknown): string | undefined {
  const isRule = typeof value === 'object' && value !== null && 'name' in value && 'apply' in value
  return isRule ? String(value.name) : undefined
}
