import type { InteractionEvent, ShownPlace } from '../domain/event.ts'
import { Exposures, youngerThan } from '../domain/exposure.ts'
import { groupBy, inBatches } from '../domain/grouping.ts'
import { placesIn, ShownPlaces } from '../domain/shown-places.ts'
import {
  type ExposuresOfRow,
  exposuresOf,
  type SetExposuresParams,
  setExposures,
} from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import type { Count } from '../metrics/metric-rows.ts'
import { idTimeMs } from '../recommend/serving/served-lists.ts'
import { exposuresIn, storedExposures } from '../steering/exposures.ts'
import { decidedHistory, visitorsOfDeniers } from './apply/refresh-seen.ts'
import { impressionCounts, isSearchClick, placesOf, searchClickCounts } from './attribution.ts'
import { readIdentities } from './identities.ts'

/** Users of one read: each may have hundreds of items. */
const USERS_AT_ONCE = 200

/**
 * Adds what events of the kind `impression` show to the exposures and shown places of their users, in a transaction that has locked
 * them, and notes which searches led to clicks. Nothing of users who do not consent to the storage of what they do, and of visitors
 * whom the graph does not know.
 *
 * @param events impressions, and events for which `isSearchClick`
 * @returns what they count for: each place of a list once, and each search with a click, unless the list is no longer among the newest
 * of its viewer. Of whom nothing is stored, each event counts
 */
export async function writeExposures(
  graph: GraphRunner,
  events: readonly InteractionEvent[],
  needsConsent: boolean,
): Promise<readonly Count[]> {
  const counts: Count[] = []
  const byUser = groupBy(events, ({ userId }) => userId)
  for (const ids of inBatches([...byUser.keys()], USERS_AT_ONCE)) {
    const users = new Map((await graph.run(exposuresOf, { ids })).map((user) => [user.userId, user]))
    const linkedIds = [...users.values()].filter(({ isLinked }) => isLinked).map(({ userId }) => userId)
    const identities = linkedIds.length > 0 ? await readIdentities(graph, linkedIds) : []
    const denied = new Set(await visitorsOfDeniers(graph, identities))
    const rows = ids.flatMap((userId) => {
      const own = (byUser.get(userId) ?? []).toSorted((a, b) => a.atMs - b.atMs)
      const user = users.get(userId)
      const places = new ShownPlaces(user?.shownPlaces ?? [])
      const before = user ? exposuresIn(user) : []
      const exposures = new Exposures(before)
      counts.push(...own.flatMap((event) => countsOf(event, places, exposures)))
      if (!user || denied.has(userId) || !(decidedHistory(user) ?? !needsConsent)) return []
      const after = exposures.all
      if (after === before && !places.hasChanged) return []
      return [{ userId, ...storedExposures(after), shownPlaces: places.texts }]
    })
    if (rows.length > 0) await graph.run(setExposures, { rows })
  }
  return counts
}

/**
 * Deletes what users were shown at an instant or before, in a transaction that has locked them: slots that begin by then, and places of
 * lists that were served by then.
 */
export async function dropOldExposures(
  graph: GraphRunner,
  ids: readonly string[],
  atMs: number,
): Promise<void> {
  const rows = (await graph.run(exposuresOf, { ids })).flatMap((user) => withoutOld(user, atMs) ?? [])
  if (rows.length > 0) await graph.run(setExposures, { rows })
}

/** Those of the users who were shown something at an instant or before. */
export async function usersWithOldExposures(
  graph: GraphRunner,
  ids: readonly string[],
  atMs: number,
): Promise<readonly string[]> {
  const users = await graph.run(exposuresOf, { ids })
  return users.filter((user) => withoutOld(user, atMs) !== null).map(({ userId }) => userId)
}

/** Null if nothing is old. */
function withoutOld(user: ExposuresOfRow, atMs: number): SetExposuresParams['rows'][number] | null {
  const before = exposuresIn(user)
  const exposures = youngerThan(before, atMs)
  const isOld = (text: string) => idTimeMs(placesIn(text).recommendationId) <= atMs
  const shownPlaces = user.shownPlaces.filter((text) => !isOld(text))
  if (exposures === before && shownPlaces.length === user.shownPlaces.length) return null
  return { userId: user.userId, ...storedExposures(exposures), shownPlaces }
}

/** What an event counts for, given what was known before, to which it is added. */
function countsOf(event: InteractionEvent, known: ShownPlaces, exposures: Exposures): readonly Count[] {
  if (isSearchClick(event)) return known.click(event.recommendationId ?? '') ? searchClickCounts(event) : []
  const { atMs } = event
  const added = newPlaces(event, known)
  const counts = impressionCounts(event, added, (itemId) => exposures.has({ itemId, atMs }))
  for (const { itemId } of placesOf(event)) exposures.add({ itemId, atMs })
  return counts
}

function newPlaces(event: InteractionEvent, known: ShownPlaces): readonly ShownPlace[] {
  const { recommendationId } = event
  if (recommendationId === undefined) return []
  return placesOf(event).filter(({ position }) => known.add(recommendationId, position))
}
