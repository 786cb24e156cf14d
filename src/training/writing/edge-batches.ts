import { floatAt, intAt } from '../compute/number-at.ts'
import type { TopEdges } from '../compute/top-edges.ts'

/** Edges of one head, as the queries of `cypher/training/write-*` take them. */
export interface HeadRow {
  readonly headId: string
  /** Places before the first of these. */
  readonly rankOffset: number
  readonly targetIds: readonly string[]
  readonly scores: readonly number[]
}

/** The edges as rows of heads, at most `most` edges in a batch; a head with more is split. */
export function* edgeBatches(
  edges: TopEdges,
  headIds: readonly string[],
  targetIds: readonly string[],
  most: number,
): Generator<readonly HeadRow[]> {
  let batch: HeadRow[] = []
  let size = 0
  for (let head = 0; head < headIds.length; head++) {
    const count = intAt(edges.counts, head)
    for (let from = 0; from < count; ) {
      const to = Math.min(count, from + most - size)
      batch.push(headRow(edges, head, headIds[head] ?? '', targetIds, from, to))
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
  edges: TopEdges,
  head: number,
  headId: string,
  targetIds: readonly string[],
  from: number,
  to: number,
): HeadRow {
  const start = head * edges.k
  const places = Array.from({ length: to - from }, (_, place) => start + from + place)
  return {
    headId,
    rankOffset: from,
    targetIds: places.map((place) => targetIds[intAt(edges.targets, place)] ?? ''),
    scores: places.map((place) => floatAt(edges.scores, place)),
  }
}

/** Edges of all heads together. */
export function edgeCount(edges: TopEdges): number {
  return edges.counts.reduce((sum, count) => sum + count, 0)
}
