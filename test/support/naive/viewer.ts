import type { Consents, Purpose } from '../../../src/domain/consent.ts'
import type { EventKind } from '../../../src/domain/event.ts'
import type { RecommendationRequest as Request } from '../../../src/domain/recommendation.ts'
import type { SeenPolicy } from '../../../src/domain/seen-policy.ts'
import * as facts from './facts.ts'
import type { PlainData } from './plain-world.ts'

type Weighted = facts.Weighted
type Ids = ReadonlySet<string>

/** What a list may use of its viewer. */
export interface NaiveViewer {
  /** Null for a session. */
  readonly id: string | null
  /** Newest first. */
  readonly engagements: readonly Engaged[]
  /** Not to be shown, and what was seen but may be shown again. */
  readonly seen: Ids
  readonly returning: Ids
  readonly dismissed: Ids
  readonly stated: readonly Weighted[]
  /** Factors below 1, by tag. */
  readonly damped: ReadonlyMap<string, number>
  readonly applied: readonly Weighted[]
  readonly followed: readonly Weighted[]
  /** Who must not influence the list. */
  readonly hidden: Ids
}

export type Engaged = Pick<facts.Pair, 'itemId' | 'weight' | 'lastAtMs'>

/** Nobody. */
export const NO_VIEWER: NaiveViewer = {
  id: null,
  engagements: [],
  seen: new Set(),
  returning: new Set(),
  dismissed: new Set(),
  stated: [],
  damped: new Map(),
  applied: [],
  followed: [],
  hidden: new Set(),
}

/** What a list leaves out because the viewer or the request denies it. */
export type Denied = ReadonlySet<Purpose>

export function deniedBy(
  { viewer }: Request,
  consents: Consents,
  isOptedOut: boolean,
  isProfiled: boolean,
): Denied {
  const lacks = (purpose: Purpose) => viewer.kind === 'user' && !consents.allows(viewer.id, purpose)
  const denied = new Set<Purpose>()
  if (!isProfiled || lacks('personalization')) denied.add('personalization')
  if (isOptedOut || lacks('social-signals')) denied.add('social-signals')
  if (consents.sensitiveTags.size > 0 && lacks('sensitive-interests')) denied.add('sensitive-interests')
  return denied
}

/** The events of the viewer on an item. */
type SeenItem = Pick<facts.Pair, 'itemId' | 'kinds'>

/** The viewer of a request: what the data says, without what they do not consent to, with what they look at. */
export function viewerOf(
  data: PlainData,
  request: Request,
  policy: SeenPolicy,
  denied: Denied,
  nowMs: number,
  sensitive: Ids,
): NaiveViewer {
  const { viewer, history } =
    request.viewer.kind === 'user' ? userOf(data, request.viewer.id) : sessionOf(data, request.viewer.session)
  const atMs = request.viewing?.atMs ?? nowMs
  const viewed = (request.viewing?.items ?? []).filter(({ itemId }) =>
    data.items.some(({ id }) => id === itemId),
  )
  const viewedIds = viewed.map(({ itemId }) => itemId)
  const seenBut = (returning: Ids) => history.map(({ itemId }) => itemId).filter((id) => !returning.has(id))
  if (denied.has('personalization')) {
    const damped = new Map([...viewer.damped].filter(([, factor]) => factor === 0))
    const { id, dismissed, hidden } = viewer
    return { ...NO_VIEWER, id, dismissed, hidden, damped, seen: new Set([...dismissed, ...viewedIds]) }
  }
  const again = history.filter(
    (one) => !viewer.dismissed.has(one.itemId) && mayReturn(data, one, policy, request, atMs),
  )
  const returning = new Set(again.map(({ itemId }) => itemId))
  const isSensitive = ({ id }: Weighted) => denied.has('sensitive-interests') && sensitive.has(id)
  const engagements = viewer.engagements.filter(({ itemId }) => !facts.tagsOf(data, itemId).some(isSensitive))
  const weightOf = (itemId: string) => engagements.find((one) => one.itemId === itemId)?.weight ?? 0
  return {
    ...viewer,
    engagements: [
      ...viewed.map(({ itemId, weight }) => ({ itemId, weight: weight + weightOf(itemId), lastAtMs: atMs })),
      ...engagements.filter(({ itemId }) => !viewedIds.includes(itemId)),
    ],
    seen: new Set([...viewer.dismissed, ...seenBut(returning), ...viewedIds]),
    returning,
    applied: viewer.applied.filter((tag) => !isSensitive(tag)),
    followed: denied.has('social-signals') ? [] : viewer.followed,
  }
}

interface Read {
  readonly viewer: NaiveViewer
  readonly history: readonly SeenItem[]
}

function userOf(data: PlainData, id: string): Read {
  const own = data.interests.filter(({ userId }) => userId === id)
  const viewer = {
    ...NO_VIEWER,
    id,
    engagements: facts.engagementsOf(data, id),
    dismissed: facts.dismissedBy(data, id),
    stated: own.flatMap(({ tagId, factor }) => (factor > 1 ? [{ id: tagId, weight: factor - 1 }] : [])),
    damped: new Map(own.flatMap(({ tagId, factor }) => (factor < 1 ? [[tagId, factor]] : []))),
    applied: facts.appliedBy(data, id),
    followed: facts.followedBy(data, id),
    hidden: facts.hiddenFrom(data, id),
  }
  return { viewer, history: facts.pairsOf(data, id) }
}

type Session = Extract<Request['viewer'], { kind: 'session' }>['session']

/** A visitor: exactly these events and interests, and nobody whom they follow. */
function sessionOf(data: PlainData, { items, tagIds }: Session): Read {
  const known = items.filter(({ itemId }) => data.items.some(({ id }) => id === itemId))
  const viewer = {
    ...NO_VIEWER,
    engagements: known.filter(({ weight }) => weight > 0),
    dismissed: new Set(known.filter(({ isDismissed }) => isDismissed).map(({ itemId }) => itemId)),
    stated: tagIds.filter((id) => data.tags.has(id)).map((id) => ({ id, weight: 1 })),
  }
  const kindsOf = ({ kinds }: (typeof known)[number]) => new Map(kinds.map(({ kind, atMs }) => [kind, atMs]))
  return { viewer, history: known.map((item) => ({ itemId: item.itemId, kinds: kindsOf(item) })) }
}

/** Every kind of event on the item has to agree. */
function mayReturn(
  { items }: PlainData,
  { itemId, kinds }: SeenItem,
  policy: SeenPolicy,
  { seen }: Request,
  atMs: number,
): boolean {
  const own = policy.byItemKind[items.find(({ id }) => id === itemId)?.kind ?? '']
  const ageOf = (kind: EventKind) => seen?.afterMs ?? own?.[kind] ?? policy.ages[kind] ?? 'never'
  return [...kinds].every(([kind, lastMs]) => {
    const age = seen?.allow.includes(kind) ? 0 : ageOf(kind)
    return age !== 'never' && (age === 0 || atMs - lastMs >= age)
  })
}

/** An engagement counts the logarithm of its weight, and half of that after each half-life. */
export function fadedWeight({ weight, lastAtMs }: Engaged, clockMs: number, halfLifeMs: number): number {
  return Math.log1p(weight) * faded(lastAtMs, clockMs, halfLifeMs)
}

/** What is left of a weight; a time after the clock counts as now. */
export function faded(atMs: number, clockMs: number, halfLifeMs: number): number {
  return 2 ** (-Math.max(0, clockMs - atMs) / halfLifeMs)
}

/**
 * Interest in tags as shares, strongest first: that of engagements in the tags of their items, half as much of what is stated,
 * and less of what the viewer wants less of.
 */
export function interestsOf(
  data: PlainData,
  viewer: NaiveViewer,
  clockMs: number,
  halfLifeMs: number,
): readonly Weighted[] {
  const observed = viewer.engagements.flatMap((one) => {
    const own = fadedWeight(one, clockMs, halfLifeMs)
    return facts.tagsOf(data, one.itemId).map(({ id, weight }) => ({ id, weight: own * weight }))
  })
  const scale = (0.5 * (sumOf(observed) || 1)) / sumOf(viewer.stated)
  const stated = viewer.stated.map(({ id, weight }) => ({ id, weight: scale * weight }))
  const all = facts.summed([...observed, ...stated])
  const damped = all.map(({ id, weight }) => ({ id, weight: weight * (viewer.damped.get(id) ?? 1) }))
  return facts.strongestFirst(shares(damped.filter(({ weight }) => weight > 0)))
}

export function shares(list: readonly Weighted[]): readonly Weighted[] {
  const total = sumOf(list) || 1
  return list.map(({ id, weight }) => ({ id, weight: weight / total }))
}

export function sumOf(list: readonly { readonly weight: number }[]): number {
  return list.reduce((sum, { weight }) => sum + weight, 0)
}
