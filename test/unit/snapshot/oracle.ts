import type { Filter, PropertyTest } from '../../../src/domain/filter.ts'
import type { PropertyType, PropertyValue } from '../../../src/domain/property-type.ts'
import type { CatalogRow } from '../../../src/snapshot/catalog-row.ts'
import type { ItemOrder } from '../../../src/snapshot/sort-order.ts'
import { TYPES } from './random-catalog.ts'

/** Filters and orders as their description says, item by item, without columns or indexes. */

/** True if the item passes. */
export function passes(row: CatalogRow, filter: Filter): boolean {
  if ('all' in filter) return filter.all.every((part) => passes(row, part))
  if ('any' in filter) return filter.any.some((part) => passes(row, part))
  if ('not' in filter) return !passes(row, filter.not)
  if ('ids' in filter) return filter.ids.includes(row.id)
  if ('kind' in filter) return filter.kind.anyOf.includes(row.kind)
  if ('property' in filter) return passesTest(heldValue(row, filter.property.name), filter.property)
  if ('field' in filter) {
    const { createdAt, availableFrom } = row
    return passesTest(
      (filter.field.name === 'CREATED_AT' ? createdAt : availableFrom) ?? undefined,
      filter.field,
    )
  }
  if ('titlePrefix' in filter) return row.title.toLowerCase().startsWith(filter.titlePrefix.toLowerCase())
  if (!('tag' in filter)) throw new Error('no random filter has these tests')
  return 'anyOf' in filter.tag
    ? filter.tag.anyOf.some((id) => row.tagIds.includes(id))
    : filter.tag.allOf.every((id) => row.tagIds.includes(id))
}

/** True if a list at this instant contains the item. */
export function isListed(row: CatalogRow, nowMs: number): boolean {
  return (
    !row.isUndescribed &&
    (row.availableFrom === null || row.availableFrom <= nowMs) &&
    (row.availableUntil === null || row.availableUntil > nowMs)
  )
}

/** The items in this order, ties by id. */
export function sorted(rows: readonly CatalogRow[], order: ItemOrder): readonly CatalogRow[] {
  const keys = new Map(rows.map((row) => [row, keyOf(row, order)]))
  return [...rows].sort((a, b) => {
    const [keyA, keyB] = [keys.get(a) ?? null, keys.get(b) ?? null]
    if (keyA === null || keyB === null) {
      if (keyA !== keyB) return keyA === null ? 1 : -1
    } else if (keyA !== keyB) return keyA < keyB === (order.direction === 'ASC') ? -1 : 1
    return a.id < b.id ? -1 : 1
  })
}

/** The value of a property; undefined if it is missing or does not fit the type. */
export function heldValue(row: CatalogRow, name: string): PropertyValue | undefined {
  const value = Object.hasOwn(row.properties, name) ? row.properties[name] : undefined
  return value !== undefined && fits(value, TYPES.get(name)) ? value : undefined
}

function fits(value: PropertyValue, type: PropertyType | undefined): boolean {
  if (type === 'FLOAT' || type === 'TIMESTAMP') return typeof value === 'number'
  if (type === 'BOOLEAN') return typeof value === 'boolean'
  if (type === 'STRING') return typeof value === 'string'
  return Array.isArray(value)
}

function keyOf(row: CatalogRow, order: ItemOrder): number | string | null {
  if (order.by === 'popularity') return row.degree
  if (order.by === 'createdAt') return row.createdAt
  if (order.by === 'title') return row.title.toLowerCase()
  const value = order.by === 'property' ? heldValue(row, order.name) : undefined
  if (typeof value === 'string') return value.toLowerCase()
  return value === undefined ? null : Number(value)
}

function passesTest(
  held: PropertyValue | undefined,
  { op, value }: Pick<PropertyTest, 'op' | 'value'>,
): boolean {
  if (op === 'NE') return !passesTest(held, { op: 'EQ', value })
  if (op === 'NOT_IN') return !passesTest(held, { op: 'IN', value })
  if (held === undefined) return false
  if (op === 'EXISTS') return true
  if (op === 'WITHIN_KM') {
    const circle = value as readonly number[]
    return kilometers(held as readonly number[], circle) <= (circle[2] ?? 0)
  }
  const list = (Array.isArray(held) ? held : []) as readonly PropertyValue[]
  const wanted = (Array.isArray(value) ? value : [value]) as readonly PropertyValue[]
  if (op === 'HAS' || op === 'HAS_ANY') return wanted.some((one) => list.includes(one))
  if (op === 'HAS_ALL') return wanted.every((one) => list.includes(one))
  if (op === 'EQ' || op === 'IN') return wanted.includes(held)
  const bound = typeof value === 'string' ? Date.parse(value) : Number(value)
  if (op === 'LT') return Number(held) < bound
  if (op === 'LTE') return Number(held) <= bound
  return op === 'GT' ? Number(held) > bound : Number(held) >= bound
}

/** By the spherical law of cosines, another formula than the one under test. */
function kilometers(
  [latA = 0, lonA = 0]: readonly number[],
  [latB = 0, lonB = 0]: readonly number[],
): number {
  const rad = Math.PI / 180
  const cosine =
    Math.sin(latA * rad) * Math.sin(latB * rad) +
    Math.cos(latA * rad) * Math.cos(latB * rad) * Math.cos((lonA - lonB) * rad)
  return 6_371 * Math.acos(Math.min(1, Math.max(-1, cosine)))
}
