import { AttuneError } from '../../domain/errors.ts'
import { rankingNdcg } from '../../model/interest-model.ts'
import type { Learning } from './learn-interest.ts'
import { isAboveChance } from './significance.ts'

/** Whether what serves ranked better by more than chance explains, by its lead with each viewer. */
export function isWorse(losses: readonly number[] | null): boolean {
  return losses !== null && isAboveChance(losses)
}

/**
 * @param takeBack undoes the training, before it is refused
 * @throws AttuneError `TRAINING_REFUSED` if what serves ranked the same people's held-out items better, by more than
 *   chance explains (paired over viewers, one-sided, 5 %).
 */
export async function refuseWorse(
  { interest, losses }: Learning,
  takeBack: () => Promise<void>,
): Promise<void> {
  if (!isWorse(losses)) return
  await takeBack()
  const { users, incumbentNdcgAt10 } = interest.metrics
  const own = rankingNdcg(interest)
  throw new AttuneError(
    'TRAINING_REFUSED',
    `the new model ranks worse than the one that serves: NDCG@10 ${own.toFixed(4)} against ` +
      `${(incumbentNdcgAt10 ?? 0).toFixed(4)}, both retrained without the held-out interactions of ${users} people`,
    {
      hint: 'what served goes on serving; train with its settings, or publish this one with `attune train --force`',
    },
  )
}
