import { FEATURES, featureOf, PER_SOURCE } from '../../domain/features.ts'
import type { TreeEnsemble } from '../../domain/tree-ensemble.ts'
import { attribute, PARTS } from '../../scoring/attribute.ts'
import { writeFeatures } from '../../scoring/write-features.ts'
import { type BlendContext, blendScorer } from './blend-scorer.ts'
import { type ItemScorer, weightOf } from './item-scorer.ts'

/**
 * The blend and what the trees add to it. Every step down a tree counts with the source whose number it looked at; what
 * they make of popularity, and of the silence of a source, is part of the bias.
 */
export function treeScorer(trees: TreeEnsemble, context: BlendContext): ItemScorer {
  const scoreOfBlend = blendScorer(context)
  return (itemId, opinions) => {
    const features = new Float64Array(FEATURES)
    writeFeatures(opinions, context.popularityOf(itemId), features, 0)
    const parts = new Float64Array(PARTS)
    attribute(trees, features, parts)
    const blended = scoreOfBlend(itemId, opinions)
    const logits = opinions.map(({ source }, index) => {
      const own = takeOut(parts, featureOf(source))
      return (blended.logits[index] ?? 0) + weightOf(context.sourceWeights, source) * own
    })
    return { bias: blended.bias + parts.reduce((sum, part) => sum + part, 0), logits }
  }
}

/** The parts of one source, which are 0 afterwards. */
function takeOut(parts: Float64Array, from: number): number {
  const own = parts.subarray(from, from + PER_SOURCE)
  const sum = own.reduce((total, part) => total + part, 0)
  own.fill(0)
  return sum
}
