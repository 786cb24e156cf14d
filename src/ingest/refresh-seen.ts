import { inBatches } from '../domain/in-batches.ts'
import { KEPT_RECENT } from '../domain/recent-engagement.ts'
import {
  addEngagements,
  dropEngagements,
  engagementsOf,
  markActive,
  newestInteractions,
  newestPositiveInteractions,
  seenBy,
  setOlderSeen,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { recentStamp } from '../graph/recent-stamp.ts'
import { groupByUser, wantedByUser } from './group-by-user.ts'
import {
  type Engagement,
  KEPT_OLDER,
  NOTHING_SEEN,
  placeEngagements,
  type Seen,
  seenOf,
} from './recent-engagements.ts'

/** Users brought up to date at once: each may hold thousands of seen items. */
const USERS_AT_ONCE = 200

/** Rows of one write. */
const ROWS_AT_ONCE = 2_000

interface Refreshed {
  readonly userId: string
  readonly lastAt: number
  readonly before: Seen
  readonly after: Seen
}

/**
 * Brings recent engagements and seen items of users up to date after some of their interactions have changed,
 * inside the transaction that changed them.
 */
export async function refreshSeen(
  graph: GraphRunner,
  changed: ReadonlyMap<string, readonly Engagement[]>,
): Promise<void> {
  for (const users of inBatches([...changed], USERS_AT_ONCE)) {
    const refreshed = await readAndPlace(graph, new Map(users))
    await write(graph, refreshed)
  }
}

async function readAndPlace(
  graph: GraphRunner,
  changed: ReadonlyMap<string, readonly Engagement[]>,
): Promise<Refreshed[]> {
  const ids = [...changed.keys()]
  const [recentRows, seenRows] = await Promise.all([
    graph.run(engagementsOf, { ids }),
    graph.run(seenBy, { ids }),
  ])
  const recents = groupByUser(recentRows)
  const rows = new Map(seenRows.map((row) => [row.userId, row]))
  const refreshed: Refreshed[] = []
  for (const [userId, engagements] of changed) {
    const row = rows.get(userId)
    const older = (row?.olderSeenItemIds ?? []).map((itemId, index) => ({
      itemId,
      lastAt: row?.olderSeenAts[index] ?? 0,
    }))
    const before = row ? { recent: recents.get(userId) ?? [], older } : NOTHING_SEEN
    refreshed.push({
      userId,
      lastAt: engagements.reduce((newest, { lastAt }) => Math.max(newest, lastAt), row?.lastAt ?? 0),
      before,
      after: placeEngagements(before, engagements) ?? (await readAnew(graph, userId)),
    })
  }
  return refreshed
}

/** Reads all of a user's interactions; see `placeEngagements` for when that is needed. */
async function readAnew(graph: GraphRunner, userId: string): Promise<Seen> {
  const positive = await graph.run(newestPositiveInteractions, { userId, limit: KEPT_RECENT })
  const recentIds = new Set(positive.map((row) => row.itemId))
  const newest = await graph.run(newestInteractions, { userId, limit: KEPT_RECENT + KEPT_OLDER })
  return seenOf(
    positive,
    newest.filter((row) => !recentIds.has(row.itemId)),
  )
}

async function write(graph: GraphRunner, refreshed: readonly Refreshed[]): Promise<void> {
  const dropped = refreshed.flatMap(({ userId, before, after }) =>
    differing(before.recent, after.recent).map(({ itemId }) => ({ userId, itemId })),
  )
  const added = refreshed.flatMap(({ userId, before, after }) =>
    differing(after.recent, before.recent).map((engagement) => ({ ...engagement, userId })),
  )
  for (const pairs of inBatches(dropped, ROWS_AT_ONCE)) {
    await graph.run(dropEngagements, { rows: wantedByUser(pairs) })
  }
  for (const rows of inBatches(added, ROWS_AT_ONCE)) {
    await graph.run(addEngagements, { rows: rows.map(toRow) })
  }
  const active = refreshed.map(({ userId, lastAt, after }) => ({
    userId,
    lastAt,
    recentCount: after.recent.length,
    recentStamp: recentStamp(after.recent),
  }))
  await graph.run(markActive, { rows: active })
  const older = refreshed.filter(({ before, after }) => !isSameOlder(before, after)).map(toOlderRow)
  if (older.length > 0) await graph.run(setOlderSeen, { rows: older })
}

function toRow({ userId, itemId, weight, servedWeight, lastAt }: Engagement & { readonly userId: string }) {
  return { userId, itemId, weight, servedWeight: servedWeight === 0 ? null : servedWeight, lastAt }
}

/** Nothing is null, not an empty list: the graph is the same whether something was there before or not. */
function toOlderRow({ userId, after }: Refreshed) {
  if (after.older.length === 0) return { userId, olderSeenItemIds: null, olderSeenAts: null }
  return {
    userId,
    olderSeenItemIds: after.older.map((item) => item.itemId),
    olderSeenAts: after.older.map((item) => item.lastAt),
  }
}

/** Those of `left` that `right` does not hold, or holds with other numbers. */
function differing(left: readonly Engagement[], right: readonly Engagement[]): readonly Engagement[] {
  const others = new Map(right.map((engagement) => [engagement.itemId, engagement]))
  return left.filter(({ itemId, weight, servedWeight, lastAt }) => {
    const other = others.get(itemId)
    return (
      other === undefined ||
      other.weight !== weight ||
      other.servedWeight !== servedWeight ||
      other.lastAt !== lastAt
    )
  })
}

/** Whether what is seen beyond recent engagements is the same. */
function isSameOlder({ older: before }: Seen, { older: after }: Seen): boolean {
  return (
    before.length === after.length &&
    before.every(
      (item, index) => item.itemId === after[index]?.itemId && item.lastAt === after[index]?.lastAt,
    )
  )
}
