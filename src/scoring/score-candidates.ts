import type { Contribution } from '../domain/recommendation.ts'
import type { Scored } from '../domain/scored.ts'
import { type Opinion, opinionsByItem, type ScaledCandidates } from './opinions.ts'
import type { ItemScorer } from './scorers/item-scorer.ts'

/**
 * Merges candidates by item and gives each the logit of the scorer: its bias plus what each source's word counts. It
 * depends on nothing but the item and the viewer: not on filters, pages or other candidates.
 */
export function scoreCandidates(answers: readonly ScaledCandidates[], scorer: ItemScorer): readonly Scored[] {
  return [...opinionsByItem(answers)].map(([itemId, opinions]) => scoreItem(itemId, opinions, scorer))
}

function scoreItem(itemId: string, opinions: readonly Opinion[], scorer: ItemScorer): Scored {
  const { bias, logits } = scorer(itemId, opinions)
  const absolute = logits.reduce((sum, logit) => sum + Math.abs(logit), 0) || 1
  const contributions: Contribution[] = opinions.map(({ source, raw }, index) => {
    const logit = logits[index] ?? 0
    return { source, logit, share: Math.abs(logit) / absolute, raw }
  })
  return {
    itemId,
    logit: logits.reduce((sum, logit) => sum + logit, bias),
    contributions,
    evidence: opinions.flatMap(({ source, evidence }) => (evidence ? [{ source, evidence }] : [])),
  }
}
