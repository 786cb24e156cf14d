import { describe, expect, it } from 'vitest'
import { shuffled, uniform } from '../../../../src/domain/random.ts'
import { NO_EVIDENCE } from '../../../../src/recommend/candidate.ts'
import { crowdSize } from '../../../../src/recommend/serving/crowd-size.ts'
import { reasonsOf } from '../../../../src/recommend/serving/reasons.ts'
import { BUILT_IN_TEXTS } from '../../../../src/recommend/serving/texts.ts'
import { Contributors, epochStart } from '../../../../src/recommend/sources/contributors.ts'
import { PersonEngagements } from '../../../../src/recommend/sources/engagement-cache.ts'
import { knownNumber } from '../../../../src/recommend/sources/weighted-walk.ts'
import '../../../attacks/attack.ts'

/*
 * The active attack of Calandrino et al. (IEEE S&P 2011) on a recommender of nearest neighbors: fake accounts copy what is
 * known of a victim, so that the neighbors of each are the other fake accounts and the victim. From the number of neighbors
 * behind an item they conclude whether the victim used it.
 */

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** The middle of a day. */
const NOW_MS = 20_000 * DAY_MS + 12 * HOUR_MS
const PEOPLE = 2_000
const ITEMS = 400
const GROUPS = 20
const HISTORY = 25
const KNOWN_ITEMS = 8
const NEIGHBORS = 10
const TRIALS = 500

interface Person {
  readonly id: string
  readonly items: ReadonlySet<string>
  /** Items used on the day of the request. */
  readonly today?: ReadonlySet<string>
}

/** People in groups of taste: most items are from the twentieth part of the items that belongs to the group. */
function population(next: () => number): readonly Person[] {
  const draw = (from: number, count: number) => `song-${from + Math.floor(next() * count)}`
  const size = ITEMS / GROUPS
  return Array.from({ length: PEOPLE }, (_, n) => {
    const items = new Set<string>()
    while (items.size < HISTORY) items.add(next() < 0.6 ? draw((n % GROUPS) * size, size) : draw(0, ITEMS))
    return { id: `person-${n}`, items }
  })
}

function cosine(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let shared = 0
  for (const item of one) if (other.has(item)) shared++
  return shared / Math.sqrt(one.size * other.size)
}

/** The `count` nearest neighbors by cosine similarity, ties by id. */
function neighborsOf(viewer: Person, people: readonly Person[], count: number): readonly Person[] {
  return people
    .filter(({ id }) => id !== viewer.id)
    .map((person) => ({ person, similarity: cosine(viewer.items, person.items) }))
    .sort((a, b) => b.similarity - a.similarity || (a.person.id < b.person.id ? -1 : 1))
    .slice(0, count)
    .map(({ person }) => person)
}

const exactCount = (neighbors: readonly Person[], itemId: string) =>
  neighbors.filter(({ items }) => items.has(itemId)).length

function countedAt(neighbors: readonly Person[], nowMs: number): (itemId: string) => number {
  const people = neighbors.map(({ id, items, today }) => ({
    id,
    engagements: new PersonEngagements({
      itemIds: [...items],
      lastAts: [...items].map((itemId) => nowMs - (today?.has(itemId) ? HOUR_MS : 10 * DAY_MS)),
      degrees: [...items].map(() => 1),
    }),
  }))
  const contributors = new Contributors(people, { nowMs, beforeMs: epochStart(nowMs) })
  return (itemId) => contributors.countOf(knownNumber(itemId))
}

/** What the reasons of an item say of the neighbors behind it. */
function statement(peopleCount: number, itemId: string, key: string, nowMs: number): string {
  const contributions = [{ source: 'neighbors', logit: 1, share: 1, raw: 1 }] as const
  const evidence = [{ source: 'neighbors', evidence: { ...NO_EVIDENCE, peopleCount } }] as const
  const reasons = reasonsOf(
    { contributions, evidence },
    {
      sentences: BUILT_IN_TEXTS.in('en'),
      kind: 'song',
      names: { item: () => undefined, tag: () => undefined, person: () => undefined },
      crowdSize: (people, source) => crowdSize(people, source, itemId, { key, nowMs }),
    },
  )
  return reasons.map(({ kind, text, count }) => `${kind} ${text} ${count}`).join()
}

interface Trial {
  readonly itemId: string
  readonly hasUsed: boolean
  /** The neighbors of the fake viewer if this many of the other fake accounts used the item. */
  readonly neighborsWith: (planted: number) => readonly Person[]
}

/** @param variety items that only one fake account has: without them the accounts are near-duplicates */
function trials(variety: number): readonly Trial[] {
  const next = uniform(7)
  const people = population(next)
  return Array.from({ length: TRIALS }, (_, n) => {
    const before = people[Math.floor(next() * PEOPLE)] as Person
    const [itemId = '', ...others] = shuffled([...before.items], next)
    const known = others.slice(0, KNOWN_ITEMS)
    const hasUsed = next() < 0.5
    const victim = { ...before, items: new Set(hasUsed ? before.items : others) }
    const everyone = people.map((person) => (person === before ? victim : person))
    const fakes = (planted: number): readonly Person[] =>
      Array.from({ length: NEIGHBORS }, (_, fake) => {
        const own = Array.from({ length: variety }, (_, at) => `own-${n}-${fake}-${at}`)
        const isPlanted = fake > 0 && fake <= planted
        return { id: `fake-${fake}`, items: new Set([...known, ...own, ...(isPlanted ? [itemId] : [])]) }
      })
    const viewer = fakes(0)[0] as Person
    const nearest = neighborsOf(viewer, everyone, NEIGHBORS)
    const neighborsWith = (planted: number) => neighborsOf(viewer, [...fakes(planted), ...nearest], NEIGHBORS)
    return { itemId, hasUsed, neighborsWith }
  })
}

const PLANTED = Array.from({ length: NEIGHBORS }, (_, n) => n)

/** Share of right guesses. */
function accuracy(attacked: readonly Trial[], guess: (trial: Trial, n: number) => boolean): number {
  return attacked.filter((trial, n) => guess(trial, n) === trial.hasUsed).length / attacked.length
}

/** All that the fake accounts read on one day: the statement for each number of planted uses. */
function readings(
  countWith: (planted: number) => number,
  itemId: string,
  key: string,
  nowMs: number,
): string {
  return PLANTED.map((planted) => statement(countWith(planted), itemId, key, nowMs)).join('|')
}

/** How often each reading occurs under random keys: the attacker knows everything but the key. */
function chances(victims: 0 | 1): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (let sample = 0; sample < 1_500; sample++) {
    const reading = readings((planted) => planted + victims, 'song', `key-${sample}`, NOW_MS)
    counts.set(reading, (counts.get(reading) ?? 0) + 1)
  }
  return counts
}

describe('fake accounts around a victim', () => {
  const diverse = trials(4)

  it('find out from exact counts whether the victim used an item', () => {
    const guess = ({ itemId, neighborsWith }: Trial) => exactCount(neighborsWith(4), itemId) > 4
    expect(accuracy(diverse, guess)).toBeGreaterThan(0.95)
  })

  it('guess from the reasons of one day with an accuracy of at most 60 %, also with the likeliest explanation', ({
    task,
  }) => {
    const [without, withVictim] = [chances(0), chances(1)]
    const guess = ({ itemId, neighborsWith }: Trial, n: number) => {
      const nowMs = NOW_MS + n * DAY_MS
      const countWith = (planted: number) => countedAt(neighborsWith(planted), nowMs)(itemId)
      const reading = readings(countWith, itemId, 'secret', nowMs)
      return (withVictim.get(reading) ?? 0) > (without.get(reading) ?? 0)
    }
    const share = accuracy(diverse, guess)
    // One guess can be right by chance: all of them together succeed or fail.
    task.meta.attack = { id: 'A40', attempts: TRIALS, successes: share > 0.6 ? TRIALS : 0 }
    expect(share).toBeLessThanOrEqual(0.6)
    // Not below chance either: the guess does use what it reads.
    expect(share).toBeGreaterThan(0.5)
  })

  it('learn nothing if they are near-duplicates of each other', () => {
    for (const { itemId, neighborsWith } of trials(0)) {
      for (const planted of PLANTED) {
        expect(countedAt(neighborsWith(planted), NOW_MS)(itemId)).toBeLessThanOrEqual(2)
      }
    }
  })
})

describe('two answers before and after one event', () => {
  const SHOWN_NEIGHBORS = 50
  const next = uniform(11)
  const people = population(next)
  const itemIds = Array.from({ length: ITEMS }, (_, n) => `song-${n}`)
  const viewers = people.slice(0, 20).map((viewer) => {
    const neighbors = neighborsOf(viewer, people, SHOWN_NEIGHBORS)
    return { viewer, neighbors, stated: stated(neighbors) }
  })

  /** One of a viewer's neighbors uses an item for the first time, today. */
  const events = viewers.map(({ neighbors }) => {
    const actor = neighbors[Math.floor(next() * SHOWN_NEIGHBORS)] as Person
    const [itemId = ''] = shuffled(itemIds, next).filter((id) => !actor.items.has(id))
    const acted = { ...actor, items: new Set([...actor.items, itemId]), today: new Set([itemId]) }
    return { itemId, replaced: (person: Person) => (person === actor ? acted : person) }
  })

  function stated(neighbors: readonly Person[]): readonly string[] {
    const countOf = countedAt(neighbors, NOW_MS)
    return itemIds.map((itemId) => statement(countOf(itemId), itemId, 'secret', NOW_MS))
  }

  const differences = (one: readonly string[], other: readonly string[]) =>
    one.filter((text, at) => text !== other[at]).length

  it('state the same on the day of the event, although the exact count differs', () => {
    for (const [at, { itemId, replaced }] of events.entries()) {
      const { neighbors, stated: before } = viewers[at] as (typeof viewers)[number]
      const after = neighbors.map(replaced)
      expect(exactCount(after, itemId)).toBe(exactCount(neighbors, itemId) + 1)
      expect(differences(before, stated(after))).toBe(0)
    }
  })

  it('differ in less than 1 % of what they state if the neighbors are found again', () => {
    let changed = 0
    for (const [at, { replaced }] of events.entries()) {
      const { viewer, stated: before } = viewers[at] as (typeof viewers)[number]
      changed += differences(before, stated(neighborsOf(viewer, people.map(replaced), SHOWN_NEIGHBORS)))
    }
    expect(changed / (events.length * ITEMS)).toBeLessThan(0.01)
  })
})
