import { describe, expect, it } from 'vitest'
import { AttuneError } from '../../../src/domain/errors.ts'
import { FEATURES } from '../../../src/domain/features.ts'
import {
  describeInterest,
  type InterestModel,
  parseInterestModel,
} from '../../../src/model/interest-model.ts'
import { DEFAULT_POLICY } from '../../../src/recommend/scoring/default-policy.ts'
import { attribute, PARTS } from '../../../src/recommend/scoring/tree-features.ts'

const MODEL: InterestModel = {
  ranker: 'trees',
  origin: 'learned',
  blend: DEFAULT_POLICY.blend,
  popularityWeight: -1.5,
  trees: [
    { features: [18, -1, -1], thresholds: [0.5, 0, 0], children: [1, 0, 0], values: [0.1, -0.25, 0.5] },
  ],
  metrics: {
    users: 3,
    positives: 9,
    poolRecall: 0.5,
    ndcgAt10: 0.3,
    handSetNdcgAt10: 0.25,
    treesNdcgAt10: 0.31,
    itemSoftmaxNdcgAt10: null,
    incumbentNdcgAt10: null,
    itemsShown: 40,
    handSetItemsShown: 30,
    treesItemsShown: 44,
    itemSoftmaxItemsShown: null,
  },
}

const stored = (): Record<string, unknown> => JSON.parse(describeInterest(MODEL))

describe('parseInterestModel', () => {
  it('returns the stored model', () => {
    expect(parseInterestModel(describeInterest(MODEL))).toEqual(MODEL)
  })

  it('gives weight 0 to a source that is newer than the model', () => {
    const { latent: _, ...older } = MODEL.blend
    const { blend } = parseInterestModel(JSON.stringify({ ...stored(), blend: older }))
    expect(blend.latent).toEqual({ slope: 0, proposed: 0 })
    expect(blend.neighbors).toEqual(MODEL.blend.neighbors)
  })

  it.each(['ranker', 'popularityWeight', 'trees'])('refuses a model without %s', (name) => {
    const text = JSON.stringify({ ...stored(), [name]: undefined })
    expect(() => parseInterestModel(text)).toThrow(AttuneError)
  })

  it('reads a tree feature that no longer exists as 0', () => {
    const { features } = MODEL.trees[0] ?? { features: [] }
    const trees = { features: ['telepathy score'], trees: [{ ...MODEL.trees[0], features: [0, -1, -1] }] }
    const [tree] = parseInterestModel(JSON.stringify({ ...stored(), trees })).trees
    const parts = new Float64Array(PARTS)
    attribute(tree ? [tree] : [], new Float32Array(FEATURES).fill(9), parts)
    expect(features).toContain(FEATURES - 1)
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(-0.25)
  })

  const endless = { features: ['popularity'], trees: [{ ...MODEL.trees[0], children: [0, 0, 0] }] }

  it.each([
    '',
    '{}',
    JSON.stringify({ ...stored(), blend: { latent: { slope: 'much' } } }),
    JSON.stringify({ ...stored(), trees: endless }),
  ])('rejects %s with a hint', (text) => {
    expect(() => parseInterestModel(text)).toThrowError(
      expect.objectContaining({ code: 'UNAVAILABLE', hint: 'Run `attune train`.' }),
    )
  })
})
