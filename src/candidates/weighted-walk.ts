import type { WeightedId } from '../domain/candidate.ts'
import { type Ranking, type ScoredItem, stepsOf } from './ranking.ts'

/** Where one node leads, in no promised order. */
export interface Steps {
  readonly itemIds: readonly string[]
  /** Parallel to `itemIds`. */
  readonly scores: Float64Array
}

/** One step from weighted nodes: an item scores the sum, over the edges that lead to it, of weight times score. */
export class WeightedWalk implements Ranking {
  readonly #from: readonly WeightedId[]
  readonly #edges: Edges
  /** Number of each item that was reached. */
  readonly #numbers: ReadonlyMap<string, number>
  /** Items that are not excluded. */
  readonly #left: readonly ScoredSteps[]

  /** @param steps of each of `from`, in their order */
  constructor(from: readonly WeightedId[], steps: readonly Steps[], excluded: ReadonlySet<string>) {
    const numbers = new Map<string, number>()
    this.#from = from
    this.#edges = edgesOf(from, steps, numbers)
    this.#numbers = numbers
    this.#left = leftOf(this.#edges, numbers, excluded)
  }

  /** Items that were reached and are not excluded. */
  get size(): number {
    return this.#left.length
  }

  /** The `count` items of the highest scores, best first, equals by id. */
  best(count: number): readonly ScoredItem[] {
    const least = this.#leastOf(count)
    return this.#left
      .filter(({ steps }) => steps >= least)
      .sort((a, b) => b.steps - a.steps || (a.itemId < b.itemId ? -1 : 1))
      .slice(0, count)
  }

  /** Whether an item was reached. */
  has(itemId: string): boolean {
    return this.#numbers.has(itemId)
  }

  /** The nodes that have brought an item, and how much of its score. */
  broughtBy(itemId: string): readonly WeightedId[] {
    const { items, weights, nodes } = this.#edges
    const brought: WeightedId[] = []
    const item = this.#numbers.get(itemId)
    if (item === undefined) return brought
    for (let edge = items.indexOf(item); edge >= 0; edge = items.indexOf(item, edge + 1)) {
      const { id } = this.#from[nodes[edge] as number] as WeightedId
      brought.push({ id, weight: weights[edge] as number })
    }
    return brought
  }

  /** Of the `count` best. Numbers are sorted in a fraction of the time that items take. */
  #leastOf(count: number): number {
    const sorted = Float64Array.from(this.#left, ({ steps }) => steps).sort()
    return sorted[Math.max(0, sorted.length - count)] ?? 0
  }
}

interface ScoredSteps extends ScoredItem {
  readonly steps: number
}

/** Every edge that was walked. */
interface Edges {
  /** Number of the item it leads to. */
  readonly items: Int32Array
  /** What it adds to that item's score. */
  readonly weights: Float64Array
  /** Place of the node it leaves. */
  readonly nodes: Int32Array
}

/** Numbers the items on the way. Plain loops: this runs over thousands of edges an answer. */
function edgesOf(from: readonly WeightedId[], steps: readonly Steps[], numbers: Map<string, number>): Edges {
  const count = steps.reduce((sum, { itemIds }) => sum + itemIds.length, 0)
  const items = new Int32Array(count)
  const weights = new Float64Array(count)
  const nodes = new Int32Array(count)
  let edge = 0
  for (let node = 0; node < steps.length; node++) {
    const { itemIds, scores } = steps[node] as Steps
    const weight = from[node]?.weight ?? 0
    if (weight === 0) continue
    for (let place = 0; place < itemIds.length; place++) {
      const itemId = itemIds[place] as string
      let item = numbers.get(itemId)
      if (item === undefined) {
        item = numbers.size
        numbers.set(itemId, item)
      }
      items[edge] = item
      weights[edge] = weight * (scores[place] as number)
      nodes[edge++] = node
    }
  }
  return {
    items: items.subarray(0, edge),
    weights: weights.subarray(0, edge),
    nodes: nodes.subarray(0, edge),
  }
}

function leftOf(
  { items, weights }: Edges,
  numbers: ReadonlyMap<string, number>,
  excluded: ReadonlySet<string>,
): readonly ScoredSteps[] {
  const scores = new Float64Array(numbers.size)
  for (let edge = 0; edge < items.length; edge++) {
    const item = items[edge] as number
    scores[item] = (scores[item] as number) + (weights[edge] as number)
  }
  const left: ScoredSteps[] = []
  for (const [itemId, item] of numbers) {
    const score = scores[item] as number
    if (score > 0 && !excluded.has(itemId)) left.push({ itemId, score, steps: stepsOf(score) })
  }
  return left
}
