import { MAX_LISTED_TAGS } from '../domain/recommendation.ts'
import {
  addAppliedTags,
  addTagged,
  addTags,
  dropAppliedTags,
  dropTagged,
  knownTagIds,
  type TagsOfItemsRow,
  tagsOfItems,
  tagsOfUsers,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import type { SumsByOwner, TagSum } from './sum-taggings.ts'

/** A `TAGGED` or `APPLIED_TAG` edge. `weight` is the sum of the shares of all data sets. */
type TagEdge = TagsOfItemsRow

/** The queries of one kind of edge. */
interface TagEdgeKind {
  read(graph: GraphRunner, ids: readonly string[]): Promise<readonly TagEdge[]>
  drop(graph: GraphRunner, rows: readonly { ownerId: string; wanted: string[] }[]): Promise<unknown>
  add(graph: GraphRunner, rows: readonly TagEdge[]): Promise<unknown>
}

export const TAGGED: TagEdgeKind = {
  read: (graph, ids) => graph.run(tagsOfItems, { ids }),
  drop: (graph, rows) => graph.run(dropTagged, { rows }),
  add: (graph, rows) => graph.run(addTagged, { rows }),
}

export const APPLIED_TAG: TagEdgeKind = {
  read: (graph, ids) => graph.run(tagsOfUsers, { ids }),
  drop: (graph, rows) => graph.run(dropAppliedTags, { rows }),
  add: (graph, rows) => graph.run(addAppliedTags, { rows }),
}

export interface StatedTags {
  readonly createdTags: number
  /** Number of rows by outcome. */
  readonly created: number
  readonly merged: number
  readonly skipped: number
  /** All current edges of the changed owners, by owner. */
  readonly changed: ReadonlyMap<string, readonly TagEdge[]>
}

/**
 * Replaces the share of a data set in each edge by the sums and keeps the shares of other data sets. Repeating it
 * changes nothing. Runs inside a transaction and creates missing tags.
 */
export async function stateTags(
  graph: GraphRunner,
  kind: TagEdgeKind,
  dataSetName: string,
  sums: SumsByOwner,
): Promise<StatedTags> {
  const createdTags = await ensureTags(graph, sums)
  const known = byOwner(await kind.read(graph, [...sums.keys()].sort()))
  const counts = { created: 0, merged: 0, skipped: 0 }
  const changed = new Map<string, readonly TagEdge[]>()
  const dropped: { ownerId: string; wanted: string[] }[] = []
  const added: TagEdge[] = []
  for (const [ownerId, tags] of sums) {
    const edges = known.get(ownerId) ?? new Map<string, TagEdge>()
    const wanted: string[] = []
    const addedBefore = added.length
    for (const [tagId, sum] of tags) {
      const before = edges.get(tagId)
      const after = withShare(before, ownerId, tagId, dataSetName, sum)
      if (after === before) counts.skipped += sum.rows
      else {
        counts.created += before ? 0 : 1
        counts.merged += before ? sum.rows : sum.rows - 1
        if (before) wanted.push(tagId)
        added.push(after)
        edges.set(tagId, after)
      }
    }
    if (wanted.length > 0) dropped.push({ ownerId, wanted })
    if (added.length > addedBefore) changed.set(ownerId, [...edges.values()])
  }
  if (dropped.length > 0) await kind.drop(graph, dropped)
  if (added.length > 0) await kind.add(graph, added)
  return { createdTags, ...counts, changed }
}

/** The edge with the share of the data set replaced; the same object if nothing changes. */
function withShare(
  before: TagEdge | undefined,
  ownerId: string,
  tagId: string,
  dataSetName: string,
  { weight: share }: TagSum,
): TagEdge {
  if (!before) return { ownerId, tagId, weight: share, importSets: [dataSetName], importShares: [share] }
  const index = before.importSets.indexOf(dataSetName)
  const previous = before.importShares[index] ?? 0
  if (previous === share) return before
  const isKnown = index >= 0
  return {
    ownerId,
    tagId,
    weight: before.weight - previous + share,
    importSets: isKnown ? before.importSets : [...before.importSets, dataSetName],
    importShares: isKnown ? before.importShares.with(index, share) : [...before.importShares, share],
  }
}

async function ensureTags(graph: GraphRunner, sums: SumsByOwner): Promise<number> {
  const wanted = new Set<string>()
  for (const tags of sums.values()) for (const tagId of tags.keys()) wanted.add(tagId)
  for (const { id } of await graph.run(knownTagIds, { ids: [...wanted] })) wanted.delete(id)
  if (wanted.size > 0) await graph.run(addTags, { ids: [...wanted].sort() })
  return wanted.size
}

function byOwner(edges: readonly TagEdge[]): Map<string, Map<string, TagEdge>> {
  const owners = new Map<string, Map<string, TagEdge>>()
  for (const edge of edges) {
    const tags = owners.get(edge.ownerId) ?? new Map<string, TagEdge>()
    owners.set(edge.ownerId, tags.set(edge.tagId, edge))
  }
  return owners
}

interface TagLists {
  /** Strongest first, at most `MAX_LISTED_TAGS`; equal weights by id. */
  readonly tagIds: readonly string[]
  /** Parallel to `tagIds`, relative to the strongest, in (0, 1]. */
  readonly tagWeights: readonly number[]
}

/** The properties `tagIds` and `tagWeights` of an item. Weights are above 0. */
export function strongestTags(
  edges: readonly { readonly tagId: string; readonly weight: number }[],
): TagLists {
  const strongest = [...edges]
    .sort((a, b) => b.weight - a.weight || (a.tagId < b.tagId ? -1 : 1))
    .slice(0, MAX_LISTED_TAGS)
  const top = strongest[0]?.weight ?? 1
  return {
    tagIds: strongest.map((edge) => edge.tagId),
    tagWeights: strongest.map((edge) => edge.weight / top),
  }
}
