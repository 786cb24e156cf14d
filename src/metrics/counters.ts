import { VarintReader, VarintWriter } from './varints.ts'

/** Counters of latencies: the one with index n has those below 2^n milliseconds, the last one also all longer ones. */
export const LATENCIES = [
  'latency0',
  'latency1',
  'latency2',
  'latency3',
  'latency4',
  'latency5',
  'latency6',
  'latency7',
  'latency8',
  'latency9',
  'latency10',
  'latency11',
] as const

/** What is counted of lists. */
export const LIST_COUNTERS = [
  'lists',
  'empty',
  'fallback',
  'degraded',
  'searches',
  'searchesWithoutResult',
  ...LATENCIES,
] as const

export type ListCounter = (typeof LIST_COUNTERS)[number]

/** What became of events that were sent. */
export const EVENT_OUTCOMES = ['accepted', 'duplicates', 'rejected', 'suppressed'] as const

export type EventOutcomeCounter = (typeof EVENT_OUTCOMES)[number]

/** What metrics are made of, in the order of their codes. Graphs contain the codes: append, never reorder. */
export const COUNTERS = [
  'impressions',
  'clicks',
  'conversions',
  'converted',
  'revenue',
  'dwellMs',
  'value',
  'negatives',
  'repeats',
  'promoted',
  'explored',
  'refusedTokens',
  ...LIST_COUNTERS,
  'clickedSearches',
  ...EVENT_OUTCOMES,
] as const

export type Counter = (typeof COUNTERS)[number]

/** Parts that users are divided into by a hash of their ids, for intervals. */
export const BUCKETS = 32

/** Distinct users are counted exactly below this number, and estimated from it on. */
export const SKETCH_SIZE = 64

/** Sums of whole numbers by counter, each in one part for each bucket of users, and the smallest hashes of these users. */
export interface Sums {
  readonly parts: ReadonlyMap<Counter, readonly number[]>
  /** Ascending and distinct, at most `SKETCH_SIZE`, below 2^32. */
  readonly users: readonly number[]
}

export const NO_SUMS: Sums = { parts: new Map(), users: [] }

const NO_PARTS: readonly number[] = new Array<number>(BUCKETS).fill(0)

/** The parts of a counter, one for each bucket. */
export function partsOf({ parts }: Sums, counter: Counter): readonly number[] {
  return parts.get(counter) ?? NO_PARTS
}

/** Adds up sums, which may be written to. */
export class SumsBuilder implements Sums {
  readonly parts = new Map<Counter, number[]>()
  #users = new Set<number>()

  get users(): readonly number[] {
    return [...this.#users].sort((a, b) => a - b).slice(0, SKETCH_SIZE)
  }

  /** Adds to a counter for a user. @param userHash a whole number below 2^32 */
  count(counter: Counter, amount: number, userHash: number): this {
    this.#addTo(counter, userHash % BUCKETS, amount)
    this.#addUsers([userHash])
    return this
  }

  add({ parts, users }: Sums): this {
    for (const [counter, counted] of parts)
      counted.forEach((amount, bucket) => {
        if (amount !== 0) this.#addTo(counter, bucket, amount)
      })
    this.#addUsers(users)
    return this
  }

  /** Adds sums as `pack` wrote them. */
  addPacked(packed: string): this {
    return this.add(unpackSums(packed))
  }

  pack(): string {
    return packSums(this)
  }

  #addUsers(users: readonly number[]): void {
    for (const hash of users) this.#users.add(hash)
    if (this.#users.size > 8 * SKETCH_SIZE) this.#users = new Set(this.users)
  }

  #addTo(counter: Counter, bucket: number, amount: number): void {
    let parts = this.parts.get(counter)
    if (!parts) {
      parts = new Array<number>(BUCKETS).fill(0)
      this.parts.set(counter, parts)
    }
    parts[bucket] = (parts[bucket] ?? 0) + amount
  }
}

/** The sums of all of these. */
export function addedUp(all: readonly Sums[]): Sums {
  const [first = NO_SUMS] = all
  if (all.length <= 1) return first
  const sums = new SumsBuilder()
  for (const one of all) sums.add(one)
  // The users of a builder are sorted each time.
  return { parts: sums.parts, users: sums.users }
}

/** How many distinct users the sums are of: exact below `SKETCH_SIZE`, within about 12 % above. */
export function usersOf({ users }: Sums): number {
  const largest = users.at(-1)
  if (users.length < SKETCH_SIZE || largest === undefined) return users.length
  return Math.round(((SKETCH_SIZE - 1) * 2 ** 32) / (largest + 1))
}

/** Sums as the graph stores them: per counter its code, a mask of the buckets, and their parts; then the users. */
export function packSums(sums: Sums): string {
  // A number has at most eight bytes.
  const bytes = new VarintWriter(8 * (COUNTERS.length * (BUCKETS + 2) + SKETCH_SIZE + 1))
  for (const [code, counter] of COUNTERS.entries()) {
    const parts = sums.parts.get(counter)
    if (!parts?.some((part) => part !== 0)) continue
    bytes.push(code + 1)
    bytes.push(parts.reduce((mask, part, bucket) => (part === 0 ? mask : mask + 2 ** bucket), 0))
    for (const part of parts) if (part !== 0) bytes.push(part < 0 ? -part * 2 - 1 : part * 2)
  }
  bytes.push(0)
  let before = 0
  for (const hash of sums.users) {
    bytes.push(hash - before)
    before = hash
  }
  return bytes.toText()
}

/** The sums of a text that `packSums` wrote. @param wanted counters to read; omitted: all */
export function unpackSums(packed: string, wanted?: ReadonlySet<Counter>): Sums {
  const reader = new VarintReader(Buffer.from(packed, 'base64'))
  const parts = new Map<Counter, number[]>()
  for (let code = reader.next(); code > 0; code = reader.next()) {
    const mask = reader.next()
    const counter = COUNTERS[code - 1]
    if (!counter || (wanted && !wanted.has(counter))) {
      reader.skip(bitsIn(mask))
      continue
    }
    const counted = new Array<number>(BUCKETS).fill(0)
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      if ((mask >>> bucket) % 2 === 0) continue
      const value = reader.next()
      counted[bucket] = value % 2 === 0 ? value / 2 : -(value + 1) / 2
    }
    parts.set(counter, counted)
  }
  const users: number[] = []
  for (let hash = 0; !reader.isAtEnd; ) {
    hash += reader.next()
    users.push(hash)
  }
  return { parts, users }
}

/** How many bits are set. @param mask a whole number below 2^32 */
export function bitsIn(mask: number): number {
  let bits = 0
  for (let left = mask; left > 0; left = Math.floor(left / 2)) bits += left % 2
  return bits
}
