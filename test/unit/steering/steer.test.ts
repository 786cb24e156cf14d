import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fnv1a, mixed } from '../../../src/domain/hash.ts'
import { addedLogit, type Factor, steeringTerms, type Turn } from '../../../src/steering/steer.ts'

interface Item {
  readonly itemId: string
  readonly logit: number
}

const item = (itemId: string, logit: number): Item => ({ itemId, logit })

/** The items with their terms. */
function steer(
  items: readonly Item[],
  factors: readonly Factor[],
  temperature: number,
  turn: Turn | null = null,
) {
  const by = { factors, temperature, turn }
  return items.map(({ itemId, logit }) => {
    const item = { itemId, row: itemId.charCodeAt(0) }
    return { itemId, logit: logit + addedLogit(item, by), steering: steeringTerms(item, by) }
  })
}

const factor = (rule: string, odds: Readonly<Record<string, number>>): Factor => ({
  rule,
  effect: 'BOOSTED',
  logOddsAt: (row) => Math.log(odds[String.fromCharCode(row)] ?? 1),
})

const logits = fc.array(fc.double({ min: -8, max: 8, noNaN: true }), { minLength: 2, maxLength: 12 })
const odds = fc.double({ min: 1 / 3, max: 3, noNaN: true })
const temperatures = fc.double({ min: 0.05, max: 4, noNaN: true })

describe('steering', () => {
  it('multiplies the odds of any two items by the ratio of their factors, at any temperature', () => {
    fc.assert(
      fc.property(
        logits,
        fc.array(fc.array(odds, { minLength: 12, maxLength: 12 }), { maxLength: 3 }),
        temperatures,
        (given, factors, temperature) => {
          const ids = given.map((_, at) => String.fromCharCode(at))
          const items = given.map((logit, at) => item(ids[at] ?? '', logit))
          const rules = factors.map((values, at) => ({
            rule: `r${at}`,
            effect: 'BOOSTED' as const,
            logOddsAt: (row: number) => Math.log(values[row] ?? 1),
          }))
          const steered = steer(items, rules, temperature)
          const product = (at: number) => factors.reduce((all, values) => all * (values[at] ?? 1), 1)
          for (let a = 1; a < items.length; a++) {
            const before = ((given[a] ?? 0) - (given[0] ?? 0)) / temperature
            const after = ((steered[a]?.logit ?? 0) - (steered[0]?.logit ?? 0)) / temperature
            expect(after - before).toBeCloseTo(Math.log(product(a) / product(0)), 9)
          }
        },
      ),
      { seed: 20_111, numRuns: 200 },
    )
  })

  it('adds terms that sum up to the change of the logit, and keeps the odds within 1/64-64', () => {
    const [steered] = steer([item('a', 1)], [factor('ten', { a: 10 }), factor('twenty', { a: 20 })], 2)
    const terms = steered?.steering ?? []
    expect(terms.map(({ rule }) => rule)).toEqual(['ten', 'twenty'])
    expect(terms.reduce((sum, { logit }) => sum + logit, 1)).toBeCloseTo(steered?.logit ?? 0, 12)
    expect(steered?.logit).toBeCloseTo(1 + 2 * Math.log(64), 12)
    // The terms shrink alike.
    expect((terms[0]?.logit ?? 0) / (terms[1]?.logit ?? 1)).toBeCloseTo(Math.log(10) / Math.log(20), 12)
  })

  it('changes nothing by a factor of 1', () => {
    const [steered] = steer([item('a', 1)], [factor('one', { a: 1 })], 1)
    expect(steered).toEqual({ itemId: 'a', logit: 1, steering: [] })
  })

  it('by rotation at strength 1 puts an item first as often as its probability says', () => {
    const items = [item('a', Math.log(5)), item('b', Math.log(3)), item('c', Math.log(2))]
    const first = new Map<string, number>()
    const periods = 5_000
    for (let period = 0; period < periods; period++) {
      const steered = steer(items, [], 1, { strength: 1, seed: mixed(fnv1a(`u1 home ${period}`)) })
      const best = steered.toSorted((a, b) => b.logit - a.logit)[0]?.itemId ?? ''
      first.set(best, (first.get(best) ?? 0) + 1)
    }
    const expected = { a: 0.5, b: 0.3, c: 0.2 }
    const chiSquare = Object.entries(expected).reduce((sum, [itemId, share]) => {
      const wanted = share * periods
      return sum + ((first.get(itemId) ?? 0) - wanted) ** 2 / wanted
    }, 0)
    // p = .001 with two degrees of freedom.
    expect(chiSquare).toBeLessThan(13.82)
  })

  it('rotates to the same order within a period', () => {
    const items = [item('a', 0), item('b', 0), item('c', 0)]
    const turn = { strength: 1, seed: 7 }
    expect(steer(items, [], 1, turn)).toEqual(steer(items.toReversed(), [], 1, turn).toReversed())
    expect(steer(items, [], 1, { ...turn, seed: 8 })).not.toEqual(steer(items, [], 1, turn))
  })
})
