import type { GraphQuery } from '../../graph/graph-query.ts'
import { delegating, type GraphStore } from '../../graph/graph-store.ts'
import { DERIVED_READS } from '../../recommend/sources/candidate-sources.ts'
import type { DerivedEdge, DerivedRead, EdgeKind, EdgesOf } from '../../recommend/sources/derived-read.ts'
import { floatAt, intAt } from '../compute/numbers.ts'
import type { DerivedEdges, TakeEdges } from '../derived-edges.ts'
import type { Turns } from '../turns.ts'

/** Heads copied per event-loop turn. */
const HEADS_AT_ONCE = 2_000

/** The heads, by place, whose edges are kept, by kind; a missing kind keeps all. */
export type WalkedHeads = Partial<Readonly<Record<EdgeKind, ReadonlySet<number>>>>

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
    const reads = new Map(DERIVED_READS.map((read) => [read.queryName, read]))
    return {
      ...delegating(graph),
      run: async (query, params, options) => {
        const read = reads.get(query.name)
        if (!read) return graph.run(query, params, options)
        return rowsOf(query, read, params, (headId, depth) => this.#edges(read.kind, headId, depth))
      },
    }
  }

  #edges(kind: EdgeKind, headId: string, depth = Number.POSITIVE_INFINITY): readonly DerivedEdge[] {
    const rows = this.#kept.get(kind)
    const row = rows?.places.get(headId)
    if (!rows || row === undefined) return []
    const start = intAt(rows.offsets, row)
    const count = Math.min(depth, intAt(rows.offsets, row + 1) - start)
    return Array.from({ length: count }, (_, at) => ({
      id: rows.targetIds[intAt(rows.targets, start + at)] ?? '',
      score: floatAt(rows.scores, start + at),
      paths: rows.paths ? floatAt(rows.paths, start + at) : 0,
    }))
  }
}

/** The rows of a read that was declared with this query, and so with its types. */
function rowsOf<Params, Row>(
  _query: GraphQuery<Params, Row>,
  read: DerivedRead,
  params: Params,
  edgesOf: EdgesOf,
): readonly Row[] {
  return read.rowsOf(params as never, edgesOf) as readonly Row[]
}

/** Edges of all heads without gaps. */
interface KeptRows {
  readonly places: ReadonlyMap<string, number>
  readonly offsets: Int32Array
  readonly targets: Int32Array
  readonly scores: Float64Array
  readonly paths: Float64Array | null
  readonly targetIds: readonly string[]
}

async function keepRows(
  { edges, headIds, targetIds, paths: second }: DerivedEdges,
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
  const paths = second ? new Float64Array(targets.length) : null
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
    if (second) paths?.set(second.subarray(from, to), at)
    places.set(headIds[row] ?? '', places.size)
  }
  return { places, offsets, targets, scores, paths, targetIds }
}
