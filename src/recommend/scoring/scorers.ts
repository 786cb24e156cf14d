import { FEATURES, featureOf, PER_SOURCE } from '../../domain/features.ts'
import type { Policy } from '../../domain/policy.ts'
import { SOURCE_NAMES, type SourceName } from '../../domain/source-name.ts'
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

/** Factors of sources; absent: 1. */
export type SourceWeights = Readonly<Partial<Record<SourceName, number>>>

/** What a request and its list make of the learned weights. */
export interface Weighing {
  /** Factors on what sources contribute by the model, where they know more or less than in training. */
  readonly trust: SourceWeights
  /** What the request multiplies sources by; a source with 0 is not asked. */
  readonly multipliers: SourceWeights
}

export interface BlendContext extends Weighing {
  readonly blend: Policy['blend']
  /** Added to every logit. */
  readonly bias: number
  /** Times an item's popularity, added to its logit. */
  readonly popularityWeight: number
  /** Popularity of an item, 0-1. */
  readonly popularityOf: (itemId: string) => number
}

/** What steers every form: the weights of the blend, and how they are weighed. */
export type Steering = Weighing & Pick<BlendContext, 'blend'>

/**
 * The linear form: `bias + popularity weight * popularity + sum over sources of trust * (slope * raw / best + proposed)`, and
 * what the multipliers add. A source without a score adds 0, so a failed source does not change the items of others.
 */
export function blendScorer(context: BlendContext): ItemScorer {
  const { blend, trust, bias, popularityWeight, popularityOf } = context
  return (itemId, scores) => ({
    bias: bias + popularityWeight * popularityOf(itemId),
    logits: scores.map((score) => {
      const { slope, proposed } = blend[score.source]
      const term = slope * score.scaled + (score.isProposed ? proposed : 0)
      return factorOf(trust, score.source) * term + multiplied(context, score)
    }),
  })
}

/**
 * What a multiplier adds to the contribution of a source: `(multiplier - 1) * trust * (|slope| * raw / best + |proposed|)`. That
 * multiplies a term whose weights are above 0. A weight below 0 is outweighed step by step, so that a larger multiplier never
 * lowers what the source proposes against what it does not propose. 0 at a multiplier of 1.
 */
function multiplied({ blend, trust, multipliers }: Steering, { source, scaled, isProposed }: SourceScore) {
  const more = factorOf(multipliers, source) - 1
  const { slope, proposed } = blend[source]
  return more * factorOf(trust, source) * (Math.abs(slope) * scaled + (isProposed ? Math.abs(proposed) : 0))
}

/**
 * The form of a request that leaves all sources out but one: the order of that source. What the others say is missing, and
 * weights below 0 only correct it.
 */
export function singleSourceScorer(context: BlendContext): ItemScorer {
  const blend = Object.fromEntries(
    Object.entries(context.blend).map(([source, { slope, proposed }]) => [
      source,
      { slope: Math.abs(slope), proposed: Math.abs(proposed) },
    ]),
  ) as Policy['blend']
  return blendScorer({ ...context, blend, popularityWeight: 0 })
}

/** True if these multipliers leave all sources out but one. */
export function isSingleSource(multipliers: SourceWeights): boolean {
  return SOURCE_NAMES.filter((source) => multipliers[source] !== 0).length === 1
}

/**
 * The neural form: `P(item | viewer) = softmax(w . x + b)`, from the viewer's embedding alone. The product is the
 * contribution of `latent`, whose embedding it is; other sources find candidates and contribute only what their multipliers add.
 * Without a score of `latent`, the product is part of the bias.
 */
export function itemSoftmaxScorer(
  logitOf: (itemId: string) => { readonly product: number; readonly bias: number },
  steering: Steering,
): ItemScorer {
  const isLatentOut = steering.multipliers.latent === 0
  return (itemId, scores) => {
    const { product, bias } = logitOf(itemId)
    const hasLatent = scores.some(({ source }) => source === 'latent')
    const logits = scores.map(
      (score) => (score.source === 'latent' ? product : 0) + multiplied(steering, score),
    )
    return { bias: hasLatent || isLatentOut ? bias : bias + product, logits }
  }
}

/**
 * The blend plus the trees. Each step down a tree counts with the source whose feature it tests; steps that test popularity
 * or a source without a score are part of the bias. Multipliers change only the blend: a tree may step down where a source says
 * more.
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
      return (blended.logits[index] ?? 0) + factorOf(context.trust, source) * own
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

function factorOf(factors: SourceWeights, source: SourceName): number {
  return factors[source] ?? 1
}
