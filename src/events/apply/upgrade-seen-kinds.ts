import { eventKindNamed } from '../../domain/event.ts'
import { groupBy, pairKey, placesByUser } from '../../domain/grouping.ts'
import { encodeKinds } from '../../domain/kind-instants.ts'
import {
  engagementsOf,
  kindsOfInteractions,
  lockUsers,
  seenBy,
  seenKindsUpgrade,
  setOlderSeen,
  setSeenKindsUpgrade,
  updateEngagements,
} from '../../graph/__generated__/queries.ts'
import type { GraphRunner, GraphStore, RunOptions } from '../../graph/graph-store.ts'
import { type UsersUpgrade, upgradeUsers } from './upgrade-users.ts'

/**
 * Adds the kinds of events to what users have seen in a graph of an older version, from the stored events of their
 * interactions. Works page by page, continues an interrupted run, and does nothing once it is complete.
 *
 * @throws GraphError; finished pages stay
 */
export function upgradeSeenKinds(graph: GraphStore, options: RunOptions = {}): Promise<void> {
  return upgradeUsers(graph, UPGRADE, options)
}

const UPGRADE: UsersUpgrade = {
  readState: seenKindsUpgrade,
  setState: setSeenKindsUpgrade,
  // Each may have thousands of interactions.
  usersAtOnce: 100,
  upgrade: upgradePage,
}

async function upgradePage(graph: GraphRunner, ids: readonly string[]): Promise<void> {
  await graph.run(lockUsers, { ids })
  const kinds = groupBy(await graph.run(kindsOfInteractions, { ids }), pairKey)
  const textOf = (userId: string, itemId: string, lastAt: number) => {
    const own = kinds.get(pairKey({ userId, itemId })) ?? []
    return encodeKinds(
      own.map(({ kind, at }) => ({ kind: eventKindNamed(kind), atMs: at })),
      lastAt,
    )
  }
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
