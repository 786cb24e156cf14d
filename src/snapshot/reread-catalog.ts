import { OWN_ITEM_PROPERTIES } from '../domain/own-properties.ts'
import type { PropertyType, PropertyValue } from '../domain/property-type.ts'
import { allTagIds, itemRecords, trainableItems } from '../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { CatalogRow } from './catalog-row.ts'
import { CatalogSnapshot } from './catalog-snapshot.ts'

/** Items of one statement. */
const PAGE_SIZE = 500

/** A snapshot of the catalog that is read again for each request that needs it. Types are those of the first values. */
export class RereadCatalog {
  readonly #graph: GraphStore
  #latest: CatalogSnapshot | null = null

  constructor(graph: GraphStore) {
    this.#graph = graph
  }

  get latest(): CatalogSnapshot | null {
    return this.#latest
  }

  /** @throws GraphError */
  async current(options: RunOptions = {}): Promise<CatalogSnapshot> {
    const rows: CatalogRow[] = []
    let afterId = ''
    for (;;) {
      const page = await this.#graph.run(trainableItems, { afterId, limit: PAGE_SIZE }, options)
      const ids = page.map(({ id }) => id)
      if (ids.length === 0) break
      rows.push(...(await this.#readRows(ids, options)))
      afterId = ids[ids.length - 1] as string
    }
    const snapshot = new CatalogSnapshot()
    snapshot.types = typesOf(rows)
    snapshot.put(rows)
    this.#latest = snapshot
    return snapshot
  }

  async #readRows(ids: readonly string[], options: RunOptions): Promise<readonly CatalogRow[]> {
    const [records, tags] = await Promise.all([
      this.#graph.run(itemRecords, { ids }, options),
      this.#graph.run(allTagIds, { ids }, options),
    ])
    const tagIds = new Map(tags.map((row) => [row.itemId, row.tagIds]))
    return records.map(({ id, properties }) => rowOf(id, properties, tagIds.get(id) ?? []))
  }
}

function rowOf(
  id: string,
  properties: Readonly<Record<string, PropertyValue>>,
  tagIds: readonly string[],
): CatalogRow {
  const { kind, title, createdAt, availableFrom, availableUntil, degree } = properties
  const own = Object.entries(properties).filter(([name]) => !OWN_ITEM_PROPERTIES.has(name))
  return {
    id,
    kind: typeof kind === 'string' ? kind : 'item',
    title: typeof title === 'string' ? title : id,
    createdAt: typeof createdAt === 'number' ? createdAt : null,
    availableFrom: typeof availableFrom === 'number' ? availableFrom : null,
    availableUntil: typeof availableUntil === 'number' ? availableUntil : null,
    isUndescribed: false,
    degree: typeof degree === 'number' ? degree : 0,
    tagIds,
    properties: Object.fromEntries(own),
  }
}

function typesOf(rows: readonly CatalogRow[]): ReadonlyMap<string, PropertyType> {
  const types = new Map<string, PropertyType>()
  for (const { properties } of rows) {
    for (const [name, value] of Object.entries(properties)) {
      if (!types.has(name)) types.set(name, typeOf(value))
    }
  }
  return types
}

function typeOf(value: PropertyValue): PropertyType {
  if (typeof value === 'string') return 'STRING'
  if (typeof value === 'number') return 'FLOAT'
  return typeof value === 'boolean' ? 'BOOLEAN' : 'STRING_SET'
}
