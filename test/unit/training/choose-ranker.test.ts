import { describe, expect, it } from 'vitest'
import { RANKERS } from '../../../src/domain/policy.ts'
import { chooseRanker } from '../../../src/training/interest/choose-ranker.ts'

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

describe('chooseRanker', () => {
  it('takes the form that ranked held-out items better than the blend', () => {
    expect(chooseRanker({ ...judged, trees: better }, RANKERS)).toBe('trees')
    expect(chooseRanker({ ...judged, 'item-softmax': better }, RANKERS)).toBe('item-softmax')
  })

  it('stays with the blend where a form is better by no more than chance explains, the same, or was not learned', () => {
    expect(chooseRanker({ ...judged, trees: nearly(100) }, RANKERS)).toBe('blend')
    expect(chooseRanker({ ...judged, trees: blend }, RANKERS)).toBe('blend')
    expect(chooseRanker(judged, RANKERS)).toBe('blend')
  })

  it('takes a form that ranks as well as far as anybody can tell, and shows a twentieth more of the catalog', () => {
    expect(chooseRanker({ ...judged, trees: nearly(105) }, RANKERS)).toBe('trees')
    expect(chooseRanker({ ...judged, trees: hardly(105) }, RANKERS)).toBe('trees')
    expect(chooseRanker({ ...judged, trees: nearly(104) }, RANKERS)).toBe('blend')
  })

  it('takes no form that ranks worse, however much it shows', () => {
    expect(chooseRanker({ ...judged, trees: worse }, RANKERS)).toBe('blend')
  })

  it('does not take a form that was learned only to be judged', () => {
    expect(chooseRanker({ ...judged, 'item-softmax': better }, ['blend', 'trees'])).toBe('blend')
  })

  it('takes the best of two that are both better', () => {
    expect(chooseRanker({ ...judged, trees: better, 'item-softmax': best }, RANKERS)).toBe('item-softmax')
    expect(chooseRanker({ ...judged, trees: best, 'item-softmax': better }, RANKERS)).toBe('trees')
  })
})
