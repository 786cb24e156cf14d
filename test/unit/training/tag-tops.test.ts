import { describe, expect, it } from 'vitest'
import { tagTops } from '../../../src/training/derived/tag-tops.ts'
import { edgesOf, matrixOf } from '../../support/dense-matrix.ts'

// Two users have item 0, none the others: popularity 1, ln 2 / ln 4 = 1/2, 1/2.
const interactions = matrixOf([
  [1, 0, 0],
  [1, 0, 0],
])
// Tag 0 is on items 0 and 1, tag 1 on all three, tag 2 on none.
const itemTags = matrixOf([
  [0.4, 1, 0],
  [1, 0.5, 0],
  [0, 1, 0],
])
const itemTieBreaks = Uint32Array.from([0, 1, 2])

describe('tagTops', () => {
  const tops = tagTops({
    everyone: interactions,
    itemTags,
    itemTieBreaks,
    settings: { tagTops: { k: 2, popularityExponent: 1 } },
  })

  it('ranks by weight times rarity times popularity and keeps the k best', () => {
    // Rarity of tag 0: ln(1 + 3/2) / ln 4; of tag 1: ln(1 + 3/3) / ln 4 = 1/2.
    const rarity = Math.log(2.5) / Math.log(4)
    expect(edgesOf(tops.edges, 0)).toEqual([
      { target: 1, score: expect.closeTo(1 * rarity * 0.5, 12) },
      { target: 0, score: expect.closeTo(0.4 * rarity * 1, 12) },
    ])
    expect(edgesOf(tops.edges, 1)).toEqual([
      { target: 0, score: expect.closeTo(0.5, 12) },
      { target: 2, score: expect.closeTo(0.25, 12) },
    ])
  })

  it('counts the items of each tag; a tag on nothing has no top items', () => {
    expect([...tops.degrees]).toEqual([2, 3, 0])
    expect(edgesOf(tops.edges, 2)).toEqual([])
  })

  it('ignores popularity when its exponent is 0', () => {
    const plain = tagTops({
      everyone: interactions,
      itemTags,
      itemTieBreaks,
      settings: { tagTops: { k: 3, popularityExponent: 0 } },
    })
    expect(edgesOf(plain.edges, 1).map(({ target }) => target)).toEqual([0, 2, 1])
  })
})
