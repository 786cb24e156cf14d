import type { Ranked, SourceEvidence } from '../../domain/candidate.ts'
import { type Item, isAvailable, type RecommendationPage } from '../../domain/recommendation.ts'
import {
  dismissedAmong,
  type ListedTagsRow,
  listedTags,
  type NamedItemsRow,
  namedItems,
  type ShownPeopleRow,
  shownPeople,
} from '../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import type { CatalogMemory } from '../fallback/catalog-memory.ts'
import type { Explain } from '../make-list.ts'
import { type Names, reasonsOf } from './reasons.ts'
import type { ServedList } from './served-lists.ts'
import { type ListedItem, servedEdge, servedPage } from './served-page.ts'

export interface PageRequest {
  readonly list: ServedList
  readonly explain: Explain
  /** Items of the list that were passed before. */
  readonly position: number
  readonly first: number
  readonly nowMs: number
  readonly startedMs: number
}

/** What a page is read from. */
export interface PageSources {
  readonly graph: GraphStore
  readonly catalog: CatalogMemory
}

/**
 * The next `first` items of a served list that may still be shown: an item that vanished, is not available any
 * more or was dismissed since is passed over, and the page is filled from what follows.
 */
export async function pageOf(
  sources: PageSources,
  request: PageRequest,
  options: RunOptions,
): Promise<RecommendationPage> {
  const { list, position, startedMs } = request
  const { shown, end, names } = await showable(sources, request, options)
  const edges = shown.map((listed) => {
    const { ranked, item, evidence } = listed
    const reasons = reasonsOf(
      { contributions: ranked.contributions, evidence },
      { names, kind: item.kind, followingCount: list.followingCount },
    )
    return servedEdge(list, listed, reasons)
  })
  return servedPage(list, { position, end, items: shown, edges, sawAtLeast: true, startedMs })
}

interface Shown extends ListedItem {
  readonly evidence: readonly SourceEvidence[]
}

async function showable(
  sources: PageSources,
  { list, explain, position, first, nowMs }: PageRequest,
  options: RunOptions,
): Promise<{ shown: readonly Shown[]; end: number; names: Names }> {
  const shown: Shown[] = []
  const known: Known = {
    items: new Map(),
    evidenceItems: new Map(),
    tags: new Map(),
    people: new Map(),
    dismissed: new Set(),
  }
  let end = position
  while (shown.length < first && end < list.items.length) {
    const window = list.items.slice(end, end + first - shown.length)
    // Almost all of them are there to be shown: what their reasons name is read with them.
    const evidence = await explain(window)
    await readKnown(sources, { viewerId: list.viewerId, window, evidence }, known, options)
    window.forEach((ranked, offset) => {
      const item = known.items.get(ranked.itemId)
      if (item && isAvailable(item, nowMs) && !known.dismissed.has(item.id)) {
        shown.push({ ranked, item, index: end + offset, evidence: evidence[offset] ?? [] })
      }
    })
    end += window.length
  }
  return { shown, end, names: namesOf(known) }
}

/** What the graph knows of listed items and of the ids in their evidence. */
interface Known {
  readonly items: Map<string, Item>
  readonly evidenceItems: Map<string, NamedItemsRow>
  readonly tags: Map<string, ListedTagsRow>
  readonly people: Map<string, ShownPeopleRow>
  /** Items that the viewer dismissed, perhaps after the list was made. */
  readonly dismissed: Set<string>
}

function namesOf({ items, evidenceItems, tags, people }: Known): Names {
  return {
    item: (id) => items.get(id) ?? evidenceItems.get(id),
    tag: (id) => tags.get(id)?.name,
    person: (id) => people.get(id)?.name,
  }
}

interface Window {
  readonly viewerId: string
  readonly window: readonly Ranked[]
  readonly evidence: readonly (readonly SourceEvidence[])[]
}

async function readKnown(
  { graph, catalog }: PageSources,
  { viewerId, window, evidence }: Window,
  into: Known,
  options: RunOptions,
): Promise<void> {
  const named = evidence.flatMap((entries) => entries.map((entry) => entry.evidence))
  const idsOf = (kind: 'items' | 'tags' | 'people') => [
    ...new Set(named.flatMap((entry) => entry[kind].map(({ id }) => id))),
  ]
  const listed = window.map(({ itemId }) => itemId)
  const others = idsOf('items').filter((id) => !listed.includes(id))
  // Begun together: it is one statement.
  await Promise.all([
    addRows(into.items, listed, (ids) => catalog.freshItems(ids, options)),
    addRows(into.evidenceItems, others, (ids) => graph.run(namedItems, { ids }, options)),
    addRows(into.tags, idsOf('tags'), (ids) => graph.run(listedTags, { ids }, options)),
    addRows(into.people, idsOf('people'), (ids) => graph.run(shownPeople, { viewerId, ids }, options)),
    addDismissed(into.dismissed, graph, { viewerId, ids: listed }, options),
  ])
}

async function addDismissed(
  dismissed: Set<string>,
  graph: GraphStore,
  params: { readonly viewerId: string; readonly ids: readonly string[] },
  options: RunOptions,
): Promise<void> {
  for (const { itemId } of await graph.run(dismissedAmong, params, options)) dismissed.add(itemId)
}

async function addRows<Row extends { readonly id: string }>(
  rows: Map<string, Row>,
  ids: readonly string[],
  read: (ids: readonly string[]) => Promise<readonly Row[]>,
): Promise<void> {
  if (ids.length === 0) return
  for (const row of await read(ids)) rows.set(row.id, row)
}
