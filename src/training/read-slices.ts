import { groupBy, inBatches } from '../domain/grouping.ts'
import type { RowSeed } from '../domain/placement.ts'
import { LEAST_OF_GROUP, trendChartId, type UserGroup } from '../domain/user-group.ts'
import { livePlacements, namedItems, userProperties } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import { parseStoredSpec } from '../steering/placement-versions.ts'

/** Users or items of one statement. */
const IDS_AT_ONCE = 500

/** Most groups that have charts, the largest first: a property that nearly everyone has a value of their own of makes none. */
const MOST_GROUPS = 1_000

/** A part of the users and items that a chart of trends is kept of. */
export interface TrainedSlice {
  readonly chartId: string
  /** Places of its users; null: all. */
  readonly rows: Int32Array | null
  /** 1 at the places of its items; null: all. */
  readonly items: Uint8Array | null
}

interface Trained {
  /** Who is trained on, in the order of their places; likewise the items. */
  readonly userIds: readonly string[]
  readonly itemIds: readonly string[]
  readonly nowMs: number
  readonly signal: AbortSignal
}

/**
 * What rows of published pages ask charts of. Each group of users has at least the people that an item of its chart needs.
 *
 * @throws GraphError
 */
export async function readSlices(
  graph: GraphStore,
  { userIds, itemIds, nowMs, signal }: Trained,
): Promise<readonly TrainedSlice[]> {
  const placements = await graph.run(livePlacements, { fromMs: nowMs }, { signal })
  const rows = placements.flatMap(({ spec }) => parseStoredSpec(spec).rows)
  const asked = rows.flatMap(({ from }) => (from?.kind === 'group' ? [from] : []))
  const names = [...new Set(asked.flatMap(({ property }) => property ?? []))]
  const kinds = new Set(asked.flatMap(({ itemKind }) => itemKind ?? []))
  const groups = names.length === 0 ? [] : await readGroups(graph, userIds, names, { signal })
  const itemsOf = kinds.size === 0 ? new Map() : await readKinds(graph, itemIds, kinds, { signal })
  const ofKinds = [...itemsOf].map(([itemKind, items]) => {
    return { chartId: trendChartId({ group: null, itemKind }), rows: null, items }
  })
  const ofGroups = groups.flatMap(({ group, rows: places }) =>
    kindsAsked(asked, group.property).map((itemKind) => {
      const items = itemKind === null ? null : (itemsOf.get(itemKind) ?? new Uint8Array(itemIds.length))
      return { chartId: trendChartId({ group, itemKind }), rows: places, items }
    }),
  )
  return [...ofGroups, ...ofKinds]
}

/** The kinds of items that rows about the groups of a property ask for; null: all. */
function kindsAsked(
  asked: readonly Extract<RowSeed, { kind: 'group' }>[],
  property: string,
): readonly (string | null)[] {
  const ofProperty = asked.filter((one) => one.property === property)
  return [...new Set(ofProperty.map(({ itemKind = null }) => itemKind))]
}

interface Grouped {
  readonly group: UserGroup
  readonly rows: Int32Array
}

async function readGroups(
  graph: GraphStore,
  userIds: readonly string[],
  names: readonly string[],
  options: RunOptions,
): Promise<readonly Grouped[]> {
  const places = new Map(userIds.map((id, place) => [id, place]))
  const stated: (UserGroup & { readonly place: number })[] = []
  for (const ids of inBatches(userIds, IDS_AT_ONCE)) {
    for (const { id, properties } of await graph.run(userProperties, { ids }, options)) {
      const place = places.get(id)
      for (const property of place === undefined ? [] : names) {
        const value = properties[property]
        if (typeof value === 'string') stated.push({ property, value, place: place ?? 0 })
      }
    }
  }
  return [...groupBy(stated, (group) => trendChartId({ group, itemKind: null }))]
    .filter(([, { length }]) => length >= LEAST_OF_GROUP)
    .sort(([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1))
    .slice(0, MOST_GROUPS)
    .flatMap(([, own]) => {
      const rows = Int32Array.from(own, ({ place }) => place)
      return own.slice(0, 1).map(({ property, value }) => ({ group: { property, value }, rows }))
    })
}

/** Where the items of each of these kinds are; a kind without items has none. */
async function readKinds(
  graph: GraphStore,
  itemIds: readonly string[],
  kinds: ReadonlySet<string>,
  options: RunOptions,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const places = new Map(itemIds.map((id, place) => [id, place]))
  const found = new Map<string, Uint8Array>()
  for (const ids of inBatches(itemIds, IDS_AT_ONCE)) {
    for (const { id, kind } of await graph.run(namedItems, { ids }, options)) {
      if (!kinds.has(kind)) continue
      const items = found.get(kind) ?? new Uint8Array(itemIds.length)
      items[places.get(id) ?? 0] = 1
      found.set(kind, items)
    }
  }
  return found
}
