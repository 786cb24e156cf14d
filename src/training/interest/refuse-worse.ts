import { AttuneError } from '../../domain/errors.ts'
import type { Learning } from './learn-interest.ts'

/** One-sided 5 % of the normal distribution. */
const SIGNIFICANT = 1.645

/**
 * @throws AttuneError `TRAINING_REFUSED` if what serves ranked the same people's held-out items better, by more than
 *   chance explains (paired over viewers, one-sided, 5 %).
 */
export function refuseWorse({ interest, losses }: Learning): void {
  if (!losses || !(standardized(losses) > SIGNIFICANT)) return
  const { users, ndcgAt10, handSetNdcgAt10, incumbentNdcgAt10 } = interest.metrics
  const own = interest.origin === 'learned' ? ndcgAt10 : handSetNdcgAt10
  throw new AttuneError(
    'TRAINING_REFUSED',
    `the new model ranks worse than the one that serves: NDCG@10 ${own.toFixed(4)} against ` +
      `${(incumbentNdcgAt10 ?? 0).toFixed(4)}, both retrained without the held-out interactions of ${users} people`,
    {
      hint: 'what served goes on serving; train with its settings, or publish this one with `attune train --force`',
    },
  )
}

/** Mean divided by its standard error. */
function standardized(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return mean / Math.sqrt(squares / (values.length - 1) / values.length)
}
