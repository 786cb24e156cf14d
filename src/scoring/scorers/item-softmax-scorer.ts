import { type ItemScorer, type SourceWeights, weightOf } from './item-scorer.ts'

/** What the output layer says of an item to a viewer: `w . x` and `b`. */
export interface ItemLogit {
  readonly product: number
  readonly bias: number
}

/**
 * The neural form: `P(item | viewer) = softmax(w . x + b)`, by her embedding alone. The product counts as `latent`, whose
 * embedding it is; the other sources find candidates and give reasons, and count nothing. An item that the layer does not
 * know has the logit of chance, 0.
 */
export function itemSoftmaxScorer(
  logitOf: (itemId: string) => ItemLogit | undefined,
  sourceWeights: SourceWeights,
): ItemScorer {
  return (itemId, opinions) => {
    const { product, bias } = logitOf(itemId) ?? { product: 0, bias: 0 }
    const counted = weightOf(sourceWeights, 'latent') * product
    const isSaid = opinions.some(({ source }) => source === 'latent')
    const logits = opinions.map(({ source }) => (source === 'latent' ? counted : 0))
    return { bias: isSaid ? bias : bias + counted, logits }
  }
}
