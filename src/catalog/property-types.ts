import { OWN_PROPERTIES } from '../domain/own-properties.ts'
import type { PropertyType, PropertyValue } from '../domain/property-type.ts'
import {
  cellToStored,
  EXPECTED,
  inferType,
  MAX_TYPED_NAMES,
  type PropertyTypes,
  toStored,
} from '../domain/property-values.ts'
import { lockCatalog, setPropertyTypes } from '../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../graph/graph-store.ts'
import { readPropertyTypes } from '../graph/property-types.ts'
import { recordTypeChange } from './record-catalog-change.ts'
import type { StatedNode } from './upsert-nodes.ts'

/** Whose properties. */
export type PropertyOwner = 'items' | 'users'

/** A value that is not of the type of its property. The message contains no value. */
export interface PropertyFault {
  readonly name: string
  readonly message: string
}

/** A node with the stored form of its properties, and those that do not fit. */
export interface FittedNode {
  readonly node: StatedNode
  readonly faults: readonly PropertyFault[]
}

export interface Fitted {
  /** One per node, in order. */
  readonly nodes: readonly FittedNode[]
  /** New names beyond the limit: they are stored and shown, but no filter uses them. */
  readonly untyped: readonly string[]
}

/** What becomes of the names beyond the limit. */
export const TOO_MANY_NAMES = `more than ${MAX_TYPED_NAMES} properties: the others are stored and shown, but cannot be filtered`

/**
 * Checks the free properties of nodes against the types in the graph, and gives new names a type. Call it before the
 * transaction that writes the nodes.
 */
export async function fitProperties(
  graph: GraphStore,
  owner: PropertyOwner,
  nodes: readonly StatedNode[],
  options: RunOptions = {},
): Promise<Fitted> {
  const declared = declaredBy(nodes)
  const values = valuesByName(owner, nodes)
  if (values.size === 0 && declared.size === 0) {
    return { nodes: nodes.map((node) => ({ node, faults: [] })), untyped: [] }
  }
  const known = (await readPropertyTypes(graph, options))[owner]
  const inferred = new Map<string, PropertyType>()
  for (const [name, found] of values) {
    const type = known.has(name) || declared.has(name) ? null : inferTypeOfAll(found)
    if (type) inferred.set(name, type)
  }
  const changes = [...declared].filter(([name, type]) => known.get(name) !== type)
  const isFull = known.size >= MAX_TYPED_NAMES
  const isChanged = changes.length > 0 || (inferred.size > 0 && !isFull)
  const types = isChanged
    ? (await changeTypes(graph, owner, new Map(changes), inferred, options)).types
    : known
  return {
    nodes: nodes.map((node) => fitNode(node, types, OWN_PROPERTIES[owner])),
    untyped: [...declared.keys(), ...inferred.keys()].filter((name) => !types.has(name)),
  }
}

export interface ChangedTypes {
  /** The types after the change. */
  readonly types: PropertyTypes
  /** Names that got no type, because there are too many. */
  readonly untyped: readonly string[]
}

/**
 * Declares the types of properties. A type replaces an earlier one; stored values stay, and those that do not fit pass no
 * filter.
 */
export function declareTypes(
  graph: GraphStore,
  owner: PropertyOwner,
  declared: PropertyTypes,
  options: RunOptions = {},
): Promise<ChangedTypes> {
  return changeTypes(graph, owner, declared, new Map(), options)
}

/** In one transaction: `declared` types replace others, and `inferred` ones only fill in. */
function changeTypes(
  graph: GraphStore,
  owner: PropertyOwner,
  declared: PropertyTypes,
  inferred: PropertyTypes,
  options: RunOptions,
): Promise<ChangedTypes> {
  return graph.transaction((runner) => changeTypesWithin(runner, owner, declared, inferred), options)
}

/** The same in a transaction of the caller, as its last step. */
async function changeTypesWithin(
  graph: GraphRunner,
  owner: PropertyOwner,
  declared: PropertyTypes,
  inferred: PropertyTypes,
): Promise<ChangedTypes> {
  await graph.run(lockCatalog, {})
  const stored = await readPropertyTypes(graph)
  const types = new Map(stored[owner])
  const untyped: string[] = []
  let isChanged = false
  let isReadAgain = false
  for (const [isDeclared, added] of [[true, declared] as const, [false, inferred] as const]) {
    for (const [name, type] of added) {
      const before = types.get(name)
      if (before === type || (before !== undefined && !isDeclared)) continue
      if (before === undefined && types.size >= MAX_TYPED_NAMES) {
        untyped.push(name)
        continue
      }
      types.set(name, type)
      isChanged = true
      isReadAgain ||= isDeclared
    }
  }
  if (isChanged) {
    // Sorted, so that the same data gives the same graph.
    const items = sortedByName(owner === 'items' ? types : stored.items)
    const users = sortedByName(owner === 'items' ? stored.users : types)
    await graph.run(setPropertyTypes, {
      propertyNames: [...items.keys()],
      propertyTypes: [...items.values()],
      userPropertyNames: [...users.keys()],
      userPropertyTypes: [...users.values()],
    })
    await recordTypeChange(graph, isReadAgain)
  }
  return { types, untyped }
}

function sortedByName(types: PropertyTypes): PropertyTypes {
  return new Map([...types].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function declaredBy(nodes: readonly StatedNode[]): PropertyTypes {
  return new Map(nodes.flatMap(({ declared }) => (declared ? Object.entries(declared) : [])))
}

/** A value as sent, with the text of its cell in a file without types. */
interface SentValue {
  readonly value: PropertyValue
  readonly cell: string | undefined
}

function valuesByName(owner: PropertyOwner, nodes: readonly StatedNode[]): Map<string, SentValue[]> {
  const values = new Map<string, SentValue[]>()
  for (const { fields, cells } of nodes) {
    for (const [name, value] of Object.entries(fields)) {
      if (value === null || OWN_PROPERTIES[owner].has(name)) continue
      const sent = { value, cell: cells?.[name] }
      const found = values.get(name)
      if (found) found.push(sent)
      else values.set(name, [sent])
    }
  }
  return values
}

/** The type of the first value, except that one long text makes all texts long, and cells of several types are texts. */
function inferTypeOfAll(values: readonly SentValue[]): PropertyType | null {
  const types = values.map(({ value }) => inferType(value))
  const first = types[0] ?? null
  if ((first === 'STRING' || first === 'TEXT') && types.includes('TEXT')) return 'TEXT'
  const isMixedFile = values.every(({ cell }) => cell !== undefined) && types.some((type) => type !== first)
  if (isMixedFile) return types.includes('TEXT') ? 'TEXT' : 'STRING'
  return first
}

function fitNode(node: StatedNode, types: PropertyTypes, own: ReadonlySet<string>): FittedNode {
  const faults: PropertyFault[] = []
  const fields: Record<string, PropertyValue | null> = { ...node.fields }
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || own.has(name)) continue
    const type = types.get(name)
    if (type === undefined) {
      if (inferType(value) === null && types.size < MAX_TYPED_NAMES)
        faults.push({ name, message: `${name} is a list of numbers: declare its type first` })
      continue
    }
    const cell = node.cells?.[name]
    const stored = cell === undefined ? toStored(type, value) : cellToStored(type, cell)
    if (stored === undefined) faults.push({ name, message: `${name} ${EXPECTED[type]}` })
    else fields[name] = stored
  }
  return { node: { ...node, fields }, faults }
}
