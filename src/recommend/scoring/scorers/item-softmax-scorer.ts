import { type ItemScorer, type SourceWeights, weightOf } from './item-scorer.ts'

/**
 * The neural form: `P(item | viewer) = softmax(w . x + b)`, by her embedding alone. The product counts as `latent`, whose
 * embedding it is; the other sources find candidates and count nothing. Of an item of which `latent` says nothing, the
 * product is part of the bias.
 */
export function itemSoftmaxScorer(
  logitOf: (itemId: string) => { readonly product: number; readonly bias: number },
  sourceWeights: SourceWeights,
): ItemScorer {
  return (itemId, opinions) => {
    const { product, bias } = logitOf(itemId)
    const counted = weightOf(sourceWeights, 'latent') * product
    const isSaid = opinions.some(({ source }) => source === 'latent')
    const logits = opinions.map(({ source }) => (source === 'latent' ? counted : 0))
    return { bias: isSaid ? bias : bias + counted, logits }
  }
}
