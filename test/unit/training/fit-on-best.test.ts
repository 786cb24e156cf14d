import { describe, expect, it } from 'vitest'
import { seededRandom } from '../../../src/datasets/demo/random.ts'
import { FEATURES, featureOf } from '../../../src/domain/features.ts'
import type { SourceName } from '../../../src/domain/source-name.ts'
import { bestOf, choiceSetOf } from '../../../src/training/compute/choice-sets.ts'
import { fitBlend } from '../../../src/training/compute/fit-blend.ts'
import { type FocusSettings, fitOnBest } from '../../../src/training/compute/fit-on-best.ts'
import { logitsOf, type Pool } from '../../../src/training/compute/interest-features.ts'
import { judgeLists } from '../../../src/training/compute/judge-lists.ts'

type Said = Partial<Record<SourceName, number>>

const POPULAR = featureOf('popular')
const PRIOR = new Float64Array(FEATURES)
const SETTINGS: FocusSettings = { focus: 5, ridge: 0.5, sourceDropout: 0, seed: 7 }

/** Ranks by `social` alone. */
const BY_FRIENDS = PRIOR.with(featureOf('social'), 10)

/** What sources say of each candidate, and the places of those that are held out. */
function pool(candidates: readonly Said[], held: readonly number[]): Pool {
  const features = new Float32Array(candidates.length * FEATURES)
  for (const [row, said] of candidates.entries())
    for (const [source, score] of Object.entries(said) as [SourceName, number][])
      features[row * FEATURES + featureOf(source)] = score
  return {
    features,
    items: Int32Array.from(candidates, (_, row) => row),
    softmaxLogits: null,
    positives: Int32Array.from(held),
    held: held.length,
  }
}

/** People whose friends speak for five things, of which they take the most popular: first in its pool. Others follow. */
function choosers(others: readonly Said[], star: readonly Said[] = []): readonly Pool[] {
  const random = seededRandom(200)
  return Array.from({ length: 200 }, () => {
    const friendly = Array.from({ length: 5 }, () => random.next())
      .sort((a, b) => b - a)
      .map((popular) => ({ social: 1, popular }))
    return pool([...star, ...friendly, ...others], star.length === 0 ? [0] : [0, 1])
  })
}

const twenty = (said: Said): readonly Said[] => Array.from({ length: 20 }, () => said)

function ndcgBy(weights: Float64Array, pools: readonly Pool[]): number {
  const { ndcg } = judgeLists(pools, ({ features }) => logitsOf(features, weights))
  return ndcg.reduce((sum, value) => sum + value, 0) / ndcg.length
}

/** What a fit does that looks no further. */
function fitOnFirstBest(pools: readonly Pool[], settings = SETTINGS): Float64Array {
  const best = pools.map((one) => bestOf(choiceSetOf(one), BY_FRIENDS, settings.focus))
  return fitBlend(best, PRIOR, settings, BY_FRIENDS)
}

const fitted = (pools: readonly Pool[], settings = SETTINGS) => fitOnBest(pools, BY_FRIENDS, PRIOR, settings)

describe('a fit on the best candidates of each pool', () => {
  it('does not overrate candidates that a single fit would not include', () => {
    const pools = choosers(twenty({ popular: 1 }))
    expect(ndcgBy(fitOnFirstBest(pools), pools)).toBeLessThan(0.1)
    expect(ndcgBy(fitted(pools), pools)).toBeGreaterThan(0.9)
  })

  it('is repeated while it would show new candidates', () => {
    // That `trending` speaks against the first is all it takes to be rid of them, and it speaks for the second.
    const others = [...twenty({ popular: 1, trending: 3 }), ...twenty({ popular: 1, trending: -3 })]
    const pools = choosers(others)
    expect(ndcgBy(fitted(pools), pools)).toBeGreaterThan(0.9)
  })

  it('checks all ten shown candidates, not only the first', () => {
    // The first is in every list, and known.
    const pools = choosers(twenty({ popular: 1 }), [{ social: 1, popular: 3 }])
    expect(ndcgBy(fitted(pools), pools)).toBeGreaterThan(0.9)
  })

  it('learns from a held-out item outside the initial candidates once it would show it', () => {
    const pools = Array.from({ length: 200 }, () =>
      pool([...Array.from({ length: 5 }, () => ({ social: 1 })), { popular: 1 }], [0, 5]),
    )
    expect(fitOnFirstBest(pools)[POPULAR]).toBe(0)
    expect(fitted(pools)[POPULAR]).toBeGreaterThan(0.5)
  })

  it('keeps the initial candidates if it shows no others', () => {
    const pools = choosers(twenty({ popular: -5 }))
    const wide = { ...SETTINGS, focus: 10 }
    expect(fitted(pools, wide)).toEqual(fitOnFirstBest(pools, wide))
  })

  it('uses all of a pool that is smaller than a list', () => {
    const pools = choosers([])
    expect(fitted(pools)).toEqual(fitOnFirstBest(pools))
    expect(ndcgBy(fitted(pools), pools)).toBe(1)
  })
})
