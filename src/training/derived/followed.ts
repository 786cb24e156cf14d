import { TopK } from '../../domain/top-k.ts'
import { floatAt, intAt } from '../compute/numbers.ts'
import { entriesOf } from '../compute/sparse-matrix.ts'
import { emptyTopEdges, setRow, type TopEdges } from '../compute/top-edges.ts'
import type { DerivationInput } from './derivation-input.ts'

/** People kept for each user. */
const TOP_FOLLOWED = 20

/** People kept in the chart. */
const CHART_SIZE = 100

type Input = DerivationInput<'ties' | 'userTieBreaks', never>

/**
 * Whom users follow most closely, at most 20 for each. The strength of a tie is divided by `log2(1 + n)` for the n ties that
 * the training reads of the user, at most `fanOut`: who follows many says little about each.
 */
export function topFollowed({ ties, userTieBreaks }: Input): TopEdges {
  const edges = emptyTopEdges(ties.rows, TOP_FOLLOWED)
  const best = new TopK(TOP_FOLLOWED, userTieBreaks)
  for (let user = 0; user < ties.rows; user++) {
    const count = intAt(ties.offsets, user + 1) - intAt(ties.offsets, user)
    for (const { column, value } of entriesOf(ties, user)) best.offer(column, value)
    setRow(edges, user, best.drain(), Math.log2(1 + count))
  }
  return edges
}

/** One row: whom most others follow, by the sum of the strengths of the ties that are read, divided by the largest. */
export function mostFollowed({ ties, userTieBreaks }: Input): TopEdges {
  const sums = new Float64Array(ties.columns)
  for (let place = 0; place < ties.indices.length; place++) {
    const person = intAt(ties.indices, place)
    sums[person] = floatAt(sums, person) + floatAt(ties.values, place)
  }
  const best = new TopK(CHART_SIZE, userTieBreaks)
  for (const [person, sum] of sums.entries()) if (sum > 0) best.offer(person, sum)
  const edges = emptyTopEdges(1, CHART_SIZE)
  const kept = best.drain()
  setRow(edges, 0, kept, kept[0]?.score ?? 1)
  return edges
}
