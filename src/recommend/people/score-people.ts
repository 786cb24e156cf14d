import type { PeoplePolicy } from '../../domain/policy.ts'
import type { PersonEngagements } from '../sources/engagement-cache.ts'
import type { PersonEvidence } from './people-candidates.ts'

/** A person with what a score is made of. */
export interface JudgedPerson extends PersonEvidence {
  /** Cosine of the histories of the person and the viewer, 0-1. */
  readonly taste: number
  readonly followerCount: number
}

export interface ScoredPerson extends JudgedPerson {
  readonly score: number
}

/** Steepness of the logarithm of the tie part. */
const TIE_STEEPNESS = 9

/**
 * Scores people, best first: a logarithm of how they are tied to the viewer, their taste, a bonus for followers of the viewer,
 * and a little popularity.
 */
export function scorePeople(people: readonly JudgedPerson[], policy: PeoplePolicy): readonly ScoredPerson[] {
  const most = mostOf(people)
  return people
    .map((person) => ({ ...person, score: scoreOf(person, most, policy) }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
}

/** The part of a score that needs no history, for choosing whose histories are read. */
export function tieScores(
  people: readonly PersonEvidence[],
  policy: PeoplePolicy,
): ReadonlyMap<string, number> {
  const most = mostOf(people)
  return new Map(
    people.map((person) => [
      person.id,
      tiePart(person, most, policy) +
        policy.taste * person.similarity +
        (person.followsViewer ? policy.followBack : 0),
    ]),
  )
}

/** The largest numbers of the people, by which they are divided; 1 instead of 0. */
interface Most {
  readonly fresh: number
  readonly live: number
  readonly followers: number
}

function mostOf(people: readonly (PersonEvidence & { readonly followerCount?: number })[]): Most {
  const largest = (numberOf: (person: (typeof people)[number]) => number) =>
    people.reduce((most, person) => Math.max(most, numberOf(person)), 0) || 1
  return {
    fresh: largest(({ fresh }) => fresh),
    live: largest(({ live }) => live),
    followers: largest(({ followerCount = 0 }) => followerCount),
  }
}

function scoreOf(person: JudgedPerson, most: Most, policy: PeoplePolicy): number {
  return (
    tiePart(person, most, policy) +
    policy.taste * person.taste +
    (person.followsViewer ? policy.followBack : 0) +
    (policy.popularity * Math.log1p(person.followerCount)) / Math.log1p(most.followers)
  )
}

/** 0 without a tie, 1 for the best tie that training found or the best one over a person followed since. */
function tiePart({ kept, fresh, live }: PersonEvidence, most: Most, policy: PeoplePolicy): number {
  const tie = kept + fresh / most.fresh + (policy.live * live) / most.live
  return Math.log1p(TIE_STEEPNESS * tie) / Math.log1p(TIE_STEEPNESS)
}

/** Histories that share fewer items do not compare: a score that one item changes would reveal who used the item. */
const LEAST_SHARED = 5

/**
 * The cosine of two histories, 0-1; 0 if they share fewer than five items. An item that n people engaged with counts
 * `n^-discount` on both sides, so that hits say less.
 */
export function tasteOf(one: PersonEngagements, other: PersonEngagements, discount: number): number {
  const [a, b] = [one.discounts(discount), other.discounts(discount)]
  let shared = 0
  let count = 0
  for (let at = 0, otherAt = 0; at < one.items.length && otherAt < other.items.length; ) {
    const difference = (one.items[at] as number) - (other.items[otherAt] as number)
    if (difference === 0) {
      shared += (a[at] as number) * (b[otherAt] as number)
      count++
    }
    if (difference <= 0) at++
    if (difference >= 0) otherAt++
  }
  return count < LEAST_SHARED ? 0 : shared / (lengthOf(a) * lengthOf(b))
}

function lengthOf(values: Float64Array): number {
  return Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
}
