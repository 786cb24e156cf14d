import type { InteractionEvent } from '../domain/event.ts'

/**
 * Told of events that are in the graph; some of them may have been there before. `newPeople`: by item id, how many like it
 * now and had nothing to do with it before.
 */
export type OnApplied = (events: readonly InteractionEvent[], newPeople: ReadonlyMap<string, number>) => void
