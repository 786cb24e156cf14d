import { describe, expect, it } from 'vitest'
import { openEmbedded } from '../../../../src/graph/embedded/open-embedded.ts'
import { crowdSize, noiseKey } from '../../../../src/recommend/serving/crowd-size.ts'

const DAY_MS = 86_400_000
const CONTEXT = { key: 'secret', nowMs: 20_000 * DAY_MS }

const items = Array.from({ length: 2_000 }, (_, n) => `item-${n}`)

/** Share of the items for which the condition holds. */
const shareOf = (holds: (itemId: string) => boolean) => items.filter(holds).length / items.length

const sizeOf = (people: number, itemId: string, context = CONTEXT) =>
  crowdSize(people, 'neighbors', itemId, context)

describe('the stated number of strangers', () => {
  it('is a band that is never above the real number, and never below ten', () => {
    for (let people = 0; people <= 120; people++) {
      for (const itemId of items.slice(0, 200)) {
        const { atLeast } = sizeOf(people, itemId)
        expect([null, 10, 50, 100]).toContain(atLeast)
        expect(atLeast ?? 0).toBeLessThanOrEqual(people)
      }
    }
  })

  it('is usual for a large crowd and rare for a small one', () => {
    expect(shareOf((itemId) => sizeOf(26, itemId).atLeast === 10)).toBe(1)
    expect(shareOf((itemId) => sizeOf(18, itemId).atLeast === 10)).toBeCloseTo(0.5, 1)
    expect(shareOf((itemId) => sizeOf(10, itemId).atLeast === 10)).toBeLessThan(0.1)
    expect(shareOf((itemId) => sizeOf(1_016, itemId).atLeast === 1_000)).toBe(1)
  })

  it('comes with a mention, which a single stranger rarely gets and none never', () => {
    expect(shareOf((itemId) => sizeOf(0, itemId).isMentioned)).toBe(0)
    expect(shareOf((itemId) => sizeOf(1, itemId).isMentioned)).toBeLessThan(0.1)
    expect(shareOf((itemId) => sizeOf(17, itemId).isMentioned)).toBe(1)
  })

  it('is the same for the whole day and another one on some items of the next day', () => {
    const states = (context: typeof CONTEXT) => (itemId: string) =>
      sizeOf(18, itemId, context).atLeast === sizeOf(18, itemId).atLeast
    expect(shareOf(states({ ...CONTEXT, nowMs: CONTEXT.nowMs + DAY_MS - 1 }))).toBe(1)
    expect(shareOf(states({ ...CONTEXT, nowMs: CONTEXT.nowMs + DAY_MS }))).toBeCloseTo(0.5, 1)
  })

  it('depends on the secret key and the source', () => {
    const other = { ...CONTEXT, key: 'another' }
    expect(shareOf((id) => sizeOf(18, id, other).atLeast === sizeOf(18, id).atLeast)).toBeCloseTo(0.5, 1)
    const elsewhere = (id: string) => crowdSize(18, 'social-two-hop', id, CONTEXT).atLeast
    expect(shareOf((id) => elsewhere(id) === sizeOf(18, id).atLeast)).toBeCloseTo(0.5, 1)
  })

  it('changes with one person more for less than a fifth of the items: a guess is right in less than 60 %', () => {
    for (let people = 0; people < 60; people++) {
      const changed = shareOf((itemId) => {
        const [before, after] = [sizeOf(people, itemId), sizeOf(people + 1, itemId)]
        return before.atLeast !== after.atLeast || before.isMentioned !== after.isMentioned
      })
      expect(changed).toBeLessThan(0.2)
    }
  })
})

it('creates the key of the noise without a write that kept pages depend on', async () => {
  const graph = await openEmbedded({ maxRelationships: 1_000 })
  const key = await noiseKey(graph)
  expect(key).not.toBe('')
  expect(graph.writes.newest).toBe(0)
  await graph.close()
})
