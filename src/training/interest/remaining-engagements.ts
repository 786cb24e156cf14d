import { inBatches } from '../../domain/grouping.ts'
import { KEPT_RECENT, newestFirst } from '../../domain/viewer.ts'
import {
  type EngagedItems,
  type EngagementsOf,
  PersonEngagements,
} from '../../recommend/sources/engagement-cache.ts'
import { floatAt, intAt } from '../compute/numbers.ts'
import type { Interactions } from '../read-interactions.ts'
import type { Turns } from '../turns.ts'

const IDS_AT_ONCE = 10_000

/** The engagements that a training has read. */
export interface Engaged extends Pick<Interactions, 'userIds' | 'matrix' | 'lastAt'> {
  readonly itemIds: readonly string[]
  /** Number of users who engaged with each item. */
  readonly degrees: Int32Array
}

/**
 * Recent engagements of users from these data alone, so that walks do not meet held-out engagements, which the graph still
 * has.
 */
export async function remainingEngagements(data: Engaged, turns: Turns): Promise<EngagementsOf> {
  const places = await placesOf(data.userIds, turns)
  const known = new Map<string, PersonEngagements>()
  const engagementsOf = (personId: string) => {
    const before = known.get(personId)
    if (before) return before
    const read = new PersonEngagements(recentOf(data, places.get(personId)))
    known.set(personId, read)
    return read
  }
  return { load: async (people) => people.map(({ personId }) => engagementsOf(personId)) }
}

/** The place of each id. In batches: a million at once would block the event loop. */
async function placesOf(ids: readonly string[], turns: Turns): Promise<ReadonlyMap<string, number>> {
  const places = new Map<string, number>()
  for (const some of inBatches(ids, IDS_AT_ONCE)) {
    await turns.next()
    for (const id of some) places.set(id, places.size)
  }
  return places
}

function recentOf({ itemIds, matrix, lastAt, degrees }: Engaged, user: number | undefined): EngagedItems {
  const [start, end] =
    user === undefined ? [0, 0] : [intAt(matrix.offsets, user), intAt(matrix.offsets, user + 1)]
  const recent = Array.from({ length: end - start }, (_, entry) => {
    const place = start + entry
    const item = intAt(matrix.indices, place)
    const weight = floatAt(matrix.values, place)
    return {
      itemId: itemIds[item] ?? '',
      weight,
      lastAt: floatAt(lastAt, place),
      degree: intAt(degrees, item),
    }
  })
    .sort(newestFirst)
    .slice(0, KEPT_RECENT)
  return {
    itemIds: recent.map(({ itemId }) => itemId),
    lastAts: recent.map((one) => one.lastAt),
    degrees: recent.map(({ degree }) => degree),
  }
}
