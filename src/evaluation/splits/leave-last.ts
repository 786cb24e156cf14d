import { AttuneError } from '../../domain/errors.ts'
import { seededHash } from '../../training/compute/seeded-hash.ts'
import { heldOutOf, pairsByUser, type Split } from './fold.ts'
import type { InteractionLog, Pair } from './interaction-log.ts'

/**
 * Holds out the item that each user came to last, among those she likes, if she has another pair to be trained
 * on. Last is the latest first event of a pair; of several at one instant a seeded hash takes one. Pairs without a
 * date stay in training: nobody knows when they were.
 *
 * @throws AttuneError `BAD_USER_INPUT` if no interaction has a date
 */
export function leaveLast(log: InteractionLog, seed: number): Split {
  if (log.undatedRows === log.rows) {
    throw new AttuneError('BAD_USER_INPUT', `none of the ${log.rows} interactions has a date`, {
      hint: 'leave-last needs dates; --protocol ratio does not',
    })
  }
  const lasts = [...pairsByUser(log.pairs).values()].flatMap((pairs) => lastOf(pairs, seed))
  const fold = {
    name: 'last of each user',
    heldOut: heldOutOf(lasts),
    heldOutKind: 'newest' as const,
    cutoffMs: null,
    dropsTagsOfUntouchedItems: false,
  }
  return { folds: [fold], notes: [`${log.undatedRows} undated interactions stay in training`] }
}

/** One pair, or none. */
function lastOf(pairs: readonly Pair[], seed: number): readonly Pair[] {
  if (pairs.length < 2) return []
  const place = ({ userId, itemId }: Pair) => seededHash(JSON.stringify([userId, itemId]), seed)
  return pairs
    .filter(({ weight, firstAtMs }) => weight > 0 && firstAtMs !== null)
    .sort((a, b) => (b.firstAtMs ?? 0) - (a.firstAtMs ?? 0) || place(a) - place(b))
    .slice(0, 1)
}
