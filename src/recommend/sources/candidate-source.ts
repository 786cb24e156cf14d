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
 * knows no filter either: those are applied to its ranking.
 */
export interface CandidateSource {
  readonly name: SourceName
  fetch(query: SourceQuery, options: SourceOptions): Promise<SourceProposals>
}

/** What a source proposes for a query. */
export interface SourceProposals {
  readonly ranking: Ranking
  /** What the source saw in an item; `NO_EVIDENCE` for an item that it did not find. */
  readonly evidenceOf: (itemId: string) => Evidence
  /** Scores of any items. Absent if the source knows only what it proposes. */
  readonly scoresOf?: ScoresOf
  /** The people whose own data the source read, apart from the viewer; omitted: none. */
  readonly personIds?: readonly string[]
}

/** Whether an item may be in the list. */
export type Passes = (itemId: string) => boolean

export const ALL_PASS: Passes = () => true

/** Items that a source has scored. */
export interface Ranking {
  /** The `count` best that pass, best first; fewer if there are no more. @param passes omitted: all items pass */
  best(count: number, passes?: Passes): readonly Candidate[]
  /** How many items there are, or are worth reading. */
  readonly size: number
  /** The scores by which items are ranked; undefined for one that the source does not know. */
  readonly scoresOf: ScoresOf
}

/** Nothing. */
export const NO_PROPOSALS: SourceProposals = {
  ranking: { best: () => [], size: 0, scoresOf: (itemIds) => itemIds.map(() => undefined) },
  evidenceOf: () => NO_EVIDENCE,
}

/** Scores that differ by less are equal: the last digits of sums depend on their order. */
const SCORE_STEPS = 1_000_000

/** A score as a whole number of steps, for comparing. */
export function quantize(score: number): number {
  return Math.floor(score * SCORE_STEPS + 0.5)
}

/** Best first, ties by id. */
export function byScore(a: Candidate, b: Candidate): number {
  return quantize(b.score) - quantize(a.score) || (a.itemId < b.itemId ? -1 : 1)
}

/** Candidates in the order of their scores. */
export function rankingOf(items: readonly Candidate[]): Ranking {
  const ranked = items.toSorted(byScore)
  return {
    best: (count, passes) => firstOf(ranked, count, passes),
    size: ranked.length,
    scoresOf(itemIds) {
      const scores = new Map(ranked.map(({ itemId, score }) => [itemId, score]))
      return itemIds.map((itemId) => scores.get(itemId))
    },
  }
}

function firstOf(ranked: readonly Candidate[], count: number, passes?: Passes): readonly Candidate[] {
  if (!passes) return ranked.slice(0, count)
  const first: Candidate[] = []
  for (const candidate of ranked) {
    if (first.length === count) break
    if (passes(candidate.itemId)) first.push(candidate)
  }
  return first
}
