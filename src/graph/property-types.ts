import { PROPERTY_TYPES, type PropertyType } from '../domain/property-type.ts'
import type { PropertyTypes } from '../domain/property-values.ts'
import { propertyTypes } from './__generated__/queries.ts'
import type { GraphRunner, RunOptions } from './graph-store.ts'

/** The types of free properties that the graph stores, and its revision of the catalog. */
export interface StoredTypes {
  /** Number of the last change of the catalog; null before the first one. */
  readonly revision: number | null
  readonly items: PropertyTypes
  readonly users: PropertyTypes
}

/** Reads the types of the free properties of items and users. */
export async function readPropertyTypes(graph: GraphRunner, options: RunOptions = {}): Promise<StoredTypes> {
  const [row] = await graph.run(propertyTypes, {}, options)
  if (!row) return { revision: null, items: new Map(), users: new Map() }
  return {
    revision: row.revision,
    items: pairsOf(row.propertyNames, row.propertyTypes),
    users: pairsOf(row.userPropertyNames, row.userPropertyTypes),
  }
}

function pairsOf(names: readonly string[], types: readonly string[]): PropertyTypes {
  const known = new Map<string, PropertyType>()
  for (const [index, name] of names.entries()) {
    const type = PROPERTY_TYPES.find((one) => one === types[index])
    if (type) known.set(name, type)
  }
  return known
}
