import { expect, it } from 'vitest'
import { PersonEngagements } from '../../../../src/recommend/sources/engagement-cache.ts'
import { engagementWalk } from '../../../../src/recommend/sources/people-sources.ts'

const DAY_MS = 86_400_000

/** Bo weighs twice as much as cy. Four people engaged with the cup, one person with each other item. */
const PEOPLE = [
  { personId: 'bo', weight: 0.5, stamp: 'x' },
  { personId: 'cy', weight: 0.25, stamp: 'y' },
]
const ENGAGEMENTS = [
  new PersonEngagements({
    itemIds: ['cup', 'cake'],
    lastAts: [10 * DAY_MS, 0],
    degrees: [4, 1],
  }),
  new PersonEngagements({ itemIds: ['cup'], lastAts: [0], degrees: [4] }),
]

it('an item scores the weights of its people over a power of its degree: (0.5 + 0.25) / 4^0.5', () => {
  const walk = engagementWalk(PEOPLE, ENGAGEMENTS, { popularityDiscount: 0.5 })
  expect(walk.best(9)).toMatchObject([
    { itemId: 'cake', score: 0.5 },
    { itemId: 'cup', score: 0.375 },
  ])
  expect(walk.contributorsOf('cup').map(({ id }) => id)).toEqual(['bo', 'cy'])
})

it('an engagement counts half after a half-life', () => {
  const decay = { clockMs: 10 * DAY_MS, halfLifeMs: 10 * DAY_MS }
  const walk = engagementWalk(PEOPLE, ENGAGEMENTS, { popularityDiscount: 0, decay })
  // The cup: 0.5 of today's and half of 0.25.
  expect(walk.best(9)).toMatchObject([
    { itemId: 'cup', score: 0.625 },
    { itemId: 'cake', score: 0.25 },
  ])
})

it('an engagement after the clock counts as now, and others age from the clock', () => {
  const scores = (clockMs: number) => {
    const decay = { clockMs, halfLifeMs: DAY_MS }
    const walk = engagementWalk(PEOPLE.slice(0, 1), ENGAGEMENTS, { popularityDiscount: 0, decay })
    return walk.scoresOf(['cup', 'cake'])
  }
  expect(scores(10 * DAY_MS)).toEqual([0.5, 0.5 * 2 ** -10])
  expect(scores(DAY_MS)).toEqual([0.5, 0.25])
  expect(scores(-10_000 * DAY_MS)).toEqual([0.5, 0.5])
})
