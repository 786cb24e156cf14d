import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEATURES, featureOf, POPULARITY } from '../../../../src/domain/features.ts'
import { SOURCE_NAMES } from '../../../../src/domain/source-name.ts'
import type { Tree } from '../../../../src/model/tree-ensemble.ts'
import type { SourceScore } from '../../../../src/recommend/candidate.ts'
import { DEFAULT_POLICY } from '../../../../src/recommend/scoring/default-policy.ts'
import { blendScorer, treeScorer } from '../../../../src/recommend/scoring/scorers.ts'
import { attribute, PARTS, ROOTS } from '../../../../src/recommend/scoring/tree-features.ts'

const SOCIAL = featureOf('social')

/** Popular above one half: then social above one half. */
const TREE: Tree = {
  features: [POPULARITY, -1, SOCIAL, -1, -1],
  thresholds: [0.5, 0, 0.5, 0, 0],
  children: [1, 0, 3, 0, 0],
  values: [0.25, -1, 1, 0.5, 4],
}

function partsOf(features: Readonly<Record<number, number>>): Float64Array {
  const row = new Float32Array(FEATURES)
  for (const [place, value] of Object.entries(features)) row[Number(place)] = value
  const parts = new Float64Array(PARTS)
  attribute([TREE], row, parts)
  return parts
}

const context = {
  blend: DEFAULT_POLICY.blend,
  bias: 0.5,
  popularityWeight: -1,
  popularityOf: () => 0.75,
  trust: {},
  multipliers: {},
}

const opinions = fc.array(
  fc
    .record({ source: fc.constantFrom(...SOURCE_NAMES), scaled: fc.double({ min: 0, max: 1, noNaN: true }) })
    .map(({ source, scaled }): SourceScore => ({ source, raw: scaled, scaled, isProposed: true })),
  { maxLength: 5 },
)

const onePerSource = opinions.map((all) => [...new Map(all.map((one) => [one.source, one])).values()])

describe('attribute', () => {
  it('attributes each step to the feature that it tests', () => {
    const parts = partsOf({ [POPULARITY]: 0.9, [SOCIAL]: 0.9 })
    // The root has .25; the popularity step leads to 1, the social step to 4.
    expect(parts[ROOTS]).toBe(0.25)
    expect(parts[POPULARITY]).toBe(0.75)
    expect(parts[SOCIAL]).toBe(3)
  })

  it('treats a feature at the threshold as below it', () => {
    expect(partsOf({ [POPULARITY]: 0.5, [SOCIAL]: 1 })[POPULARITY]).toBe(-1.25)
  })
})

describe('treeScorer', () => {
  it('bias and contributions sum to the blend plus the trees', () => {
    fc.assert(
      fc.property(onePerSource, (said) => {
        const blended = blendScorer(context)('item', said)
        const { bias, logits } = treeScorer([TREE, TREE], context)('item', said)
        const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
        const isSocial = said.some(({ source, scaled }) => source === 'social' && scaled > 0.5)
        const expected = blended.bias + sum(blended.logits) + 2 * (isSocial ? 4 : 0.5)
        expect(bias + sum(logits)).toBeCloseTo(expected, 9)
      }),
    )
  })

  it('counts a step with the source of its feature, which a multiplier leaves as it is', () => {
    const social: SourceScore = { source: 'social', raw: 1, scaled: 1, isProposed: true }
    const plain = treeScorer([TREE], context)('item', [social])
    const doubled = treeScorer([TREE], { ...context, multipliers: { social: 2 } })('item', [social])
    const { slope, proposed } = DEFAULT_POLICY.blend.social
    expect(plain.logits).toEqual([slope + proposed + 3])
    expect(doubled.logits).toEqual([2 * (slope + proposed) + 3])
    expect(doubled.bias).toBe(plain.bias)
  })

  it('adds steps on absent sources to the bias', () => {
    const { bias, logits } = treeScorer([TREE], context)('item', [])
    expect(logits).toEqual([])
    // The blend's 0.5 - 0.75, then .25 at the root, .75 for being popular, -.5 for the absent source.
    expect(bias).toBeCloseTo(0.5 - 0.75 + 0.25 + 0.75 - 0.5, 12)
  })
})
