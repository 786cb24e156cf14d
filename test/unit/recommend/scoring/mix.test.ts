import { describe, expect, it } from 'vitest'
import { mix } from '../../../../src/recommend/scoring/mix.ts'

function scored(itemId: string, logit: number) {
  const contributions = [{ source: 'similar-items' as const, logit, share: 1, raw: 1 }]
  return { itemId, logit, contributions, supportingSources: ['similar-items' as const] }
}

describe('mix', () => {
  it('weighs both sides in standard deviations from their means', () => {
    const items = [scored('a', 3), scored('b', 1)]
    const viewer = [scored('a', 10), scored('b', 30)]
    const mixed = mix(items, { share: 0.25, byViewer: viewer, bias: 0 })
    expect(mixed.map(({ logit }) => logit)).toEqual([0.75 - 0.25, -0.75 + 0.25])
  })

  it('keeps the signs of contributions where all logits are the same', () => {
    const [only] = mix([scored('a', 2)], { share: 0.5, byViewer: [], bias: -1 })
    expect(only?.logit).toBe(0)
    expect(only?.contributions[0]?.logit).toBeGreaterThan(0)
  })
})
