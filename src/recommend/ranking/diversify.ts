import type { Scored } from '../../domain/candidate.ts'
import { type Comparable, likeness } from './likeness.ts'

/**
 * The same items in another order: maximal marginal relevance. The best item stays first; each next one is, of the
 * set R of those left, beside the set S of those placed,
 *
 *     arg max over i in R of  (1 - d) * relevance(i) - d * max over j in S of likeness(i, j)
 *
 * with d = `diversity`, 0-1: at 0 the order stays, at 1 only being unlike counts. Relevance is where the logit lies
 * between the pool's lowest (0) and highest (1), so that scale, bias and temperature change nothing. Of equals the
 * one that was earlier comes first: the same input gives the same output.
 *
 * J. Carbonell, J. Goldstein, "The use of MMR, diversity-based reranking for reordering documents and producing
 * summaries", SIGIR 1998; their lambda is 1 - d.
 *
 * @param ranked - best logit first
 */
export function diversify<T extends Pick<Scored, 'logit' | 'contributions'>>(
  ranked: readonly T[],
  tagIdsOf: (item: T) => readonly string[],
  diversity: number,
): readonly T[] {
  if (diversity === 0) return ranked
  const placed: T[] = []
  let left = entriesOf(ranked, tagIdsOf)
  for (let next = left[0]; next !== undefined; next = bestOf(left, diversity)) {
    const chosen = next
    placed.push(chosen.item)
    left = left.filter((entry) => entry !== chosen)
    for (const entry of left) entry.closest = Math.max(entry.closest, likeness(entry, chosen))
  }
  return placed
}

interface Entry<T> extends Comparable {
  readonly item: T
  readonly relevance: number
  /** Likeness to the placed item it is most like. */
  closest: number
}

function entriesOf<T extends Pick<Scored, 'logit' | 'contributions'>>(
  ranked: readonly T[],
  tagIdsOf: (item: T) => readonly string[],
): readonly Entry<T>[] {
  const logits = ranked.map((item) => item.logit)
  const lowest = Math.min(...logits)
  const range = Math.max(...logits) - lowest
  return ranked.map((item) => ({
    item,
    relevance: range === 0 ? 1 : (item.logit - lowest) / range,
    tagIds: new Set(tagIdsOf(item)),
    contributions: item.contributions,
    closest: 0,
  }))
}

function bestOf<T>(left: readonly Entry<T>[], diversity: number): Entry<T> | undefined {
  const worth = ({ relevance, closest }: Entry<T>) => (1 - diversity) * relevance - diversity * closest
  return left.reduce<Entry<T> | undefined>(
    (best, entry) => (best === undefined || worth(entry) > worth(best) ? entry : best),
    undefined,
  )
}
