import type { WeightedId } from '../domain/candidate.ts'
import { TopK } from '../domain/top-k.ts'
import { itemOf, knownNumber, numbersGiven } from './item-numbers.ts'
import { type Ranking, type ScoredItem, stepsOf } from './ranking.ts'

/** Where one node leads, in no promised order. */
export interface Steps {
  /** Numbers of items: see `numberItems`. */
  readonly items: Int32Array
  /** Parallel to `items`. */
  readonly scores: Float64Array
}

/** One step from weighted nodes: an item scores the sum, over the edges that lead to it, of weight times score. */
export class WeightedWalk implements Ranking {
  readonly #from: readonly WeightedId[]
  readonly #edges: Edges
  readonly #reached: Reached
  /** Places among the items reached of those that are left once what is excluded is taken out. */
  readonly #left: Int32Array

  /** @param steps of each of `from`, in their order */
  constructor(from: readonly WeightedId[], steps: readonly Steps[], excluded: ReadonlySet<string>) {
    this.#from = from
    this.#edges = edgesOf(from, steps)
    this.#reached = reachedOver(this.#edges, excluded)
    this.#left = leftOf(this.#reached)
  }

  /** Items that were reached and are not excluded. */
  get size(): number {
    return this.#left.length
  }

  /** The `count` items of the highest scores, best first, equals by id. */
  best(count: number): readonly ScoredItem[] {
    const { items, scores } = this.#reached
    const steps = new Float64Array(this.#left.length)
    for (let at = 0; at < steps.length; at++) steps[at] = stepsOf(scores[this.#left[at] as number] as number)
    const least = leastOf(steps, count)
    const best: (ScoredItem & { readonly steps: number })[] = []
    for (let at = 0; at < steps.length; at++) {
      if ((steps[at] as number) < least) continue
      const place = this.#left[at] as number
      const itemId = itemOf(items[place] as number)
      best.push({ itemId, score: scores[place] as number, steps: steps[at] as number })
    }
    return best.sort((a, b) => b.steps - a.steps || (a.itemId < b.itemId ? -1 : 1)).slice(0, count)
  }

  /**
   * Scores of items, in their order; undefined for one that was not reached or is excluded.
   *
   * @param itemIds all different
   */
  scoresOf(itemIds: readonly string[]): readonly (number | undefined)[] {
    const asked = itemIds.map((itemId) => knownNumber(itemId) ?? -1)
    const found: (number | undefined)[] = new Array(itemIds.length)
    for (let at = 0; at < asked.length; at++) {
      if ((asked[at] as number) >= 0) places[asked[at] as number] = at + 1
    }
    const { items, scores } = this.#reached
    for (let place = 0; place < items.length; place++) {
      const at = places[items[place] as number] as number
      if (at > 0) found[at - 1] = scores[place] || undefined
    }
    for (const item of asked) if (item >= 0) places[item] = 0
    return found
  }

  /** Whether an item was reached. */
  has(itemId: string): boolean {
    const item = knownNumber(itemId)
    return item !== undefined && this.#reached.items.includes(item)
  }

  /** The nodes that have brought an item, and how much of its score. */
  broughtBy(itemId: string): readonly WeightedId[] {
    const { items, weights, nodes } = this.#edges
    const brought: WeightedId[] = []
    const item = knownNumber(itemId)
    if (item === undefined) return brought
    for (let edge = items.indexOf(item); edge >= 0; edge = items.indexOf(item, edge + 1)) {
      const { id } = this.#from[nodes[edge] as number] as WeightedId
      brought.push({ id, weight: weights[edge] as number })
    }
    return brought
  }
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

/** Plain loops, here and below: they run over thousands of edges an answer. */
function edgesOf(from: readonly WeightedId[], steps: readonly Steps[]): Edges {
  const count = steps.reduce((sum, { items }) => sum + items.length, 0)
  const items = new Int32Array(count)
  const weights = new Float64Array(count)
  const nodes = new Int32Array(count)
  let edge = 0
  for (let node = 0; node < steps.length; node++) {
    const { items: reached, scores } = steps[node] as Steps
    const weight = from[node]?.weight ?? 0
    if (weight === 0) continue
    items.set(reached, edge)
    nodes.fill(node, edge, edge + reached.length)
    for (let at = 0; at < reached.length; at++) weights[edge++] = weight * (scores[at] as number)
  }
  return {
    items: items.subarray(0, edge),
    weights: weights.subarray(0, edge),
    nodes: nodes.subarray(0, edge),
  }
}

/** Every item that was reached, once. */
interface Reached {
  readonly items: Int32Array
  /** Parallel to `items`; 0 of what is excluded. */
  readonly scores: Float64Array
}

/** Of each item's number one more than its place among those reached; zeros between two walks. */
let places = new Int32Array(0)

function reachedOver({ items, weights }: Edges, excluded: ReadonlySet<string>): Reached {
  if (places.length < numbersGiven()) places = new Int32Array(2 * numbersGiven())
  const reached = new Int32Array(items.length)
  const scores = new Float64Array(items.length)
  let count = 0
  for (let edge = 0; edge < items.length; edge++) {
    const item = items[edge] as number
    let place = places[item] as number
    if (place === 0) {
      reached[count++] = item
      place = count
      places[item] = place
    }
    scores[place - 1] = (scores[place - 1] as number) + (weights[edge] as number)
  }
  for (const itemId of excluded) {
    const place = places[knownNumber(itemId) ?? -1] ?? 0
    if (place > 0) scores[place - 1] = 0
  }
  for (let place = 0; place < count; place++) places[reached[place] as number] = 0
  return { items: reached.subarray(0, count), scores: scores.subarray(0, count) }
}

function leftOf({ items, scores }: Reached): Int32Array {
  const left = new Int32Array(items.length)
  let count = 0
  for (let place = 0; place < items.length; place++) {
    if ((scores[place] as number) > 0) left[count++] = place
  }
  return left.subarray(0, count)
}

/** Of the `count` best; less than any where there are no more than these. */
function leastOf(steps: Float64Array, count: number): number {
  if (count >= steps.length) return Number.NEGATIVE_INFINITY
  const best = new TopK(count)
  for (let at = 0; at < steps.length; at++) best.offer(at, steps[at] as number)
  return best.bar
}
