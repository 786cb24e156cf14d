/** A stream of chance that a seed fixes: the same seed gives the same numbers, on every machine. */
export interface Random {
  /** Uniform in [0, 1). */
  next(): number
  /** Whole and uniform in [0, size). */
  below(size: number): number
  /** Uniform in [low, high). */
  between(low: number, high: number): number
  /** Standard normal: mean 0, deviation 1. */
  normal(): number
  chance(probability: number): boolean
  /** @throws RangeError if the list is empty. */
  pick<T>(list: readonly T[]): T
  /** Drawn in proportion to the weight (>= 0); undefined if no weight is positive. */
  pickWeighted<T>(list: readonly T[], weightOf: (item: T) => number): T | undefined
  /** A copy in random order. */
  shuffled<T>(list: readonly T[]): T[]
  /** A stream of its own for one purpose: drawing more there changes nothing here. */
  fork(label: string): Random
}

/** A stream for a seed (mulberry32: 32 bits of state, good enough for a made-up world, not for secrets). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (size: number): number => Math.floor(next() * size)
  return {
    next,
    below,
    between: (low, high) => low + (high - low) * next(),
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
    chance: (probability) => next() < probability,
    pick: (list) => elementAt(list, below(list.length)),
    pickWeighted: (list, weightOf) => pickWeighted(next(), list, weightOf),
    shuffled: (list) => shuffled(list, below),
    fork: (label) => seededRandom(hash(label, seed)),
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

/** Fisher-Yates. */
function shuffled<T>(list: readonly T[], below: (size: number) => number): T[] {
  const copy = [...list]
  for (let end = copy.length - 1; end > 0; end--) {
    const other = below(end + 1)
    const held = elementAt(copy, end)
    copy[end] = elementAt(copy, other)
    copy[other] = held
  }
  return copy
}

/** FNV-1a over the label, started from the seed. */
function hash(label: string, seed: number): number {
  let value = (0x811c9dc5 ^ seed) >>> 0
  for (const letter of label) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return value
}
