/** An item with its score in a source's own scale. */
export interface ScoredItem {
  readonly itemId: string
  /** Finite, > 0. */
  readonly score: number
}

/** Items that a source has scored for a viewer, none of which she has seen. */
export interface Ranking {
  /** The `count` best, best first; fewer where there are no more. */
  best(count: number): readonly ScoredItem[]
  /** How many there are, or are worth asking about. */
  readonly size: number
}

/** One ranking, and after it what another has beyond it. */
export function chained(first: Ranking, then: Ranking): Ranking {
  return {
    best(count) {
      const items = first.best(count)
      if (items.length === count) return items
      const known = new Set(items.map(({ itemId }) => itemId))
      const others = then.best(count).filter(({ itemId }) => !known.has(itemId))
      return [...items, ...others].slice(0, count)
    },
    size: first.size + then.size,
  }
}

/** A ranking without some of its items. */
export function without(ranking: Ranking, excluded: ReadonlySet<string>): Ranking {
  if (excluded.size === 0) return ranking
  return {
    best: (count) =>
      ranking
        .best(count + excluded.size)
        .filter(({ itemId }) => !excluded.has(itemId))
        .slice(0, count),
    size: ranking.size,
  }
}

/** Scores that differ by less are equal: the last digits of sums depend on their order. */
const SCORE_STEPS = 1_000_000

/** A score in whole steps of what tells two apart. */
export function quantize(score: number): number {
  return Math.floor(score * SCORE_STEPS + 0.5)
}

/** Items in the order of their scores, equals by id, without those that are excluded. */
export function rankingOf(items: readonly ScoredItem[], excluded: ReadonlySet<string>): Ranking {
  const ranked = items
    .filter(({ itemId }) => !excluded.has(itemId))
    .sort((a, b) => quantize(b.score) - quantize(a.score) || (a.itemId < b.itemId ? -1 : 1))
  return { best: (count) => ranked.slice(0, count), size: ranked.length }
}
