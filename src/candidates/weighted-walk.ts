import type { WeightedId } from '../domain/candidate.ts'
import { Strongest } from './evidence.ts'
import type { Ranking, ScoredItem } from './first-passing.ts'
import type { EdgesOut } from './kept-edges.ts'

/** Scores that differ by less are equal, as in the queries: the last digits of sums depend on their order. */
const SCORE_STEPS = 1_000_000

const NONE: ReadonlySet<string> = new Set()

/** One step from weighted nodes: an item scores the sum, over the edges that lead to it, of weight times score. */
export class WeightedWalk implements Ranking {
  readonly #from: readonly WeightedId[]
  readonly #edges: readonly EdgesOut[]
  readonly #itemIds: readonly string[]
  /** Parallel to `#itemIds`. */
  readonly #scores: Float64Array
  readonly #steps: Float64Array

  /** @param edges of each of `from`, in their order */
  constructor(from: readonly WeightedId[], edges: readonly EdgesOut[], excluded: ReadonlySet<string>) {
    const scores = scoresOf(from, edges)
    for (const itemId of excluded) scores.delete(itemId)
    this.#from = from
    this.#edges = edges
    this.#itemIds = [...scores.keys()]
    this.#scores = Float64Array.from(scores.values())
    this.#steps = this.#scores.map((score) => Math.floor(score * SCORE_STEPS + 0.5))
  }

  /** Items that were reached and are not excluded. */
  get size(): number {
    return this.#itemIds.length
  }

  /** The `count` items of the highest scores, best first, equals by id. */
  best(count: number): readonly ScoredItem[] {
    const least = this.#leastOf(count)
    const best: (ScoredItem & { readonly steps: number })[] = []
    this.#itemIds.forEach((itemId, at) => {
      const steps = this.#steps[at] ?? 0
      if (steps >= least) best.push({ itemId, score: this.#scores[at] ?? 0, steps })
    })
    return best.sort((a, b) => b.steps - a.steps || (a.itemId < b.itemId ? -1 : 1)).slice(0, count)
  }

  /** Which nodes have brought an item, and how much of its score; the strongest three but for those left out. */
  evidenceFor(itemId: string, leftOut: ReadonlySet<string> = NONE): readonly WeightedId[] {
    const strongest = new Strongest()
    this.#from.forEach(({ id, weight }, at) => {
      const edges = this.#edges[at]
      const place = edges?.itemIds.indexOf(itemId) ?? -1
      if (edges && place >= 0 && !leftOut.has(id)) strongest.offer(id, weight * (edges.scores[place] ?? 0))
    })
    return strongest.kept
  }

  /** Of the `count` best. Numbers are sorted in a fraction of the time that items take. */
  #leastOf(count: number): number {
    const sorted = this.#steps.slice().sort()
    return sorted[Math.max(0, sorted.length - count)] ?? 0
  }
}

/** Plain loops: this runs over a thousand edges and more an answer. */
function scoresOf(from: readonly WeightedId[], edges: readonly EdgesOut[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (let node = 0; node < edges.length; node++) {
    const { itemIds, scores } = edges[node] as EdgesOut
    const weight = from[node]?.weight ?? 0
    if (weight === 0) continue
    for (let place = 0; place < itemIds.length; place++) {
      const itemId = itemIds[place] as string
      sums.set(itemId, (sums.get(itemId) ?? 0) + weight * (scores[place] as number))
    }
  }
  return sums
}
