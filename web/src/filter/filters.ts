import type { FilterOp, ItemFilter } from '../__generated__/graphql.ts'

/** A condition on one property, as a control can express it. */
export type Condition =
  /** A number between two bounds, both included; null is no bound. At least one is a number. */
  | { readonly shape: 'range'; readonly min: number | null; readonly max: number | null }
  /** An instant between two days in UTC (`2026-01-31`), both included; null is no bound. At least one is a day. */
  | { readonly shape: 'days'; readonly from: string | null; readonly to: string | null }
  /** A text that is, or is not, one of these. At least one value. */
  | { readonly shape: 'oneOf' | 'noneOf'; readonly values: readonly string[] }
  /** A set of texts that holds one of these. At least one value. */
  | { readonly shape: 'hasAny'; readonly values: readonly string[] }
  | { readonly shape: 'is'; readonly value: boolean }
  /** A place at most this far away; degrees and kilometers. */
  | { readonly shape: 'near'; readonly latitude: number; readonly longitude: number; readonly km: number }

/** What the filter controls can express. An item passes if everything holds. */
export interface Filters {
  /** The item has one of these kinds; empty for any kind. */
  readonly kinds: readonly string[]
  /** The item has all of these tags. */
  readonly tagIds: readonly string[]
  /** By name of the property. */
  readonly conditions: ReadonlyMap<string, Condition>
}

export const NO_FILTERS: Filters = { kinds: [], tagIds: [], conditions: new Map() }

export function isEmpty({ kinds, tagIds, conditions }: Filters): boolean {
  return kinds.length === 0 && tagIds.length === 0 && conditions.size === 0
}

/** The same filters with another condition on a property; null removes it. */
export function withCondition(filters: Filters, name: string, condition: Condition | null): Filters {
  const conditions = new Map(filters.conditions)
  if (condition === null) conditions.delete(name)
  else conditions.set(name, condition)
  return { ...filters, conditions }
}

const DAY_MS = 86_400_000

/** The filters as an argument of the API; null if everything passes. */
export function toItemFilter({ kinds, tagIds, conditions }: Filters): ItemFilter | null {
  const all: ItemFilter[] = [
    ...(kinds.length > 0 ? [{ kind: { anyOf: kinds } }] : []),
    ...(tagIds.length > 0 ? [{ tag: { allOf: tagIds } }] : []),
    ...[...conditions].flatMap(([name, condition]) => testsOf(name, condition)),
  ]
  return all.length === 0 ? null : { all }
}

function testsOf(name: string, condition: Condition): readonly ItemFilter[] {
  const test = (op: FilterOp, value: string | number | boolean | readonly string[] | readonly number[]) => ({
    property: { name, op, value: { value } },
  })
  switch (condition.shape) {
    case 'range':
      return [
        ...(condition.min === null ? [] : [test('GTE', condition.min)]),
        ...(condition.max === null ? [] : [test('LTE', condition.max)]),
      ]
    case 'days':
      return [
        ...(condition.from === null ? [] : [test('GTE', startOf(condition.from, 0))]),
        ...(condition.to === null ? [] : [test('LT', startOf(condition.to, 1))]),
      ]
    case 'oneOf':
      return [test('IN', condition.values)]
    case 'noneOf':
      return [test('NOT_IN', condition.values)]
    case 'hasAny':
      return [test('HAS_ANY', condition.values)]
    case 'is':
      return [test('EQ', condition.value)]
    case 'near':
      return [test('WITHIN_KM', [condition.latitude, condition.longitude, condition.km])]
  }
}

/** The instant at which a day, or a later one, starts in UTC. */
function startOf(day: string, daysLater: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + daysLater * DAY_MS).toISOString()
}
