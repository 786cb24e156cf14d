import { AttuneError } from '../domain/errors.ts'
import { type Filter, type FilterOperator, type PropertyTest, testsOf } from '../domain/filter.ts'
import type { PropertyType, PropertyValue } from '../domain/property-type.ts'
import { isOfType, type PropertyTypes } from '../domain/property-values.ts'
import { unknownProperty } from './property-test.ts'
import { ownValue } from './row-table.ts'

/** Whose properties a test can compare with. */
export type Owner = 'ofItem' | 'ofViewer'

/** What a filter is compared with. */
export interface OwnProperties {
  readonly types: PropertyTypes
  /** None for an owner who is not known. */
  readonly properties: Readonly<Record<string, PropertyValue>>
}

const NAMES: Readonly<Record<Owner, string>> = { ofItem: 'the item', ofViewer: 'the viewer' }

const OWNERS: readonly Owner[] = ['ofItem', 'ofViewer']

/** What passes no item. */
const NEVER: Filter = { any: [] }

/** Whether a filter compares with properties of this owner. */
export function comparesWith(filter: Filter, owner: Owner): boolean {
  return testsOf(filter).some((test) => 'property' in test && test.property[owner] !== undefined)
}

/**
 * The filter with the values of the owners in the places that name their properties. Where an owner has no value, the test is
 * false. Names of owners that are not given stay.
 *
 * @param types of the tested properties
 * @throws AttuneError `BAD_USER_INPUT` for an unknown name, or for properties that cannot be compared
 */
export function withValues(
  filter: Filter,
  owners: Readonly<Partial<Record<Owner, OwnProperties>>>,
  types: PropertyTypes,
): Filter {
  if ('all' in filter) return { all: filter.all.map((part) => withValues(part, owners, types)) }
  if ('any' in filter) return { any: filter.any.map((part) => withValues(part, owners, types)) }
  if ('not' in filter) return { not: withValues(filter.not, owners, types) }
  if (!('property' in filter)) return filter
  const { name, op, ...test } = filter.property
  for (const owner of OWNERS) {
    const [own, from] = [test[owner], owners[owner]]
    if (own === undefined || from === undefined) continue
    const type = operandType({ name, op }, types, own, from.types, owner)
    const value = ownValue(from.properties, own)
    return value !== undefined && isOfType(type, value) ? { property: { name, op, value } } : NEVER
  }
  return filter
}

/** The type of the operand. @throws AttuneError `BAD_USER_INPUT` if the tested property cannot be compared with it */
function operandType(
  { name, op }: Pick<PropertyTest, 'name' | 'op'>,
  types: PropertyTypes,
  own: string,
  ownTypes: PropertyTypes,
  owner: Owner,
): PropertyType {
  const tested = typeOf(name, types)
  const operand = typeOf(own, ownTypes)
  if (operand === wanted(tested, op)) return operand
  const [one, other] = [name, own].map((given) => JSON.stringify(given))
  throw new AttuneError(
    'BAD_USER_INPUT',
    `${op} cannot compare ${tested} ${one} with ${operand} ${other} of ${NAMES[owner]}`,
  )
}

function typeOf(name: string, types: PropertyTypes): PropertyType {
  const type = types.get(name)
  if (type === undefined) throw unknownProperty(name, types)
  return type
}

/** The type of an operand that is one property; null if none can be. */
function wanted(tested: PropertyType, op: FilterOperator): PropertyType | null {
  if (op === 'WITHIN_KM' || op === 'EXISTS') return null
  if (op === 'IN' || op === 'NOT_IN') return tested === 'STRING' ? 'STRING_SET' : null
  return op === 'HAS' ? 'STRING' : tested
}
