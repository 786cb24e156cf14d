import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourceName } from '../../../../src/domain/source-name.ts'
import type { SourceCandidates } from '../../../../src/recommend/candidate.ts'
import { DEFAULT_POLICY } from '../../../../src/recommend/scoring/default-policy.ts'
import { scoreCandidates } from '../../../../src/recommend/scoring/score-items.ts'
import { type BlendContext, blendScorer } from '../../../../src/recommend/scoring/scorers.ts'

const context: BlendContext = {
  blend: DEFAULT_POLICY.blend,
  bias: DEFAULT_POLICY.bias,
  popularityWeight: 0,
  popularityOf: () => 0,
  sourceWeights: {},
}

const scorer = blendScorer(context)

/** @param further candidates that only the filter brings up */
function answer(
  source: SourceName,
  raws: Readonly<Record<string, number>>,
  further: readonly string[] = [],
): SourceCandidates {
  const candidates = Object.entries(raws)
    .map(([itemId, score]) => ({ itemId, score }))
    .sort((a, b) => b.score - a.score)
  return { source, candidates, onlyFiltered: new Set(further), best: candidates[0]?.score ?? 0 }
}

const scores = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
)

function logitOf(answers: readonly SourceCandidates[], itemId: string): number | undefined {
  return scoreCandidates(answers, scorer).find((item) => item.itemId === itemId)?.logit
}

describe('scoreCandidates', () => {
  it('bias and contributions sum to the logit, shares to one', () => {
    fc.assert(
      fc.property(scores, scores, (neighbors, social) => {
        for (const item of scoreCandidates(
          [answer('neighbors', neighbors), answer('social', social)],
          scorer,
        )) {
          const sum = item.contributions.reduce((total, { logit }) => total + logit, DEFAULT_POLICY.bias)
          expect(item.logit).toBeCloseTo(sum, 12)
          expect(item.contributions.reduce((total, { share }) => total + share, 0)).toBeCloseTo(1, 9)
        }
      }),
    )
  })

  it('gives the best item of a source its full slope at any scale', () => {
    // slope * 1 + proposed, and half of the slope for half of the best score
    const { slope, proposed } = DEFAULT_POLICY.blend.neighbors
    const [tiny] = scoreCandidates([answer('neighbors', { a: 1e-9 })], scorer)
    const half = logitOf([answer('neighbors', { a: 8e6, b: 4e6 })], 'b')
    expect(tiny?.logit).toBeCloseTo(slope + proposed, 12)
    expect(half).toBeCloseTo(slope / 2 + proposed, 12)
  })

  it('does not change an item if another source fails', () => {
    fc.assert(
      fc.property(scores, scores, (neighbors, popular) => {
        const alone = answer('neighbors', neighbors)
        for (const itemId of Object.keys(neighbors)) {
          if (itemId in popular) continue
          expect(logitOf([alone, answer('popular', popular)], itemId)).toBe(logitOf([alone], itemId))
        }
      }),
    )
  })

  it('does not change an item if a filter removes or adds others', () => {
    const all = answer('neighbors', { a: 8, b: 6, c: 4 })
    const social = answer('social', { c: 2 })
    // The filter removed a and added d, which the source does not propose without it; social proposes c only.
    const filtered = {
      ...answer('neighbors', { b: 6, c: 4, d: 1 }, ['d']),
      best: all.best,
    }
    const deeperSocial = { ...answer('social', { c: 2, b: 0.5 }, ['b']), best: social.best }
    for (const itemId of ['b', 'c']) {
      expect(logitOf([filtered, deeperSocial], itemId)).toBe(logitOf([all, social], itemId))
    }
    expect(logitOf([filtered, deeperSocial], 'd')).toBeGreaterThan(0)
  })

  it('multiplies a source by the weight in the request', () => {
    const answers = [answer('neighbors', { a: 1 })]
    const [plain] = scoreCandidates(answers, scorer)
    const [doubled] = scoreCandidates(answers, blendScorer({ ...context, sourceWeights: { neighbors: 2 } }))
    expect(doubled?.logit).toBeCloseTo(2 * (plain?.logit ?? 0), 12)
  })

  it('scores items of other sources by the slope of a source that scores all items', () => {
    const latent = {
      ...answer('latent', { a: 2 }),
      scoresOf: (itemIds: readonly string[]) => itemIds.map((itemId) => (itemId === 'b' ? 1 : undefined)),
    }
    const items = scoreCandidates([latent, answer('social', { b: 5, c: 5 })], scorer)
    const [a, b, c] = items.map(({ contributions }) =>
      contributions.find(({ source }) => source === 'latent'),
    )
    const { slope, proposed } = DEFAULT_POLICY.blend.latent
    expect(a?.logit).toBeCloseTo(slope + proposed, 12)
    // Half of the slope, without the bonus for proposals, and no evidence.
    expect(b?.logit).toBeCloseTo(slope / 2, 12)
    expect(c).toBeUndefined()
    expect(items[1]?.supportingSources).toEqual(['social'])
  })

  it('gives such an item the same logit if a filter makes it a proposal', () => {
    const scoresOf = (itemIds: readonly string[]) => itemIds.map((itemId) => (itemId === 'a' ? 8 : 3))
    const unfiltered = { ...answer('latent', { a: 8 }), scoresOf }
    const filtered = { ...answer('latent', { b: 3 }, ['b']), best: 8, scoresOf }
    const social = answer('social', { b: 2 })
    expect(logitOf([filtered, social], 'b')).toBe(logitOf([unfiltered, social], 'b'))
  })

  it('adds popularity times its weight to the bias, and to no contribution', () => {
    const [plain] = scoreCandidates([answer('social', { a: 1 })], scorer)
    const [discounted] = scoreCandidates(
      [answer('social', { a: 1 })],
      blendScorer({ ...context, popularityWeight: -1.5, popularityOf: () => 0.5 }),
    )
    expect(discounted?.logit).toBeCloseTo((plain?.logit ?? 0) - 0.75, 12)
    expect(discounted?.contributions).toEqual(plain?.contributions)
  })

  it('gives nothing for an empty pool', () => {
    expect(scoreCandidates([], scorer)).toEqual([])
  })
})
