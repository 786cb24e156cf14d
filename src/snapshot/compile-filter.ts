import { AttuneError } from '../domain/errors.ts'
import type { FieldTest, Filter, ItemField, Members, PropertyTest } from '../domain/filter.ts'
import type { PropertyType, PropertyValue } from '../domain/property-type.ts'
import type { Column, NumberColumn, SetColumn, TextColumn } from './columns.ts'
import { checkSize } from './filter-limits.ts'
import { checkPropertyTest, hasOneOf, holdsAll, holdsAny } from './property-test.ts'
import { ownValue } from './row-table.ts'
import type { TitleColumn } from './title-column.ts'

/** What a filter needs of a table. */
export interface FilterTable {
  readonly types: ReadonlyMap<string, PropertyType>
  columnOf(name: string): Column | undefined
  numberOf(id: string): number | undefined
  /** Null for users, who have neither kinds nor tags. */
  readonly kinds: TextColumn | null
  readonly tags: SetColumn | null
  /** Null for users, likewise. */
  readonly titles: TitleColumn | null
  /** Epoch milliseconds. */
  readonly fields: Readonly<Record<ItemField, NumberColumn>> | null
}

/** A table of users without rows, for filters that only test a user who was read. Add the types of properties. */
export const NO_TABLE: Omit<FilterTable, 'types'> = {
  columnOf: () => undefined,
  numberOf: () => undefined,
  kinds: null,
  tags: null,
  titles: null,
  fields: null,
}

/** A single row, as read from the graph. Users have neither kind nor tags. */
export interface FilterRow {
  readonly id: string
  readonly kind?: string
  readonly tagIds?: readonly string[]
  readonly title?: string
  readonly createdAt?: number | null
  readonly availableFrom?: number | null
  readonly properties: Readonly<Record<string, PropertyValue>>
}

export type RowTest = (row: number) => boolean

/** A filter that was checked against the properties of a table. */
export interface CheckedFilter {
  /** The same for filters that are written alike. */
  readonly text: string
  /** The test on the rows of the table. Valid until the next write. */
  bind(): RowTest
  passes(row: FilterRow): boolean
}

/** A part of a filter. */
interface Part {
  /** As JSON. */
  readonly canon: unknown
  bind(): RowTest
  passes(row: FilterRow): boolean
}

/**
 * Checks a filter: its size, names, operators and values.
 *
 * @throws AttuneError `BAD_USER_INPUT` that says what is wrong; for an unknown name it lists the known ones
 */
export function compileFilter(filter: Filter, table: FilterTable): CheckedFilter {
  checkSize(filter)
  const part = compile(filter, table)
  return {
    text: JSON.stringify(part.canon),
    bind: () => part.bind(),
    passes: (row) => part.passes(row),
  }
}

function compile(filter: Filter, table: FilterTable): Part {
  if ('all' in filter) return all(filter.all.map((part) => compile(part, table)))
  if ('any' in filter) return any(filter.any.map((part) => compile(part, table)))
  if ('not' in filter) return not(compile(filter.not, table))
  if ('property' in filter) return propertyPart(filter.property, table)
  if ('ids' in filter) return idsPart(filter.ids, table)
  if ('field' in filter) return fieldPart(filter.field, table)
  if ('titlePrefix' in filter) return titlePart(filter.titlePrefix, table)
  if ('kind' in filter) return kindPart(filter.kind.anyOf, table)
  if ('members' in filter) return membersPart(filter.members, table)
  if (!('tag' in filter)) {
    const [name] = Object.keys(filter)
    throw new AttuneError('BAD_USER_INPUT', `only segments, rules and audiences can test ${name}`)
  }
  return 'anyOf' in filter.tag ? anyTagPart(filter.tag.anyOf, table) : allTagsPart(filter.tag.allOf, table)
}

const always: RowTest = () => true
const never: RowTest = () => false

function all(parts: readonly Part[]): Part {
  return {
    canon: { all: parts.map(({ canon }) => canon) },
    bind() {
      // Nested pairs: a loop over the tests takes twice as long.
      const [first = always, ...others] = parts.map((part) => part.bind())
      return others.reduce((before, test) => (row) => before(row) && test(row), first)
    },
    passes: (row) => parts.every((part) => part.passes(row)),
  }
}

function any(parts: readonly Part[]): Part {
  return {
    canon: { any: parts.map(({ canon }) => canon) },
    bind() {
      const [first = never, ...others] = parts.map((part) => part.bind())
      return others.reduce((before, test) => (row) => before(row) || test(row), first)
    },
    passes: (row) => parts.some((part) => part.passes(row)),
  }
}

function not(part: Part): Part {
  return {
    canon: { not: part.canon },
    bind() {
      const test = part.bind()
      return (row) => !test(row)
    },
    passes: (row) => !part.passes(row),
  }
}

function propertyPart(test: PropertyTest, table: FilterTable): Part {
  const { name, op, ofItem, ofViewer } = test
  if (ofItem !== undefined) {
    throw new AttuneError('BAD_USER_INPUT', 'ofItem is only possible in a list of what goes with one item')
  }
  if (ofViewer !== undefined) {
    throw new AttuneError('BAD_USER_INPUT', 'ofViewer is only possible in a list for a viewer')
  }
  const type = table.types.get(name)
  const checked = checkPropertyTest(test, table.types)
  const part: Part = {
    canon: { property: [name, op, checked.operand] },
    bind() {
      const column = table.columnOf(name)
      // If the type was changed after the filter was compiled, no row has a value that fits.
      return column === undefined || table.types.get(name) !== type ? () => false : checked.bind(column)
    },
    passes({ properties }) {
      const value = ownValue(properties, name)
      return value !== undefined && checked.passes(value)
    },
  }
  return op === 'NE' || op === 'NOT_IN' ? not(part) : part
}

/** Fields are tested like properties of these types. */
const FIELD_TYPES: ReadonlyMap<ItemField, PropertyType> = new Map([
  ['CREATED_AT', 'TIMESTAMP'],
  ['AVAILABLE_FROM', 'TIMESTAMP'],
])

function fieldPart(test: FieldTest, { fields }: FilterTable): Part {
  const { name, op } = test
  if (fields === null) throw itemsOnly(name)
  const checked = checkPropertyTest(test, FIELD_TYPES)
  const part: Part = {
    canon: { field: [name, op, checked.operand] },
    bind: () => checked.bind(fields[name]),
    passes({ createdAt, availableFrom }) {
      const value = name === 'CREATED_AT' ? createdAt : availableFrom
      return value != null && checked.passes(value)
    },
  }
  return op === 'NE' || op === 'NOT_IN' ? not(part) : part
}

function titlePart(prefix: string, { titles }: FilterTable): Part {
  if (titles === null) throw itemsOnly('title')
  const wanted = prefix.toLowerCase()
  const begins = (title: string) => title.toLowerCase().startsWith(wanted)
  return {
    canon: { title: wanted },
    bind: () => (row) => begins(titles.titleAt(row)),
    passes: ({ title }) => title !== undefined && begins(title),
  }
}

function idsPart(ids: readonly string[], table: FilterTable): Part {
  const set = new Set(ids)
  return {
    canon: { ids: [...set].sort() },
    bind() {
      const rows = new Set([...set].map((id) => table.numberOf(id)))
      return (row) => rows.has(row)
    },
    passes: ({ id }) => set.has(id),
  }
}

function membersPart({ ids, text }: Members, table: FilterTable): Part {
  return {
    canon: { members: text },
    bind() {
      const rows = new Set([...ids].map((id) => table.numberOf(id)))
      return (row) => rows.has(row)
    },
    passes: ({ id }) => ids.has(id),
  }
}

function kindPart(anyOf: readonly string[], { kinds }: FilterTable): Part {
  if (kinds === null) throw itemsOnly('kind')
  const set = new Set(anyOf)
  return {
    canon: { kind: [...set].sort() },
    bind: () => hasOneOf(kinds, [...set]),
    passes: ({ kind }) => kind !== undefined && set.has(kind),
  }
}

function anyTagPart(anyOf: readonly string[], { tags }: FilterTable): Part {
  if (tags === null) throw itemsOnly('tag')
  return {
    canon: { anyTag: [...new Set(anyOf)].sort() },
    bind: () => holdsAny(tags, [...new Set(anyOf)]),
    passes: ({ tagIds }) => tagIds !== undefined && anyOf.some((id) => tagIds.includes(id)),
  }
}

function allTagsPart(allOf: readonly string[], { tags }: FilterTable): Part {
  if (tags === null) throw itemsOnly('tag')
  return {
    canon: { allTags: [...new Set(allOf)].sort() },
    bind: () => holdsAll(tags, [...new Set(allOf)]),
    passes: ({ tagIds }) => tagIds !== undefined && allOf.every((id) => tagIds.includes(id)),
  }
}

function itemsOnly(test: string): AttuneError {
  return new AttuneError('BAD_USER_INPUT', `users have no ${test}: only filters of items can test it`)
}
