import { inBatches } from '../domain/grouping.ts'
import { OWN_PROPERTIES } from '../domain/own-properties.ts'
import { PROPERTY_TYPES, type PropertyType } from '../domain/property-type.ts'
import { inferType, MAX_TYPED_NAMES, type PropertyTypes } from '../domain/property-values.ts'
import type { Properties } from '../domain/records.ts'
import {
  allUserIdsPage,
  itemIdsPage,
  itemRecords,
  propertyTypesUpgrade,
  setPropertyTypesUpgrade,
  userRecords,
} from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { readPropertyTypes } from '../graph/property-types.ts'
import { declareTypes, type PropertyOwner } from './property-types.ts'

/** Nodes between two records of the progress. */
const PAGE_NODES = 10_000

/** Nodes whose properties are read at once. */
const NODES_AT_ONCE = 500

/** Most names that are counted. */
const MAX_NAMES = 1_000

/** Number of values of each type, by name. */
type Counts = Map<string, Partial<Record<PropertyType, number>>>

const OWNERS = {
  items: { ids: itemIdsPage, records: itemRecords },
  users: { ids: allUserIdsPage, records: userRecords },
} as const

/**
 * Gives the properties of a graph of an older version their types: the type that most values of a name have, for the 100
 * most frequent names. Types that are known stay. Works page by page, continues an interrupted run, and does nothing once it
 * is complete.
 *
 * @throws GraphError; finished pages stay
 */
export async function upgradePropertyTypes(graph: GraphStore, options: RunOptions = {}): Promise<void> {
  const [state] = await graph.run(propertyTypesUpgrade, {}, options)
  if (state?.isDone) return
  const isFirst = state === undefined || state.owner === 'items'
  const resumed = { afterId: state?.afterId ?? '', counts: readCounts(state?.counts ?? null) }
  const hasItems = isFirst && (await upgradeOwner(graph, 'items', resumed, options))
  const start = isFirst ? { afterId: '', counts: new Map() } : resumed
  const hasUsers = await upgradeOwner(graph, 'users', start, options)
  // An empty graph has nothing to upgrade, and stays empty.
  if (isFirst && !hasItems && !hasUsers) return
  await graph.run(
    setPropertyTypesUpgrade,
    { afterId: null, owner: 'users', counts: null, isDone: true },
    options,
  )
}

/** Returns whether there is any node. */
async function upgradeOwner(
  graph: GraphStore,
  owner: PropertyOwner,
  { afterId, counts }: { readonly afterId: string; readonly counts: Counts },
  options: RunOptions,
): Promise<boolean> {
  const { ids: page, records } = OWNERS[owner]
  let lastId = afterId
  for (;;) {
    const [read] = await graph.run(page, { afterId: lastId, limit: PAGE_NODES }, options)
    const pageIds = read?.ids ?? []
    for (const ids of inBatches(pageIds, NODES_AT_ONCE)) {
      const nodes = await graph.run(records, { ids }, options)
      for (const { properties } of nodes) count(counts, properties, OWN_PROPERTIES[owner])
    }
    lastId = read?.lastId ?? lastId
    if (pageIds.length < PAGE_NODES) break
    const state = { afterId: lastId, owner, counts: JSON.stringify([...counts]), isDone: false }
    await graph.run(setPropertyTypesUpgrade, state, options)
  }
  const known = (await readPropertyTypes(graph, options))[owner]
  const found = new Map([...typesOf(counts)].filter(([name]) => !known.has(name)))
  if (found.size > 0) await declareTypes(graph, owner, found, options)
  return lastId !== ''
}

function count(counts: Counts, properties: Properties, own: ReadonlySet<string>): void {
  for (const [name, value] of Object.entries(properties)) {
    const type = own.has(name) ? null : inferType(value)
    if (type === null) continue
    const known = counts.get(name)
    if (known) known[type] = (known[type] ?? 0) + 1
    else if (counts.size < MAX_NAMES) counts.set(name, { [type]: 1 })
  }
}

/** The most frequent names, each with its most frequent type. Short and long texts count as one type. */
function typesOf(counts: Counts): PropertyTypes {
  const frequent = [...counts]
    .map(([name, byType]) => ({ name, type: mostFrequent(byType), total: totalOf(byType) }))
    .sort((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1))
  return new Map(frequent.slice(0, MAX_TYPED_NAMES).map(({ name, type }) => [name, type]))
}

function mostFrequent(byType: Partial<Record<PropertyType, number>>): PropertyType {
  const { STRING: short = 0, TEXT: long = 0, ...others } = byType
  const textType = long > short ? 'TEXT' : 'STRING'
  const all: Partial<Record<PropertyType, number>> = { ...others, [textType]: short + long }
  return [...PROPERTY_TYPES].sort((a, b) => (all[b] ?? 0) - (all[a] ?? 0))[0] ?? 'STRING'
}

function totalOf(byType: Partial<Record<PropertyType, number>>): number {
  return Object.values(byType).reduce((sum, one) => sum + one, 0)
}

function readCounts(text: string | null): Counts {
  return new Map(text === null ? [] : (JSON.parse(text) as [string, Record<string, number>][]))
}
