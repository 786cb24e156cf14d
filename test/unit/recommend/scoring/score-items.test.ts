import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SourceName } from '../../../../src/domain/source-name.ts'
import type { SourceCandidates } from '../../../../src/recommend/candidate.ts'
import { DEFAULT_POLICY } from '../../../../src/recommend/scoring/default-policy.ts'
import { scoreItems } from '../../../../src/recommend/scoring/score-items.ts'
import { type BlendContext, blendScorer } from '../../../../src/recommend/scoring/scorers.ts'
import { distinctIds } from '../../../../src/recommend/sources/pick-candidates.ts'

const context: BlendContext = {
  blend: DEFAULT_POLICY.blend,
  bias: DEFAULT_POLICY.bias,
  popularityWeight: 0,
  popularityOf: () => 0,
  trust: {},
  multipliers: {},
}

const scorer = blendScorer(context)

function answer(source: SourceName, raws: Readonly<Record<string, number>>): SourceCandidates {
  const candidates = Object.entries(raws)
    .map(([itemId, score]) => ({ itemId, score }))
    .sort((a, b) => b.score - a.score)
  return { source, candidates, best: candidates[0]?.score ?? 0 }
}

const scores = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
)

/** Scores all candidates. */
function scored(answers: readonly SourceCandidates[], by = scorer) {
  return scoreItems(answers, distinctIds(answers.map(({ candidates }) => candidates)), by)
}

function logitOf(answers: readonly SourceCandidates[], itemId: string): number | undefined {
  return scored(answers).find((item) => item.itemId === itemId)?.logit
}

describe('scoreItems', () => {
  it('bias and contributions sum to the logit, shares to one', () => {
    fc.assert(
      fc.property(scores, scores, (neighbors, social) => {
        for (const item of scored([answer('neighbors', neighbors), answer('social', social)])) {
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
    const [tiny] = scored([answer('neighbors', { a: 1e-9 })])
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

  it('gives an item the same logit among any other items', () => {
    const latent = {
      ...answer('latent', { a: 8, b: 6 }),
      scoresOf: (itemIds: readonly string[]) => itemIds.map((itemId) => ({ a: 8, b: 6, c: 2, d: 1 })[itemId]),
    }
    const answers = [latent, answer('social', { c: 2 })]
    for (const itemIds of [['b', 'c'], ['d', 'c', 'b'], ['b'], ['c']]) {
      for (const { itemId, logit } of scoreItems(answers, itemIds, scorer)) {
        if (itemId !== 'd') expect(logit).toBe(logitOf(answers, itemId))
      }
    }
    const [d] = scoreItems(answers, ['d'], scorer)
    expect(d?.logit).toBeCloseTo(DEFAULT_POLICY.blend.latent.slope / 8, 12)
    expect(d?.supportingSources).toEqual(['latent'])
  })

  it('leaves out an item that no source knows', () => {
    expect(scoreItems([answer('social', { a: 1 })], ['z', 'a'], scorer).map(({ itemId }) => itemId)).toEqual([
      'a',
    ])
  })

  it('multiplies a source by the weight in the request', () => {
    const answers = [answer('neighbors', { a: 1 })]
    const [plain] = scored(answers)
    const [doubled] = scored(answers, blendScorer({ ...context, multipliers: { neighbors: 2 } }))
    expect(doubled?.logit).toBeCloseTo(2 * (plain?.logit ?? 0), 12)
  })

  it('scores items of other sources by the slope of a source that scores all items', () => {
    const latent = {
      ...answer('latent', { a: 2 }),
      scoresOf: (itemIds: readonly string[]) => itemIds.map((itemId) => (itemId === 'b' ? 1 : undefined)),
    }
    const items = scored([latent, answer('social', { b: 5, c: 5 })])
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

  it('adds popularity times its weight to the bias, and to no contribution', () => {
    const [plain] = scored([answer('social', { a: 1 })])
    const [discounted] = scored(
      [answer('social', { a: 1 })],
      blendScorer({ ...context, popularityWeight: -1.5, popularityOf: () => 0.5 }),
    )
    expect(discounted?.logit).toBeCloseTo((plain?.logit ?? 0) - 0.75, 12)
    expect(discounted?.contributions).toEqual(plain?.contributions)
  })

  it('gives nothing for an empty pool', () => {
    expect(scored([])).toEqual([])
  })
})
