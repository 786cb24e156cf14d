import { OWN_ITEM_PROPERTIES, OWN_USER_PROPERTIES } from '../../domain/own-properties.ts'
import type { RecordKind } from './data-set.ts'

export interface Columns {
  readonly required: readonly string[]
  readonly optional: readonly string[]
  /** Names the graph uses itself; null where there are no free columns. */
  readonly reserved: ReadonlySet<string> | null
}

/** The columns of each kind of file. Users and items may have more of them: free properties. */
export const COLUMNS: Readonly<Record<RecordKind, Columns>> = {
  users: {
    required: ['id'],
    optional: ['name', 'createdAt', 'showMeToOthers'],
    reserved: OWN_USER_PROPERTIES,
  },
  items: {
    required: ['id'],
    optional: ['title', 'kind', 'url', 'imageUrl', 'createdAt', 'availableFrom', 'availableUntil'],
    reserved: OWN_ITEM_PROPERTIES,
  },
  tags: { required: ['id'], optional: ['name', 'kind'], reserved: null },
  interactions: {
    required: ['userId', 'itemId', 'kind'],
    optional: ['value', 'count', 'at', 'eventId'],
    reserved: null,
  },
  ties: { required: ['userId', 'otherId', 'kind'], optional: ['strength', 'at'], reserved: null },
  taggings: { required: ['itemId', 'tagId'], optional: ['weight', 'userId', 'at'], reserved: null },
}

/** Most columns of a file. */
export const MAX_COLUMNS = 200

const PROPERTY_NAME = /^[A-Za-z][A-Za-z0-9_]{0,63}$/

/** Why a file cannot have a column of this name; null if it can. */
export function columnFault(kind: RecordKind, name: string): string | null {
  const { required, optional, reserved } = COLUMNS[kind]
  if (required.includes(name) || optional.includes(name)) return null
  const shown = JSON.stringify(name.slice(0, 64))
  if (!reserved) return `column ${shown} is unknown: ${kind} have ${[...required, ...optional].join(', ')}`
  if (reserved.has(name)) return `column ${shown} is reserved: the graph uses this name itself`
  if (!PROPERTY_NAME.test(name)) {
    return `column ${shown} is no property name: letters, digits and _ only, a letter first`
  }
  return null
}

/** Whether a column's cells become free properties. */
export function isFreeColumn(kind: RecordKind, name: string): boolean {
  const { required, optional } = COLUMNS[kind]
  return !required.includes(name) && !optional.includes(name)
}

/** Why a CSV file cannot have this header; null if it can. */
export function headerFault(kind: RecordKind, names: readonly string[]): string | null {
  if (names.length > MAX_COLUMNS) return `more than ${MAX_COLUMNS} columns`
  for (const [index, name] of names.entries()) {
    if (names.indexOf(name) !== index) return `column ${JSON.stringify(name.slice(0, 64))} occurs twice`
    const fault = columnFault(kind, name)
    if (fault) return fault
  }
  const missing = COLUMNS[kind].required.find((name) => !names.includes(name))
  return missing === undefined ? null : `column ${JSON.stringify(missing)} is missing`
}
