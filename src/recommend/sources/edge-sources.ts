import { LRUCache } from 'lru-cache'
import { groupBy, inBatches } from '../../domain/grouping.ts'
import { MOST_EDGE_PEOPLE } from '../../domain/policy.ts'
import {
  sharedTags as sharedTagsQuery,
  similarItems as similarItemsQuery,
} from '../../graph/__generated__/queries.ts'
import type { GraphQuery } from '../../graph/graph-query.ts'
import type { GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { NO_EVIDENCE, strongestFirst, type WeightedId } from '../candidate.ts'
import { type CandidateSource, NO_PROPOSALS } from './candidate-source.ts'
import { derivedRead, type EdgeKind } from './derived-read.ts'
import type { SourceQuery } from './source-query.ts'
import { NO_EDGES, numberItems, type OutEdges, WeightedWalk } from './weighted-walk.ts'

export const SIMILAR_ITEMS = edgeRead(similarItemsQuery, 'similar-items')
export const SHARED_TAGS = edgeRead(sharedTagsQuery, 'top-items-per-tag')

function edgeRead<Params extends WantedEdges>(query: GraphQuery<Params, EdgeRow>, kind: EdgeKind) {
  return derivedRead(query, kind, ({ fromIds, depth }, edgesOf) =>
    fromIds.flatMap((fromId) =>
      edgesOf(fromId, depth).map(({ id, score }) => ({ fromId, itemId: id, score })),
    ),
  )
}

/** Items similar to the viewer's newest engagements. A click counts in the next list. */
export function similarItems(graph: GraphStore): CandidateSource {
  // By the fewest people behind an edge: callers differ in what they may see.
  const caches = new Map<number, EdgeCache>()
  const edgesOfLeast = (leastPeople: number) => {
    const edges =
      caches.get(leastPeople) ??
      new EdgeCache((wanted, options) => graph.run(similarItemsQuery, { ...wanted, leastPeople }, options))
    caches.set(leastPeople, edges)
    return edges
  }
  return {
    name: 'similar-items',
    async fetch({ policy, modelVersion: version, ...query }, options) {
      if (version === null || query.seeds.length === 0) return NO_PROPOSALS
      const seeds = query.seeds.map(({ itemId, weight }) => ({ id: itemId, weight }))
      const edges = edgesOfLeast(Math.min(policy.minContributors, MOST_EDGE_PEOPLE))
      const wanted = { version, depth: policy.seedDepth, fromIds: seeds.map(({ id }) => id) }
      const walk = new WeightedWalk(seeds, await edges.load(wanted, options))
      return {
        ranking: walk,
        scoresOf: (itemIds) => walk.scoresOf(itemIds),
        evidenceOf: (itemId) => ({ ...NO_EVIDENCE, items: strongestFirst(walk.contributorsOf(itemId)) }),
      }
    },
  }
}

/**
 * How long top items of tags are cached where other processes write, milliseconds: new items are added between trainings, and not
 * every request looks for the writes of others.
 */
const SHARED_TTL_MS = 30_000

/** Content-based: the top items of the tags that the viewer cares about, observed or stated. */
export function sharedTags(graph: GraphStore): CandidateSource {
  const { writes } = graph
  const edges = new EdgeCache((wanted, options) => graph.run(sharedTagsQuery, wanted, options), {
    ...(writes && { written: () => writes.catalog }),
    ...((!writes || writes.catchUp) && { ttlMs: SHARED_TTL_MS }),
  })
  return {
    name: 'shared-tags',
    async fetch(query, options) {
      const { policy, modelVersion: version } = query
      if (version === null) return NO_PROPOSALS
      const tags = strongestInterests(query)
      const fromIds = tags.map(({ id }) => id)
      const topItems = await edges.load({ version, depth: policy.tagDepth, fromIds }, options)
      const walk = new WeightedWalk(tags, topItems)
      return {
        ranking: walk,
        scoresOf: (itemIds) => walk.scoresOf(itemIds),
        evidenceOf: (itemId) => ({ ...NO_EVIDENCE, tags: strongestFirst(walk.contributorsOf(itemId)) }),
      }
    },
  }
}

function strongestInterests({ interests, policy }: SourceQuery): readonly WeightedId[] {
  return interests.slice(0, policy.interestLimit).map(({ tagId, weight }) => ({ id: tagId, weight }))
}

/** A derived edge, as the queries of sources return it. */
export interface EdgeRow {
  readonly fromId: string
  readonly itemId: string
  readonly score: number
}

/** Which edges are wanted: of one trained version, the best `depth` of each node. */
export interface WantedEdges {
  readonly version: string
  readonly depth: number
  /** All different. */
  readonly fromIds: readonly string[]
}

export type ReadEdges = (wanted: WantedEdges, options: RunOptions) => Promise<readonly EdgeRow[]>

/** Twelve bytes each: those of 70,000 items. */
const MOST_EDGES = 4_000_000

/** Nodes of one statement: decoding a hundred edges of each must not hold the event loop. */
const BATCH_SIZE = 10

/** Memory of a node besides its edges, in edges. */
const NODE_COST = 4

export interface EdgeCacheOptions {
  /** Size of the cache; a node counts as four edges. */
  readonly mostEdges?: number
  /** Omitted: edges do not expire, because those of a version never change. */
  readonly ttlMs?: number
  /** The number of the newest write that may have changed edges: older ones are read again. */
  readonly written?: () => number
}

/** An LRU cache of derived edges, by the node that they leave. Does not cache the items that they lead to. */
export class EdgeCache {
  readonly #read: ReadEdges
  readonly #written: () => number
  readonly #cache: LRUCache<string, OutEdges>

  constructor(
    read: ReadEdges,
    { mostEdges = MOST_EDGES, ttlMs = 0, written = () => 0 }: EdgeCacheOptions = {},
  ) {
    this.#read = read
    this.#written = written
    this.#cache = new LRUCache({
      maxSize: mostEdges,
      ttl: ttlMs,
      sizeCalculation: ({ items }) => items.length + NODE_COST,
    })
  }

  /** One entry for each of the nodes, in their order; an unknown node has no edges. */
  async load(wanted: WantedEdges, options: RunOptions): Promise<readonly OutEdges[]> {
    const { fromIds } = wanted
    const written = this.#written()
    const keyOf = (fromId: string) => `${wanted.version} ${wanted.depth} ${written} ${fromId}`
    const cached = fromIds.map((fromId) => this.#cache.get(keyOf(fromId)))
    const missing = fromIds.filter((_, at) => cached[at] === undefined)
    const read = new Map<string, OutEdges>()
    // A request that is aborted leaves what it has read to the next one.
    const batches = [...inBatches(missing, BATCH_SIZE)]
    await Promise.all(
      batches.map(async (batch) => {
        const rows = groupBy(await this.#read({ ...wanted, fromIds: batch }, options), (row) => row.fromId)
        for (const fromId of batch) {
          const edges = edgesOf(rows.get(fromId) ?? [])
          this.#cache.set(keyOf(fromId), edges)
          read.set(fromId, edges)
        }
      }),
    )
    return fromIds.map((fromId, at) => cached[at] ?? read.get(fromId) ?? NO_EDGES)
  }
}

function edgesOf(rows: readonly EdgeRow[]): OutEdges {
  return {
    items: numberItems(rows.map(({ itemId }) => itemId)),
    scores: Float64Array.from(rows, ({ score }) => score),
  }
}
