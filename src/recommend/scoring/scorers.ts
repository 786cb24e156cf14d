import { FEATURES, featureOf, PER_SOURCE } from '../../domain/features.ts'
import type { Policy } from '../../domain/policy.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { TreeEnsemble } from '../../model/tree-ensemble.ts'
import type { SourceScore } from '../candidate.ts'
import { attribute, PARTS, writeFeatures } from './tree-features.ts'

/** The parts of an item's logit, which is their sum. */
export interface LogitParts {
  /** The part that belongs to no source. */
  readonly bias: number
  /** One for each of the scores, in their order. */
  readonly logits: readonly number[]
}

/** A form of the interest model: turns the sources' scores of one item into its logit. */
export type ItemScorer = (itemId: string, scores: readonly SourceScore[]) => LogitParts

/** Factors on the contributions of sources; absent: 1. */
export type SourceWeights = Readonly<Partial<Record<SourceName, number>>>

export interface BlendContext {
  readonly blend: Policy['blend']
  /** Added to every logit. */
  readonly bias: number
  /** Times an item's popularity, added to its logit. */
  readonly popularityWeight: number
  /** Popularity of an item, 0-1. */
  readonly popularityOf: (itemId: string) => number
  readonly sourceWeights: SourceWeights
}

/**
 * The linear form: `bias + popularity weight * popularity + sum over sources of weight * (slope * raw / best + proposed)`.
 * A source without a score adds 0, so a failed source does not change the items of others.
 */
export function blendScorer(context: BlendContext): ItemScorer {
  const { blend, sourceWeights, bias, popularityWeight, popularityOf } = context
  return (itemId, scores) => ({
    bias: bias + popularityWeight * popularityOf(itemId),
    logits: scores.map(({ source, scaled, isProposed }) => {
      const { slope, proposed } = blend[source]
      return weightOf(sourceWeights, source) * (slope * scaled + (isProposed ? proposed : 0))
    }),
  })
}

/**
 * The neural form: `P(item | viewer) = softmax(w . x + b)`, from the viewer's embedding alone. The product is the
 * contribution of `latent`, whose embedding it is; other sources find candidates and contribute 0. Without a score of
 * `latent`, the product is part of the bias.
 */
export function itemSoftmaxScorer(
  logitOf: (itemId: string) => { readonly product: number; readonly bias: number },
  sourceWeights: SourceWeights,
): ItemScorer {
  return (itemId, scores) => {
    const { product, bias } = logitOf(itemId)
    const weighted = weightOf(sourceWeights, 'latent') * product
    const hasLatent = scores.some(({ source }) => source === 'latent')
    const logits = scores.map(({ source }) => (source === 'latent' ? weighted : 0))
    return { bias: hasLatent ? bias : bias + weighted, logits }
  }
}

/**
 * The blend plus the trees. Each step down a tree counts with the source whose feature it tests; steps that test popularity
 * or a source without a score are part of the bias.
 */
export function treeScorer(trees: TreeEnsemble, context: BlendContext): ItemScorer {
  const scoreByBlend = blendScorer(context)
  // Reused for each item. Single precision, as in training: a feature at a threshold must take the same branch.
  const features = new Float32Array(FEATURES)
  const parts = new Float64Array(PARTS)
  return (itemId, scores) => {
    features.fill(0)
    parts.fill(0)
    writeFeatures(scores, context.popularityOf(itemId), features, 0)
    attribute(trees, features, parts)
    const blended = scoreByBlend(itemId, scores)
    const logits = scores.map(({ source }, index) => {
      const own = takeOut(parts, featureOf(source))
      return (blended.logits[index] ?? 0) + weightOf(context.sourceWeights, source) * own
    })
    return { bias: blended.bias + parts.reduce((sum, part) => sum + part, 0), logits }
  }
}

/** Sums the parts of one source and sets them to 0. */
function takeOut(parts: Float64Array, from: number): number {
  let sum = 0
  for (let at = from; at < from + PER_SOURCE; at++) {
    sum += parts[at] as number
    parts[at] = 0
  }
  return sum
}

function weightOf(weights: SourceWeights, source: SourceName): number {
  return weights[source] ?? 1
}
