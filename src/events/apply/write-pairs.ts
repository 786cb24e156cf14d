import { placesByUser } from '../../domain/grouping.ts'
import { addInteractions, updateInteractions } from '../../graph/__generated__/queries.ts'
import type { GraphRunner } from '../../graph/graph-store.ts'
import type { ChangedPair } from './fold-into-pairs.ts'

/** Writes interactions that have changed, inside a transaction that holds their users. */
export async function writePairs(graph: GraphRunner, changed: readonly ChangedPair[]): Promise<void> {
  const added = changed.filter(({ before }) => before === null)
  const updated = changed.filter(({ before }) => before !== null)
  const writes: Promise<unknown>[] = []
  if (updated.length > 0) {
    const pairs = updated.map((pair) => ({ ...toValues(pair), places: placesOf(pair) }))
    writes.push(graph.run(updateInteractions, { rows: placesByUser(updated), pairs }))
  }
  if (added.length > 0) {
    const rows = added.map((pair) => ({ userId: pair.userId, itemId: pair.itemId, ...toValues(pair) }))
    writes.push(graph.run(addInteractions, { rows }))
  }
  await Promise.all(writes)
}

/**
 * Where the events of a pair are among the added ones and those that were there, one after the other. Null where that is
 * their order, as it nearly always is.
 */
function placesOf({ state, before, added }: ChangedPair): readonly number[] | null {
  if (added.every((event, place) => event.eventId === state.events[place]?.eventId)) return null
  const all = [...added, ...(before?.events ?? [])]
  const places = new Map(all.map(({ eventId }, place) => [eventId, place]))
  return state.events.map(({ eventId }) => places.get(eventId) ?? 0)
}

/** Nothing is null, not 0 and not an empty list: the graph is the same whether something was there before or not. */
function toValues({ state, added }: ChangedPair) {
  const { weight, servedWeight, lastAt, count, archivedImportIds } = state
  return {
    weight,
    servedWeight: servedWeight === 0 ? null : servedWeight,
    lastAt,
    count,
    eventIds: added.map(({ eventId }) => eventId),
    eventAts: added.map(({ atMs }) => atMs),
    eventKinds: added.map(({ kind }) => kind),
    eventValues: added.map(({ value }) => value),
    archivedImportIds: archivedImportIds.length > 0 ? archivedImportIds : null,
  }
}
