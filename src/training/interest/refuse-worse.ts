import { AttuneError } from '../../domain/errors.ts'
import { type InterestModel, rankingNdcg } from '../../model/interest-model.ts'
import { isAboveChance } from '../significance.ts'

/**
 * Whether what serves ranked the same people's held-out items better, by more than chance explains (paired over viewers,
 * one-sided, 5 %).
 *
 * @param losses its lead with each viewer; null where it is the same recipe, or nothing serves
 */
export function isWorse(losses: readonly number[] | null): boolean {
  return losses !== null && isAboveChance(losses)
}

/** What a training ends with whose model is worse: `TRAINING_REFUSED`, saying by how much. */
export function refusalOf(interest: InterestModel): AttuneError {
  const { users, incumbentNdcgAt10 } = interest.metrics
  const own = rankingNdcg(interest)
  return new AttuneError(
    'TRAINING_REFUSED',
    `the new model ranks worse than the one that serves: NDCG@10 ${own.toFixed(4)} against ` +
      `${(incumbentNdcgAt10 ?? 0).toFixed(4)}, both retrained without the held-out interactions of ${users} people`,
    {
      hint: 'what served goes on serving; train with its settings, or publish this one with `attune train --force`',
    },
  )
}
