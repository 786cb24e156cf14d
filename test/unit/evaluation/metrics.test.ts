import { describe, expect, it } from 'vitest'
import {
  averagePopularity,
  averagePrecision,
  calibration,
  coldUsers,
  coverage,
  exposureOf,
  gini,
  headItems,
  hitRate,
  intraListDiversity,
  longTailShare,
  ndcg,
  novelty,
  precision,
  recall,
  reciprocalRank,
} from '../../../src/evaluation/metrics.ts'

/** Hits at ranks 1, 3 and 6; five items are relevant, and lists have five places. */
const HITS = [true, false, true, false, false, true]
const RELEVANT = 5
const K = 5

describe('accuracy of a list with hits at ranks 1, 3 and 6, five relevant items and k = 5', () => {
  it('NDCG = (1 + 1/2) / (1 + 0.6309 + 0.5 + 0.4307 + 0.3869); rank 6 is past k', () => {
    expect(ndcg(HITS, RELEVANT, K)).toBeCloseTo(1.5 / 2.948459, 6)
  })

  it('NDCG = 1 if all relevant items come first', () => {
    expect(ndcg([true, true, false], 2, K)).toBe(1)
  })

  it('precision = 2/5, also for a list shorter than k', () => {
    expect(precision(HITS, K)).toBe(0.4)
    expect(precision([true, true], K)).toBe(0.4)
  })

  it('recall = 2/5, and 2/20 with twenty relevant items', () => {
    expect(recall(HITS, RELEVANT, K)).toBe(0.4)
    expect(recall(HITS, 20, K)).toBe(0.1)
  })

  it('hit rate = 1, and 0 if the only hit is past k', () => {
    expect(hitRate(HITS, K)).toBe(1)
    expect(hitRate([false, false, true], 2)).toBe(0)
  })

  it('reciprocal rank = 1, 1/3 for a first hit at rank 3, 0 without a hit', () => {
    expect(reciprocalRank(HITS, K)).toBe(1)
    expect(reciprocalRank([false, false, true], K)).toBeCloseTo(1 / 3)
    expect(reciprocalRank([false], K)).toBe(0)
  })

  it('average precision = (1/1 + 2/3) / 5', () => {
    expect(averagePrecision(HITS, RELEVANT, K)).toBeCloseTo((1 + 2 / 3) / 5)
  })
})

describe('beyond accuracy', () => {
  /** Likes of items 0 to 4, 20 in total. */
  const popularity = Int32Array.from([10, 6, 2, 1, 1])
  const head = headItems(popularity, Uint32Array.from([0, 1, 2, 3, 4]))

  it('coverage counts an item in several lists once', () => {
    expect(coverage(exposureOf([[0, 1], [1]]), 4)).toBe(0.5)
  })

  it('gini = 0 for equal exposure, 3/4 for one item of four, 1/4 for exposures 1 and 3', () => {
    expect(gini(exposureOf([[0, 1, 2, 3]]), 4)).toBe(0)
    expect(gini(exposureOf([[2], [2]]), 4)).toBe(0.75)
    expect(
      gini(
        new Map([
          [0, 1],
          [1, 3],
        ]),
        2,
      ),
    ).toBe(0.25)
  })

  it('ARP = 6 for items liked by 10 and by 2 users', () => {
    expect(averagePopularity([0, 2], popularity)).toBe(6)
  })

  it('novelty = 1 bit for an item with half of the likes; no likes count as one', () => {
    expect(novelty([0], popularity, 20)).toBe(1)
    expect(novelty([0, 7], popularity, 20)).toBeCloseTo((1 + Math.log2(20)) / 2)
  })

  it('the head is the fewest items with 80 % of the likes (10 + 6 of 20)', () => {
    expect([...head]).toEqual([0, 1])
    expect(longTailShare([0, 2, 3, 1], head)).toBe(0.5)
  })

  it('diversity = 1 - 1/2 for one common tag of two; untagged items do not count', () => {
    const one = new Map([
      ['rock', 1],
      ['live', 1],
    ])
    const other = new Map([
      ['rock', 1],
      ['new', 1],
    ])
    expect(intraListDiversity([one, other, new Map()])).toBeCloseTo(0.5)
    expect(intraListDiversity([one])).toBeNull()
  })

  it('calibration = 0 for the mix of the history, and ln 100 without a common tag', () => {
    const rock = new Map([['rock', 2]])
    const jazz = new Map([['jazz', 1]])
    expect(calibration([rock, jazz], [jazz, rock])).toBeCloseTo(0)
    expect(calibration([rock], [jazz])).toBeCloseTo(Math.log(100))
    expect(calibration([new Map()], [jazz])).toBeNull()
  })

  it('cold users are the quarter with the fewest training items, rounded up', () => {
    expect(coldUsers([5, 1, 9, 3, 7], Uint32Array.from([0, 1, 2, 3, 4]))).toEqual([
      false,
      true,
      false,
      true,
      false,
    ])
  })

  it('metrics of an empty list are null, not zero', () => {
    expect(averagePopularity([], popularity)).toBeNull()
    expect(novelty([], popularity, 20)).toBeNull()
    expect(longTailShare([], head)).toBeNull()
  })
})
