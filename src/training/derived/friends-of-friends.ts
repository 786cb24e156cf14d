import { TopK } from '../../domain/top-k.ts'
import { floatAt } from '../compute/numbers.ts'
import { entriesOf, type SparseMatrix } from '../compute/sparse-matrix.ts'
import { emptyTopEdges, setRow, type TopEdges } from '../compute/top-edges.ts'
import type { DerivationInput } from './derivation-input.ts'

/** Edges kept for each user. */
const KEPT = 30

/**
 * Friends of friends: for each user, the 30 users reached over two ties and not followed, by the sum over all paths of the
 * products of tie strengths, divided by the largest. As a source of items these are better than the walk of `twoHopTies`: a busy
 * friend counts in full.
 */
export function friendsOfFriends({
  ties,
  userTieBreaks,
}: DerivationInput<'ties' | 'userTieBreaks', never>): TopEdges {
  const edges = emptyTopEdges(ties.rows, KEPT)
  const reached = new Float64Array(ties.rows)
  const best = new TopK(KEPT, userTieBreaks)
  for (let user = 0; user < ties.rows; user++) {
    const touched = walkTwice(ties, user, reached)
    for (const { column } of entriesOf(ties, user)) reached[column] = 0
    reached[user] = 0
    for (const other of touched) {
      const strength = floatAt(reached, other)
      if (strength > 0) best.offer(other, strength)
      reached[other] = 0
    }
    const kept = best.drain()
    setRow(edges, user, kept, kept[0]?.score ?? 1)
  }
  return edges
}

function walkTwice(ties: SparseMatrix, user: number, reached: Float64Array): Set<number> {
  const touched = new Set<number>()
  for (const { column: followed, value: first } of entriesOf(ties, user)) {
    for (const { column: other, value: second } of entriesOf(ties, followed)) {
      touched.add(other)
      reached[other] = floatAt(reached, other) + first * second
    }
  }
  return touched
}
