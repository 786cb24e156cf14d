import type { InteractionEvent } from '../domain/event.ts'
import { type Impression, withImpressions } from '../domain/exposure.ts'
import { groupBy, inBatches } from '../domain/grouping.ts'
import { exposuresOf, setExposures } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import { exposuresIn, storedExposures } from '../steering/exposures.ts'
import { decidedHistory, visitorsOfDeniers } from './apply/refresh-seen.ts'
import { readIdentities } from './identities.ts'

/** Users of one read: each may have hundreds of items. */
const USERS_AT_ONCE = 200

/**
 * Adds what events of the kind `impression` show to the exposures of their users, in a transaction that has locked them. Nothing of
 * users who do not consent to the storage of what they do, and of visitors whom the graph does not know.
 */
export async function writeExposures(
  graph: GraphRunner,
  impressions: readonly InteractionEvent[],
  needsConsent: boolean,
): Promise<void> {
  const byUser = groupBy(impressions, ({ userId }) => userId)
  for (const ids of inBatches([...byUser.keys()], USERS_AT_ONCE)) {
    const users = await graph.run(exposuresOf, { ids })
    const linkedIds = users.filter(({ isLinked }) => isLinked).map(({ userId }) => userId)
    const identities = linkedIds.length > 0 ? await readIdentities(graph, linkedIds) : []
    const denied = new Set(await visitorsOfDeniers(graph, identities))
    const rows = users.flatMap((user) => {
      const mayStore = !denied.has(user.userId) && (decidedHistory(user) ?? !needsConsent)
      const before = exposuresIn(user)
      const after = mayStore ? withImpressions(before, impressionsIn(byUser.get(user.userId) ?? [])) : before
      return after === before ? [] : [{ userId: user.userId, ...storedExposures(after) }]
    })
    if (rows.length > 0) await graph.run(setExposures, { rows })
  }
}

function impressionsIn(events: readonly InteractionEvent[]): readonly Impression[] {
  return events.flatMap(({ itemId, atMs, shown }) =>
    shown ? shown.map((place) => ({ itemId: place.itemId, atMs })) : [{ itemId, atMs }],
  )
}
