import { historyPurpose } from '../../domain/consent.ts'
import { eventKindNamed } from '../../domain/event.ts'
import {
  groupByUser,
  inBatches,
  type Pair,
  pairKey,
  placesByUser,
  wantedByUser,
} from '../../domain/grouping.ts'
import { KEPT_RECENT } from '../../domain/viewer.ts'
import {
  addEngagements,
  consentsOf,
  dropEngagements,
  engagementsOf,
  type InteractionsAmongRow,
  interactionsAmong,
  markActive,
  newestInteractions,
  newestPositiveInteractions,
  type SeenByRow,
  seenBy,
  setOlderSeen,
  updateEngagements,
} from '../../graph/__generated__/queries.ts'
import { engagementsEtag } from '../../graph/engagements-etag.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'
import { decodeArchived, decodeFacts } from '../archived-events.ts'
import { kindsOf, type PairState } from '../fold-events.ts'
import { type Identity, readIdentities } from '../identities.ts'
import {
  type Engagement,
  KEPT_OLDER,
  NOTHING_SEEN,
  placeEngagements,
  type Seen,
  seenOf,
} from './recent-engagements.ts'

/** State of a user in the graph before events are added. */
export interface UserBefore {
  /** Epoch milliseconds of their newest event, with those of their visitors; 0 if there is none. */
  readonly lastAt: number
  /** Of a user with visitors: the newest event of their own; null if there is none. */
  readonly ownLastAt: number | null
  readonly seen: Seen
  /** Whether they consent to the storage of what they do; null if they have not decided. */
  readonly isPersonalized: boolean | null
  /** See `OlderEventIds`. */
  readonly olderEventIds: readonly string[]
}

/** State of some users, and of the pairs that will change. */
export interface UsersBefore {
  readonly users: ReadonlyMap<string, UserBefore>
  /** Links of the users: see `merged-seen.ts`. */
  readonly identities: readonly Identity[]
  /** By `pairKey`, only pairs with an interaction. */
  readonly states: ReadonlyMap<string, PairState>
}

export const NEW_USER: UserBefore = {
  lastAt: 0,
  ownLastAt: null,
  seen: NOTHING_SEEN,
  isPersonalized: null,
  olderEventIds: [],
}

/**
 * Reads the users of some pairs, in a transaction that has locked them or is locking them.
 *
 * @param ofVisitors pairs of which the interactions of the visitors of the user are read, too
 */
export async function readUsersBefore(
  graph: GraphRunner,
  pairs: readonly Pair[],
  ofVisitors: readonly Pair[] = [],
): Promise<UsersBefore> {
  const before = await readUsers(graph, [...new Set(pairs.map(({ userId }) => userId))])
  const known = [...groupByUser(pairs)].flatMap(([userId, own]) => knownPairs(own, before.users.get(userId)))
  const linked = ofVisitors.flatMap(({ userId, itemId }) =>
    before.identities.flatMap((one) => (one.userId === userId ? [{ userId: one.visitorId, itemId }] : [])),
  )
  const wanted = [...known, ...linked]
  return { ...before, states: wanted.length > 0 ? await readStates(graph, wanted) : new Map() }
}

/** Reads users without their interactions, in a transaction that has locked them or is locking them. */
export async function readUsers(
  graph: GraphRunner,
  ids: readonly string[],
): Promise<Omit<UsersBefore, 'states'>> {
  // In parallel: each awaited query costs a turn of a busy event loop, or a round trip.
  const [seenRows, recentRows] = await Promise.all([
    graph.run(seenBy, { ids }),
    graph.run(engagementsOf, { ids }),
  ])
  const recents = groupByUser(recentRows)
  const users = new Map<string, UserBefore>()
  for (const { userId, lastAt, ownLastAt, granted, denied, olderEventIds, ...lists } of seenRows) {
    const { olderSeenItemIds, olderSeenAts, olderSeenKinds } = lists
    const older = olderSeenItemIds.map((itemId, index) => {
      return { itemId, lastAt: olderSeenAts[index] ?? 0, kinds: olderSeenKinds[index] ?? '' }
    })
    const isPersonalized = decidedHistory({ userId, granted, denied })
    const seen = { recent: recents.get(userId) ?? [], older }
    users.set(userId, { lastAt: lastAt ?? 0, ownLastAt, seen, isPersonalized, olderEventIds })
  }
  const linkedIds = seenRows.filter(({ isLinked }) => isLinked).map(({ userId }) => userId)
  const identities = linkedIds.length > 0 ? await readIdentities(graph, linkedIds) : []
  for (const visitorId of await visitorsOfDeniers(graph, identities)) {
    const visitor = users.get(visitorId)
    if (visitor) users.set(visitorId, { ...visitor, isPersonalized: false })
  }
  return { users, identities }
}

/** Whether a user or visitor consents to the storage of what they do; null if they have not decided. */
export function decidedHistory({
  userId,
  granted,
  denied,
}: Pick<SeenByRow, 'userId' | 'granted' | 'denied'>): boolean | null {
  const purpose = historyPurpose(userId)
  return granted.includes(purpose) ? true : denied.includes(purpose) ? false : null
}

/** The visitors who are now a user who denies personalization: what they do is what the user does. */
export async function visitorsOfDeniers(
  graph: GraphRunner,
  identities: readonly Identity[],
): Promise<readonly string[]> {
  const open = identities.filter(({ untilMs }) => untilMs === null)
  if (open.length === 0) return []
  const rows = await graph.run(consentsOf, { ids: [...new Set(open.map(({ userId }) => userId))] })
  const deniers = new Set(rows.filter(({ denied }) => denied.includes('personalization')).map(({ id }) => id))
  return open.filter(({ userId }) => deniers.has(userId)).map(({ visitorId }) => visitorId)
}

/** The interactions of these pairs, by `pairKey`. */
export async function readStates(
  graph: GraphRunner,
  pairs: readonly Pair[],
): Promise<ReadonlyMap<string, PairState>> {
  const rows = await graph.run(interactionsAmong, { rows: wantedByUser(pairs) })
  return new Map(rows.map((row) => [pairKey(row), toState(row)]))
}

/**
 * The pairs of a user that may have an interaction. Most events are about new items, and finding an interaction walks all of
 * the user. What they have seen names every interaction, unless it is full.
 */
function knownPairs(pairs: readonly Pair[], { seen }: UserBefore = NEW_USER): readonly Pair[] {
  if (seen.older.length >= KEPT_OLDER) return pairs
  const seenIds = new Set([...seen.recent, ...seen.older].map(({ itemId }) => itemId))
  return pairs.filter(({ itemId }) => seenIds.has(itemId))
}

/** An interaction as the graph stores it. */
export function toState(row: Omit<InteractionsAmongRow, 'userId' | 'itemId'>): PairState {
  const { weight, servedWeight, lastAt, count, archivedImportIds, ledBy } = row
  const stored = { weight, servedWeight, lastAt, count, ...storedEvents(row), archivedImportIds }
  return ledBy.length > 0 ? { ...stored, ledBy } : stored
}

/** The events of an interaction as the graph stores them. */
export function storedEvents(
  row: Pick<
    InteractionsAmongRow,
    'eventIds' | 'eventAts' | 'eventKinds' | 'eventValues' | 'eventFacts' | 'archivedEvents'
  >,
): Pick<PairState, 'events' | 'archived'> {
  const facts = decodeFacts(row.eventFacts)
  const events = row.eventIds.map((eventId, index) => ({
    eventId,
    atMs: row.eventAts[index] ?? 0,
    kind: eventKindNamed(row.eventKinds[index] ?? ''),
    value: row.eventValues[index] ?? 0,
    facts: facts.get(eventId) ?? null,
  }))
  return { events, archived: decodeArchived(row.archivedEvents) }
}

/** Rows of one write. */
const ROWS_AT_ONCE = 2_000

type UserEngagement = Engagement & { readonly userId: string }

/** What requests read of a user, before and after a change. */
export interface Refreshed {
  readonly userId: string
  /** Null: they never were active. */
  readonly lastAt: number | null
  /** Null for users without visitors. */
  readonly ownLastAt: number | null
  readonly before: Seen
  readonly after: Seen
}

/** Users after some of their interactions have changed. */
export interface PlacedUsers {
  readonly refreshed: readonly Refreshed[]
  /** Changed interactions of users whose interactions must be read: see `placeEngagements`. */
  readonly unplaced: ReadonlyMap<string, readonly Engagement[]>
}

/** Puts changed interactions in their place. `before` is the state of their users when the transaction locked them. */
export function placeSeen(
  changed: ReadonlyMap<string, readonly Engagement[]>,
  before: ReadonlyMap<string, UserBefore>,
): PlacedUsers {
  const refreshed: Refreshed[] = []
  const unplaced = new Map<string, readonly Engagement[]>()
  for (const [userId, engagements] of changed) {
    const after = placeEngagements((before.get(userId) ?? NEW_USER).seen, engagements)
    if (after) refreshed.push(toRefreshed(userId, engagements, before, after))
    else unplaced.set(userId, engagements)
  }
  return { refreshed, unplaced }
}

/** The pairs that have become recent engagements, by `pairKey`. */
export function newEngagements({ refreshed }: PlacedUsers): ReadonlyMap<string, Engagement> {
  return new Map(changesOf(refreshed).added.map((engagement) => [pairKey(engagement), engagement]))
}

/**
 * Writes recent engagements and seen items of users, in the transaction that has changed their interactions.
 *
 * @param written recent engagements that are in the graph already, by `pairKey`
 */
export async function writeSeen(
  graph: GraphRunner,
  { refreshed, unplaced }: PlacedUsers,
  before: ReadonlyMap<string, UserBefore>,
  written: ReadonlySet<string> = new Set(),
): Promise<void> {
  const read: Refreshed[] = []
  for (const [userId, engagements] of unplaced) {
    read.push(toRefreshed(userId, engagements, before, await readSeen(graph, userId)))
  }
  await writeRefreshed(graph, [...refreshed, ...read], written)
}

/**
 * Updates recent engagements and seen items of users after some of their interactions have changed, in the same
 * transaction. `before` is their state when the transaction locked them.
 */
export function refreshSeen(
  graph: GraphRunner,
  changed: ReadonlyMap<string, readonly Engagement[]>,
  before: ReadonlyMap<string, UserBefore>,
): Promise<void> {
  return writeSeen(graph, placeSeen(changed, before), before)
}

function toRefreshed(
  userId: string,
  engagements: readonly Engagement[],
  before: ReadonlyMap<string, UserBefore>,
  after: Seen,
): Refreshed {
  const { lastAt, seen } = before.get(userId) ?? NEW_USER
  const newest = engagements.reduce((latest, engagement) => Math.max(latest, engagement.lastAt), lastAt)
  return { userId, lastAt: newest, ownLastAt: null, before: seen, after }
}

/** Takes an item out of what a user has seen, after their interaction with it was deleted in the same transaction. */
export async function forgetSeen(
  graph: GraphRunner,
  { userId, itemId }: Pair,
  { users }: UsersBefore,
): Promise<void> {
  const { lastAt, seen } = users.get(userId) ?? NEW_USER
  const after = withoutItem(seen, itemId) ?? (await readSeen(graph, userId))
  await writeRefreshed(graph, [{ userId, lastAt, ownLastAt: null, before: seen, after }])
}

/** What is seen without an item. Null where a full list loses it: an item that is kept nowhere takes its place. */
export function withoutItem({ recent, older }: Seen, itemId: string): Seen | null {
  const isOther = (item: { readonly itemId: string }) => item.itemId !== itemId
  const isRecent = !recent.every(isOther)
  if (older.length >= KEPT_OLDER || (isRecent && recent.length >= KEPT_RECENT)) return null
  return { recent: recent.filter(isOther), older: older.filter(isOther) }
}

/** Reads all interactions of a user; see `placeEngagements` for when that is needed. */
export async function readSeen(graph: GraphRunner, userId: string): Promise<Seen> {
  const positive = await graph.run(newestPositiveInteractions, { userId, limit: KEPT_RECENT })
  const recentIds = new Set(positive.map((row) => row.itemId))
  const newest = await graph.run(newestInteractions, { userId, limit: KEPT_RECENT + KEPT_OLDER })
  return seenOf(positive.map(withKinds), newest.filter((row) => !recentIds.has(row.itemId)).map(withKinds))
}

function withKinds<Row extends Parameters<typeof storedEvents>[0] & { readonly lastAt: number }>(
  row: Row,
): Row & Pick<Engagement, 'kinds'> {
  return { ...row, kinds: kindsOf({ ...storedEvents(row), lastAt: row.lastAt }) }
}

/**
 * Writes what has changed of recent engagements and seen items.
 *
 * @param written recent engagements that are in the graph already, by `pairKey`
 */
export async function writeRefreshed(
  graph: GraphRunner,
  refreshed: readonly Refreshed[],
  written: ReadonlySet<string> = new Set(),
): Promise<void> {
  const { dropped, added, updated } = changesOf(refreshed)
  const missing = added.filter((engagement) => !written.has(pairKey(engagement)))
  const writes: Promise<unknown>[] = []
  for (const pairs of inBatches(dropped, ROWS_AT_ONCE)) {
    writes.push(graph.run(dropEngagements, { rows: wantedByUser(pairs) }))
  }
  for (const pairs of inBatches(updated, ROWS_AT_ONCE)) {
    writes.push(graph.run(updateEngagements, { rows: placesByUser(pairs), pairs: pairs.map(toValues) }))
  }
  for (const pairs of inBatches(missing, ROWS_AT_ONCE)) {
    const rows = pairs.map((pair) => ({ userId: pair.userId, itemId: pair.itemId, ...toValues(pair) }))
    writes.push(graph.run(addEngagements, { rows }))
  }
  writes.push(graph.run(markActive, { rows: refreshed.map(toActiveRow) }))
  const older = refreshed.filter(({ before, after }) => !isSameOlder(before, after)).map(toOlderRow)
  if (older.length > 0) writes.push(graph.run(setOlderSeen, { rows: older }))
  await Promise.all(writes)
}

interface Changes {
  readonly dropped: readonly UserEngagement[]
  readonly added: readonly UserEngagement[]
  readonly updated: readonly UserEngagement[]
}

function changesOf(refreshed: readonly Refreshed[]): Changes {
  const dropped: UserEngagement[] = []
  const added: UserEngagement[] = []
  const updated: UserEngagement[] = []
  for (const { userId, before, after } of refreshed) {
    const left = new Map(before.recent.map((engagement) => [engagement.itemId, engagement]))
    for (const engagement of after.recent) {
      const old = left.get(engagement.itemId)
      left.delete(engagement.itemId)
      if (!old) added.push({ ...engagement, userId })
      else if (!isSame(old, engagement)) updated.push({ ...engagement, userId })
    }
    for (const engagement of left.values()) dropped.push({ ...engagement, userId })
  }
  return { dropped, added, updated }
}

function isSame(a: Engagement, b: Engagement): boolean {
  const isSameTime = a.lastAt === b.lastAt && a.kinds === b.kinds
  return a.weight === b.weight && a.servedWeight === b.servedWeight && isSameTime
}

function toValues({ weight, servedWeight, lastAt, kinds }: Engagement) {
  return { weight, servedWeight: servedWeight === 0 ? null : servedWeight, lastAt, kinds }
}

function toActiveRow({ userId, lastAt, ownLastAt, after }: Refreshed) {
  const recentCount = lastAt === null ? null : after.recent.length
  return { userId, lastAt, ownLastAt, recentCount, recentStamp: engagementsEtag(after.recent) }
}

/** Null instead of an empty list, so that the graph does not depend on what was there before. */
function toOlderRow({ userId, after }: Refreshed) {
  if (after.older.length === 0) {
    return { userId, olderSeenItemIds: null, olderSeenAts: null, olderSeenKinds: null }
  }
  return {
    userId,
    olderSeenItemIds: after.older.map((item) => item.itemId),
    olderSeenAts: after.older.map((item) => item.lastAt),
    olderSeenKinds: after.older.map((item) => item.kinds),
  }
}

/** Whether seen items beyond recent engagements are the same. */
function isSameOlder({ older: before }: Seen, { older: after }: Seen): boolean {
  return (
    before.length === after.length &&
    before.every((item, index) => {
      const now = after[index]
      return item.itemId === now?.itemId && item.lastAt === now.lastAt && item.kinds === now.kinds
    })
  )
}
