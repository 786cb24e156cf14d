import { TopK } from '../../domain/top-k.ts'
import type { Candidate, WeightedId } from '../candidate.ts'
import { ALL_PASS, type Passes, quantize, type Ranking } from './candidate-source.ts'

/** The edges that leave one node, in no particular order. */
export interface OutEdges {
  /** Numbers of items: see `numberItems`. */
  readonly items: Int32Array
  /** Parallel to `items`. */
  readonly scores: Float64Array
}

/** One step from weighted nodes. The score of an item is the sum of weight times edge score over the edges to it. */
export class WeightedWalk implements Ranking {
  readonly #from: readonly WeightedId[]
  readonly #edges: readonly OutEdges[]
  readonly #reached: Reached
  /** Places in `#reached` of the items with a positive score. */
  readonly #ranked: Int32Array

  /** @param edges of each of `from`, in their order */
  constructor(from: readonly WeightedId[], edges: readonly OutEdges[]) {
    this.#from = from
    this.#edges = edges
    this.#reached = reachedOver(from, edges)
    this.#ranked = rankedOf(this.#reached)
  }

  /** Number of items with a positive score. */
  get size(): number {
    return this.#ranked.length
  }

  /** The `count` items of the highest scores that pass, best first, ties by id. */
  best(count: number, passes: Passes = ALL_PASS): readonly Candidate[] {
    const { items, scores } = this.#reached
    const steps = new Float64Array(this.#ranked.length)
    for (let at = 0; at < steps.length; at++)
      steps[at] = quantize(scores[this.#ranked[at] as number] as number)
    const idAt = (at: number) => itemOf(items[this.#ranked[at] as number] as number)
    const least = leastOf(steps, count, (at) => passes === ALL_PASS || passes(idAt(at)))
    const best: (Candidate & { readonly steps: number })[] = []
    for (let at = 0; at < steps.length; at++) {
      if ((steps[at] as number) < least) continue
      const itemId = idAt(at)
      if (!passes(itemId)) continue
      best.push({ itemId, score: scores[this.#ranked[at] as number] as number, steps: steps[at] as number })
    }
    return best.sort((a, b) => b.steps - a.steps || (a.itemId < b.itemId ? -1 : 1)).slice(0, count)
  }

  /**
   * Scores of items, in their order; undefined for one that was not reached.
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

  /** The nodes that lead to an item, with their parts of its score. */
  contributorsOf(itemId: string): readonly WeightedId[] {
    const brought: WeightedId[] = []
    const item = knownNumber(itemId)
    if (item === undefined) return brought
    for (const [node, { id, weight }] of this.#from.entries()) {
      const { items, scores } = this.#edges[node] ?? NO_EDGES
      if (weight === 0) continue
      for (let at = items.indexOf(item); at >= 0; at = items.indexOf(item, at + 1)) {
        brought.push({ id, weight: weight * (scores[at] as number) })
      }
    }
    return brought
  }
}

/** The edges of a node without edges. */
export const NO_EDGES: OutEdges = { items: new Int32Array(0), scores: new Float64Array(0) }

/** The items that were reached, each once. */
interface Reached {
  readonly items: Int32Array
  /** Parallel to `items`. */
  readonly scores: Float64Array
}

/** By item number, one more than the item's place in `Reached`; all 0 between walks. */
let places = new Int32Array(0)

/** Scratch arrays, by place. A walk copies its part of them: allocating full arrays for each walk costs more than the walk. */
let numbers = new Int32Array(0)
let sums = new Float64Array(0)

function growScratch(): void {
  if (places.length >= idsByNumber.length) return
  const room = 2 * idsByNumber.length
  places = new Int32Array(room)
  numbers = new Int32Array(room)
  sums = new Float64Array(room)
}

/** Plain loops, here and below: a walk visits thousands of edges. */
function reachedOver(from: readonly WeightedId[], edges: readonly OutEdges[]): Reached {
  growScratch()
  let count = 0
  for (let node = 0; node < edges.length; node++) {
    const weight = from[node]?.weight ?? 0
    if (weight !== 0) count = walkFrom(edges[node] as OutEdges, weight, count)
  }
  for (let place = 0; place < count; place++) places[numbers[place] as number] = 0
  return { items: numbers.slice(0, count), scores: sums.slice(0, count) }
}

/** Returns the number of items reached so far. @param count reached before this node */
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

function rankedOf({ items, scores }: Reached): Int32Array {
  let count = 0
  for (let place = 0; place < items.length; place++)
    if ((scores[place] as number) > 0) numbers[count++] = place
  return numbers.slice(0, count)
}

/** The lowest of the `count` best that pass; -Infinity if there are no more than these. */
function leastOf(steps: Float64Array, count: number, passes: (at: number) => boolean): number {
  if (count >= steps.length) return Number.NEGATIVE_INFINITY
  const best = new TopK(count)
  for (let at = 0; at < steps.length; at++) {
    const score = steps[at] as number
    if (score > best.bar && passes(at)) best.offer(at, score)
  }
  return best.bar
}

/**
 * Numbers for item ids, from 0, the same in the whole process: walks count in arrays, and cached edges take four bytes an
 * item. Numbers are never released, so memory grows with the items that were ever walked to, some 100 bytes each.
 */
const numbersById = new Map<string, number>()
const idsByNumber: string[] = []

/** Numbers of these items, in their order. */
export function numberItems(itemIds: readonly string[]): Int32Array {
  return Int32Array.from(itemIds, numberOf)
}

/** The item of a number. */
export function itemOf(number: number): string {
  return idsByNumber[number] ?? ''
}

/** The number of an item; undefined if it has none yet. */
export function knownNumber(itemId: string): number | undefined {
  return numbersById.get(itemId)
}

function numberOf(itemId: string): number {
  const known = numbersById.get(itemId)
  if (known !== undefined) return known
  const number = idsByNumber.push(itemId) - 1
  numbersById.set(itemId, number)
  return number
}
