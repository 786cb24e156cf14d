import type {
  Basis,
  Contribution,
  Reason,
  ReasonKind,
  RecommendationPage,
} from '../../domain/recommendation.ts'
import type { SourceName } from '../../domain/source-name.ts'
import type { SteerTarget } from '../../steering/steers.ts'
import type { Evidence } from '../candidate.ts'
import { isFiller } from '../scoring/probabilities.ts'
import type { CrowdSize } from './crowd-size.ts'
import type { Sentence, Sentences } from './sentences.ts'
import type { ServedList } from './served-lists.ts'

/** Names of the ids in evidence. A sentence leaves out an id without a name. */
export interface Names {
  readonly item: (id: string) => { readonly title: string; readonly kind: string } | undefined
  readonly tag: (id: string) => string | undefined
  /** Only people who agree to be shown at this time. */
  readonly person: (id: string) => string | undefined
}

export interface ReasonContext {
  /** In the language of the request. */
  readonly sentences: Sentences
  readonly names: Names
  /** Kind of the recommended item: chooses the verb. */
  readonly kind: string
  /** What may be said of a number of strangers behind the item. @param people distinct contributors */
  readonly crowdSize: (people: number, source: SourceName) => CrowdSize
}

/** What one source saw in an item. */
export interface SourceEvidence {
  readonly source: SourceName
  /** Omitted: `VIEWER`. */
  readonly basis?: Basis
  readonly evidence: Evidence
}

/** What reasons are worked out from. */
export interface ExplainedItem {
  readonly contributions: readonly Contribution[]
  /** True if its place is kept for new items: then this is the first reason. Omitted: false. */
  readonly isNewPlace?: boolean
  /** What the viewer asked for more of that it is. Omitted: nothing. */
  readonly askedFor?: readonly SteerTarget[]
  /** The item that people buy it together with. Omitted: none. */
  readonly boughtWith?: string | undefined
  readonly evidence: readonly SourceEvidence[]
}

/** Fewest followed people that a reason mentions without naming them: fewer could identify a person. */
export const LEAST_COUNT = 3

/** Most reasons of an item. */
const MOST_REASONS = 3

/**
 * Why the item is in the list, strongest first, one to three reasons. Reasons that say the same are merged. A reason names
 * only people who agreed to be shown, and mentions others whom the viewer follows only if three or more are behind the item.
 * Of strangers it states at most a band. An item that only fills the list says so.
 */
export function reasonsOf(item: ExplainedItem, context: ReasonContext): readonly Reason[] {
  const reasons = reasonsOfSources(item, context)
  const first = firstReasons(item, context)
  if (first.length === 0) return reasons
  const known = new Set([...first.map(({ kind }) => kind), 'SUGGESTED'])
  return [...first, ...reasons.filter(({ kind }) => !known.has(kind))].slice(0, MOST_REASONS)
}

/** What decided the place of the item besides the evidence of sources. */
function firstReasons(
  { isNewPlace, askedFor = [], boughtWith = '' }: ExplainedItem,
  { sentences, names }: ReasonContext,
): readonly Reason[] {
  const named = askedFor.map(({ tagId = '', kind = '' }) => names.tag(tagId) ?? sentences.several(kind).text)
  const other = names.item(boughtWith)
  const tagIds = askedFor.flatMap(({ tagId }) => tagId ?? [])
  return [
    ...(isNewPlace ? [plainReason('NEW_ITEM', sentences.fresh)] : []),
    ...(named.length > 0 ? [{ ...plainReason('ASKED_FOR', sentences.askedFor(named)), tagIds }] : []),
    ...(other ? [boughtTogether(boughtWith, other.title, sentences)] : []),
  ]
}

function reasonsOfSources(
  { contributions, evidence }: ExplainedItem,
  context: ReasonContext,
): readonly Reason[] {
  const { sentences } = context
  if (isFiller({ contributions })) return [plainReason('SUGGESTED', sentences.filler)]
  const positive = contributions.filter((contribution) => contribution.logit > 0)
  const total = positive.reduce((sum, contribution) => sum + contribution.logit, 0) || 1
  const strongest = [...positive].sort((a, b) => b.logit - a.logit)
  const explained = strongest
    .map(({ source, basis = 'VIEWER', logit }) => {
      const seen = evidence.find(
        (entry) => entry.source === source && (entry.basis ?? 'VIEWER') === basis,
      )?.evidence
      if (!seen) return null
      const reason =
        basis === 'ITEMS'
          ? goesWith(seen, logit / total, context)
          : reasonOf(source, seen, logit / total, context)
      return reason && { ...reason, sources: [source] }
    })
    .filter((reason) => reason !== null)
  const order = new Set(strongest.map(({ source }) => source))
  const reasons = merged(explained)
    .map((reason) => ({
      ...reason,
      sources: [...order].filter((source) => reason.sources?.includes(source)),
    }))
    .sort((a, b) => b.evidenceShare - a.evidenceShare)
  return reasons.length > 0 ? reasons.slice(0, MOST_REASONS) : [plainReason('SUGGESTED', sentences.suggested)]
}

/** Merges reasons that say the same, or name items for the same cause, and adds their sources and shares. */
function merged(reasons: readonly Reason[]): Reason[] {
  const kept: Reason[] = []
  for (const reason of [...reasons].sort((a, b) => b.itemIds.length - a.itemIds.length)) {
    const at = kept.findIndex((one) => one.text === reason.text || hasSameCause(reason, one))
    const same = kept[at]
    if (same) {
      const sources = [...(same.sources ?? []), ...(reason.sources ?? [])]
      kept[at] = { ...same, sources, evidenceShare: same.evidenceShare + reason.evidenceShare }
    } else kept.push(reason)
  }
  return kept
}

/** Two sources that start from the viewer's items are one reason to the viewer. */
function hasSameCause({ kind, itemIds }: Reason, other: Reason): boolean {
  return kind === other.kind && itemIds.length > 0 && other.itemIds.length > 0
}

function reasonOf(
  source: SourceName,
  evidence: Evidence,
  evidenceShare: number,
  context: ReasonContext,
): Reason | null {
  const { sentences } = context
  switch (source) {
    case 'neighbors':
      return strangers('SIMILAR_USERS', sentences.similarUsers, source, evidence, evidenceShare, context)
    case 'social':
      return social(evidence, evidenceShare, context)
    case 'social-two-hop':
      return strangers('SOCIAL_PROOF', sentences.friendsOfFriends, source, evidence, evidenceShare, context)
    case 'similar-items':
    case 'latent':
      return becauseItems(evidence, evidenceShare, context)
    case 'shared-tags':
      return interestTags(evidence, evidenceShare, context)
    case 'trending':
      return plainReason('TRENDING', sentences.trending, evidenceShare)
    case 'popular':
      return plainReason('POPULAR', sentences.popular, evidenceShare)
    case 'fresh':
      return plainReason('NEW_ITEM', sentences.fresh, evidenceShare)
  }
}

function strangers(
  kind: ReasonKind,
  sentence: (atLeast: number | null, kind: string) => Sentence,
  source: SourceName,
  { peopleCount }: Evidence,
  evidenceShare: number,
  context: ReasonContext,
): Reason | null {
  const { isMentioned, atLeast } = context.crowdSize(peopleCount, source)
  if (!isMentioned) return null
  return {
    ...plainReason(kind, sentence(atLeast, context.kind), evidenceShare),
    count: atLeast,
    isAtLeast: atLeast !== null,
  }
}

function social(evidence: Evidence, evidenceShare: number, context: ReasonContext): Reason | null {
  const shown = evidence.people.flatMap(({ id }) => {
    const name = context.names.person(id)
    return name === undefined ? [] : [{ id, name }]
  })
  const names = shown.map((person) => person.name)
  const count = evidence.peopleCount >= LEAST_COUNT ? evidence.peopleCount : null
  if (names.length === 0 && count === null) return null
  const text = context.sentences.following(names, count, context.kind)
  return {
    ...plainReason('SOCIAL_PROOF', text, evidenceShare),
    count,
    userIds: shown.map((person) => person.id),
  }
}

function goesWith(
  { items }: Evidence,
  evidenceShare: number,
  { names, sentences }: ReasonContext,
): Reason | null {
  const named = firstTwo(
    items.flatMap(({ id }) => {
      const title = names.item(id)?.title
      return title === undefined ? [] : [{ id, title }]
    }),
    (item) => item.title,
  )
  if (named.length === 0) return null
  const text = sentences.goesWith(named.map((item) => item.title))
  return { ...plainReason('GOES_WITH', text, evidenceShare), itemIds: named.map((item) => item.id) }
}

function becauseItems(evidence: Evidence, evidenceShare: number, context: ReasonContext): Reason | null {
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
  const text = context.sentences.becauseItems(
    named.map((seed) => seed.title),
    strongest.kind,
  )
  return { ...plainReason('BECAUSE_ITEM', text, evidenceShare), itemIds: named.map((seed) => seed.id) }
}

function interestTags(evidence: Evidence, evidenceShare: number, context: ReasonContext): Reason | null {
  const named = evidence.tags.flatMap(({ id }) => {
    const name = context.names.tag(id)
    return name === undefined ? [] : [{ id, name }]
  })
  const tags = firstTwo(named, (tag) => tag.name)
  if (tags.length === 0) return null
  const text = context.sentences.interestTags(tags.map((tag) => tag.name))
  return { ...plainReason('INTEREST_TAG', text, evidenceShare), tagIds: tags.map((tag) => tag.id) }
}

/** The first two of different names: the genre of a book and that of a film may have the same name. */
function firstTwo<T>(strongestFirst: readonly T[], nameOf: (one: T) => string): readonly T[] {
  const [first, ...others] = strongestFirst
  if (first === undefined) return []
  const second = others.find((one) => nameOf(one) !== nameOf(first))
  return second === undefined ? [first] : [first, second]
}

/** The reason of an item that people buy together with another one. */
export function boughtTogether(otherId: string, title: string, sentences: Sentences): Reason {
  return { ...plainReason('BOUGHT_TOGETHER', sentences.boughtTogether(title), 1), itemIds: [otherId] }
}

/** A reason that names no people, items or tags. @param evidenceShare 0-1 */
export function plainReason(kind: ReasonKind, sentence: Sentence, evidenceShare = 0): Reason {
  return {
    kind,
    ...sentence,
    count: null,
    isAtLeast: false,
    itemIds: [],
    tagIds: [],
    userIds: [],
    evidenceShare,
  }
}

/**
 * The list with the reasons of a page that was shown. They name no people: the list is stored, and consent may end. Those of
 * a session would say what it holds, and are left out.
 */
export function withShownReasons(
  list: ServedList,
  { edges }: Pick<RecommendationPage, 'edges'>,
  sentences: Sentences,
): ServedList {
  if (list.viewerId === null) return list
  const items = [...list.items]
  for (const { rank, reasons, item } of edges) {
    const served = items[rank - 1]
    if (served)
      items[rank - 1] = {
        ...served,
        shownReasons: reasons.map((one) => withoutPeople(one, item.kind, sentences)),
      }
  }
  return { ...list, items }
}

function withoutPeople(reason: Reason, kind: string, sentences: Sentences): Reason {
  if (reason.userIds.length === 0) return reason
  return { ...reason, ...sentences.following([], reason.count, kind), userIds: [] }
}
