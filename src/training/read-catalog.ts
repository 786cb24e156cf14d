import { groupBy, inBatches } from '../domain/grouping.ts'
import {
  type ItemFeaturesRow,
  itemFeatures,
  type TaggingsOfItemsRow,
  taggingsOfItems,
  trainableItems,
  trainableTags,
} from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { pages } from '../graph/keyset-pages.ts'
import { sharedTieBreaks } from './compute/random.ts'
import { SharedNumbers, sharedFloats } from './compute/shared-arrays.ts'
import { MatrixBuilder, type SparseMatrix } from './compute/sparse-matrix.ts'
import { PAGE_IDS } from './page-sizes.ts'

/** Strongest tags read of an item. */
const TAGS_PER_ITEM = 50

/** Items whose features one page reads: most carry few tags. */
const PAGE_ITEMS = 100

/** Every item and tag, with their places in the matrices. Arrays are as long as the items (or tags) are many. */
export interface Catalog {
  readonly itemIds: readonly string[]
  readonly itemIndex: ReadonlyMap<string, number>
  /** Orders equal scores. */
  readonly tieBreaks: Uint32Array
  /** Epoch milliseconds; not a number where it is not known. */
  readonly createdAt: Float64Array
  readonly tagIds: readonly string[]
  /** Items x tags: how strongly each tag is given, > 0. */
  readonly itemTags: SparseMatrix
  /** What the last training wrote; not a number where there was none. */
  readonly writtenDegrees: Float64Array
  readonly writtenPopularity: Float64Array
  readonly writtenTagDegrees: Float64Array
}

/** Reads the catalog in pages, ids ascending. `onRead` receives the number of items read. */
export async function readCatalog(
  graph: GraphStore,
  seed: number,
  signal: AbortSignal,
  onRead: (done: number, total: number) => void,
): Promise<Catalog> {
  const tags = await readTags(graph, signal)
  const itemIds: string[] = []
  for await (const page of pages(
    (afterId, limit) => graph.run(trainableItems, { afterId, limit }, { signal }),
    PAGE_IDS,
  )) {
    for (const { id } of page) itemIds.push(id)
  }
  const draft = new CatalogDraft(itemIds, tags, seed)
  for (const ids of inBatches(itemIds, PAGE_ITEMS)) {
    const [features, taggings] = await Promise.all([
      graph.run(itemFeatures, { itemIds: ids }, { signal }),
      graph.run(taggingsOfItems, { itemIds: ids, tagLimit: TAGS_PER_ITEM }, { signal }),
    ])
    draft.add(features, taggings)
    onRead(draft.size, itemIds.length)
  }
  return draft.finish()
}

interface Tags {
  readonly ids: string[]
  readonly index: Map<string, number>
  readonly degrees: SharedNumbers<Float64Array>
}

async function readTags(graph: GraphStore, signal: AbortSignal): Promise<Tags> {
  const tags: Tags = { ids: [], index: new Map(), degrees: new SharedNumbers(sharedFloats) }
  for await (const page of pages(
    (afterId, limit) => graph.run(trainableTags, { afterId, limit }, { signal }),
    PAGE_IDS,
  )) {
    for (const { id, degree } of page) {
      tags.index.set(id, tags.ids.length)
      tags.ids.push(id)
      tags.degrees.push(degree ?? Number.NaN)
    }
  }
  return tags
}

/** Collects features page by page; an item deleted between two pages keeps its place, without features. */
class CatalogDraft {
  readonly #itemIds: readonly string[]
  readonly #itemIndex = new Map<string, number>()
  readonly #tags: Tags
  readonly #tieBreaks: Uint32Array
  readonly #createdAt: Float64Array
  readonly #degrees: Float64Array
  readonly #popularity: Float64Array
  readonly #itemTags: MatrixBuilder

  constructor(itemIds: readonly string[], tags: Tags, seed: number) {
    this.#itemIds = itemIds
    this.#tags = tags
    this.#tieBreaks = sharedTieBreaks(itemIds, seed)
    this.#createdAt = sharedFloats(itemIds.length).fill(Number.NaN)
    this.#degrees = new Float64Array(itemIds.length).fill(Number.NaN)
    this.#popularity = new Float64Array(itemIds.length).fill(Number.NaN)
    this.#itemTags = new MatrixBuilder(tags.ids.length)
    itemIds.forEach((id, item) => {
      this.#itemIndex.set(id, item)
    })
  }

  get size(): number {
    return this.#itemTags.rows
  }

  /** Adds the features and tags of the next items, which are in the order of `itemIds`. */
  add(rows: readonly ItemFeaturesRow[], taggings: readonly TaggingsOfItemsRow[]): void {
    const taggingsOf = groupBy(taggings, ({ itemId }) => itemId)
    for (const row of rows) {
      const item = this.#itemIndex.get(row.id)
      if (item === undefined) continue
      this.#skipTo(item)
      this.#createdAt[item] = row.createdAt ?? Number.NaN
      this.#degrees[item] = row.degree ?? Number.NaN
      this.#popularity[item] = row.popularity ?? Number.NaN
      for (const { tagId, weight } of taggingsOf.get(row.id) ?? []) {
        const tag = this.#tags.index.get(tagId)
        if (tag !== undefined) this.#itemTags.add(tag, weight)
      }
      this.#itemTags.endRow()
    }
  }

  finish(): Catalog {
    this.#skipTo(this.#itemIds.length)
    return {
      itemIds: this.#itemIds,
      itemIndex: this.#itemIndex,
      tieBreaks: this.#tieBreaks,
      createdAt: this.#createdAt,
      tagIds: this.#tags.ids,
      itemTags: this.#itemTags.finish(),
      writtenDegrees: this.#degrees,
      writtenPopularity: this.#popularity,
      writtenTagDegrees: this.#tags.degrees.finish(),
    }
  }

  #skipTo(item: number): void {
    while (this.size < item) this.#itemTags.endRow()
  }
}
