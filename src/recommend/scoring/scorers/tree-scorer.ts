import { FEATURES, featureOf, PER_SOURCE } from '../../../domain/features.ts'
import type { TreeEnsemble } from '../../../model/tree-ensemble.ts'
import { attribute, PARTS } from '../attribute.ts'
import { writeFeatures } from '../write-features.ts'
import { type BlendContext, blendScorer } from './blend-scorer.ts'
import { type ItemScorer, weightOf } from './item-scorer.ts'

/**
 * The blend and what the trees add to it. Every step down a tree counts with the source whose number it looked at; what
 * they make of popularity, and of the silence of a source, is part of the bias.
 */
export function treeScorer(trees: TreeEnsemble, context: BlendContext): ItemScorer {
  const scoreOfBlend = blendScorer(context)
  // Of one item after the other: a request has hundreds. As exact as they were in training: a number that a tree is cut at
  // must go the same way.
  const features = new Float32Array(FEATURES)
  const parts = new Float64Array(PARTS)
  return (itemId, opinions) => {
    features.fill(0)
    parts.fill(0)
    writeFeatures(opinions, context.popularityOf(itemId), features, 0)
    attribute(trees, features, parts)
    const blended = scoreOfBlend(itemId, opinions)
    const logits = opinions.map(({ source }, index) => {
      const own = takeOut(parts, featureOf(source))
      return (blended.logits[index] ?? 0) + weightOf(context.sourceWeights, source) * own
    })
    return { bias: blended.bias + parts.reduce((sum, part) => sum + part, 0), logits }
  }
}

/** The sum of the parts of one source, which are 0 afterwards. */
function takeOut(parts: Float64Array, from: number): number {
  let sum = 0
  for (let at = from; at < from + PER_SOURCE; at++) {
    sum += parts[at] as number
    parts[at] = 0
  }
  return sum
}
