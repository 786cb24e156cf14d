import type { WeightedId } from '../../domain/candidate.ts'
import { TopK } from '../../domain/top-k.ts'
import { itemOf, knownNumber, numbersGiven } from './item-numbers.ts'
import { quantize, type Ranking, type ScoredItem } from './ranking.ts'

/** Where one node leads, in no promised order. */
export interface OutEdges {
  /** Numbers of items: see `numberItems`. */
  readonly items: Int32Array
  /** Parallel to `items`. */
  readonly scores: Float64Array
}

/** One step from weighted nodes: an item scores the sum, over the edges that lead to it, of weight times score. */
export class WeightedWalk implements Ranking {
  readonly #from: readonly WeightedId[]
  readonly #steps: readonly OutEdges[]
  readonly #reached: Reached
  /** Places among the items reached of those that are left once what is excluded is taken out. */
  readonly #left: Int32Array

  /** @param steps of each of `from`, in their order */
  constructor(from: readonly WeightedId[], steps: readonly OutEdges[], excluded: ReadonlySet<string>) {
    this.#from = from
    this.#steps = steps
    this.#reached = reachedOver(from, steps, excluded)
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
    for (let at = 0; at < steps.length; at++) steps[at] = quantize(scores[this.#left[at] as number] as number)
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
    const brought: WeightedId[] = []
    const item = knownNumber(itemId)
    if (item === undefined) return brought
    for (const [node, { id, weight }] of this.#from.entries()) {
      const { items, scores } = this.#steps[node] ?? NO_STEPS
      if (weight === 0) continue
      for (let at = items.indexOf(item); at >= 0; at = items.indexOf(item, at + 1)) {
        brought.push({ id, weight: weight * (scores[at] as number) })
      }
    }
    return brought
  }
}

/** Of a node that leads nowhere. */
export const NO_STEPS: OutEdges = { items: new Int32Array(0), scores: new Float64Array(0) }

/** Every item that was reached, once. */
interface Reached {
  readonly items: Int32Array
  /** Parallel to `items`; 0 of what is excluded. */
  readonly scores: Float64Array
}

/** Of each item's number one more than its place among those reached; zeros between two walks. */
let places = new Int32Array(0)

/**
 * What a walk fills by place, before it keeps a copy that is as long as needed: there are several walks an answer, over
 * thousands of edges each, and arrays of that length made for each of them cost more than the walk.
 */
let numbers = new Int32Array(0)
let sums = new Float64Array(0)

function makeRoom(): void {
  if (places.length >= numbersGiven()) return
  const room = 2 * numbersGiven()
  places = new Int32Array(room)
  numbers = new Int32Array(room)
  sums = new Float64Array(room)
}

/** Plain loops, here and below, for the same reason. */
function reachedOver(
  from: readonly WeightedId[],
  steps: readonly OutEdges[],
  excluded: ReadonlySet<string>,
): Reached {
  makeRoom()
  let count = 0
  for (let node = 0; node < steps.length; node++) {
    const weight = from[node]?.weight ?? 0
    if (weight !== 0) count = walkFrom(steps[node] as OutEdges, weight, count)
  }
  for (const itemId of excluded) {
    const place = places[knownNumber(itemId) ?? -1] ?? 0
    if (place > 0) sums[place - 1] = 0
  }
  for (let place = 0; place < count; place++) places[numbers[place] as number] = 0
  return { items: numbers.slice(0, count), scores: sums.slice(0, count) }
}

/** Returns how many items are reached now, of which `count` were before. */
function walkFrom({ items, scores }: OutEdges, weight: number, count: number): number {
  let reached = count
  for (let edge = 0; edge < items.length; edge++) {
    const item = items[edge] as number
    let place = places[item] as number
    if (place === 0) {
      numbers[reached] = item
      sums[reached] = 0
      place = ++reached
      places[item] = place
    }
    const before = sums[place - 1] as number
    sums[place - 1] = before + weight * (scores[edge] as number)
  }
  return reached
}

function leftOf({ items, scores }: Reached): Int32Array {
  let count = 0
  for (let place = 0; place < items.length; place++) {
    if ((scores[place] as number) > 0) numbers[count++] = place
  }
  return numbers.slice(0, count)
}

/** Of the `count` best; less than any where there are no more than these. */
function leastOf(steps: Float64Array, count: number): number {
  if (count >= steps.length) return Number.NEGATIVE_INFINITY
  const best = new TopK(count)
  for (let at = 0; at < steps.length; at++) best.offer(at, steps[at] as number)
  return best.bar
}
