import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  BUCKETS,
  COUNTERS,
  packSums,
  partsOf,
  SKETCH_SIZE,
  SumsBuilder,
  unpackSums,
  usersOf,
} from '../../../src/metrics/counters.ts'
import { ratioOf, sumOf } from '../../../src/metrics/jackknife.ts'

const counted = fc.record({
  counter: fc.constantFrom(...COUNTERS),
  amount: fc.oneof(fc.integer({ min: -1_000, max: 1_000 }), fc.constantFrom(2 ** 50, -(2 ** 50))),
  hash: fc.nat(2 ** 31),
})

describe('sums', () => {
  it('are the same after they were stored, and in any order and grouping', () => {
    fc.assert(
      fc.property(fc.array(counted, { maxLength: 200 }), fc.nat(200), (counts, cut) => {
        const whole = new SumsBuilder()
        const parts = [new SumsBuilder(), new SumsBuilder()] as const
        for (const { counter, amount, hash } of counts) whole.count(counter, amount, hash)
        for (const [index, { counter, amount, hash }] of [...counts.entries()].reverse())
          parts[index < cut ? 0 : 1].count(counter, amount, hash)
        const joined = new SumsBuilder()
          .add(unpackSums(packSums(parts[0])))
          .add(unpackSums(packSums(parts[1])))
        for (const counter of COUNTERS) expect(partsOf(joined, counter)).toEqual(partsOf(whole, counter))
        expect(joined.users).toEqual(whole.users)
      }),
    )
  })

  it('say how many users they are of: exactly for few, and within 30 % for many', () => {
    const hashes = (count: number) =>
      Array.from({ length: count }, (_, n) => Math.imul(n + 1, 0x9e3779b1) >>> 0)
    const usersAmong = (count: number) => {
      const sums = new SumsBuilder()
      for (const hash of [...hashes(count), ...hashes(count)]) sums.count('clicks', 1, hash)
      return usersOf(sums)
    }
    for (const few of [0, 1, 9, 10, SKETCH_SIZE - 1]) expect(usersAmong(few)).toBe(few)
    expect(usersAmong(5_000) / 5_000).toBeGreaterThan(0.7)
    expect(usersAmong(5_000) / 5_000).toBeLessThan(1.3)
  })
})

/** Numbers from 0 to 1 that are the same in each run. */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let bits = Math.imul(state ^ (state >>> 15), 1 | state)
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32
  }
}

describe('the interval of a ratio', () => {
  it('is computed as by hand', () => {
    const [numerators, denominators] = [
      new Array<number>(BUCKETS).fill(1),
      new Array<number>(BUCKETS).fill(10),
    ]
    numerators[0] = 3
    // Left out: 31/310 = .1 once, 33/310 thirty-one times. Variance: 31/32 * sum of squares = .0000390625.
    const { value, low, high } = ratioOf(numerators, denominators)
    expect(value).toBeCloseTo(34 / 320, 12)
    expect(low).toBeCloseTo(34 / 320 - 2.0395 * 0.00624999999, 8)
    expect(high).toBeCloseTo(34 / 320 + 2.0395 * 0.00624999999, 8)
  })

  it('has no negative values, except of sums that can be negative', () => {
    const denominators = new Array<number>(BUCKETS).fill(10)
    const numerators = new Array<number>(BUCKETS).fill(0)
    numerators[0] = 1
    expect(ratioOf(numerators, denominators).low).toBe(0)
    numerators[0] = -1
    expect(ratioOf(numerators, denominators).low).toBeLessThan(-1 / 320)
  })

  it('covers the true rate in 92.5 to 97 % of periods with uneven users, where a pooled one covers less than 90 %', () => {
    const next = random(7)
    const periods = process.env.ATTUNE_TEST_LONG ? 4_000 : 1_000
    let [covered, pooled] = [0, 0]
    // Users click at rates from 0 to .4 whose mean weighted by impressions is the truth; some see many more places.
    const truth = 0.1
    for (let period = 0; period < periods; period++) {
      const clicks = new Array<number>(BUCKETS).fill(0)
      const shown = new Array<number>(BUCKETS).fill(0)
      for (let user = 0; user < 400; user++) {
        const bucket = Math.floor(next() * BUCKETS)
        const rate = truth * 4 * next() ** 3
        const places = Math.ceil(1 + 40 * next() ** 4)
        shown[bucket] = (shown[bucket] ?? 0) + places
        for (let place = 0; place < places; place++)
          if (next() < rate) clicks[bucket] = (clicks[bucket] ?? 0) + 1
      }
      const { low, high } = ratioOf(clicks, shown)
      if ((low ?? 1) <= truth && truth <= (high ?? 0)) covered++
      const [total, rate] = [sumOf(shown), sumOf(clicks) / sumOf(shown)]
      if (Math.abs(rate - truth) <= 1.96 * Math.sqrt((rate * (1 - rate)) / total)) pooled++
    }
    expect(covered / periods).toBeGreaterThan(0.925)
    expect(covered / periods).toBeLessThan(0.97)
    expect(pooled / periods).toBeLessThan(0.9)
  })
})
