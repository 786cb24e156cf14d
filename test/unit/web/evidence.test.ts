import { expect, it } from 'vitest'
import type { RecommendedItemFragment } from '../../../web/src/__generated__/graphql.ts'
import { evidenceOf } from '../../../web/src/why/evidence.ts'

type Reason = RecommendedItemFragment['reasons'][number]

/** Labels of the nodes between the user and an item with this reason. */
function labelsOf(reason: Partial<Reason>): readonly string[] {
  const whole = {
    kind: 'SIMILAR_USERS',
    text: '',
    count: null,
    isAtLeast: false,
    sources: [],
    evidenceShare: 1,
    ...reason,
  }
  const edge = { node: { title: 'Tea' }, reasons: [whole] } as unknown as RecommendedItemFragment
  return evidenceOf(edge)
    .nodes.slice(1, -1)
    .map(({ label }) => label)
}

it('the number of a band is marked as a lower bound', () => {
  expect(labelsOf({ count: 50, isAtLeast: true })).toEqual(['50+ with similar taste'])
  expect(labelsOf({ kind: 'SOCIAL_PROOF', count: 4 })).toEqual(['4 people they know'])
})

it('people without a stated number are labeled without one', () => {
  expect(labelsOf({})).toEqual(['people with similar taste'])
  expect(labelsOf({ kind: 'SOCIAL_PROOF' })).toEqual(['people they know'])
})
