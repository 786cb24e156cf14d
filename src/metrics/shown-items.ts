import { fnv1a, mixed } from '../domain/hash.ts'
import { VarintReader, VarintWriter } from './varints.ts'

/** Items that are kept because they are shown most. */
const MOST_SHOWN = 1_024

/** Items that are kept because their hashes are the smallest: a fixed sample. */
const SAMPLED = 2_048

/** So many more may wait to be among those that are shown most. */
const WAITING = 2_048

const HASHES = 2 ** 32

/** Sums of parts of items may miss a whole number by less. */
const TINY = 1e-6

/** Items by hash, side by side: each was shown at most `times`, and at least `times - errors`. */
interface Entries {
  readonly hashes: Uint32Array
  readonly times: Float64Array
  readonly errors: Float64Array
}

interface State {
  /** Every item with a smaller hash has an entry without an error. */
  readonly complete: number
  /** An item without an entry was shown at most so often. */
  readonly most: number
  readonly entries: Entries
}

/** How unequally items were shown. */
export interface Spread {
  /** Distinct items that were shown. */
  readonly shown: number
  /** 0 if each item of the catalog was shown equally often, near 1 if few have all impressions. */
  readonly gini: number
}

/** What the spread over a catalog of any size follows from. */
export interface SpreadFacts {
  readonly shown: number
  readonly isSample: boolean
  /** How often all items were shown. */
  readonly total: number
  /** Of each item how often it was shown, times twice its rank among those that were shown. */
  readonly ranked: number
}

/** How unequally the items of a catalog were shown. */
export function spreadOf({ shown, total, ranked }: SpreadFacts, catalogSize: number): Spread {
  const size = Math.max(catalogSize, shown)
  return { shown, gini: total === 0 ? 0 : (ranked + total * (size - 2 * shown)) / (size * total) }
}

/**
 * How often items were shown: exact for a fixed sample of them, and nearly so for those that are shown most. Exact for all as long as
 * there are few. Bounded, and added up without what it was made from.
 */
export class ShownItems {
  #state: State = { complete: HASHES, most: 0, entries: emptyEntries(0) }
  readonly #added = new Map<number, number>()

  /** Whether some items have no entry. */
  get isSample(): boolean {
    return this.#whole().complete < HASHES
  }

  /**
   * How often an item was shown, the middle of what is possible; null: unknown, because it is neither of the sample nor among those
   * that are shown most. 0 only if it was certainly not shown.
   */
  timesOf(itemId: string): number | null {
    const { complete, entries } = this.#whole()
    const hash = mixed(fnv1a(itemId))
    const at = placeOf(entries.hashes, hash)
    if (entries.hashes[at] !== hash) return hash < complete ? 0 : null
    return Math.round((entries.times[at] as number) - (entries.errors[at] as number) / 2)
  }

  add(itemId: string): void {
    const hash = mixed(fnv1a(itemId))
    this.#added.set(hash, (this.#added.get(hash) ?? 0) + 1)
  }

  /** Adds what `pack` wrote. */
  addPacked(packed: string): void {
    this.#addState(unpack(packed))
  }

  /** Adds what others have. */
  addAll(others: ShownItems): void {
    this.#addState(others.#whole())
  }

  /** As the graph stores it: both limits; then by entry the hash as a difference, twice how often, and the error if it is odd. */
  pack(): string {
    const {
      complete,
      most,
      entries: { hashes, times, errors },
    } = this.#whole()
    // A number has at most eight bytes.
    const bytes = new VarintWriter(8 * (2 + 3 * hashes.length))
    bytes.push(complete)
    bytes.push(most)
    let before = 0
    for (let at = 0; at < hashes.length; at++) {
      const [hash, error] = [hashes[at] as number, errors[at] as number]
      bytes.push(hash - before)
      bytes.push((times[at] as number) * 2 + (error > 0 ? 1 : 0))
      if (error > 0) bytes.push(error)
      before = hash
    }
    return bytes.toText()
  }

  /**
   * What the spread follows from. Items that are shown more often than any without an entry can have been count once; the others are
   * those of the sample, which stand for as many as they are a part of.
   */
  facts(): SpreadFacts {
    const { shown, groups } = this.#ascending()
    let [before, total, ranked] = [0, 0, 0]
    for (const [time, items] of groups) {
      ranked += items * time * (2 * before + items)
      total += items * time
      before += items
    }
    return { shown, isSample: this.isSample, total, ranked }
  }

  /**
   * The Lorenz curve over a catalog of so many items: which share of all times the least shown items had, by the share that these items
   * are of all. Empty if nothing was shown.
   *
   * @param parts of the curve, which has one more point
   */
  curve(catalogSize: number, parts: number): readonly number[] {
    const { shown, groups } = this.#ascending()
    if (groups.length === 0) return []
    const size = Math.max(catalogSize, shown)
    const points: number[] = []
    let [before, sum] = [0, 0]
    for (const [time, items] of [[0, size - shown] as const, ...groups]) {
      for (let next = pointAt(points.length); next <= before + items + TINY; next = pointAt(points.length))
        points.push(sum + time * (next - before))
      before += items
      sum += time * items
    }
    return points.slice(0, parts + 1).map((point) => Math.min(1, point / sum))

    function pointAt(point: number): number {
      return (point / parts) * size
    }
  }

  /** How often items were shown, least often first, with how many items these were. */
  #ascending(): { readonly shown: number; readonly groups: readonly (readonly [number, number])[] } {
    const { complete, most, entries } = this.#whole()
    const { hashes, times, errors } = entries
    const weight = HASHES / complete
    const often = new Float64Array(hashes.length)
    const sampled = new Float64Array(hashes.length)
    let [ofOften, ofSampled] = [0, 0]
    for (let at = 0; at < hashes.length; at++) {
      const time = (times[at] as number) - (errors[at] as number) / 2
      if (time > 2 * most) often[ofOften++] = time
      else if ((hashes[at] as number) < complete) sampled[ofSampled++] = time
    }
    // None of the sample is shown more often than the others.
    const groups = [
      ...runsOf(sampled.subarray(0, ofSampled), weight),
      ...runsOf(often.subarray(0, ofOften), 1),
    ]
    return { shown: ofOften + weight * ofSampled, groups }
  }

  #whole(): State {
    if (this.#added.size === 0) return this.#state
    const hashes = Uint32Array.from(this.#added.keys()).sort()
    const times = Float64Array.from(hashes, (hash) => this.#added.get(hash) ?? 0)
    this.#added.clear()
    this.#addState({
      complete: HASHES,
      most: 0,
      entries: { hashes, times, errors: new Float64Array(hashes.length) },
    })
    return this.#state
  }

  #addState(state: State): void {
    this.#state = limited(merged(this.#whole(), state))
  }
}

/** The place of the first number of an ascending array that is not below a number. */
function placeOf(numbers: Uint32Array, wanted: number): number {
  let [from, to] = [0, numbers.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((numbers[middle] as number) < wanted) from = middle + 1
    else to = middle
  }
  return from
}

/** How often items were shown, least often first, with how many are equal, times a weight. */
function runsOf(times: Float64Array, weight: number): [number, number][] {
  const runs: [number, number][] = []
  for (const time of times.sort()) {
    const last = runs.at(-1)
    if (last?.[0] === time) last[1] += weight
    else runs.push([time, weight])
  }
  return runs
}

function emptyEntries(length: number): Entries {
  return {
    hashes: new Uint32Array(length),
    times: new Float64Array(length),
    errors: new Float64Array(length),
  }
}

/** The first of the entries. */
function first({ hashes, times, errors }: Entries, length: number): Entries {
  return {
    hashes: hashes.subarray(0, length),
    times: times.subarray(0, length),
    errors: errors.subarray(0, length),
  }
}

function unpack(packed: string): State {
  const bytes = Buffer.from(packed, 'base64')
  const reader = new VarintReader(bytes)
  const [complete, most] = [reader.next(), reader.next()]
  // An entry has at least two bytes.
  const entries = emptyEntries(bytes.length >> 1)
  let length = 0
  for (let hash = 0; !reader.isAtEnd; length++) {
    hash += reader.next()
    const times = reader.next()
    entries.hashes[length] = hash
    entries.times[length] = Math.floor(times / 2)
    entries.errors[length] = times % 2 === 0 ? 0 : reader.next()
  }
  return { complete, most, entries: first(entries, length) }
}

function merged(a: State, b: State): State {
  if (a.entries.hashes.length === 0 && a.complete === HASHES) return b
  const [ofA, ofB] = [a.entries, b.entries]
  const entries = emptyEntries(ofA.hashes.length + ofB.hashes.length)
  let [inA, inB, length] = [0, 0, 0]
  while (inA < ofA.hashes.length || inB < ofB.hashes.length) {
    const hashA = ofA.hashes[inA] ?? HASHES
    const hashB = ofB.hashes[inB] ?? HASHES
    const hash = Math.min(hashA, hashB)
    // An item without an entry was shown `most` times at most.
    const [unknownA, unknownB] = [hash < a.complete ? 0 : a.most, hash < b.complete ? 0 : b.most]
    const [hasA, hasB] = [hashA === hash, hashB === hash]
    entries.hashes[length] = hash
    entries.times[length] =
      (hasA ? (ofA.times[inA] as number) : unknownA) + (hasB ? (ofB.times[inB] as number) : unknownB)
    entries.errors[length] =
      (hasA ? (ofA.errors[inA] as number) : unknownA) + (hasB ? (ofB.errors[inB] as number) : unknownB)
    if (hasA) inA++
    if (hasB) inB++
    length++
  }
  return {
    complete: Math.min(a.complete, b.complete),
    most: a.most + b.most,
    entries: first(entries, length),
  }
}

/** Leaves out entries if there are too many: neither of the sample, nor of the items that are shown most. */
function limited(state: State): State {
  const { hashes, times, errors } = state.entries
  if (hashes.length <= MOST_SHOWN + SAMPLED + WAITING) return state
  const complete = Math.min(state.complete, hashes[SAMPLED] ?? HASHES)
  const ofOthers = times.filter((_, at) => (hashes[at] as number) >= complete).sort()
  const bar = ofOthers.at(-1 - MOST_SHOWN) ?? 0
  let equal = MOST_SHOWN - ofOthers.filter((time) => time > bar).length
  const isKept = hashes.map((hash, at) => {
    const time = times[at] as number
    return Number(hash < complete || time > bar || (time === bar && equal-- > 0))
  })
  const keep = (_: number, at: number) => isKept[at] === 1
  return {
    complete,
    most: Math.max(state.most, bar),
    entries: { hashes: hashes.filter(keep), times: times.filter(keep), errors: errors.filter(keep) },
  }
}
