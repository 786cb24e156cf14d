import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FEATURES } from '../../../../src/domain/features.ts'
import type { Policy } from '../../../../src/domain/policy.ts'
import { SOURCE_NAMES, type SourceName } from '../../../../src/domain/source-name.ts'
import type { Tree } from '../../../../src/model/tree-ensemble.ts'
import type { SourceScore } from '../../../../src/recommend/candidate.ts'
import {
  type BlendContext,
  blendScorer,
  type ItemScorer,
  isSingleSource,
  itemSoftmaxScorer,
  type LogitParts,
  type SourceWeights,
  singleSourceScorer,
  treeScorer,
} from '../../../../src/recommend/scoring/scorers.ts'

const weight = fc.double({ min: -3, max: 3, noNaN: true })
const unit = fc.double({ min: 0.01, max: 1, noNaN: true })
const sources = fc.constantFrom(...SOURCE_NAMES)

const blends = fc
  .tuple(...SOURCE_NAMES.map(() => fc.record({ slope: weight, proposed: weight })))
  .map((all) => Object.fromEntries(SOURCE_NAMES.map((name, at) => [name, all[at]])) as Policy['blend'])

const trees = fc
  .record({ feature: fc.nat(FEATURES - 1), threshold: unit, values: fc.tuple(weight, weight, weight) })
  .map(
    ({ feature, threshold, values }): Tree => ({
      features: [feature, -1, -1],
      thresholds: [threshold, 0, 0],
      children: [1, 0, 0],
      values,
    }),
  )

const models = fc.record({ blend: blends, trees: fc.array(trees, { maxLength: 4 }), product: weight })

type Model = typeof models extends fc.Arbitrary<infer T> ? T : never

function scorers({ blend, trees, product }: Model, multipliers: SourceWeights): Record<string, ItemScorer> {
  const context: BlendContext = {
    blend,
    bias: 0.5,
    popularityWeight: -1,
    popularityOf: () => 0.75,
    trust: { neighbors: 0.5 },
    multipliers,
  }
  return {
    blend: blendScorer(context),
    trees: treeScorer(trees, context),
    'item-softmax': itemSoftmaxScorer(
      (itemId) => ({ product: itemId === 'a' ? product : 1, bias: 0 }),
      context,
    ),
  }
}

function logitOf({ bias, logits }: LogitParts): number {
  return logits.reduce((sum, part) => sum + part, bias)
}

const others = fc
  .uniqueArray(fc.record({ source: sources, scaled: unit, isProposed: fc.boolean() }), {
    selector: ({ source }) => source,
  })
  .map((all) => all.map((one): SourceScore => ({ ...one, raw: one.scaled })))

const cases = fc.record({
  model: models,
  source: sources,
  scaled: unit,
  mine: others,
  theirs: others,
  /** How a source scores an item that it does not propose; null: not at all. */
  further: fc.option(fc.double({ min: -1, max: 1, noNaN: true })),
  multipliers: fc.tuple(
    fc.double({ min: 0.01, max: 10, noNaN: true }),
    fc.double({ min: 0.01, max: 10, noNaN: true }),
  ),
})

const without = (scores: readonly SourceScore[], source: SourceName) =>
  scores.filter((score) => score.source !== source)

describe.each(['blend', 'trees', 'item-softmax'])('multipliers with the form %s', (form) => {
  const scorer = (model: Model, multipliers: SourceWeights) => scorers(model, multipliers)[form] as ItemScorer

  it('never lower what a source proposes against what it does not, if they are larger', () => {
    fc.assert(
      fc.property(cases, ({ model, source, scaled, mine, theirs, further, multipliers: [one, two] }) => {
        const [small, large] = [Math.min(one, two), Math.max(one, two)]
        const proposed = [...without(mine, source), { source, raw: scaled, scaled, isProposed: true }]
        const lower = further === null ? null : further * scaled
        const unproposed = [
          ...without(theirs, source),
          ...(lower === null ? [] : [{ source, raw: lower, scaled: lower, isProposed: false }]),
        ]
        const gain = (itemId: string, scores: readonly SourceScore[]) =>
          logitOf(scorer(model, { [source]: large })(itemId, scores)) -
          logitOf(scorer(model, { [source]: small })(itemId, scores))
        expect(gain('a', proposed)).toBeGreaterThanOrEqual(gain('b', unproposed) - 1e-9)
      }),
      { seed: 11 },
    )
  })

  it('of 1 change nothing', () => {
    fc.assert(
      fc.property(models, others, (model, scores) => {
        const plain = scorer(model, {})('a', scores)
        const ones = Object.fromEntries(SOURCE_NAMES.map((name) => [name, 1]))
        expect(scorer(model, ones)('a', scores)).toEqual(plain)
      }),
      { seed: 11 },
    )
  })
})

describe('a request that leaves only one source', () => {
  it('gets the order of that source, whatever its learned weights are', () => {
    fc.assert(
      fc.property(models, sources, unit, unit, (model, source, a, b) => {
        fc.pre(Math.abs(model.blend[source].slope) > 0.01 && Math.abs(a - b) > 1e-6)
        const multipliers = Object.fromEntries(SOURCE_NAMES.map((name) => [name, name === source ? 1 : 0]))
        expect(isSingleSource(multipliers)).toBe(true)
        const context = {
          blend: model.blend,
          bias: 0,
          popularityWeight: -5,
          popularityOf: (itemId: string) => (itemId === 'a' ? 1 : 0),
          trust: {},
          multipliers,
        }
        const logit = (itemId: string, scaled: number) =>
          logitOf(singleSourceScorer(context)(itemId, [{ source, raw: scaled, scaled, isProposed: true }]))
        expect(Math.sign(logit('a', a) - logit('b', b))).toBe(Math.sign(a - b))
      }),
      { seed: 11 },
    )
  })

  it('is none that leaves two or all', () => {
    expect(isSingleSource({})).toBe(false)
    const zeros = Object.fromEntries(SOURCE_NAMES.slice(2).map((name) => [name, 0]))
    expect(isSingleSource(zeros)).toBe(false)
    expect(isSingleSource({ ...zeros, trending: 0 })).toBe(true)
  })
})
