import { fnv1a, mixed } from '../domain/hash.ts'
import { pushVarint, VarintReader } from './varints.ts'

/** Items that are kept because they are shown most. */
const MOST_SHOWN = 1_024

/** Items that are kept because their hashes are the smallest: a fixed sample. */
const SAMPLED = 2_048

/** So many more may wait to be among those that are shown most. */
const WAITING = 2_048

const HASHES = 2 ** 32

/** How an item was shown: at most `times`, and at least `times - error`. */
interface Entry {
  readonly hash: number
  readonly times: number
  readonly error: number
}

interface State {
  /** Every item with a smaller hash has an entry without an error. */
  readonly complete: number
  /** An item without an entry was shown at most so often. */
  readonly most: number
  /** By hash. */
  readonly entries: readonly Entry[]
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
  #state: State = { complete: HASHES, most: 0, entries: [] }
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
    this.#state = limited(merged(this.#whole(), unpack(packed)))
  }

  /** As the graph stores it: both limits; then by entry the hash as a difference, twice how often, and the error if it is odd. */
  pack(): string {
    const { complete, most, entries } = this.#whole()
    const bytes: number[] = []
    pushVarint(bytes, complete)
    pushVarint(bytes, most)
    let before = 0
    for (const { hash, times, error } of entries) {
      pushVarint(bytes, hash - before)
      pushVarint(bytes, times * 2 + (error > 0 ? 1 : 0))
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
    const weight = HASHES / complete
    const groups = entries
      .map(({ hash, times, error }) => ({ isSampled: hash < complete, times: times - error / 2 }))
      .map(({ isSampled, times }) => ({ times, items: times > 2 * most ? 1 : isSampled ? weight : 0 }))
      .sort((a, b) => a.times - b.times)
    const shown = groups.reduce((sum, { items }) => sum + items, 0)
    const size = Math.max(catalogSize, shown)
    let [before, total, sum] = [size - shown, 0, 0]
    for (const { times, items } of groups) {
      sum += items * times * (2 * before + items - size)
      total += items * times
      before += items
    }
    return { shown, gini: total === 0 ? 0 : sum / (size * total) }
  }

  #whole(): State {
    if (this.#added.size === 0) return this.#state
    const entries = [...this.#added].map(([hash, times]) => ({ hash, times, error: 0 }))
    this.#added.clear()
    const added = { complete: HASHES, most: 0, entries: entries.sort((a, b) => a.hash - b.hash) }
    this.#state = limited(merged(this.#state, added))
    return this.#state
  }
}

function unpack(packed: string): State {
  const reader = new VarintReader(Buffer.from(packed, 'base64'))
  const [complete, most] = [reader.next(), reader.next()]
  const entries: Entry[] = []
  for (let hash = 0; !reader.isAtEnd; ) {
    hash += reader.next()
    const times = reader.next()
    entries.push({ hash, times: Math.floor(times / 2), error: times % 2 === 0 ? 0 : reader.next() })
  }
  return { complete, most, entries }
}

function merged(a: State, b: State): State {
  const entries: Entry[] = []
  let [inA, inB] = [0, 0]
  while (inA < a.entries.length || inB < b.entries.length) {
    const [one, other] = [a.entries[inA], b.entries[inB]]
    const hash = Math.min(one?.hash ?? HASHES, other?.hash ?? HASHES)
    const [ofA, ofB] = [
      one?.hash === hash ? one : missing(a, hash),
      other?.hash === hash ? other : missing(b, hash),
    ]
    if (one?.hash === hash) inA++
    if (other?.hash === hash) inB++
    entries.push({ hash, times: ofA.times + ofB.times, error: ofA.error + ofB.error })
  }
  return { complete: Math.min(a.complete, b.complete), most: a.most + b.most, entries }
}

/** What is known of an item without an entry. */
function missing({ complete, most }: State, hash: number): Omit<Entry, 'hash'> {
  return hash < complete ? { times: 0, error: 0 } : { times: most, error: most }
}

/** Leaves out entries if there are too many: neither of the sample, nor of the items that are shown most. */
function limited(state: State): State {
  const { entries } = state
  if (entries.length <= MOST_SHOWN + SAMPLED + WAITING) return state
  const complete = Math.min(state.complete, entries[SAMPLED]?.hash ?? HASHES)
  const others = entries.filter(({ hash }) => hash >= complete).sort((a, b) => b.times - a.times)
  const most = Math.max(state.most, others[MOST_SHOWN]?.times ?? 0)
  const kept = [...entries.filter(({ hash }) => hash < complete), ...others.slice(0, MOST_SHOWN)]
  return { complete, most, entries: kept.sort((a, b) => a.hash - b.hash) }
}
