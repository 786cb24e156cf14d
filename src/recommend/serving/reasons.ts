import type { Evidence, Ranked, SourceEvidence } from '../../domain/candidate.ts'
import type { Reason, ReasonKind } from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import { isFiller } from '../scoring/pool-probabilities.ts'
import { sentences } from './sentences.ts'

/** Names for the ids that evidence holds; an id without a name is left out of the sentence. */
export interface Names {
  readonly item: (id: string) => { readonly title: string; readonly kind: string } | undefined
  readonly tag: (id: string) => string | undefined
  /** Only people who agree, now, to be named. */
  readonly person: (id: string) => string | undefined
}

export interface ReasonContext {
  readonly names: Names
  /** Kind of the recommended item: chooses the verb. */
  readonly kind: string
  /** How many people the viewer follows: "people you follow" names the one person where there is only one. */
  readonly followingCount: number
}

/** What a reason is told from. */
export interface Explained extends Pick<Ranked, 'contributions'> {
  readonly evidence: readonly SourceEvidence[]
}

/** A count of people is stated from here up; below, it could give a person away. */
export const LEAST_COUNT = 3

/** Reasons told per item. */
const MOST_REASONS = 3

/**
 * Why the item is in the list, strongest first, at least one; what two sources say in the same words is said once. Names
 * nobody who has not agreed to be shown, states no count of people below three, and says "people you follow" only to
 * somebody who follows three or more. Of an item that only fills the list it says so.
 */
export function reasonsOf({ contributions, evidence }: Explained, context: ReasonContext): readonly Reason[] {
  if (isFiller({ contributions })) return [plain('SUGGESTED', sentences.filler, 0)]
  const positive = contributions.filter((contribution) => contribution.logit > 0)
  const total = positive.reduce((sum, contribution) => sum + contribution.logit, 0) || 1
  const told = [...positive]
    .sort((a, b) => b.logit - a.logit)
    .map(({ source, logit }) => {
      const seen = evidence.find((entry) => entry.source === source)?.evidence
      return seen ? reasonOf(source, seen, logit / total, context) : null
    })
    .filter((reason) => reason !== null)
  const reasons = saidOnce(told).sort((a, b) => b.weight - a.weight)
  return reasons.length > 0 ? reasons.slice(0, MOST_REASONS) : [plain('SUGGESTED', sentences.suggested, 0)]
}

/** Those that read alike are one, with the weight of all of them. */
function saidOnce(reasons: readonly Reason[]): Reason[] {
  const byText = new Map<string, Reason>()
  for (const reason of reasons) {
    const same = byText.get(reason.text)
    byText.set(reason.text, same ? { ...same, weight: same.weight + reason.weight } : reason)
  }
  return [...byText.values()]
}

function reasonOf(
  source: SourceName,
  evidence: Evidence,
  weight: number,
  context: ReasonContext,
): Reason | null {
  switch (source) {
    case 'neighbors':
      return crowd('SIMILAR_USERS', sentences.similarUsers(countOf(evidence), context.kind), evidence, weight)
    case 'social':
      return social(evidence, weight, context)
    case 'social-two-hop':
      if (evidence.peopleCount < LEAST_COUNT) return null
      return crowd(
        'SOCIAL_PROOF',
        sentences.friendsOfFriends(evidence.peopleCount, context.kind),
        evidence,
        weight,
      )
    case 'similar-items':
    case 'latent':
      return becauseItems(evidence, weight, context)
    case 'shared-tags':
      return interestTags(evidence, weight, context)
    case 'trending':
      return plain('TRENDING', sentences.trending, weight)
    case 'popular':
      return plain('POPULAR', sentences.popular, weight)
    case 'fresh':
      return plain('NEW_ITEM', sentences.fresh, weight)
  }
}

function social(evidence: Evidence, weight: number, context: ReasonContext): Reason | null {
  const shown = evidence.people.flatMap(({ id }) => {
    const name = context.names.person(id)
    return name === undefined ? [] : [{ id, name }]
  })
  const names = shown.map((person) => person.name)
  const count = countOf(evidence)
  if (names.length === 0 && count === null && context.followingCount < LEAST_COUNT) return null
  const text = sentences.following(names, count, context.kind)
  return { ...crowd('SOCIAL_PROOF', text, evidence, weight), userIds: shown.map((person) => person.id) }
}

function becauseItems(evidence: Evidence, weight: number, context: ReasonContext): Reason | null {
  const seeds = evidence.items.flatMap(({ id }) => {
    const named = context.names.item(id)
    return named ? [{ id, ...named }] : []
  })
  const [strongest] = seeds
  if (!strongest) return null
  const named = firstTwo(
    seeds.filter((seed) => seed.kind === strongest.kind),
    (seed) => seed.title,
  )
  const text = sentences.becauseItems(
    named.map((seed) => seed.title),
    strongest.kind,
  )
  return { ...plain('BECAUSE_ITEM', text, weight), itemIds: named.map((seed) => seed.id) }
}

function interestTags(evidence: Evidence, weight: number, context: ReasonContext): Reason | null {
  const named = evidence.tags.flatMap(({ id }) => {
    const name = context.names.tag(id)
    return name === undefined ? [] : [{ id, name }]
  })
  const tags = firstTwo(named, (tag) => tag.name)
  if (tags.length === 0) return null
  const text = sentences.interestTags(tags.map((tag) => tag.name))
  return { ...plain('INTEREST_TAG', text, weight), tagIds: tags.map((tag) => tag.id) }
}

/** The first two that read differently: a book's genre and a film's may have one name. */
function firstTwo<T>(strongestFirst: readonly T[], nameOf: (one: T) => string): readonly T[] {
  const [first, ...others] = strongestFirst
  if (first === undefined) return []
  const second = others.find((one) => nameOf(one) !== nameOf(first))
  return second === undefined ? [first] : [first, second]
}

function crowd(kind: ReasonKind, text: string, evidence: Evidence, weight: number): Reason {
  return { ...plain(kind, text, weight), count: countOf(evidence) }
}

function plain(kind: ReasonKind, text: string, weight: number): Reason {
  return { kind, text, count: null, itemIds: [], tagIds: [], userIds: [], weight }
}

function countOf(evidence: Evidence): number | null {
  return evidence.peopleCount >= LEAST_COUNT ? evidence.peopleCount : null
}
