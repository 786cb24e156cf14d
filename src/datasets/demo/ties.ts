import { groupBy } from '../../domain/grouping.ts'
import type { TieKind, TieRecord } from '../../domain/records.ts'
import type { Person } from './people.ts'
import type { Random } from './random.ts'

/** Chance that a person follows someone of their own community. */
const HOMOPHILY = 0.78
/** Chance that a person follows someone followed by a followed person. */
const CLOSURE_CHANCE = 0.3
/** Weight of authors relative to other people. */
const AUTHOR_PULL = 8
const FRIENDS_CHANCE = 0.45
const BLOCK_COUNT = 30
const MUTE_COUNT = 40

export interface Followed {
  readonly person: Person
  /** In 0-1. */
  readonly strength: number
}

/** All ties, including blocks and mutes. */
export interface SocialWorld {
  readonly records: readonly TieRecord[]
  /** Followed people by user id. */
  readonly followed: ReadonlyMap<string, readonly Followed[]>
}

/** Random ties, mostly within a community, and often with friends of friends. */
export function inventTies(people: readonly Person[], random: Random, nowMs: number): SocialWorld {
  const social = people.filter((person) => !person.isLoner)
  const byCommunity = groupBy(social, (person) => person.memberships[0].community)
  const network = new Network(random, nowMs)
  for (const person of social) {
    const own = byCommunity.get(person.memberships[0].community) ?? []
    const wanted = tieCount(person, random)
    for (let count = 0; count < wanted; count++) {
      const circle = random.chance(HOMOPHILY) ? own : social
      const other = friendOfFriend(person, network, random) ?? pickFrom(circle, random)
      network.tie(person, other)
    }
  }
  for (let count = 0; count < BLOCK_COUNT; count++) network.block(random.pick(social), random.pick(social))
  for (let count = 0; count < MUTE_COUNT; count++) network.mute(random.pick(social))
  return network
}

/** Few ties for most people, many for some, and none for a third of the newcomers. */
function tieCount(person: Person, random: Random): number {
  if (person.role === 'newcomer') return random.chance(0.35) ? 0 : 1 + random.below(4)
  return Math.min(40, 1 + Math.round(Math.exp(random.normal() * 0.6 + Math.log(4.5))))
}

function friendOfFriend(person: Person, network: Network, random: Random): Person | undefined {
  const near = network.followed.get(person.record.id)
  if (!near?.length || !random.chance(CLOSURE_CHANCE)) return undefined
  const far = network.followed.get(random.pick(near).person.record.id)
  return far?.length ? random.pick(far).person : undefined
}

function pickFrom(circle: readonly Person[], random: Random): Person {
  const pull = (person: Person) => (person.role === 'author' ? AUTHOR_PULL : 1)
  return random.pickWeighted(circle, pull) ?? random.pick(circle)
}

/** The ties so far. Each pair has at most one tie; there are no self ties. */
class Network implements SocialWorld {
  readonly records: TieRecord[] = []
  readonly followed = new Map<string, Followed[]>()
  readonly #pairs = new Set<string>()
  readonly #random: Random
  readonly #nowMs: number

  constructor(random: Random, nowMs: number) {
    this.#random = random
    this.#nowMs = nowMs
  }

  /** Adds a friendship or a one-way follow. Authors do not follow back. */
  tie(person: Person, other: Person): void {
    const areFriends = other.role !== 'author' && this.#random.chance(FRIENDS_CHANCE)
    const strength = areFriends ? this.#random.between(0.5, 1) : this.#random.between(0.15, 0.8)
    const rounded = Math.round(strength * 100) / 100
    if (!this.#add(person, other, areFriends ? 'friends' : 'follows', rounded)) return
    this.#follow(person, other, rounded)
    if (areFriends) this.#follow(other, person, rounded)
  }

  block(person: Person, other: Person): void {
    this.#add(person, other, 'blocks', 1)
  }

  /** Mutes a random followed person. */
  mute(person: Person): void {
    const near = this.followed.get(person.record.id) ?? []
    const loud = near.length > 0 ? this.#random.pick(near).person : undefined
    if (loud) this.#record(person, loud, 'mutes', 1)
  }

  #add(person: Person, other: Person, kind: TieKind, strength: number): boolean {
    const pair = [person.record.id, other.record.id].sort().join(' ')
    if (person === other || this.#pairs.has(pair)) return false
    this.#pairs.add(pair)
    this.#record(person, other, kind, strength)
    return true
  }

  #record(person: Person, other: Person, kind: TieKind, strength: number): void {
    const earliest = Math.max(person.joinedAt, other.joinedAt)
    const at = Math.floor(this.#random.between(earliest, this.#nowMs))
    this.records.push({ userId: person.record.id, otherId: other.record.id, kind, strength, at })
  }

  #follow(person: Person, other: Person, strength: number): void {
    const known = this.followed.get(person.record.id)
    if (known) known.push({ person: other, strength })
    else this.followed.set(person.record.id, [{ person: other, strength }])
  }
}
