import { OWN_ITEM_PROPERTIES, OWN_USER_PROPERTIES } from '../../domain/own-properties.ts'
import { type PropertyTypes, toShown } from '../../domain/property-values.ts'
import type { Properties } from '../../domain/records.ts'
import type { Property } from './__generated__/resolvers.ts'
import { parseTextList } from './arguments.ts'

/** What was imported beside the fields that users have, by name. */
export function freeUserProperties(properties: Properties, types: PropertyTypes, names: Names): Property[] {
  return free(properties, types, OWN_USER_PROPERTIES, names)
}

/** What was imported beside the fields that items have, by name. */
export function freeItemProperties(properties: Properties, types: PropertyTypes, names: Names): Property[] {
  return free(properties, types, OWN_ITEM_PROPERTIES, names)
}

type Names = readonly string[] | null | undefined

function free(
  properties: Properties,
  types: PropertyTypes,
  own: ReadonlySet<string>,
  names: Names,
): Property[] {
  const wanted = names == null ? null : new Set(parseTextList('names', names, 100))
  return Object.entries(properties)
    .filter(([name]) => !own.has(name) && (wanted === null || wanted.has(name)))
    .map(([name, value]) => ({ name, value: toShown(types.get(name), value) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}
