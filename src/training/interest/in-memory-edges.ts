import {
  chart,
  neighbors,
  sharedTags,
  similarItems,
  socialTwoHop,
} from '../../graph/__generated__/queries.ts'
import type { GraphQuery } from '../../graph/graph-query.ts'
import { delegating, type GraphStore } from '../../graph/graph-store.ts'
import { floatAt, intAt } from '../compute/numbers.ts'
import type { DerivedEdges, EdgeKind, TakeEdges } from '../derived-edges.ts'
import type { Turns } from '../turns.ts'

/** Heads copied per event-loop turn. */
const HEADS_AT_ONCE = 2_000

/** The heads, by place, whose edges are kept, by kind; a missing kind keeps all. */
export type WalkedHeads = Partial<Readonly<Record<EdgeKind, ReadonlySet<number>>>>

interface Step {
  readonly id: string
  readonly score: number
}

/**
 * The derived edges of a simulation, in memory: no request reads them, so they need not be in the graph. Keeps only the edges
 * of heads that the simulation will read.
 */
export class InMemoryEdges {
  readonly #heads: WalkedHeads
  readonly #turns: Turns
  readonly #kept = new Map<EdgeKind, KeptRows>()

  constructor(heads: WalkedHeads, turns: Turns) {
    this.#heads = heads
    this.#turns = turns
  }

  /** Stores the edges of a kind. */
  readonly take: TakeEdges = async (derived, { signal }) => {
    const rows = await keepRows(derived, this.#heads[derived.kind], this.#turns, signal)
    this.#kept.set(derived.kind, rows)
    return rows.scores.length
  }

  /** Wraps a graph so that these are its only derived edges. */
  over(graph: GraphStore): GraphStore {
    const answers = this.#answers()
    return {
      ...delegating(graph),
      run: async (query, params, options) => {
        const answer = answers.get(query.name)
        return answer ? answerOf(query, answer, params) : graph.run(query, params, options)
      },
    }
  }

  /** The answers that replace the queries of sources, by query name. */
  #answers(): ReadonlyMap<string, (params: never) => readonly unknown[]> {
    const items = (kind: EdgeKind, fromIds: readonly string[], depth: number) =>
      fromIds.flatMap((fromId) =>
        this.#steps(kind, fromId, depth).map(({ id, score }) => ({ fromId, itemId: id, score })),
      )
    const people = (kind: EdgeKind, viewerId: string) =>
      this.#steps(kind, viewerId).map(({ id, score }) => ({ personId: id, weight: score, stamp: null }))
    return new Map([
      answering(similarItems, ({ fromIds, depth }) => items('similar-items', fromIds, depth)),
      answering(sharedTags, ({ fromIds, depth }) => items('top-items-per-tag', fromIds, depth)),
      answering(neighbors, ({ viewerId }) => people('neighborhoods', viewerId)),
      answering(socialTwoHop, ({ viewerId }) => people('two-hop-ties', viewerId)),
      answering(chart, ({ chartId, depth }) =>
        this.#steps('charts', chartId, depth)
          .map(({ id, score }) => ({ itemId: id, score }))
          .sort((a, b) => (a.itemId < b.itemId ? -1 : 1)),
      ),
    ])
  }

  #steps(kind: EdgeKind, headId: string, depth = Number.POSITIVE_INFINITY): readonly Step[] {
    const rows = this.#kept.get(kind)
    const row = rows?.places.get(headId)
    if (!rows || row === undefined) return []
    const start = intAt(rows.offsets, row)
    const count = Math.min(depth, intAt(rows.offsets, row + 1) - start)
    return Array.from({ length: count }, (_, at) => ({
      id: rows.targetIds[intAt(rows.targets, start + at)] ?? '',
      score: floatAt(rows.scores, start + at),
    }))
  }
}

/** Pairs a query with its replacement. The types agree here; the list of all pairs drops them. */
function answering<Params, Row>(
  query: GraphQuery<Params, Row>,
  answer: (params: Params) => readonly Row[],
): readonly [string, (params: never) => readonly unknown[]] {
  return [query.name, answer]
}

/** The rows of an answer that `answering` paired with this query. */
function answerOf<Params, Row>(
  _query: GraphQuery<Params, Row>,
  answer: (params: never) => readonly unknown[],
  params: Params,
): readonly Row[] {
  return answer(params as never) as readonly Row[]
}

/** Edges of all heads without gaps. */
interface KeptRows {
  readonly places: ReadonlyMap<string, number>
  readonly offsets: Int32Array
  readonly targets: Int32Array
  readonly scores: Float64Array
  readonly targetIds: readonly string[]
}

async function keepRows(
  { edges, headIds, targetIds }: DerivedEdges,
  heads: ReadonlySet<number> | undefined,
  turns: Turns,
  signal: AbortSignal,
): Promise<KeptRows> {
  const rows = [...(heads ?? edges.counts.keys())]
  const offsets = new Int32Array(rows.length + 1)
  rows.forEach((row, place) => {
    offsets[place + 1] = intAt(offsets, place) + intAt(edges.counts, row)
  })
  const places = new Map<string, number>()
  const targets = new Int32Array(intAt(offsets, rows.length))
  const scores = new Float64Array(targets.length)
  for (const row of rows) {
    if (places.size % HEADS_AT_ONCE === 0) {
      signal.throwIfAborted()
      await turns.next()
    }
    const from = row * edges.k
    const to = from + intAt(edges.counts, row)
    const at = intAt(offsets, places.size)
    targets.set(edges.targets.subarray(from, to), at)
    scores.set(edges.scores.subarray(from, to), at)
    places.set(headIds[row] ?? '', places.size)
  }
  return { places, offsets, targets, scores, targetIds }
}
