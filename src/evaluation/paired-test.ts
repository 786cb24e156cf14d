import { randomBits } from '../domain/random.ts'
import { seededHash } from '../training/compute/random.ts'

/** The result of a paired significance test over users. */
export interface PairedTest {
  readonly users: number
  /** Users with a difference above 0, and below 0. */
  readonly better: number
  readonly worse: number
  readonly meanDifference: number
  /** 95 % confidence interval of the mean difference: percentile bootstrap over users. */
  readonly low: number
  readonly high: number
  /**
   * Two-sided p-value of the sign-flip permutation test: how often random signs give a mean difference at least as
   * far from 0. Never below `1 / (ROUNDS + 1)`.
   */
  readonly pValue: number
}

/** Number of sign flips and of bootstrap samples. */
const ROUNDS = 10_000

/** Tolerance for sums that differ only by rounding. */
const GRAIN = 1e-9

/**
 * A distribution-free paired comparison of two methods, with one difference per user. Deterministic for a seed.
 *
 * @param differences at least one
 */
export function pairedTest(differences: readonly number[], seed: number): PairedTest {
  const total = differences.reduce((sum, difference) => sum + difference, 0)
  const means = resampledMeans(differences, randomBits(seededHash('resample', seed)))
  return {
    users: differences.length,
    better: differences.filter((difference) => difference > 0).length,
    worse: differences.filter((difference) => difference < 0).length,
    meanDifference: total / differences.length,
    low: means[Math.floor(0.025 * (ROUNDS - 1))] ?? 0,
    high: means[Math.ceil(0.975 * (ROUNDS - 1))] ?? 0,
    pValue:
      (1 + timesAsFar(differences, Math.abs(total), randomBits(seededHash('flip', seed)))) / (ROUNDS + 1),
  }
}

function timesAsFar(differences: readonly number[], distance: number, random: () => number): number {
  let times = 0
  for (let round = 0; round < ROUNDS; round++) {
    let sum = 0
    let bits = 0
    differences.forEach((difference, index) => {
      if (index % 32 === 0) bits = random()
      sum += (bits & 1) === 1 ? difference : -difference
      bits >>>= 1
    })
    if (Math.abs(sum) >= distance - GRAIN) times++
  }
  return times
}

/** Ascending. */
function resampledMeans(differences: readonly number[], random: () => number): Float64Array {
  const means = new Float64Array(ROUNDS)
  const { length } = differences
  for (let round = 0; round < ROUNDS; round++) {
    let sum = 0
    for (let draw = 0; draw < length; draw++)
      sum += differences[Math.floor((random() / 2 ** 32) * length)] ?? 0
    means[round] = sum / length
  }
  return means.sort()
}
