import type { Candidate } from '../domain/candidate.ts'
import type { Policy } from '../domain/policy.ts'
import type { Contribution } from '../domain/recommendation.ts'
import type { Scored } from '../domain/scored.ts'
import type { SourceName } from '../domain/source-name.ts'

/** One source's candidates with the scale to read them on. */
export interface ScaledCandidates {
  readonly source: SourceName
  readonly candidates: readonly Candidate[]
  /** Best raw score of the source for this viewer, before any filter; > 0 if there are candidates. */
  readonly best: number
  /** Lowest raw score it proposes without a filter. */
  readonly cut: number
}

export interface ScoringContext {
  readonly policy: Policy
  /** Multiplies a source's blend weights. */
  readonly sourceWeights: Readonly<Partial<Record<SourceName, number>>>
}

/**
 * Merges candidates by item and gives each its logit: `bias + sum over sources of weight * (slope * raw / best +
 * proposed)`. A source that did not propose an item adds 0, so an item's logit depends on nothing but the item and
 * the viewer: not on filters, pages, other candidates, or the failure of another source.
 *
 * An item that would be there without the filter counts only the sources that would have proposed it then (raw at
 * or above `cut`); one that is there only because of the filter counts all.
 */
export function scoreCandidates(
  answers: readonly ScaledCandidates[],
  context: ScoringContext,
): readonly Scored[] {
  const proposals = new Map<string, Proposal[]>()
  for (const answer of answers) {
    for (const candidate of answer.candidates) {
      const proposal = { candidate, answer }
      const known = proposals.get(candidate.itemId)
      if (known) known.push(proposal)
      else proposals.set(candidate.itemId, [proposal])
    }
  }
  return [...proposals].map(([itemId, found]) => scoreItem(itemId, found, context))
}

interface Proposal {
  readonly candidate: Candidate
  readonly answer: ScaledCandidates
}

function scoreItem(itemId: string, found: readonly Proposal[], context: ScoringContext): Scored {
  const unfiltered = found.filter(({ candidate, answer }) => candidate.raw >= answer.cut)
  const counted = unfiltered.length > 0 ? unfiltered : found
  const logits = counted.map((proposal) => contributionLogit(proposal, context))
  const absolute = logits.reduce((sum, logit) => sum + Math.abs(logit), 0) || 1
  const contributions: Contribution[] = counted.map(({ candidate }, index) => {
    const logit = logits[index] ?? 0
    return { source: candidate.source, logit, share: Math.abs(logit) / absolute, raw: candidate.raw }
  })
  return {
    itemId,
    logit: logits.reduce((sum, logit) => sum + logit, context.policy.bias),
    contributions,
    evidence: counted.map(({ candidate }) => ({ source: candidate.source, evidence: candidate.evidence })),
  }
}

function contributionLogit({ candidate, answer }: Proposal, context: ScoringContext): number {
  const { slope, proposed } = context.policy.blend[answer.source]
  const scaled = answer.best > 0 ? candidate.raw / answer.best : 0
  return (context.sourceWeights[answer.source] ?? 1) * (slope * scaled + proposed)
}
