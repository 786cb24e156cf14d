import { setImmediate } from 'node:timers/promises'
import { inBatches } from '../domain/grouping.ts'
import { MAX_LISTED_TAGS } from '../domain/recommendation.ts'
import { allTagIds, type CatalogRowsRow, catalogRows, itemIdsPage } from '../graph/__generated__/queries.ts'
import type { GraphRunner, RunOptions } from '../graph/graph-store.ts'
import { idPages } from '../graph/keyset-pages.ts'
import type { CatalogRow } from './catalog-row.ts'

/** Ids of one page. Large, because the embedded engine scans the items for each page. */
const PAGE_IDS = 20_000

/** Items of one statement: more would hold the event loop too long. */
const ROWS_AT_ONCE = 250

/** Statements that are sent together, so that a server works while rows are decoded. */
const STATEMENTS_AT_ONCE = 4

/** Reads the whole catalog and passes on its rows, with turns of the event loop between. */
export async function readCatalog(
  graph: GraphRunner,
  onRows: (rows: readonly CatalogRow[]) => Promise<void>,
  options: RunOptions = {},
): Promise<void> {
  const read = (afterId: string, limit: number) => graph.run(itemIdsPage, { afterId, limit }, options)
  for await (const ids of idPages(read, PAGE_IDS)) await readRows(graph, ids, onRows, options)
}

/** Reads the rows of some items and passes them on. Unknown ids have no row. */
export async function readRows(
  graph: GraphRunner,
  ids: readonly string[],
  onRows: (rows: readonly CatalogRow[]) => Promise<void>,
  options: RunOptions = {},
): Promise<void> {
  for (const parts of inBatches([...inBatches(ids, ROWS_AT_ONCE)], STATEMENTS_AT_ONCE)) {
    for (const rows of await Promise.all(parts.map((part) => readPart(graph, part, options)))) {
      await onRows(rows)
      await setImmediate()
    }
  }
}

async function readPart(
  graph: GraphRunner,
  ids: readonly string[],
  options: RunOptions,
): Promise<readonly CatalogRow[]> {
  const rows = await graph.run(catalogRows, { ids }, options)
  // Items list their strongest tags: only one whose list is full may have others.
  const full = rows.filter(({ tagIds }) => tagIds.length >= MAX_LISTED_TAGS).map(({ id }) => id)
  const all = full.length > 0 ? await graph.run(allTagIds, { ids: full }, options) : []
  const tagIdsOf = new Map(all.map(({ itemId, tagIds }) => [itemId, tagIds]))
  return rows.map((row) => toRow(row, tagIdsOf.get(row.id) ?? []))
}

function toRow(row: CatalogRowsRow, allIds: readonly string[]): CatalogRow {
  return allIds.length > 0 ? { ...row, tagIds: [...new Set([...row.tagIds, ...allIds])] } : row
}
