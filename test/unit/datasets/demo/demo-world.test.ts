import { describe, expect, it } from 'vitest'
import {
  type DemoWorld,
  inventPeopleAndCatalog,
  inventWorld,
} from '../../../../src/datasets/demo/demo-world.ts'
import { seededRandom } from '../../../../src/datasets/demo/random.ts'
import { isEdgeKind } from '../../../../src/domain/event.ts'
import { parseId } from '../../../../src/domain/ids.ts'

const DAY_MS = 86_400_000
const NOW_MS = Date.UTC(2026, 8, 14, 15, 20)
const world = inventWorld({ seed: 1, nowMs: NOW_MS })

const users = new Map(world.users.map((user) => [user.id, user]))
const items = new Map(world.items.map((item) => [item.id, item]))
const tags = new Map(world.tags.map((tag) => [tag.id, tag]))

describe('a demo world', () => {
  it('is the same byte for byte for the same seed and instant', () => {
    expect(JSON.stringify(inventWorld({ seed: 1, nowMs: NOW_MS }))).toBe(JSON.stringify(world))
  })

  it('differs for another seed', () => {
    const other = inventPeopleAndCatalog(seededRandom(2), NOW_MS)
    expect(other.people[0]?.record.id).not.toBe(world.users[0]?.id)
  })

  it('has the announced size', () => {
    expect(world.users).toHaveLength(1000)
    expect(world.items).toHaveLength(1200)
    expect(world.tags.length).toBeGreaterThan(140)
    expect(world.tags.length).toBeLessThan(175)
    expect(world.interactions.length).toBeGreaterThan(30_000)
    expect(world.interactions.length).toBeLessThan(45_000)
    expect(world.ties.length).toBeGreaterThan(4000)
  })

  it('has ids that are unique and valid', () => {
    for (const records of [world.users, world.items, world.tags]) {
      const ids = records.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const id of ids) expect(parseId(id)).toEqual({ isValid: true, id })
    }
    expect(new Set(world.interactions.map(({ eventId }) => eventId)).size).toBe(world.interactions.length)
  })

  it('has films that people have not watched to their end, and a city that watches the same ones', () => {
    const unfinished = world.interactions.filter(({ portion }) => portion !== undefined)
    expect(unfinished.length).toBeGreaterThan(50)
    for (const { kind, portion = 0, itemId } of unfinished) {
      expect(kind).toBe('play')
      expect(['movie', 'series']).toContain(items.get(itemId)?.kind)
      expect(portion).toBeGreaterThanOrEqual(0.1)
      expect(portion).toBeLessThan(0.9)
    }
    const viewers = new Map<string, Set<string>>()
    for (const { userId, itemId, atMs } of world.interactions) {
      if (users.get(userId)?.properties.city !== 'Lisbon' || (atMs ?? 0) < NOW_MS - 14 * DAY_MS) continue
      viewers.set(itemId, (viewers.get(itemId) ?? new Set()).add(userId))
    }
    // A chart of a group needs 20 people behind each item.
    expect([...viewers.values()].filter(({ size }) => size >= 20).length).toBeGreaterThanOrEqual(10)
  })

  it('refers only to existing records', () => {
    for (const { itemId, tagId, userId } of world.taggings) {
      expect(items.has(itemId) && tags.has(tagId) && (userId === null || users.has(userId))).toBe(true)
    }
    expect(world.interactions.every(({ userId, itemId }) => users.has(userId) && items.has(itemId))).toBe(
      true,
    )
    expect(world.ties.every(({ userId, otherId }) => users.has(userId) && users.has(otherId))).toBe(true)
    for (const { properties } of world.items) {
      if (properties.authorId) expect(users.has(String(properties.authorId))).toBe(true)
    }
  })

  it('has events of sensible kinds and values', () => {
    const isSensible = ({ kind, value, count }: DemoWorld['interactions'][0]) =>
      isEdgeKind(kind) &&
      (kind === 'rating' ? [1, 2, 3, 4, 5].includes(value ?? 0) : value === null) &&
      Number.isInteger(count) &&
      count >= 1
    expect(world.interactions.filter((event) => !isSensible(event))).toEqual([])
  })
})

describe.each([1, 2, 3, 4, 5, 6])('a demo world of seed %i', (seed) => {
  const invented = inventPeopleAndCatalog(seededRandom(seed), NOW_MS)
  const made = invented.catalog.items.map(({ record }) => record)
  const people = invented.people.map(({ record }) => record)

  it('has unique titles and names without unfilled slots', () => {
    expect(new Set(made.map(({ title }) => title)).size).toBe(made.length)
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
    const holes = /[{}|]| {2}|^ | $|\bundefined\b|\b(\w+) \1\b/i
    expect(made.filter(({ title }) => holes.test(title ?? '')).map(({ title }) => title)).toEqual([])
  })
})

describe('dates of a demo world', () => {
  const instants = world.interactions.map(({ atMs }) => atMs ?? Number.NaN)

  it('lie in the six months before the given instant and reach up to it', () => {
    expect(Math.min(...instants)).toBeGreaterThan(NOW_MS - 184 * DAY_MS)
    expect(Math.min(...instants)).toBeLessThan(NOW_MS - 175 * DAY_MS)
    expect(Math.max(...instants)).toBeLessThanOrEqual(NOW_MS)
    expect(Math.max(...instants)).toBeGreaterThan(NOW_MS - 6 * 3_600_000)
  })

  it('are grouped by user and ascend within each user', () => {
    const blocks = world.interactions.filter(
      ({ userId }, index) => userId !== world.interactions[index - 1]?.userId,
    )
    expect(blocks.length).toBe(new Set(blocks.map(({ userId }) => userId)).size)
    const isBackward = ({ userId, atMs }: DemoWorld['interactions'][0], index: number) => {
      const before = world.interactions[index - 1]
      return before?.userId === userId && (before.atMs ?? 0) > (atMs ?? 0)
    }
    expect(world.interactions.filter(isBackward)).toEqual([])
  })

  it('never precede the person or the item', () => {
    const isEarly = ({ userId, itemId, atMs }: DemoWorld['interactions'][0]) =>
      (atMs ?? 0) < Math.max(users.get(userId)?.createdAt ?? NOW_MS, items.get(itemId)?.createdAt ?? NOW_MS)
    expect(world.interactions.filter(isEarly)).toEqual([])
  })

  it('include new items, and items that are not yet or no longer available', () => {
    const fresh = world.items.filter(({ createdAt }) => (createdAt ?? 0) > NOW_MS - 14 * DAY_MS)
    expect(fresh.length).toBeGreaterThan(40)
    expect(world.items.some(({ availableFrom }) => (availableFrom ?? 0) > NOW_MS)).toBe(true)
    expect(world.items.some(({ availableUntil }) => (availableUntil ?? NOW_MS) < NOW_MS)).toBe(true)
  })
})

describe('people of a demo world', () => {
  const interactionsOf = countBy(world.interactions.map(({ userId }) => userId))
  const tied = new Set(world.ties.flatMap(({ userId, otherId }) => [userId, otherId]))

  it('have showMeToOthers in six of ten cases', () => {
    const shown = world.users.filter(({ showMeToOthers }) => showMeToOthers).length
    expect(shown / world.users.length).toBeGreaterThan(0.55)
    expect(shown / world.users.length).toBeLessThan(0.66)
  })

  it('include newcomers with few or no events, and users without ties', () => {
    const isNew = ({ createdAt }: { createdAt: number | null }) => (createdAt ?? 0) > NOW_MS - 7.5 * DAY_MS
    const newcomers = world.users.filter(isNew)
    expect(newcomers).toHaveLength(50)
    expect(newcomers.some(({ id }) => !interactionsOf.has(id))).toBe(true)
    expect(world.users.filter(({ id }) => !tied.has(id)).length).toBeGreaterThan(50)
  })

  it('follow users of their own community in about eight of ten cases', () => {
    const follows = world.ties.filter(({ kind }) => kind === 'follows' || kind === 'friends')
    const alike = follows.filter(({ userId, otherId }) => homeOf(world, userId) === homeOf(world, otherId))
    expect(alike.length / follows.length).toBeGreaterThan(0.7)
    expect(alike.length / follows.length).toBeLessThan(0.88)
  })

  it('have friends, people they follow, a few blocks and a few mutes', () => {
    const kinds = countBy(world.ties.map(({ kind }) => kind))
    expect(kinds.get('friends')).toBeGreaterThan(1000)
    expect(kinds.get('follows')).toBeGreaterThan(1000)
    expect(kinds.get('blocks')).toBeGreaterThan(10)
    expect(kinds.get('mutes')).toBeGreaterThan(10)
    expect(world.ties.every(({ strength }) => strength > 0 && strength <= 1)).toBe(true)
  })

  it('have no ties to themselves and no duplicate ties', () => {
    const keys = world.ties.map(({ userId, otherId, kind }) => `${userId} ${otherId} ${kind}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(world.ties.some(({ userId, otherId }) => userId === otherId)).toBe(false)
  })

  it('share far more items within a community than across', () => {
    const met = new Map<string, Set<string>>()
    for (const { userId, itemId } of world.interactions) {
      const own = met.get(userId) ?? new Set()
      met.set(userId, own.add(itemId))
    }
    const active = [...met].filter(([, own]) => own.size >= 10).slice(0, 300)
    const inside: number[] = []
    const across: number[] = []
    for (const [index, [userId, own]] of active.entries()) {
      for (const [otherId, others] of active.slice(index + 1)) {
        const shared = [...own].filter((itemId) => others.has(itemId)).length
        const overlap = shared / (own.size + others.size - shared)
        const isInside = homeOf(world, userId) === homeOf(world, otherId)
        ;(isInside ? inside : across).push(overlap)
      }
    }
    expect(mean(inside)).toBeGreaterThan(5 * mean(across))
  })
})

function homeOf(of: DemoWorld, userId: string): string | undefined {
  return of.communitiesOf.get(userId)?.[0]
}

function countBy<K>(keys: readonly K[]): Map<K, number> {
  const counts = new Map<K, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
