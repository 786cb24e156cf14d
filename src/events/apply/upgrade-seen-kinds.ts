import { eventKindNamed } from '../../domain/event.ts'
import { pairKey, placesByUser } from '../../domain/grouping.ts'
import { encodeKinds, type KindInstant } from '../../domain/kind-instants.ts'
import {
  engagementsOf,
  kindsOfInteractions,
  lockUsers,
  seenBy,
  seenKindsUpgrade,
  setOlderSeen,
  setSeenKindsUpgrade,
  updateEngagements,
  userIdsPage,
} from '../../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../../graph/graph-store.ts'

/** Users per transaction: each may have thousands of interactions. */
const USERS_AT_ONCE = 100

/**
 * Adds the kinds of events to what users have seen in a graph of an older version, from the stored events of their
 * interactions. Works page by page, continues an interrupted run, and does nothing once it is complete.
 *
 * @throws GraphError; finished pages stay
 */
export async function upgradeSeenKinds(graph: GraphStore, options: RunOptions = {}): Promise<void> {
  const [state] = await graph.run(seenKindsUpgrade, {}, options)
  if (state?.isDone) return
  let afterId = state?.afterId ?? ''
  for (;;) {
    const page = await graph.run(userIdsPage, { afterId, limit: USERS_AT_ONCE }, options)
    const ids = page.map(({ id }) => id)
    const isDone = ids.length < USERS_AT_ONCE
    afterId = ids.at(-1) ?? afterId
    // An empty graph has nothing to upgrade, and stays empty.
    if (afterId === '') return
    const reached = { afterId: isDone ? '' : afterId, isDone }
    await graph.transaction(async (runner) => {
      await upgradePage(runner, ids)
      await runner.run(setSeenKindsUpgrade, reached)
    }, options)
    if (isDone) return
  }
}

async function upgradePage(graph: GraphRunner, ids: readonly string[]): Promise<void> {
  await graph.run(lockUsers, { ids })
  const kinds = new Map<string, KindInstant[]>()
  for (const { kind, at, ...pair } of await graph.run(kindsOfInteractions, { ids })) {
    const instant = { kind: eventKindNamed(kind), atMs: at }
    const known = kinds.get(pairKey(pair))
    if (known) known.push(instant)
    else kinds.set(pairKey(pair), [instant])
  }
  const textOf = (userId: string, itemId: string, lastAt: number) =>
    encodeKinds(kinds.get(pairKey({ userId, itemId })) ?? [], lastAt)
  const recent = (await graph.run(engagementsOf, { ids })).filter((row) => row.kinds === '')
  const pairs = recent.map(({ userId, itemId, servedWeight, ...row }) => ({
    weight: row.weight,
    lastAt: row.lastAt,
    servedWeight: servedWeight === 0 ? null : servedWeight,
    kinds: textOf(userId, itemId, row.lastAt),
  }))
  await graph.run(updateEngagements, { rows: placesByUser(recent), pairs })
  const older = (await graph.run(seenBy, { ids })).filter(
    // Empty texts are from events that were applied before the upgrade came to their user.
    ({ olderSeenItemIds, olderSeenKinds }) =>
      olderSeenItemIds.length > olderSeenKinds.length || olderSeenKinds.includes(''),
  )
  for (const { userId, olderSeenItemIds, olderSeenAts, olderSeenKinds: known } of older) {
    const olderSeenKinds = olderSeenItemIds.map(
      (itemId, at) => known[at] || textOf(userId, itemId, olderSeenAts[at] ?? 0),
    )
    await graph.run(setOlderSeen, { rows: [{ userId, olderSeenItemIds, olderSeenAts, olderSeenKinds }] })
  }
}
