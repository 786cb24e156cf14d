import { MOST_EDGE_PEOPLE } from '../../domain/policy.ts'
import { TopK } from '../../domain/top-k.ts'
import { intAt } from '../compute/numbers.ts'
import { sharedInts } from '../compute/shared-arrays.ts'
import { rowsOf, transpose } from '../compute/sparse-matrix.ts'
import { emptyTopEdges, setRow, type TopEdges } from '../compute/top-edges.ts'
import type { DerivationInput } from './derivation-input.ts'
import { common, peopleCounter } from './edge-people.ts'

type BoughtTogetherInput = DerivationInput<
  'orders' | 'interactions' | 'lastAt' | 'itemTieBreaks' | 'clockMs',
  'boughtTogether'
>

/** Edges to the items bought with others, and by place how many orders hold both. */
export interface BoughtTogether {
  readonly edges: TopEdges
  readonly orders: Int32Array
}

/**
 * The items that people order with each item more often than by chance, by lift: `n(a, b) * n / (n(a) * n(b))`, where `n`
 * counts orders. At least `leastOrders` orders hold both, of `MOST_EDGE_PEOPLE` people as `peopleCounter` counts them. The
 * work is bounded by `maxItems` for each line of an order.
 */
export function boughtTogether(input: BoughtTogetherInput): BoughtTogether {
  const { matrix, userOf } = input.orders
  const { k, leastOrders } = input.settings.boughtTogether
  const ordersOf = rowsOf(transpose(matrix))
  const itemsOf = rowsOf(matrix)
  const countPeople = peopleCounter(input)
  const edges = emptyTopEdges(matrix.columns, k)
  const orders = sharedInts(edges.targets.length)
  const best = new TopK(k, input.itemTieBreaks)
  const both = new Int32Array(matrix.columns)
  for (let item = 0; item < matrix.columns; item++) {
    const own = ordersOf(item)
    if (own.length < leastOrders) continue
    const isOfCrowd = (other: number) =>
      countPeople(buyers(common(own, ordersOf(other)), userOf)) >= MOST_EDGE_PEOPLE
    const others = countBoth(own, itemsOf, both)
    for (const other of others) {
      const count = intAt(both, other)
      const lift = (count * matrix.rows) / (own.length * ordersOf(other).length)
      if (other === item || count < leastOrders || lift <= 1 || lift < best.bar) continue
      if (isOfCrowd(other)) best.offer(other, lift)
    }
    const kept = best.drain()
    setRow(edges, item, kept, 1)
    for (const [place, { index }] of kept.entries()) orders[item * k + place] = intAt(both, index)
    for (const other of others) both[other] = 0
  }
  return { edges, orders }
}

/** Adds to `both`, by item, how many of these orders hold it. Returns the items. */
function countBoth(
  orders: Int32Array,
  itemsOf: (order: number) => Int32Array,
  both: Int32Array,
): readonly number[] {
  const found: number[] = []
  for (const order of orders) {
    for (const item of itemsOf(order)) {
      if (intAt(both, item) === 0) found.push(item)
      both[item] = intAt(both, item) + 1
    }
  }
  return found
}

/** The users of orders, each once. */
function* buyers(orders: Iterable<number>, userOf: Int32Array): Generator<number> {
  let last = -1
  for (const order of orders) {
    const user = intAt(userOf, order)
    if (user !== last) yield user
    last = user
  }
}
