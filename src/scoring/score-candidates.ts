import type { Policy } from '../domain/policy.ts'
import type { Contribution } from '../domain/recommendation.ts'
import type { Scored } from '../domain/scored.ts'
import type { SourceName } from '../domain/source-name.ts'
import { type Proposal, proposalsByItem, type ScaledCandidates } from './proposals.ts'

export interface ScoringContext {
  readonly blend: Policy['blend']
  /** Added to every logit. */
  readonly bias: number
  /** Multiplies a source's blend weights. */
  readonly sourceWeights: Readonly<Partial<Record<SourceName, number>>>
}

/**
 * Merges candidates by item and gives each its logit: `bias + sum over sources of weight * (slope * raw / best +
 * proposed)`. A source that did not propose an item adds 0, so an item's logit depends on nothing but the item and
 * the viewer: not on filters, pages, other candidates, or the failure of another source.
 */
export function scoreCandidates(
  answers: readonly ScaledCandidates[],
  context: ScoringContext,
): readonly Scored[] {
  return [...proposalsByItem(answers)].map(([itemId, counted]) => scoreItem(itemId, counted, context))
}

function scoreItem(itemId: string, counted: readonly Proposal[], context: ScoringContext): Scored {
  const logits = counted.map((proposal) => contributionLogit(proposal, context))
  const absolute = logits.reduce((sum, logit) => sum + Math.abs(logit), 0) || 1
  const contributions: Contribution[] = counted.map(({ candidate }, index) => {
    const logit = logits[index] ?? 0
    return { source: candidate.source, logit, share: Math.abs(logit) / absolute, raw: candidate.raw }
  })
  return {
    itemId,
    logit: logits.reduce((sum, logit) => sum + logit, context.bias),
    contributions,
    evidence: counted.map(({ candidate }) => ({ source: candidate.source, evidence: candidate.evidence })),
  }
}

function contributionLogit({ candidate, scaled }: Proposal, context: ScoringContext): number {
  const { slope, proposed } = context.blend[candidate.source]
  return (context.sourceWeights[candidate.source] ?? 1) * (slope * scaled + proposed)
}
