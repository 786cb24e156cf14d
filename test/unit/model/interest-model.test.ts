import { describe, expect, it } from 'vitest'
import { type InterestModel, parseInterestModel } from '../../../src/model/interest-model.ts'
import { DEFAULT_POLICY } from '../../../src/scoring/default-policy.ts'

const MODEL: InterestModel = {
  origin: 'learned',
  blend: DEFAULT_POLICY.blend,
  popularityWeight: -1.5,
  metrics: {
    users: 3,
    positives: 9,
    poolRecall: 0.5,
    ndcgAt10: 0.3,
    handSetNdcgAt10: 0.25,
    incumbentNdcgAt10: null,
  },
}

describe('parseInterestModel', () => {
  it('gives back what was written', () => {
    expect(parseInterestModel(JSON.stringify(MODEL))).toEqual(MODEL)
  })

  it('lets a source that is newer than the model add nothing', () => {
    const { latent: _, ...older } = MODEL.blend
    const { blend } = parseInterestModel(JSON.stringify({ ...MODEL, blend: older }))
    expect(blend.latent).toEqual({ slope: 0, proposed: 0 })
    expect(blend.neighbors).toEqual(MODEL.blend.neighbors)
  })

  it('that is older than the popularity weight leaves popularity out', () => {
    const { popularityWeight: _, ...older } = MODEL
    expect(parseInterestModel(JSON.stringify(older)).popularityWeight).toBe(0)
  })

  it.each(['', '{}', JSON.stringify({ ...MODEL, blend: { latent: { slope: 'much' } } })])(
    'refuses %s with what to do',
    (text) => {
      expect(() => parseInterestModel(text)).toThrowError(
        expect.objectContaining({ code: 'UNAVAILABLE', hint: 'Run `attune train`.' }),
      )
    },
  )
})
