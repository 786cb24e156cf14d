import { LRUCache } from 'lru-cache'
import { groupBy, inBatches } from '../../domain/grouping.ts'
import type { RunOptions } from '../../graph/graph-store.ts'
import { numberItems } from './item-numbers.ts'
import { NO_STEPS, type OutEdges } from './weighted-walk.ts'

/** A derived edge, as the queries of sources give it. */
export interface EdgeRow {
  readonly fromId: string
  readonly itemId: string
  readonly score: number
}

/** Which edges are wanted: of one trained version, of the best `depth` ranks of each node. */
export interface WantedEdges {
  readonly version: string
  readonly depth: number
  /** All different. */
  readonly fromIds: readonly string[]
}

export type ReadEdges = (wanted: WantedEdges, options: RunOptions) => Promise<readonly EdgeRow[]>

/** Twelve bytes each. */
const MOST_EDGES = 2_000_000

/** Nodes read in one statement, one after the other: decoding a hundred edges of each holds the event loop. */
const NODES_AT_ONCE = 10

/** What a node takes beside its edges, in edges. */
const NODE_COST = 4

export interface KeptEdgesOptions {
  /** That are kept, a node counting as four. */
  readonly mostEdges?: number
  /** After this long they are read anew; omitted where those of a version never change. */
  readonly keptMs?: number
}

/**
 * Derived edges by the node they leave, read from the graph when they are first walked, and kept: those of a version
 * are written before anybody is told of it. What may change, the items they lead to, is not kept. The nodes not walked for
 * longest are forgotten first.
 */
export class EdgeCache {
  readonly #read: ReadEdges
  readonly #kept: LRUCache<string, OutEdges>

  constructor(read: ReadEdges, { mostEdges = MOST_EDGES, keptMs = 0 }: KeptEdgesOptions = {}) {
    this.#read = read
    this.#kept = new LRUCache({
      maxSize: mostEdges,
      ttl: keptMs,
      sizeCalculation: ({ items }) => items.length + NODE_COST,
    })
  }

  /** One entry for each of the nodes, in their order; an unknown node has no edges. */
  async of(wanted: WantedEdges, options: RunOptions): Promise<readonly OutEdges[]> {
    const { fromIds } = wanted
    const known = fromIds.map((fromId) => this.#kept.get(keyOf(wanted, fromId)))
    const missing = fromIds.filter((_, at) => known[at] === undefined)
    const read = new Map<string, OutEdges>()
    // What was read before a request had no more time is kept for the next one.
    for (const some of inBatches(missing, NODES_AT_ONCE)) {
      const rows = groupBy(await this.#read({ ...wanted, fromIds: some }, options), (row) => row.fromId)
      for (const fromId of some) read.set(fromId, this.#keep(keyOf(wanted, fromId), rows.get(fromId) ?? []))
    }
    return fromIds.map((fromId, at) => known[at] ?? read.get(fromId) ?? NO_STEPS)
  }

  #keep(key: string, rows: readonly EdgeRow[]): OutEdges {
    const edges = {
      items: numberItems(rows.map(({ itemId }) => itemId)),
      scores: Float64Array.from(rows, ({ score }) => score),
    }
    this.#kept.set(key, edges)
    return edges
  }
}

/** A version has no space in it. */
function keyOf({ version, depth }: WantedEdges, fromId: string): string {
  return `${version} ${depth} ${fromId}`
}
