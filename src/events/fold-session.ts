import type { InteractionEvent } from '../domain/event.ts'
import { groupBy } from '../domain/grouping.ts'
import { newestOfKinds } from '../domain/kind-instants.ts'
import type { SessionItem } from '../domain/session.ts'
import { compareIds } from '../domain/viewer.ts'
import { type EventScale, eventWeight, isDismissal } from './event-weight.ts'
import { foldEvents, newestPortion } from './fold-events.ts'

/**
 * The events of a session by item, weighed and added up as those of a user are. Impressions and searches leave no item.
 *
 * @returns newest first, ties by id
 */
export function foldSession(events: readonly InteractionEvent[], scale: EventScale): readonly SessionItem[] {
  const items = [...groupBy(events, ({ itemId }) => itemId)].flatMap(([itemId, own]): SessionItem[] => {
    const { state } = foldEvents(null, own, (event) => eventWeight(event, scale))
    if (!state) return []
    const isDismissed = own.some(({ kind }) => isDismissal(kind))
    const kinds = newestOfKinds([...state.events, ...state.archived])
    const portion = newestPortion(state.events)
    return [{ itemId, weight: state.weight, lastAtMs: state.lastAt, kinds, portion, isDismissed }]
  })
  return items.sort((a, b) => b.lastAtMs - a.lastAtMs || compareIds(a.itemId, b.itemId))
}
