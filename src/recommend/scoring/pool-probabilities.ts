import type { Scored } from '../../domain/candidate.ts'
import { softmax } from './softmax.ts'

/** True if no source proposed the item: it only fills the list. */
export function isFiller({ contributions }: Pick<Scored, 'contributions'>): boolean {
  return contributions.length === 0
}

/**
 * Interest probabilities of a pool, in its order: a softmax over what sources proposed, 0 for fillers. A pool of fillers
 * alone shares the probability among them. Sums to one unless the pool is empty.
 *
 * @throws RangeError if a logit is not finite or the temperature is not > 0 and finite.
 */
export function poolProbabilities(
  items: readonly Pick<Scored, 'logit' | 'contributions'>[],
  temperature: number,
): readonly number[] {
  const proposed = items.filter((item) => !isFiller(item))
  const considered = proposed.length > 0 ? proposed : items
  const shares = softmax(
    considered.map(({ logit }) => logit),
    temperature,
  )
  const byItem = new Map(considered.map((item, index) => [item, shares[index] ?? 0]))
  return items.map((item) => byItem.get(item) ?? 0)
}
