import fc from 'fast-check'
import { expect, it } from 'vitest'
import { SOURCE_NAMES } from '../../../../src/domain/source-name.ts'
import type { ServedItem } from '../../../../src/recommend/candidate.ts'
import { shareAmong } from '../../../../src/recommend/scoring/score-items.ts'
import { fromColumns, toColumns } from '../../../../src/recommend/serving/item-columns.ts'
import { plainReason } from '../../../../src/recommend/serving/reasons.ts'
import { BUILT_IN_TEXTS } from '../../../../src/recommend/serving/texts.ts'

/** A rule has one effect. */
const RULES = [
  { rule: 'one', effect: 'BOOSTED' },
  { rule: 'two', effect: 'SCALED' },
  { rule: 'rotation', effect: 'ROTATED' },
] as const

const number = fc.double({ noNaN: true, noDefaultInfinity: true })
const source = fc.constantFrom(...SOURCE_NAMES)

const contributions = fc
  .array(
    fc.record(
      { source, basis: fc.constantFrom('VIEWER' as const, 'ITEMS' as const), logit: number, raw: number },
      { requiredKeys: ['source', 'logit', 'raw'] },
    ),
    { maxLength: 18 },
  )
  .map((parts) => {
    const share = shareAmong(parts.map(({ logit }) => logit))
    return parts.map((part) => ({ ...part, share: share(part.logit) }))
  })

const item: fc.Arbitrary<ServedItem> = fc.record(
  {
    itemId: fc.string(),
    logit: number,
    probability: number,
    contributions,
    supportingSources: fc.uniqueArray(source),
    logitParts: fc.record({ items: number, viewer: number }),
    propensity: number,
    steering: fc.array(
      fc.record({ of: fc.constantFrom(...RULES), logit: number }).map(({ of, logit }) => ({ ...of, logit })),
      { minLength: 1, maxLength: 5 },
    ),
    claimedBy: fc.string(),
    heldOutOf: fc.string(),
    shownReasons: fc.constant([plainReason('POPULAR', BUILT_IN_TEXTS.in('en').popular)]),
    search: fc.record({
      textScore: number,
      popularity: number,
      interest: number,
      matchedWords: fc.array(fc.string()),
    }),
  },
  { requiredKeys: ['itemId', 'logit', 'probability', 'contributions', 'supportingSources'] },
)

it('gives back all items as they were, to the last bit of each number', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 20 }), (items) => {
      expect(fromColumns(toColumns(items))).toEqual(items)
    }),
    { seed: 35 },
  )
})
