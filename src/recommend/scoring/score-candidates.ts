import type { Scored } from '../../domain/candidate.ts'
import type { Contribution } from '../../domain/recommendation.ts'
import { type Opinion, opinionsByItem, type ScaledCandidates } from './opinions.ts'
import type { ItemScorer, LogitParts } from './scorers/item-scorer.ts'

/**
 * Merges candidates by item and gives each the logit of the scorer: its bias plus what each source's word counts. It
 * depends on nothing but the item and the viewer: not on filters, pages or other candidates.
 */
export function scoreCandidates(answers: readonly ScaledCandidates[], scorer: ItemScorer): readonly Scored[] {
  const scored: Scored[] = []
  for (const [itemId, opinions] of opinionsByItem(answers)) {
    scored.push(new ScoredOpinions(itemId, opinions, scorer(itemId, opinions)))
  }
  return scored
}

/** What its logit is made of is put together when it is asked for: most candidates end in no list. */
class ScoredOpinions implements Scored {
  readonly itemId: string
  readonly logit: number
  readonly #opinions: readonly Opinion[]
  readonly #logits: readonly number[]
  #contributions: readonly Contribution[] | undefined

  constructor(itemId: string, opinions: readonly Opinion[], { bias, logits }: LogitParts) {
    this.itemId = itemId
    this.#opinions = opinions
    this.#logits = logits
    let logit = bias
    for (const part of logits) logit += part
    this.logit = logit
  }

  get contributions(): readonly Contribution[] {
    this.#contributions ??= this.#contributionsOf()
    return this.#contributions
  }

  get evidence(): Scored['evidence'] {
    return this.#opinions.flatMap(({ source, evidence }) => (evidence ? [{ source, evidence }] : []))
  }

  #contributionsOf(): readonly Contribution[] {
    const absolute = this.#logits.reduce((sum, logit) => sum + Math.abs(logit), 0) || 1
    return this.#opinions.map(({ source, raw }, index) => {
      const logit = this.#logits[index] ?? 0
      return { source, logit, share: Math.abs(logit) / absolute, raw }
    })
  }
}
