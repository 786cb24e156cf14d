import { DAY_MS } from '../../domain/duration.ts'
import type { UserRecord } from '../../domain/records.ts'
import { HISTORY_DAYS } from './calendar.ts'
import type { Random } from './random.ts'
import { slug, uniqueIds } from './titles.ts'
import { COMMUNITIES, COMMUNITY_IDS, type CommunityId, PEOPLE } from './words.ts'

const PEOPLE_COUNT = 1000
const AUTHORS_PER_COMMUNITY = 2
const NEWCOMER_COUNT = 50
/** The riskiest class of funds that a person accepts; null: they have not said. */
const RISK_TOLERANCES = [1, 2, 2, 3, null] as const

const LONER_CHANCE = 0.08
const SHOWN_CHANCE = 0.6
const SECOND_COMMUNITY_CHANCE = 0.35
/** Chance of first and last name from different name groups. */
const MIXED_NAME_CHANCE = 0.15

export interface Membership {
  readonly community: CommunityId
  /** Share of the person's attention; the shares add up to 1. */
  readonly share: number
}

/** A user with the hidden attributes of the demo world. */
export interface Person {
  readonly record: UserRecord
  /** Epoch milliseconds. */
  readonly joinedAt: number
  /** The main community first. */
  readonly memberships: readonly [Membership, ...Membership[]]
  readonly role: 'author' | 'regular' | 'newcomer'
  /** Whether the person has no ties. */
  readonly isLoner: boolean
}

/** All people with unique names: two authors per community first, newcomers last. */
export function inventPeople(random: Random, nowMs: number): readonly Person[] {
  const nextName = nameMaker(random.fork('names'))
  const tolerances = random.fork('risk tolerances')
  const nextId = uniqueIds()
  const authorCount = COMMUNITY_IDS.length * AUTHORS_PER_COMMUNITY
  return Array.from({ length: PEOPLE_COUNT }, (_, index) => {
    const role =
      index < authorCount ? 'author' : index < PEOPLE_COUNT - NEWCOMER_COUNT ? 'regular' : 'newcomer'
    const home = role === 'author' ? COMMUNITY_IDS[index % COMMUNITY_IDS.length] : undefined
    const name = nextName()
    const joinedAt = joinDate(role, random, nowMs)
    return {
      joinedAt,
      role,
      memberships: membershipsOf(home ?? pickHome(random), random),
      isLoner: role !== 'author' && random.chance(LONER_CHANCE),
      record: {
        id: nextId(slug(name)),
        name,
        createdAt: joinedAt,
        showMeToOthers: role === 'author' || random.chance(SHOWN_CHANCE),
        properties: {
          city: random.pick(PEOPLE.cities.split('|')),
          ...toleranceOf(tolerances),
        },
      },
    }
  })
}

function toleranceOf(random: Random): { readonly riskTolerance?: number } {
  const riskTolerance = random.pick(RISK_TOLERANCES)
  return riskTolerance === null ? {} : { riskTolerance }
}

function nameMaker(random: Random): () => string {
  const taken = new Set<string>()
  return () => {
    for (;;) {
      const group = random.pick(PEOPLE.nameGroups)
      const other = random.chance(MIXED_NAME_CHANCE) ? random.pick(PEOPLE.nameGroups) : group
      const name = `${random.pick(group.first.split('|'))} ${random.pick(other.last.split('|'))}`
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
  }
}

function joinDate(role: Person['role'], random: Random, nowMs: number): number {
  const daysAgo =
    role === 'newcomer'
      ? random.between(0.2, 7)
      : role === 'author' || random.chance(0.65)
        ? random.between(HISTORY_DAYS, 900)
        : random.between(10, HISTORY_DAYS)
  return nowMs - Math.floor(daysAgo * DAY_MS)
}

function pickHome(random: Random): CommunityId {
  return random.pickWeighted(COMMUNITY_IDS, (id) => COMMUNITIES[id].size) ?? random.pick(COMMUNITY_IDS)
}

/** One community, or two, of which the second is often a related one. */
function membershipsOf(home: CommunityId, random: Random): Person['memberships'] {
  if (!random.chance(SECOND_COMMUNITY_CHANCE)) return [{ community: home, share: 1 }]
  const second: CommunityId = random.chance(0.7)
    ? random.pick<CommunityId>(COMMUNITIES[home].kin)
    : pickHome(random)
  if (second === home) return [{ community: home, share: 1 }]
  return [
    { community: home, share: 0.7 },
    { community: second, share: 0.3 },
  ]
}
