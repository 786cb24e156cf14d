import { fnv1a, mixed } from '../domain/hash.ts'
import { pushVarint, VarintReader } from './varints.ts'

/** Items that are kept because they are shown most. */
const MOST_SHOWN = 1_024

/** Items that are kept because their hashes are the smallest: a fixed sample. */
const SAMPLED = 2_048

/** So many more may wait to be among those that are shown most. */
const WAITING = 2_048

const HASHES = 2 ** 32

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

  add(itemId: string): void {
    const hash = mixed(fnv1a(itemId))
    this.#added.set(hash, (this.#added.get(hash) ?? 0) + 1)
  }

  /** Adds what `pack` wrote. */
  addPacked(packed: string): void {
    this.#addState(unpack(packed))
  }

  /** As the graph stores it: both limits; then by entry the hash as a difference, twice how often, and the error if it is odd. */
  pack(): string {
    const {
      complete,
      most,
      entries: { hashes, times, errors },
    } = this.#whole()
    const bytes: number[] = []
    pushVarint(bytes, complete)
    pushVarint(bytes, most)
    let before = 0
    for (const [at, hash] of hashes.entries()) {
      const error = errors[at] as number
      pushVarint(bytes, hash - before)
      pushVarint(bytes, (times[at] as number) * 2 + (error > 0 ? 1 : 0))
      if (error > 0) pushVarint(bytes, error)
      before = hash
    }
    return Buffer.from(bytes).toString('base64')
  }

  /**
   * Over a catalog of so many items. Items that are shown more often than any without an entry can have been count once; the others
   * are those of the sample, which stand for as many as they are a part of.
   */
  spread(catalogSize: number): Spread {
    const { complete, most, entries } = this.#whole()
    const { hashes, times, errors } = entries
    const weight = HASHES / complete
    const likely = times.map((time, at) => time - (errors[at] as number) / 2)
    const often = likely.filter((time) => time > 2 * most).sort()
    const sampled = likely.filter((time, at) => time <= 2 * most && (hashes[at] as number) < complete).sort()
    const shown = often.length + weight * sampled.length
    const size = Math.max(catalogSize, shown)
    let [before, total, sum] = [size - shown, 0, 0]
    const count = (time: number, items: number) => {
      sum += items * time * (2 * before + items - size)
      total += items * time
      before += items
    }
    // None of the sample is shown more often than these.
    for (const time of sampled) count(time, weight)
    for (const time of often) count(time, 1)
    return { shown, gini: total === 0 ? 0 : sum / (size * total) }
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
