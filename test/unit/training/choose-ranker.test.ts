import { describe, expect, it } from 'vitest'
import { RANKERS, type Ranker } from '../../../src/domain/policy.ts'
import type { JudgedForms } from '../../../src/training/compute/learn-blend.ts'
import { bestRanker, broadestRanker } from '../../../src/training/interest/choose-ranker.ts'

const values = Array.from({ length: 100 }, (_, viewer) => (viewer % 10) / 10)

/** Lists of 100 viewers, better than the blend's by so much for so many of them, that show so many items. */
function lists(gainOf: (viewer: number) => number, itemsShown = 100) {
  return { ndcg: values.map((value, viewer) => value + gainOf(viewer)), itemsShown }
}

const blend = lists(() => 0)
const better = lists((viewer) => (viewer % 3 === 0 ? 0.1 : 0))
const best = lists((viewer) => (viewer % 3 === 0 ? 0.1 : 0) + (viewer % 4 === 0 ? 0.1 : 0))
const nearly = (itemsShown: number) => lists((viewer) => (viewer % 2 === 0 ? 0.101 : -0.1), itemsShown)
const hardly = (itemsShown: number) => lists((viewer) => (viewer % 2 === 0 ? 0.1 : -0.101), itemsShown)
const worse = lists((viewer) => (viewer % 3 === 0 ? -0.1 : 0), 900)

const judged = { blend, trees: null, 'item-softmax': null }

const broadestOf = (forms: JudgedForms, contenders: readonly Ranker[] = RANKERS) =>
  broadestRanker(forms, contenders, bestRanker(forms, contenders))

describe('bestRanker', () => {
  it('is the form that ranked held-out items better than the blend', () => {
    expect(bestRanker({ ...judged, trees: better }, RANKERS)).toBe('trees')
    expect(bestRanker({ ...judged, 'item-softmax': better }, RANKERS)).toBe('item-softmax')
  })

  it('is the blend if no learned form is significantly better', () => {
    expect(bestRanker({ ...judged, trees: nearly(100) }, RANKERS)).toBe('blend')
    expect(bestRanker({ ...judged, trees: blend }, RANKERS)).toBe('blend')
    expect(bestRanker(judged, RANKERS)).toBe('blend')
  })

  it('is never a form that was learned only for comparison', () => {
    expect(bestRanker({ ...judged, 'item-softmax': better }, ['blend', 'trees'])).toBe('blend')
  })

  it('is the better of two that are both better', () => {
    expect(bestRanker({ ...judged, trees: better, 'item-softmax': best }, RANKERS)).toBe('item-softmax')
    expect(bestRanker({ ...judged, trees: best, 'item-softmax': better }, RANKERS)).toBe('trees')
  })
})

describe('broadestRanker', () => {
  it('is a form that ranks not significantly worse and covers a twentieth more of the catalog', () => {
    expect(broadestOf({ ...judged, trees: nearly(105) })).toBe('trees')
    expect(broadestOf({ ...judged, trees: hardly(105) })).toBe('trees')
    expect(broadestOf({ ...judged, trees: { ...blend, itemsShown: 105 } })).toBe('trees')
    expect(broadestOf({ ...judged, trees: nearly(104) })).toBe('blend')
    expect(broadestOf({ ...judged, trees: nearly(300) }, ['blend'])).toBe('blend')
  })

  it('is never a form that ranks worse, at any coverage', () => {
    expect(broadestOf({ ...judged, trees: worse })).toBe('blend')
    expect(broadestOf({ ...judged, trees: best, 'item-softmax': { ...blend, itemsShown: 900 } })).toBe(
      'trees',
    )
  })

  it('is the form with the largest coverage, each compared with the best', () => {
    expect(broadestOf({ ...judged, trees: nearly(120), 'item-softmax': hardly(110) })).toBe('trees')
    expect(broadestOf({ ...judged, trees: hardly(110), 'item-softmax': nearly(120) })).toBe('item-softmax')
    expect(broadestOf({ ...judged, trees: hardly(110), 'item-softmax': nearly(100) })).toBe('trees')
  })
})
