import { describe, expect, it } from 'vitest'
import { Contributors } from '../../../../src/recommend/sources/contributors.ts'
import { PersonEngagements } from '../../../../src/recommend/sources/engagement-cache.ts'
import { knownNumber } from '../../../../src/recommend/sources/weighted-walk.ts'

const DAY_MS = 86_400_000
const NOW_MS = 20_000 * DAY_MS

interface Profile {
  readonly items: readonly string[]
  readonly lastAtMs?: number
  readonly createdAtMs?: number
}

function contributors(
  profiles: Readonly<Record<string, Profile>>,
  beforeMs = Infinity,
): (itemId: string) => number {
  const people = Object.entries(profiles).map(
    ([id, { items, lastAtMs = NOW_MS - 9 * DAY_MS, createdAtMs }]) => ({
      id,
      engagements: new PersonEngagements(
        { itemIds: items, lastAts: items.map(() => lastAtMs), degrees: items.map(() => 1) },
        createdAtMs ?? null,
      ),
    }),
  )
  const counted = new Contributors(people, { nowMs: NOW_MS, beforeMs })
  return (itemId) => counted.countOf(knownNumber(itemId))
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `song-${from + n}`)

describe('contributors', () => {
  it('are the people behind an item', () => {
    const countOf = contributors({ ana: { items: ['tea', 'cake'] }, bo: { items: ['tea', 'jam', 'rye'] } })
    expect(['tea', 'cake', 'unheard'].map(countOf)).toEqual([2, 1, 0])
  })

  it('with nearly the same items count once', () => {
    // Nine shared items of eleven: 82 %.
    const countOf = contributors({
      ana: { items: [...range(0, 9), 'a'] },
      bo: { items: [...range(0, 9), 'b'] },
      cy: { items: [...range(0, 7), 'c', 'd', 'e'] },
    })
    expect(['song-0', 'a', 'b', 'song-8', 'c'].map(countOf)).toEqual([2, 1, 1, 1, 1])
  })

  it('with 80 % of their items in common count once, with fewer twice', () => {
    for (const [shared, one, other] of [
      [4, 0, 1],
      [8, 1, 1],
      [12, 0, 3],
      [40, 5, 5],
    ] as const) {
      const profiles = (common: number) => ({
        ana: { items: [...range(0, common), ...range(100, 100 + one)] },
        bo: { items: [...range(0, common), ...range(200, 200 + other)] },
      })
      expect(contributors(profiles(shared))('song-0')).toBe(1)
      expect(contributors(profiles(shared - 1))('song-0')).toBe(2)
    }
  })

  it('whose account is younger than a day do not count', () => {
    const recent = NOW_MS - DAY_MS + 1
    const countOf = contributors({
      ana: { items: ['tea', 'x'], lastAtMs: NOW_MS - DAY_MS },
      bo: { items: ['tea', 'y'], lastAtMs: recent },
      cy: { items: ['tea', 'z'], lastAtMs: recent, createdAtMs: NOW_MS - 300 * DAY_MS },
      dan: { items: ['tea', 'v'], lastAtMs: recent, createdAtMs: recent },
    })
    expect(countOf('tea')).toBe(2)
  })

  it('do not count for what they did from a given time on', () => {
    const beforeMs = NOW_MS - 2 * DAY_MS
    const profiles = {
      ana: { items: ['tea', 'x'], lastAtMs: beforeMs - 1 },
      bo: { items: ['tea', 'y'], lastAtMs: beforeMs },
    }
    expect(contributors(profiles, beforeMs)('tea')).toBe(1)
    expect(contributors(profiles)('tea')).toBe(2)
  })
})
