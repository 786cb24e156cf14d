import type { InteractionEvent } from '../../domain/event.ts'
import type { FirstTimeUsersByItem } from '../../training/incremental/first-time-users.ts'

/** Told of events that are in the graph, some of which may have been there before, and of who is new to their items. */
export type OnApplied = (events: readonly InteractionEvent[], newPeople: FirstTimeUsersByItem) => void
