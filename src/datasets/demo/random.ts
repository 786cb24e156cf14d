import { fnv1a } from '../../domain/hash.ts'
import { shuffled, uniform } from '../../domain/random.ts'

/** A seeded random number generator. The same seed gives the same numbers on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Uniform integer in [0, size). */
  below(size: number): number
  /** Uniform in [low, high). */
  between(low: number, high: number): number
  /** Standard normal: mean 0, deviation 1. */
  normal(): number
  chance(probability: number): boolean
  /** @throws RangeError if the list is empty. */
  pick<T>(list: readonly T[]): T
  /** A random item with probability proportional to its weight (>= 0); undefined if no weight is positive. */
  pickWeighted<T>(list: readonly T[], weightOf: (item: T) => number): T | undefined
  /** A copy in random order. */
  shuffled<T>(list: readonly T[]): T[]
  /** An independent generator for one purpose. */
  fork(label: string): Random
}

/** Creates the generator of a seed. */
export function seededRandom(seed: number): Random {
  const next = uniform(seed)
  const below = (size: number): number => Math.floor(next() * size)
  return {
    next,
    below,
    between: (low, high) => low + (high - low) * next(),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (probability) => next() < probability,
    pick: (list) => elementAt(list, below(list.length)),
    pickWeighted: (list, weightOf) => pickWeighted(next(), list, weightOf),
    shuffled: (list) => shuffled(list, next),
    fork: (label) => seededRandom(fnv1a(label, seed)),
  }
}

function elementAt<T>(list: readonly T[], index: number): T {
  if (index >= list.length) throw new RangeError('nothing to pick from an empty list')
  return list[index] as T
}

function pickWeighted<T>(draw: number, list: readonly T[], weightOf: (item: T) => number): T | undefined {
  const weights = list.map(weightOf)
  let total = 0
  for (const weight of weights) total += weight
  let left = draw * total
  let last: T | undefined
  for (let index = 0; index < list.length; index++) {
    const weight = weights[index] ?? 0
    if (weight <= 0) continue
    last = list[index]
    left -= weight
    if (left < 0) break
  }
  return last
}
