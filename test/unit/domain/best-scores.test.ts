import fc from 'fast-check'
import { expect, it } from 'vitest'
import { BestScores } from '../../../src/domain/best-scores.ts'

it('keeps what a sort would put first, of equals what was offered first', () => {
  // Few different numbers, so that many are equal.
  const cases = fc.tuple(fc.array(fc.integer({ min: -3, max: 3 }), { maxLength: 40 }), fc.nat(12))
  fc.assert(
    fc.property(cases, ([scores, limit]) => {
      const best = new BestScores(limit)
      scores.forEach((score, place) => {
        best.offer(place, score)
      })
      const expected = scores
        .map((score, place) => ({ place, score }))
        .sort((a, b) => b.score - a.score || a.place - b.place)
        .slice(0, limit)
      const kept = Array.from({ length: best.count }, (_, rank) => ({
        place: best.placeAt(rank),
        score: best.scoreAt(rank),
      }))
      expect(kept).toEqual(expected)
      if (best.isFull) expect(best.least).toBe(expected.at(-1)?.score ?? Number.POSITIVE_INFINITY)
    }),
    { seed: 20_111, numRuns: 1_000 },
  )
})
