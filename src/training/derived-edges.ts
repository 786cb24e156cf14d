import {
  addCharts,
  writeBoughtTogether,
  writeCharts,
  writeMostFollowed,
  writeNeighbors,
  writeSimilarItems,
  writeTagTops,
  writeTopFollowed,
  writeTwoHopTies,
} from '../graph/__generated__/queries.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import type { EdgeKind } from '../recommend/sources/derived-read.ts'
import { floatAt, intAt } from './compute/numbers.ts'
import { MOST_VIA, NO_VIA, type TopEdges } from './compute/top-edges.ts'
import { batchRows } from './page-sizes.ts'

/** All edges of one kind in a version. */
export interface DerivedEdges {
  readonly kind: EdgeKind
  /** Best first for each head. */
  readonly edges: TopEdges
  /** Ids of the start nodes, by row of `edges`, and of the end nodes. */
  readonly headIds: readonly string[]
  readonly targetIds: readonly string[]
  /** A second score of each edge, by its place, 0 for none: see `TwoHopTies`; omitted: there is none. */
  readonly paths?: Float64Array
  /** `MOST_VIA` places of end nodes for each edge, or `NO_VIA`; omitted: no people are in between. */
  readonly via?: Int32Array
  /** How many people, or orders, are behind each edge, by its place; omitted: not counted. */
  readonly support?: Int32Array
}

export interface TakeOptions {
  readonly signal: AbortSignal
  readonly onTaken: (done: number, total: number) => void
}

/**
 * Accepts derived edges: a training writes them in batches, a simulation keeps them in memory. Rejects between two batches
 * once the signal aborts. Returns the number of edges.
 */
export type TakeEdges = (derived: DerivedEdges, options: TakeOptions) => Promise<number>

const WRITERS = {
  neighborhoods: writeNeighbors,
  'similar-items': writeSimilarItems,
  'bought-together': writeBoughtTogether,
  'top-items-per-tag': writeTagTops,
  charts: writeCharts,
  'two-hop-ties': writeTwoHopTies,
  'top-followed': writeTopFollowed,
  'most-followed': writeMostFollowed,
} as const

/** No list reads a version before it serves. */
const NOTHING = [] as const

/** Writes edges under one version, in batches, best first for each head. */
export function writeEdges(graph: GraphStore, version: string): TakeEdges {
  return async (derived, { signal, onTaken }) => {
    const { kind, edges, headIds } = derived
    const total = edgeCount(edges)
    let done = 0
    if (kind === 'charts' || kind === 'most-followed') await graph.run(addCharts, { ids: headIds })
    for (const rows of edgeBatches(derived, batchRows(graph))) {
      signal.throwIfAborted()
      await graph.run({ ...WRITERS[kind], touches: NOTHING }, { version, rows })
      done += rows.reduce((sum, row) => sum + row.targetIds.length, 0)
      onTaken(done, total)
    }
    return total
  }
}

/** Edges of one head, as the `write-*` queries take them. */
export interface HeadRow {
  readonly headId: string
  /** Rank of the first edge, minus 1. */
  readonly rankOffset: number
  readonly targetIds: readonly string[]
  readonly scores: readonly number[]
  /** Parallel to the targets: their second scores; empty if there are none. */
  readonly paths: readonly number[]
  /** The people in between of all targets, in turn; empty for edges without. */
  readonly viaIds: readonly string[]
  /** Where the people of each target begin in `viaIds`, and at last where all end; empty for edges without. */
  readonly viaStarts: readonly number[]
  /** Parallel to the targets: how many people, or orders, are behind each edge; empty if they are not counted. */
  readonly support: readonly number[]
}

/** Batches of at most `most` edges, grouped by head; a head with more is split. */
function* edgeBatches(derived: Omit<DerivedEdges, 'kind'>, most: number): Generator<readonly HeadRow[]> {
  const { edges, headIds } = derived
  let batch: HeadRow[] = []
  let size = 0
  for (let head = 0; head < headIds.length; head++) {
    const count = intAt(edges.counts, head)
    for (let from = 0; from < count; ) {
      const to = Math.min(count, from + most - size)
      batch.push(headRow(derived, head, from, to))
      size += to - from
      from = to
      if (size === most) {
        yield batch
        batch = []
        size = 0
      }
    }
  }
  if (size > 0) yield batch
}

function headRow(
  { edges, headIds, targetIds, paths, via, support }: Omit<DerivedEdges, 'kind'>,
  head: number,
  from: number,
  to: number,
): HeadRow {
  const start = head * edges.k
  const places = Array.from({ length: to - from }, (_, place) => start + from + place)
  return {
    headId: headIds[head] ?? '',
    rankOffset: from,
    targetIds: places.map((place) => targetIds[intAt(edges.targets, place)] ?? ''),
    scores: places.map((place) => floatAt(edges.scores, place)),
    paths: paths ? places.map((place) => floatAt(paths, place)) : [],
    ...viaOf(places, via, targetIds),
    support: support ? places.map((place) => intAt(support, place)) : [],
  }
}

function viaOf(
  places: readonly number[],
  via: Int32Array | undefined,
  ids: readonly string[],
): Pick<HeadRow, 'viaIds' | 'viaStarts'> {
  const viaIds: string[] = []
  if (!via) return { viaIds, viaStarts: [] }
  const viaStarts = places.map((place) => {
    const start = viaIds.length
    for (const person of via.subarray(place * MOST_VIA, (place + 1) * MOST_VIA)) {
      if (person !== NO_VIA) viaIds.push(ids[person] ?? '')
    }
    return start
  })
  return { viaIds, viaStarts: [...viaStarts, viaIds.length] }
}

/** Number of edges of all heads. */
export function edgeCount(edges: TopEdges): number {
  return edges.counts.reduce((sum, count) => sum + count, 0)
}
