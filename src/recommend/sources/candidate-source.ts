import type { SourceName } from '../../domain/source-name.ts'
import type { RunOptions } from '../../graph/graph-store.ts'
import { type Candidate, type Evidence, NO_EVIDENCE, type ScoresOf } from '../candidate.ts'
import type { SourceQuery } from './source-query.ts'

/** How a source reads the graph. */
export interface SourceOptions extends RunOptions {
  readonly signal: AbortSignal
}

/**
 * A way of finding items. May be slow, be empty or fail. Each source has its own score scale and knows no other source. It
 * leaves out items that the viewer has seen; the filter is applied later, to the items of all sources.
 */
export interface CandidateSource {
  readonly name: SourceName
  fetch(query: SourceQuery, options: SourceOptions): Promise<SourceProposals>
}

/** What a source proposes for a query. */
export interface SourceProposals {
  /** Does not depend on the filter. */
  readonly ranking: Ranking
  /** A deeper search, for a filter that leaves too few of `ranking`; absent if that finds nothing more. */
  readonly further?: Ranking
  /** What the source saw in an item; `NO_EVIDENCE` for an item that it did not find. */
  readonly evidenceOf: (itemId: string) => Evidence
  /** Scores of any items, whatever the filter. Absent if the source knows only what it proposes. */
  readonly scoresOf?: ScoresOf
}

/** Items that a source has scored, without those that the viewer has seen. */
export interface Ranking {
  /** The `count` best, best first; fewer if there are no more. */
  best(count: number): readonly Candidate[]
  /** How many items there are, or are worth reading. */
  readonly size: number
}

/** Nothing. */
export const NO_PROPOSALS: SourceProposals = {
  ranking: { best: () => [], size: 0 },
  evidenceOf: () => NO_EVIDENCE,
}

/** A ranking followed by the further items of another. */
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

/** A score as a whole number of steps, for comparing. */
export function quantize(score: number): number {
  return Math.floor(score * SCORE_STEPS + 0.5)
}

/** Candidates in the order of their scores, ties by id, without excluded items. */
export function rankingOf(items: readonly Candidate[], excluded: ReadonlySet<string>): Ranking {
  const ranked = items
    .filter(({ itemId }) => !excluded.has(itemId))
    .sort((a, b) => quantize(b.score) - quantize(a.score) || (a.itemId < b.itemId ? -1 : 1))
  return { best: (count) => ranked.slice(0, count), size: ranked.length }
}
