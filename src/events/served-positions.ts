import type { InteractionEvent } from '../domain/event.ts'

/** What the recorder needs to know of a served list. */
export interface ServedItems {
  readonly viewerId: string
  readonly servedAtMs: number
  readonly items: readonly { readonly itemId: string; readonly propensity?: number }[]
}

/** Finds a served list; null if it is not kept, or not any more. */
export type FindServed = (recommendationId: string) => Promise<ServedItems | null>

/** Lists remembered between calls: a page sends its impressions and clicks one after the other. */
const REMEMBERED = 500

/**
 * Joins events to the lists that led to them: the position comes from the list, never from the client. An event that
 * names a list of another viewer, one without the item, one served later, or one that is not kept, gets no position.
 *
 * What the event says stays as it came: sent again when the list is gone, it is still the same event.
 */
export class ServedPositions {
  readonly #find: FindServed
  readonly #known = new Map<string, Promise<ServedItems | null>>()

  constructor(find: FindServed) {
    this.#find = find
  }

  join(events: readonly InteractionEvent[]): Promise<readonly InteractionEvent[]> {
    if (!events.some((event) => event.recommendationId !== undefined)) return Promise.resolve(events)
    return Promise.all(events.map((event) => this.#joinOne(event)))
  }

  async #joinOne(event: InteractionEvent): Promise<InteractionEvent> {
    if (event.recommendationId === undefined) return event
    const list = await this.#remembered(event.recommendationId)
    const isHers = list?.viewerId === event.userId && list.servedAtMs <= event.atMs + CLOCKS_DIFFER_MS
    const place = isHers ? list.items.findIndex(({ itemId }) => itemId === event.itemId) : -1
    if (place < 0) return event
    const propensity = list?.items[place]?.propensity
    return { ...event, position: place + 1, ...(propensity !== undefined && { propensity }) }
  }

  #remembered(recommendationId: string): Promise<ServedItems | null> {
    const known = this.#known.get(recommendationId)
    if (known) return known
    const finding = this.#find(recommendationId)
      .catch(() => null)
      .then((list) => {
        // It may be found the next time.
        if (!list) this.#known.delete(recommendationId)
        return list
      })
    if (this.#known.size >= REMEMBERED) this.#known.clear()
    this.#known.set(recommendationId, finding)
    return finding
  }
}

/** A client's clock may run behind ours by this much. */
const CLOCKS_DIFFER_MS = 5 * 60_000
