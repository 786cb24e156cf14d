import { describe, expect, it } from 'vitest'
import { RANKERS } from '../../../src/domain/policy.ts'
import { chooseRanker } from '../../../src/training/interest/choose-ranker.ts'

const blend = Array.from({ length: 100 }, (_, viewer) => (viewer % 10) / 10)
const better = blend.map((value, viewer) => value + (viewer % 3 === 0 ? 0.1 : 0))
const nearly = blend.map((value, viewer) => value + (viewer % 2 === 0 ? 0.101 : -0.1))

const learned = {
  weights: new Float64Array(),
  trees: [],
  learned: blend,
  handSet: blend,
  withTrees: null,
  itemSoftmax: null,
  incumbent: null,
}

describe('chooseRanker', () => {
  it('takes the form that ranked held-out items better than the blend', () => {
    expect(chooseRanker({ ...learned, withTrees: better }, blend, RANKERS)).toBe('trees')
    expect(chooseRanker({ ...learned, itemSoftmax: better }, blend, RANKERS)).toBe('item-softmax')
  })

  it('stays with the blend where a form is better by no more than chance explains, the same, or was not learned', () => {
    expect(chooseRanker({ ...learned, withTrees: nearly }, blend, RANKERS)).toBe('blend')
    expect(chooseRanker({ ...learned, withTrees: blend }, blend, RANKERS)).toBe('blend')
    expect(chooseRanker(learned, blend, RANKERS)).toBe('blend')
  })

  it('does not take a form that was learned only to be judged', () => {
    expect(chooseRanker({ ...learned, itemSoftmax: better }, blend, ['blend', 'trees'])).toBe('blend')
  })

  it('takes the best of two that are both better', () => {
    const best = better.map((value, viewer) => value + (viewer % 4 === 0 ? 0.1 : 0))
    expect(chooseRanker({ ...learned, withTrees: better, itemSoftmax: best }, blend, RANKERS)).toBe(
      'item-softmax',
    )
    expect(chooseRanker({ ...learned, withTrees: best, itemSoftmax: better }, blend, RANKERS)).toBe('trees')
  })
})
