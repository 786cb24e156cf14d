import { addInteractions, updateInteractions } from '../graph/__generated__/queries.ts'
import type { GraphRunner } from '../graph/graph-store.ts'
import type { PairState } from './fold-events.ts'
import type { ChangedPair } from './fold-into-pairs.ts'
import { placesByUser } from './group-by-user.ts'

/** Writes interactions that have changed, inside a transaction that holds their users. */
export async function writePairs(graph: GraphRunner, changed: readonly ChangedPair[]): Promise<void> {
  const added = changed.filter(({ isNew }) => isNew)
  const updated = changed.filter(({ isNew }) => !isNew)
  const writes: Promise<unknown>[] = []
  if (updated.length > 0) {
    const pairs = updated.map(({ state }) => toValues(state))
    writes.push(graph.run(updateInteractions, { rows: placesByUser(updated), pairs }))
  }
  if (added.length > 0) {
    const rows = added.map(({ userId, itemId, state }) => ({ userId, itemId, ...toValues(state) }))
    writes.push(graph.run(addInteractions, { rows }))
  }
  await Promise.all(writes)
}

/** Nothing is null, not 0 and not an empty list: the graph is the same whether something was there before or not. */
function toValues({ weight, servedWeight, lastAt, count, events, archivedImportIds }: PairState) {
  return {
    weight,
    servedWeight: servedWeight === 0 ? null : servedWeight,
    lastAt,
    count,
    eventIds: events.map(({ eventId }) => eventId),
    eventAts: events.map(({ atMs }) => atMs),
    eventKinds: events.map(({ kind }) => kind),
    eventValues: events.map(({ value }) => value),
    archivedImportIds: archivedImportIds.length > 0 ? archivedImportIds : null,
  }
}
