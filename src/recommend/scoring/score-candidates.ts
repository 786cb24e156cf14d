import type { Contribution } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { ScoredItem, SourceCandidates } from '../candidate.ts'
import type { ItemScorer, LogitParts } from './scorers.ts'
import { type SourceScore, scoresByItem } from './source-scores.ts'

/**
 * Merges candidates by item and gives each item its logit: the scorer's bias plus the contributions of the sources. A logit
 * depends on the item and the viewer only, not on filters, pages or other candidates.
 */
export function scoreCandidates(
  sources: readonly SourceCandidates[],
  scorer: ItemScorer,
): readonly ScoredItem[] {
  const scored: ScoredItem[] = []
  for (const [itemId, scores] of scoresByItem(sources)) {
    scored.push(new LazyScoredItem(itemId, scores, scorer(itemId, scores)))
  }
  return scored
}

/** Builds contributions on demand: most candidates are in no list. */
class LazyScoredItem implements ScoredItem {
  readonly itemId: string
  readonly logit: number
  readonly #scores: readonly SourceScore[]
  readonly #logits: readonly number[]
  #contributions: readonly Contribution[] | undefined

  constructor(itemId: string, scores: readonly SourceScore[], { bias, logits }: LogitParts) {
    this.itemId = itemId
    this.#scores = scores
    this.#logits = logits
    let logit = bias
    for (const part of logits) logit += part
    this.logit = logit
  }

  get contributions(): readonly Contribution[] {
    this.#contributions ??= this.#contributionsOf()
    return this.#contributions
  }

  get supportingSources(): readonly SourceName[] {
    return this.#scores.flatMap(({ source, isProposed }, index) =>
      isProposed && (this.#logits[index] ?? 0) > 0 ? [source] : [],
    )
  }

  #contributionsOf(): readonly Contribution[] {
    const absolute = this.#logits.reduce((sum, logit) => sum + Math.abs(logit), 0) || 1
    return this.#scores.map(({ source, raw }, index) => {
      const logit = this.#logits[index] ?? 0
      return { source, logit, share: Math.abs(logit) / absolute, raw }
    })
  }
}
