import { RANKERS, type Ranker } from '../../domain/policy.ts'
import type { NdcgByForm } from '../compute/learn-blend.ts'
import { isAboveChance } from './significance.ts'

/**
 * The form that ranked the held-out items best. Another than the blend has to be better by more than chance explains
 * (paired over viewers): the blend is the simplest to explain.
 *
 * @param contenders forms that may be chosen
 */
export function chooseRanker(ndcg: NdcgByForm, contenders: readonly Ranker[]): Ranker {
  let best: { readonly ranker: Ranker; readonly values: readonly number[] } = {
    ranker: 'blend',
    values: ndcg.blend,
  }
  for (const ranker of RANKERS) {
    const values = ndcg[ranker]
    if (values && contenders.includes(ranker) && isAboveChance(gains(values, best.values))) {
      best = { ranker, values }
    }
  }
  return best.ranker
}

function gains(values: readonly number[], others: readonly number[]): readonly number[] {
  return values.map((value, index) => value - (others[index] ?? 0))
}
