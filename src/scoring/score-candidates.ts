import type { Policy } from '../domain/policy.ts'
import type { Contribution } from '../domain/recommendation.ts'
import type { Scored } from '../domain/scored.ts'
import type { SourceName } from '../domain/source-name.ts'
import { type Opinion, opinionsByItem, type ScaledCandidates } from './opinions.ts'

export interface ScoringContext {
  readonly blend: Policy['blend']
  /** Added to every logit. */
  readonly bias: number
  /** Times an item's popularity, added to its logit. */
  readonly popularityWeight: number
  /** How popular an item is, 0-1. */
  readonly popularityOf: (itemId: string) => number
  /** Multiplies a source's blend weights. */
  readonly sourceWeights: Readonly<Partial<Record<SourceName, number>>>
}

/**
 * Merges candidates by item and gives each its logit: `bias + popularity weight * popularity + sum over sources of weight
 * * (slope * raw / best + proposed)`. A source that says nothing of an item adds 0, so an item's logit depends on
 * nothing but the item and the viewer: not on filters, pages, other candidates, or the failure of another source.
 */
export function scoreCandidates(
  answers: readonly ScaledCandidates[],
  context: ScoringContext,
): readonly Scored[] {
  return [...opinionsByItem(answers)].map(([itemId, opinions]) => scoreItem(itemId, opinions, context))
}

function scoreItem(itemId: string, opinions: readonly Opinion[], context: ScoringContext): Scored {
  const logits = opinions.map((opinion) => logitOf(opinion, context))
  const absolute = logits.reduce((sum, logit) => sum + Math.abs(logit), 0) || 1
  const contributions: Contribution[] = opinions.map(({ source, raw }, index) => {
    const logit = logits[index] ?? 0
    return { source, logit, share: Math.abs(logit) / absolute, raw }
  })
  const bias = context.bias + context.popularityWeight * context.popularityOf(itemId)
  return {
    itemId,
    logit: logits.reduce((sum, logit) => sum + logit, bias),
    contributions,
    evidence: opinions.flatMap(({ source, evidence }) => (evidence ? [{ source, evidence }] : [])),
  }
}

function logitOf({ source, scaled, evidence }: Opinion, context: ScoringContext): number {
  const { slope, proposed } = context.blend[source]
  return (context.sourceWeights[source] ?? 1) * (slope * scaled + (evidence ? proposed : 0))
}
