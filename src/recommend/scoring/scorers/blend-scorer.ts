import type { Policy } from '../../../domain/policy.ts'
import { type ItemScorer, type SourceWeights, weightOf } from './item-scorer.ts'

export interface BlendContext {
  readonly blend: Policy['blend']
  /** Added to every logit. */
  readonly bias: number
  /** Times an item's popularity, added to its logit. */
  readonly popularityWeight: number
  /** How popular an item is, 0-1. */
  readonly popularityOf: (itemId: string) => number
  /** Multiplies a source's blend weights. */
  readonly sourceWeights: SourceWeights
}

/**
 * The linear form: `bias + popularity weight * popularity + sum over sources of weight * (slope * raw / best + proposed)`.
 * A source that says nothing of an item adds 0, so the failure of one leaves what others found alone.
 */
export function blendScorer(context: BlendContext): ItemScorer {
  const { blend, sourceWeights, bias, popularityWeight, popularityOf } = context
  return (itemId, opinions) => ({
    bias: bias + popularityWeight * popularityOf(itemId),
    logits: opinions.map(({ source, scaled, evidence }) => {
      const { slope, proposed } = blend[source]
      return weightOf(sourceWeights, source) * (slope * scaled + (evidence ? proposed : 0))
    }),
  })
}
