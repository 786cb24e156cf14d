import type { Consents, Purpose } from '../../../src/domain/consent.ts'
import type { EventKind } from '../../../src/domain/event.ts'
import type { Policy } from '../../../src/domain/policy.ts'
import type { RecommendationRequest } from '../../../src/domain/recommendation.ts'
import type { SeenPolicy } from '../../../src/domain/seen-policy.ts'
import type { Session } from '../../../src/domain/session.ts'
import {
  appliedBy,
  dismissedBy,
  engagementsOf,
  followedBy,
  hiddenFrom,
  pairsOf,
  strongestFirst,
  summed,
  tagsOf,
  type Weighted,
} from './facts.ts'
import type { PlainData } from './plain-world.ts'

export interface Engaged {
  readonly itemId: string
  readonly weight: number
  readonly lastAtMs: number
}

/** What a list may use of its viewer. */
export interface NaiveViewer {
  /** Null for a session. */
  readonly id: string | null
  readonly isKnown: boolean
  /** Newest first. */
  readonly engagements: readonly Engaged[]
  /** Not to be shown. */
  readonly seen: ReadonlySet<string>
  /** Were seen, and may be shown again. */
  readonly returning: ReadonlySet<string>
  readonly dismissed: ReadonlySet<string>
  readonly stated: readonly Weighted[]
  /** Factors below 1, by tag. */
  readonly damped: ReadonlyMap<string, number>
  readonly applied: readonly Weighted[]
  readonly followed: readonly Weighted[]
  readonly hidden: ReadonlySet<string>
}

/** What lists are withheld from, of the purposes that concern them. */
export interface Denied {
  readonly personalization: boolean
  readonly social: boolean
  readonly sensitive: boolean
}

interface SeenOne {
  readonly itemId: string
  readonly kinds: ReadonlyMap<EventKind, number>
}

/** The viewer of a request: what the data says, without what they do not consent to, with what they look at. */
export function viewerOf(
  data: PlainData,
  request: RecommendationRequest,
  { policy, denied, consents, nowMs }: { policy: Policy; denied: Denied; consents: Consents; nowMs: number },
): NaiveViewer {
  const { viewer: asked } = request
  const whole = asked.kind === 'user' ? userOf(data, asked.id) : sessionOf(data, asked.session)
  const history = asked.kind === 'user' ? pairsOf(data, asked.id) : whole.seenItems
  const atMs = request.viewing?.atMs ?? nowMs
  const shown = whole.seenItems.filter((one) => mayReturn(data, one, policy.seen, request, atMs))
  const returning = new Set(shown.map(({ itemId }) => itemId).filter((id) => !whole.dismissed.has(id)))
  const seen = new Set([
    ...whole.dismissed,
    ...history.map(({ itemId }) => itemId).filter((id) => !returning.has(id)),
  ])
  const viewed = (request.viewing?.items ?? []).filter(({ itemId }) => existing(data, itemId))
  const viewedIds = new Set(viewed.map(({ itemId }) => itemId))
  if (denied.personalization) {
    const damped = new Map([...whole.damped].filter(([, factor]) => factor === 0))
    const nothing = { engagements: [], returning: new Set<string>(), stated: [], applied: [], followed: [] }
    return { ...whole, ...nothing, damped, seen: new Set([...whole.dismissed, ...viewedIds]) }
  }
  const isSensitive = (id: string) => denied.sensitive && consents.sensitiveTags.has(id)
  const engagements = whole.engagements.filter(
    ({ itemId }) => !tagsOf(data, itemId).some(({ id }) => isSensitive(id)),
  )
  const weightOf = (itemId: string) => engagements.find((one) => one.itemId === itemId)?.weight ?? 0
  return {
    ...whole,
    engagements: [
      ...viewed.map(({ itemId, weight }) => ({ itemId, weight: weight + weightOf(itemId), lastAtMs: atMs })),
      ...engagements.filter(({ itemId }) => !viewedIds.has(itemId)),
    ],
    seen: new Set([...seen, ...viewedIds]),
    returning,
    applied: whole.applied.filter(({ id }) => !isSensitive(id)),
    followed: denied.social ? [] : whole.followed,
  }
}

type Whole = Omit<NaiveViewer, 'seen' | 'returning'> & { readonly seenItems: readonly SeenOne[] }

function userOf(data: PlainData, id: string): Whole {
  const own = data.interests.filter(({ userId }) => userId === id)
  return {
    id,
    isKnown: data.users.some((user) => user.id === id),
    engagements: engagementsOf(data, id),
    seenItems: pairsOf(data, id),
    dismissed: dismissedBy(data, id),
    stated: own.flatMap(({ tagId, factor }) => (factor > 1 ? [{ id: tagId, weight: factor - 1 }] : [])),
    damped: new Map(own.flatMap(({ tagId, factor }) => (factor < 1 ? [[tagId, factor]] : []))),
    applied: appliedBy(data, id),
    followed: followedBy(data, id),
    hidden: hiddenFrom(data, id),
  }
}

/** A visitor: exactly these events and interests, and nobody whom they follow. */
function sessionOf(data: PlainData, { items, tagIds }: Session): Whole {
  const known = items.filter(({ itemId }) => existing(data, itemId))
  return {
    id: null,
    isKnown: false,
    engagements: known.filter(({ weight }) => weight > 0),
    seenItems: known.map(({ itemId, kinds }) => ({
      itemId,
      kinds: new Map(kinds.map(({ kind, atMs }) => [kind, atMs])),
    })),
    dismissed: new Set(known.flatMap(({ itemId, isDismissed }) => (isDismissed ? [itemId] : []))),
    stated: tagIds.filter((id) => data.tags.has(id)).map((id) => ({ id, weight: 1 })),
    damped: new Map(),
    applied: [],
    followed: [],
    hidden: new Set(),
  }
}

function existing({ items }: PlainData, itemId: string): boolean {
  return items.some(({ id }) => id === itemId)
}

/** Every kind of event on the item has to agree. */
function mayReturn(
  { items }: PlainData,
  { itemId, kinds }: SeenOne,
  policy: SeenPolicy,
  { seen }: RecommendationRequest,
  atMs: number,
): boolean {
  const itemKind = items.find(({ id }) => id === itemId)?.kind
  const own = itemKind === undefined ? undefined : policy.byItemKind[itemKind]
  const ageOf = (kind: EventKind) => {
    if (seen?.allow.includes(kind)) return 0
    return seen?.afterMs ?? own?.[kind] ?? policy.ages[kind] ?? 'never'
  }
  return [...kinds].every(([kind, lastMs]) => {
    const age = ageOf(kind)
    return age !== 'never' && (age === 0 || atMs - lastMs >= age)
  })
}

/** What a request and its viewer's consent leave out. */
export function deniedBy(
  request: RecommendationRequest,
  { consents, isOptedOut, isProfiled }: { consents: Consents; isOptedOut: boolean; isProfiled: boolean },
): Denied {
  const { viewer } = request
  const lacks = (purpose: Purpose) => viewer.kind === 'user' && !consents.allows(viewer.id, purpose)
  return {
    personalization: !isProfiled || lacks('personalization'),
    social: isOptedOut || lacks('social-signals'),
    sensitive: consents.sensitiveTags.size > 0 && lacks('sensitive-interests'),
  }
}

/** An engagement counts the logarithm of its weight, and half of that after each half-life. */
export function fadedWeight({ weight, lastAtMs }: Engaged, clockMs: number, halfLifeMs: number): number {
  return Math.log1p(weight) * 2 ** (-Math.max(0, clockMs - lastAtMs) / halfLifeMs)
}

/** Interest in tags as shares, strongest first: of engagements by the tags of their items, and half as much as all these of what is stated. */
export function interestsOf(
  data: PlainData,
  viewer: NaiveViewer,
  clockMs: number,
  halfLifeMs: number,
): readonly Weighted[] {
  const observed = viewer.engagements.flatMap((one) =>
    tagsOf(data, one.itemId).map(({ id, weight }) => ({
      id,
      weight: weight * fadedWeight(one, clockMs, halfLifeMs),
    })),
  )
  const total = sumOf(observed) || 1
  const stated = viewer.stated.map(({ id, weight }) => ({
    id,
    weight: (weight / sumOf(viewer.stated)) * total * 0.5,
  }))
  const damped = summed([...observed, ...stated]).map(({ id, weight }) => ({
    id,
    weight: weight * (viewer.damped.get(id) ?? 1),
  }))
  return strongestFirst(shares(damped.filter(({ weight }) => weight > 0)))
}

export function shares(list: readonly Weighted[]): readonly Weighted[] {
  const total = sumOf(list) || 1
  return list.map(({ id, weight }) => ({ id, weight: weight / total }))
}

export function sumOf(list: readonly { readonly weight: number }[]): number {
  return list.reduce((sum, { weight }) => sum + weight, 0)
}
