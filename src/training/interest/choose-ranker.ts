import type { Ranker } from '../../domain/policy.ts'
import type { LearnedBlend } from '../compute/learn-blend.ts'
import { isAboveChance } from './significance.ts'

/**
 * The form that ranked the held-out items best. Another than the blend has to be better by more than chance explains
 * (paired over viewers): the blend is the simplest to explain.
 *
 * @param blend NDCG@10 of each viewer by the blend that is published
 * @param contenders forms that may be chosen
 */
export function chooseRanker(
  { withTrees, itemSoftmax }: LearnedBlend,
  blend: readonly number[],
  contenders: readonly Ranker[],
): Ranker {
  const rivals = [
    { ranker: 'trees', values: withTrees },
    { ranker: 'item-softmax', values: itemSoftmax },
  ] as const
  let best: { readonly ranker: Ranker; readonly values: readonly number[] } = {
    ranker: 'blend',
    values: blend,
  }
  for (const { ranker, values } of rivals) {
    if (values && contenders.includes(ranker) && isAboveChance(gains(values, best.values)))
      best = { ranker, values }
  }
  return best.ranker
}

function gains(values: readonly number[], others: readonly number[]): readonly number[] {
  return values.map((value, index) => value - (others[index] ?? 0))
}
