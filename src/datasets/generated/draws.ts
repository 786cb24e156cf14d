import type { Random } from '../demo/random.ts'

/** Weights 1, 2^-exponent, 3^-exponent ... (Zipf), in random order. */
export function zipfWeights(size: number, exponent: number, random: Random): Float64Array {
  const weights = Float64Array.from({ length: size }, (_, rank) => (rank + 1) ** -exponent)
  for (let end = size - 1; end > 0; end--) {
    const other = random.below(end + 1)
    const held = weights[end] ?? 0
    weights[end] = weights[other] ?? 0
    weights[other] = held
  }
  return weights
}

/** Log-normal weights of median 1. */
export function logNormalWeights(size: number, deviation: number, random: Random): Float64Array {
  return Float64Array.from({ length: size }, () => Math.exp(random.normal() * deviation))
}

/**
 * Divides `total` in proportion to weights into whole numbers of at most `cap`, whose sum is `total`.
 *
 * @throws RangeError if `total` is more than `cap` for each
 */
export function apportion(weights: Float64Array, total: number, cap: number): Int32Array {
  if (total > weights.length * cap) throw new RangeError('the total is more than the caps allow')
  const sum = weights.reduce((before, weight) => before + weight, 0)
  const counts = new Int32Array(weights.length)
  let cumulative = 0
  let rounded = 0
  let left = total
  for (const [index, weight] of weights.entries()) {
    cumulative += weight
    const upTo = Math.round((total * cumulative) / sum)
    const count = Math.min(cap, upTo - rounded)
    counts[index] = count
    rounded = upTo
    left -= count
  }
  // What the cap cut off goes to the others in turn.
  for (let index = 0; left > 0; index = (index + 1) % counts.length) {
    const count = counts[index] ?? 0
    if (count >= cap) continue
    counts[index] = count + 1
    left--
  }
  return counts
}

/** Members of communities, to draw by weight from one community or from all. */
export class CommunityDraw {
  /** Members in the order of their communities. */
  readonly #members: Int32Array
  /** Where a community starts in `#members`; one more entry at the end. */
  readonly #starts: Int32Array
  /** Sum of the weights before a place in `#members`; one more entry at the end. */
  readonly #cumulative: Float64Array

  /** @param communityOf community of each member, in 0 .. `communities` - 1 */
  constructor(communityOf: Uint8Array, weights: Float64Array, communities: number) {
    const starts = new Int32Array(communities + 1)
    for (const community of communityOf) starts[community + 1] = (starts[community + 1] ?? 0) + 1
    for (let index = 0; index < communities; index++) {
      starts[index + 1] = (starts[index + 1] ?? 0) + (starts[index] ?? 0)
    }
    const next = starts.slice()
    const members = new Int32Array(communityOf.length)
    for (const [member, community] of communityOf.entries()) {
      const place = next[community] ?? 0
      members[place] = member
      next[community] = place + 1
    }
    const cumulative = new Float64Array(members.length + 1)
    for (const [place, member] of members.entries()) {
      cumulative[place + 1] = (cumulative[place] ?? 0) + (weights[member] ?? 0)
    }
    this.#members = members
    this.#starts = starts
    this.#cumulative = cumulative
  }

  get size(): number {
    return this.#members.length
  }

  /** A member of all communities by weight. */
  fromAll(random: Random): number {
    return this.#between(0, this.#members.length, random)
  }

  /** A member of one community by weight; of all communities if it has no member. */
  from(community: number, random: Random): number {
    const start = this.#starts[community] ?? 0
    const end = this.#starts[community + 1] ?? 0
    return start < end ? this.#between(start, end, random) : this.fromAll(random)
  }

  #between(start: number, end: number, random: Random): number {
    const below = this.#cumulative[start] ?? 0
    const drawn = below + random.next() * ((this.#cumulative[end] ?? 0) - below)
    let low = start
    let high = end - 1
    // The last place whose sum before it is at most what was drawn.
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#cumulative[middle] ?? 0) <= drawn) low = middle
      else high = middle - 1
    }
    return this.#members[low] ?? 0
  }
}

/** Draws that may meet a target of the same source again before a free one is looked for in order. */
const TRIES = 12

/**
 * For each source, `counts[source]` different targets, as pairs in the order of the sources. In constant memory.
 *
 * @param size number of targets; no count may be higher
 * @param draw a target for a source. `attempt` counts the draws of this pair that met a target again.
 * @param excluded a target that a source must not have
 */
export function* distinctPairs(
  counts: Int32Array,
  size: number,
  draw: (source: number, attempt: number) => number,
  excluded?: (source: number) => number,
): Generator<readonly [source: number, target: number]> {
  // The last source of each target, plus 1: a set that never has to be cleared.
  const lastSource = new Int32Array(size)
  for (const [source, count] of counts.entries()) {
    const mark = source + 1
    if (excluded) lastSource[excluded(source)] = mark
    for (let made = 0; made < count; made++) {
      let target = draw(source, 0)
      for (let attempt = 1; lastSource[target] === mark && attempt <= TRIES; attempt++) {
        target = draw(source, attempt)
      }
      while (lastSource[target] === mark) target = (target + 1) % size
      lastSource[target] = mark
      yield [source, target]
    }
  }
}
