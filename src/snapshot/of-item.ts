import { AttuneError } from '../domain/errors.ts'
import type { Filter, FilterOperator, PropertyTest } from '../domain/filter.ts'
import type { PropertyType, PropertyValue } from '../domain/property-type.ts'
import { isOfType, type PropertyTypes } from '../domain/property-values.ts'
import { unknownProperty } from './property-test.ts'
import { ownValue } from './row-table.ts'

/** What passes no item. */
const NEVER: Filter = { any: [] }

/** Whether a filter compares with the properties of an item. */
export function readsItem(filter: Filter): boolean {
  if ('all' in filter) return filter.all.some(readsItem)
  if ('any' in filter) return filter.any.some(readsItem)
  if ('not' in filter) return readsItem(filter.not)
  return 'property' in filter && filter.property.ofItem !== undefined
}

/**
 * The filter with the values of an item in the places that name its properties. Where the item has no value, the test is
 * false.
 *
 * @param properties of the item; none for an unknown one
 * @throws AttuneError `BAD_USER_INPUT` for an unknown name, or for properties that cannot be compared
 */
export function withItemValues(
  filter: Filter,
  properties: Readonly<Record<string, PropertyValue>>,
  types: PropertyTypes,
): Filter {
  if ('all' in filter) return { all: filter.all.map((part) => withItemValues(part, properties, types)) }
  if ('any' in filter) return { any: filter.any.map((part) => withItemValues(part, properties, types)) }
  if ('not' in filter) return { not: withItemValues(filter.not, properties, types) }
  if (!('property' in filter) || filter.property.ofItem === undefined) return filter
  const { name, op, ofItem } = filter.property
  const type = operandType(filter.property, ofItem, types)
  const value = ownValue(properties, ofItem)
  return value !== undefined && isOfType(type, value) ? { property: { name, op, value } } : NEVER
}

/** The type of the operand. @throws AttuneError `BAD_USER_INPUT` if the tested property cannot be compared with it */
function operandType({ name, op }: PropertyTest, ofItem: string, types: PropertyTypes): PropertyType {
  const [tested, operand] = [name, ofItem].map((known) => {
    const type = types.get(known)
    if (type === undefined) throw unknownProperty(known, types)
    return type
  }) as [PropertyType, PropertyType]
  if (operand === wanted(tested, op)) return operand
  throw new AttuneError(
    'BAD_USER_INPUT',
    `${op} cannot compare ${tested} ${JSON.stringify(name)} with ${operand} ${JSON.stringify(ofItem)} of the item`,
  )
}

/** The type of an operand that is one property; null if none can be. */
function wanted(tested: PropertyType, op: FilterOperator): PropertyType | null {
  if (op === 'WITHIN_KM' || op === 'EXISTS') return null
  if (op === 'IN' || op === 'NOT_IN') return tested === 'STRING' ? 'STRING_SET' : null
  return op === 'HAS' ? 'STRING' : tested
}
