import { AttuneError } from '../domain/errors.ts'
import type { Evaluation } from './evaluation.ts'
import { mean } from './metrics.ts'
import { type PairedTest, pairedTest } from './paired-test.ts'

/** One method's NDCG in every fold, user by user. */
export interface MethodScores {
  /** Name of the method, and of its file if there is one. */
  readonly name: string
  readonly k: number
  readonly folds: readonly FoldScores[]
}

interface FoldScores {
  readonly fingerprint: string
  /** Parallel to `ndcgs`. A user has the same number in every fold. */
  readonly userNumbers: readonly number[]
  readonly ndcgs: readonly number[]
}

/** The comparison of two methods. Differences are `a` minus `b`. */
export interface Comparison extends PairedTest {
  readonly a: string
  readonly b: string
  /** `NDCG@10`. */
  readonly metric: string
  readonly seed: number
}

/**
 * Tests whether `a` is better than `b` by the NDCG of each user. A user who is in several folds counts once, with
 * the mean over these folds.
 *
 * @throws AttuneError `BAD_USER_INPUT` unless both have the same held-out pairs
 */
export function compare(a: MethodScores, b: MethodScores, seed: number): Comparison {
  const isSame =
    a.k === b.k &&
    a.folds.length === b.folds.length &&
    a.folds.every(({ fingerprint }, index) => fingerprint === b.folds[index]?.fingerprint)
  if (!isSame) {
    throw new AttuneError('BAD_USER_INPUT', 'the two runs have different held-out rows', {
      hint: 'run both with the same data, protocol, folds, k and seed',
    })
  }
  const [ofA, ofB] = [userMeans(a.folds), userMeans(b.folds)]
  const differences = [...ofA].map(([user, ndcg]) => ndcg - (ofB.get(user) ?? 0))
  if (differences.length === 0) throw new AttuneError('BAD_USER_INPUT', 'no user has held-out rows')
  return { a: a.name, b: b.name, metric: `NDCG@${a.k}`, seed, ...pairedTest(differences, seed) }
}

/** @throws AttuneError `BAD_USER_INPUT` if the evaluation lacks the method */
export function scoresOf(evaluation: Evaluation, method: string): MethodScores {
  const found = evaluation.methods.find(({ name }) => name === method)
  if (!found) throw new AttuneError('BAD_USER_INPUT', `${method} is not a method of this run`)
  const numbers = new Map<string, number>()
  const numberOf = (userId: string) => {
    const number = numbers.get(userId) ?? numbers.size
    numbers.set(userId, number)
    return number
  }
  return {
    name: method,
    k: evaluation.k,
    folds: found.folds.map(({ users }, index) => ({
      fingerprint: evaluation.folds[index]?.fingerprint ?? '',
      userNumbers: users.map(({ userId }) => numberOf(userId)),
      ndcgs: users.map(({ ndcg }) => ndcg),
    })),
  }
}

function userMeans(folds: readonly FoldScores[]): ReadonlyMap<number, number> {
  const scores = new Map<number, number[]>()
  for (const { userNumbers, ndcgs } of folds) {
    userNumbers.forEach((user, index) => {
      const own = scores.get(user) ?? []
      own.push(ndcgs[index] ?? 0)
      scores.set(user, own)
    })
  }
  return new Map([...scores].map(([user, own]) => [user, mean(own) ?? 0]))
}
