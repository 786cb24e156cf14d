import { type Exposure, type Impression, SLOT_MS, slotsOf, withImpressions } from '../domain/exposure.ts'
import { isWithin } from '../domain/identity-span.ts'
import { type ExposuresOfRow, exposuresOf, identitiesOf } from '../graph/__generated__/queries.ts'
import type { GraphRunner, RunOptions } from '../graph/graph-store.ts'

/** Exposures as the graph stores them. */
export type StoredExposures = Pick<ExposuresOfRow, 'shownItemIds' | 'shownLastSlots' | 'shownBits'>

/** The exposures of a row. */
export function exposuresIn({
  shownItemIds,
  shownLastSlots,
  shownBits,
}: StoredExposures): readonly Exposure[] {
  return shownItemIds.map((itemId, index) => {
    return { itemId, lastSlot: shownLastSlots[index] ?? 0, bits: shownBits[index] ?? 0 }
  })
}

/** The reverse of `exposuresIn`. */
export function storedExposures(exposures: readonly Exposure[]): StoredExposures {
  return {
    shownItemIds: exposures.map(({ itemId }) => itemId),
    shownLastSlots: exposures.map(({ lastSlot }) => lastSlot),
    shownBits: exposures.map(({ bits }) => bits),
  }
}

/**
 * When a viewer was lately shown items: themselves, and as their visitors within the spans in which these are theirs.
 *
 * @throws GraphError
 */
export async function readExposures(
  graph: GraphRunner,
  viewerId: string,
  options: RunOptions,
): Promise<readonly Exposure[]> {
  const links = await graph.run(identitiesOf, { ids: [viewerId] }, options)
  const visitors = links.filter(({ userId }) => userId === viewerId)
  const ids = [...new Set([viewerId, ...visitors.map(({ visitorId }) => visitorId)])]
  const rows = await graph.run(exposuresOf, { ids }, options)
  const exposures = new Map(rows.map((row) => [row.userId, exposuresIn(row)]))
  const ofVisitors = visitors.flatMap(({ visitorId, from: fromMs, until: untilMs }) => {
    const isTheirs = ({ atMs }: Impression) =>
      isWithin({ fromMs, untilMs }, atMs) || isWithin({ fromMs, untilMs }, atMs + SLOT_MS - 1)
    return (exposures.get(visitorId) ?? []).flatMap(impressionsOf).filter(isTheirs)
  })
  return withImpressions(exposures.get(viewerId) ?? [], ofVisitors)
}

/** One for each slot, at its begin. */
function impressionsOf(exposure: Exposure): readonly Impression[] {
  return slotsOf(exposure).map((slot) => ({ itemId: exposure.itemId, atMs: slot * SLOT_MS }))
}
