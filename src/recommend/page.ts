import { isAvailable } from '../domain/availability.ts'
import type { RecommendationPage } from '../domain/recommendation.ts'
import type { Ranked, SourceEvidence } from '../domain/scored.ts'
import {
  type ListedItemsRow,
  type ListedTagsRow,
  listedItems,
  listedTags,
  type ShownPeopleRow,
  shownPeople,
} from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { Explain } from './make-list.ts'
import { type Names, reasonsOf } from './reasons.ts'
import type { ServedList } from './served-lists.ts'
import { servedEdge, servedPage } from './served-page.ts'

export interface PageRequest {
  readonly list: ServedList
  readonly explain: Explain
  /** Items of the list that were passed before. */
  readonly position: number
  readonly first: number
  readonly nowMs: number
  readonly startedMs: number
}

/**
 * The next `first` items of a served list that may still be shown: an item that vanished or is not available any
 * more is passed over, and the page is filled from what follows.
 */
export async function pageOf(
  graph: GraphStore,
  request: PageRequest,
  options: RunOptions,
): Promise<RecommendationPage> {
  const { list, position, startedMs } = request
  const { shown, end, names } = await showable(graph, request, options)
  const edges = shown.map(({ item, index, kind, evidence }) => {
    const reasons = reasonsOf(
      { contributions: item.contributions, evidence },
      { names, kind, followingCount: list.followingCount },
    )
    return servedEdge(list, item, index, reasons)
  })
  const items = shown.map(({ item }) => item)
  return servedPage(list, { position, end, items, edges, sawAtLeast: true, startedMs })
}

interface Shown {
  readonly item: Ranked
  readonly index: number
  readonly kind: string
  readonly evidence: readonly SourceEvidence[]
}

async function showable(
  graph: GraphStore,
  { list, explain, position, first, nowMs }: PageRequest,
  options: RunOptions,
): Promise<{ shown: readonly Shown[]; end: number; names: Names }> {
  const shown: Shown[] = []
  const names: NameRows = { items: new Map(), tags: new Map(), people: new Map() }
  let end = position
  while (shown.length < first && end < list.items.length) {
    const window = list.items.slice(end, end + first - shown.length)
    // Almost all of them are there to be shown: what their reasons name is read with them.
    const evidence = await explain(window)
    await readNames(graph, list.viewerId, window, evidence, names, options)
    window.forEach((item, offset) => {
      const row = names.items.get(item.itemId)
      if (row && isAvailable(row, nowMs)) {
        shown.push({ item, index: end + offset, kind: row.kind, evidence: evidence[offset] ?? [] })
      }
    })
    end += window.length
  }
  return { shown, end, names: namesOf(names) }
}

/** What the graph knows of listed items and of the ids in their evidence. */
interface NameRows {
  readonly items: Map<string, ListedItemsRow>
  readonly tags: Map<string, ListedTagsRow>
  readonly people: Map<string, ShownPeopleRow>
}

function namesOf({ items, tags, people }: NameRows): Names {
  return {
    item: (id) => items.get(id),
    tag: (id) => tags.get(id)?.name,
    person: (id) => people.get(id)?.name,
  }
}

async function readNames(
  graph: GraphStore,
  viewerId: string,
  window: readonly Ranked[],
  evidenceOf: readonly (readonly SourceEvidence[])[],
  into: NameRows,
  options: RunOptions,
): Promise<void> {
  const evidence = evidenceOf.flatMap((entries) => entries.map((entry) => entry.evidence))
  const idsOf = (kind: 'items' | 'tags' | 'people') => [
    ...new Set(evidence.flatMap((entry) => entry[kind].map(({ id }) => id))),
  ]
  const itemIds = [...new Set([...window.map(({ itemId }) => itemId), ...idsOf('items')])]
  await Promise.all([
    addRows(into.items, itemIds, (ids) => graph.run(listedItems, { ids }, options)),
    addRows(into.tags, idsOf('tags'), (ids) => graph.run(listedTags, { ids }, options)),
    addRows(into.people, idsOf('people'), (ids) => graph.run(shownPeople, { viewerId, ids }, options)),
  ])
}

async function addRows<Row extends { readonly id: string }>(
  rows: Map<string, Row>,
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<void> {
  if (ids.length === 0) return
  for (const row of await read(ids)) rows.set(row.id, row)
}
