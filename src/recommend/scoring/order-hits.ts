import { fnv1a } from '../../domain/hash.ts'
import type { SearchImpact, SearchScores } from '../../domain/search.ts'

/** An item that a text search found. */
export interface TextHit {
  readonly itemId: string
  /** How well its text matches, > 0. */
  readonly textScore: number
  /** Number of people who engaged with it. */
  readonly people: number
  readonly matchedWords: readonly string[]
  /** Whether its whole title is the query. */
  readonly isTitle: boolean
}

/** A hit with what ranks it. */
export interface RankedHit {
  readonly itemId: string
  /** The sum that decides the order, for items whose title is not the query. */
  readonly score: number
  readonly scores: SearchScores
}

/** Weight of `log(1 + people)` against the logarithm of the text score. */
const POPULARITY_WEIGHT = 0.5

/** What the interest of a viewer adds at most. */
const IMPACT: Readonly<Record<SearchImpact, number>> = { low: 0.5, medium: 1, high: 2 }

/**
 * Orders the hits of a search by `ln(text) + 0.5 ln(1 + people) + impact * interest`, after those whose title is the query.
 *
 * @param logits the viewer's interest in each hit; null if nothing is known of it
 */
export function orderHits(
  hits: readonly TextHit[],
  logits: ReadonlyMap<string, number> | null,
  impact: SearchImpact,
): readonly RankedHit[] {
  const interestOf = scaled(logits)
  return hits
    .map(({ itemId, textScore, people, matchedWords, isTitle }) => {
      const scores = {
        textScore,
        popularity: popularityOf(people),
        interest: interestOf(itemId),
        matchedWords,
      }
      return { itemId, isTitle, scores, score: scoreOf(scores, impact), tie: fnv1a(itemId) }
    })
    .sort(
      (a, b) =>
        Number(b.isTitle) - Number(a.isTitle) ||
        b.score - a.score ||
        a.tie - b.tie ||
        (a.itemId < b.itemId ? -1 : 1),
    )
}

function popularityOf(people: number): number {
  return POPULARITY_WEIGHT * Math.log(1 + people)
}

function scoreOf({ textScore, popularity, interest }: SearchScores, impact: SearchImpact): number {
  return Math.log(textScore) + popularity + IMPACT[impact] * interest
}

/** Logits as 0-1 between the lowest and the highest; 0 if they are all the same. */
function scaled(logits: ReadonlyMap<string, number> | null): (itemId: string) => number {
  let [lowest, highest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const logit of logits?.values() ?? []) {
    lowest = Math.min(lowest, logit)
    highest = Math.max(highest, logit)
  }
  const range = highest - lowest
  if (!(range > 0)) return () => 0
  return (itemId) => ((logits?.get(itemId) ?? lowest) - lowest) / range
}
