import type { Consents, Purpose } from '../../../src/domain/consent.ts'
import type { EventKind } from '../../../src/domain/event.ts'
import type { RecommendationRequest as Request } from '../../../src/domain/recommendation.ts'
import type { SeenPolicy } from '../../../src/domain/seen-policy.ts'
import type { Entries, Entry, Pair, PlainGraph } from './plain-graph.ts'

/** What a list may use of its viewer. */
export interface NaiveViewer {
  /** Null for a session. */
  readonly id: string | null
  /** Newest first. */
  readonly engagements: readonly Pick<Pair, 'itemId' | 'weight' | 'lastAtMs'>[]
  /** Not to be shown. */
  readonly seen: ReadonlySet<string>
  /** Were seen, and may be shown again. */
  readonly returning: ReadonlySet<string>
  readonly dismissed: readonly string[]
  readonly stated: Entries
  /** Factors below 1, by tag. */
  readonly damped: ReadonlyMap<string, number>
  readonly applied: Entries
  readonly followed: Entries
  /** Who must not influence the list. */
  readonly hidden: ReadonlySet<string>
}

const NO_PEOPLE = { stated: [], applied: [], followed: [], dismissed: [], hidden: new Set<string>() }
const NOTHING = {
  engagements: [],
  seen: new Set<string>(),
  returning: new Set<string>(),
  damped: new Map<string, number>(),
}
export const NO_VIEWER: NaiveViewer = { id: null, ...NO_PEOPLE, ...NOTHING }

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

interface Read {
  readonly viewer: NaiveViewer
  /** All that they have events on. */
  readonly history: readonly Pick<Pair, 'itemId' | 'kinds'>[]
}

interface Reading {
  readonly policy: SeenPolicy
  readonly denied: Denied
  readonly nowMs: number
  readonly sensitiveTags: ReadonlySet<string>
}

/** The viewer of a request: what the data says, without what they do not consent to, with what they look at. */
export function viewerOf(graph: PlainGraph, request: Request, reading: Reading): NaiveViewer {
  const { policy, denied, nowMs, sensitiveTags } = reading
  const { viewer, history } =
    request.viewer.kind === 'user'
      ? userOf(graph, request.viewer.id)
      : sessionOf(graph, request.viewer.session)
  const atMs = request.viewing?.atMs ?? nowMs
  const viewed = (request.viewing?.items ?? []).filter(({ itemId }) => graph.item(itemId))
  const viewedIds = viewed.map(({ itemId }) => itemId)
  if (denied.has('personalization')) {
    const damped = new Map([...viewer.damped].filter(([, factor]) => factor === 0))
    const { id, dismissed, hidden } = viewer
    return { ...NO_VIEWER, id, dismissed, hidden, damped, seen: new Set([...dismissed, ...viewedIds]) }
  }
  const isOver = ageTest(request, policy, atMs)
  const mayReturn = ({ itemId, kinds }: Read['history'][number]) =>
    !viewer.dismissed.includes(itemId) &&
    [...kinds].every(([kind, lastMs]) => isOver(kind, lastMs, graph.item(itemId)?.kind))
  const isSensitive = ([id]: Entry) => denied.has('sensitive-interests') && sensitiveTags.has(id)
  const engagements = viewer.engagements.filter(({ itemId }) => !graph.tags(itemId).some(isSensitive))
  const weightOf = (itemId: string) => engagements.find((one) => one.itemId === itemId)?.weight ?? 0
  const newest = viewed.map(({ itemId, weight }) => ({
    itemId,
    weight: weight + weightOf(itemId),
    lastAtMs: atMs,
  }))
  const seenIds = history.filter((one) => !mayReturn(one)).map(({ itemId }) => itemId)
  return {
    ...viewer,
    engagements: [...newest, ...engagements.filter(({ itemId }) => !viewedIds.includes(itemId))],
    seen: new Set([...viewer.dismissed, ...seenIds, ...viewedIds]),
    returning: new Set(history.filter(mayReturn).map(({ itemId }) => itemId)),
    applied: viewer.applied.filter((tag) => !isSensitive(tag)),
    followed: denied.has('social-signals') ? [] : viewer.followed,
  }
}

function userOf(graph: PlainGraph, id: string): Read {
  const own = graph.data.interests.filter(({ userId }) => userId === id)
  const viewer = {
    ...NO_VIEWER,
    id,
    engagements: graph.engagements(id),
    dismissed: graph.dismissed(id),
    stated: own.filter(({ factor }) => factor > 1).map(({ tagId, factor }): Entry => [tagId, factor - 1]),
    damped: new Map(own.filter(({ factor }) => factor < 1).map(({ tagId, factor }) => [tagId, factor])),
    applied: graph.applied(id),
    followed: graph.followed(id),
    hidden: new Set(graph.hidden(id)),
  }
  return { viewer, history: graph.pairs(id) }
}

/** A visitor: exactly these events and interests, and no one whom they follow. */
function sessionOf(
  graph: PlainGraph,
  { items, tagIds }: Extract<Request['viewer'], { kind: 'session' }>['session'],
): Read {
  const known = items.filter(({ itemId }) => graph.item(itemId))
  const engagements = known.filter(({ weight }) => weight > 0)
  const dismissed = known.filter(({ isDismissed }) => isDismissed).map(({ itemId }) => itemId)
  const stated = tagIds.filter((id) => graph.data.tags.has(id)).map((id): Entry => [id, 1])
  const history = known.map(({ itemId, kinds }) => ({
    itemId,
    kinds: new Map(kinds.map(({ kind, atMs }) => [kind, atMs])),
  }))
  return { viewer: { ...NO_VIEWER, engagements, dismissed, stated }, history }
}

/** Whether a kind of event lets an item return. Every kind of event on the item has to agree. */
function ageTest({ seen }: Request, { ages, byItemKind }: SeenPolicy, atMs: number) {
  return (kind: EventKind, lastMs: number, itemKind = '') => {
    const age = seen?.allow.includes(kind)
      ? 0
      : (seen?.afterMs ?? byItemKind[itemKind]?.[kind] ?? ages[kind] ?? 'never')
    return age !== 'never' && (age === 0 || atMs - lastMs >= age)
  }
}
