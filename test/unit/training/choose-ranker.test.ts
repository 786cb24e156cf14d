import { describe, expect, it } from 'vitest'
import { RANKERS } from '../../../src/domain/policy.ts'
import { chooseRanker } from '../../../src/training/interest/choose-ranker.ts'

const blend = Array.from({ length: 100 }, (_, viewer) => (viewer % 10) / 10)
const better = blend.map((value, viewer) => value + (viewer % 3 === 0 ? 0.1 : 0))
const nearly = blend.map((value, viewer) => value + (viewer % 2 === 0 ? 0.101 : -0.1))

const judged = { blend, trees: null, 'item-softmax': null }

describe('chooseRanker', () => {
  it('takes the form that ranked held-out items better than the blend', () => {
    expect(chooseRanker({ ...judged, trees: better }, RANKERS)).toBe('trees')
    expect(chooseRanker({ ...judged, 'item-softmax': better }, RANKERS)).toBe('item-softmax')
  })

  it('stays with the blend where a form is better by no more than chance explains, the same, or was not learned', () => {
    expect(chooseRanker({ ...judged, trees: nearly }, RANKERS)).toBe('blend')
    expect(chooseRanker({ ...judged, trees: blend }, RANKERS)).toBe('blend')
    expect(chooseRanker(judged, RANKERS)).toBe('blend')
  })

  it('does not take a form that was learned only to be judged', () => {
    expect(chooseRanker({ ...judged, 'item-softmax': better }, ['blend', 'trees'])).toBe('blend')
  })

  it('takes the best of two that are both better', () => {
    const best = better.map((value, viewer) => value + (viewer % 4 === 0 ? 0.1 : 0))
    expect(chooseRanker({ ...judged, trees: better, 'item-softmax': best }, RANKERS)).toBe('item-softmax')
    expect(chooseRanker({ ...judged, trees: best, 'item-softmax': better }, RANKERS)).toBe('trees')
  })
})
