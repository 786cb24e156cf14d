import { LRUCache } from 'lru-cache'
import type { InteractionEvent } from '../domain/event.ts'
import type { Reason } from '../domain/recommendation.ts'
import type { Attribution } from '../domain/served-as.ts'
import { type ServedList, servedAsOf } from '../recommend/serving/served-lists.ts'
import type { TokenPlace } from '../recommend/serving/served-tokens.ts'

/** The part of a served list that recording needs. */
export interface ServedItems
  extends Partial<Pick<ServedList, 'placement' | 'modelVersion' | 'ranker' | 'search' | 'row'>> {
  /** Null for a session. */
  readonly viewerId: string | null
  readonly servedAtMs: number
  readonly items: readonly {
    readonly itemId: string
    readonly propensity?: number
    /** The rule that claimed the place. */
    readonly claimedBy?: string
    readonly shownReasons?: readonly Pick<Reason, 'sources'>[]
  }[]
}

/** Finds a served list; null if it is not stored, or no longer. */
export type FindServed = (recommendationId: string) => Promise<ServedItems | null>

/** Cached lists: a page sends its impressions and clicks in several calls. */
const CACHED_LISTS = 500

/**
 * Adds to events their position in the list that led to them. The position comes from the list or from a signed token, never from
 * the client. An event gets no position if its list is unknown, lacks the item, was served later or to another viewer.
 *
 * All other fields stay as sent: sent again after the list was deleted, the event is still the same.
 */
export class ServedPositions {
  readonly #find: FindServed
  readonly #known = new LRUCache<string, Promise<ServedItems | null>>({ max: CACHED_LISTS })

  constructor(find: FindServed) {
    this.#find = find
  }

  join(events: readonly InteractionEvent[]): Promise<readonly InteractionEvent[]> {
    if (!events.some(isUnplaced)) return Promise.resolve(events)
    return Promise.all(events.map((event) => this.#joinOne(event)))
  }

  async #joinOne(event: InteractionEvent): Promise<InteractionEvent> {
    const { recommendationId } = event
    if (recommendationId === undefined || !isUnplaced(event)) return event
    const list = await this.#cached(recommendationId)
    const isOfViewer = list?.viewerId === event.userId && isAfter(list.servedAtMs, event)
    const index = isOfViewer ? list.items.findIndex(({ itemId }) => itemId === event.itemId) : -1
    const item = list?.items[index]
    if (!list || !item) return event
    const { propensity = null } = item
    const attribution = { ...attributionOf(list), ...flagsOf(list, item) }
    return ledBy(event, { recommendationId, rank: index + 1, propensity, attribution })
  }

  #cached(recommendationId: string): Promise<ServedItems | null> {
    const known = this.#known.get(recommendationId)
    if (known) return known
    const finding = this.#find(recommendationId)
      .catch(() => null)
      .then((list) => {
        // It may be found next time.
        if (!list) this.#known.delete(recommendationId)
        return list
      })
    this.#known.set(recommendationId, finding)
    return finding
  }
}

/** Whether an event names a list, but has no place in it. A token has said the place, and its list need not be read. */
function isUnplaced({ recommendationId, details }: InteractionEvent): boolean {
  return recommendationId !== undefined && details?.attribution === undefined
}

/** What all events of a list are attributed to. */
export function attributionOf(list: ServedItems): Attribution {
  return { servedAs: servedAsOf(list), servedAtMs: list.servedAtMs }
}

/** What is counted apart of an item of a list. */
export function flagsOf(
  { placement }: ServedItems,
  { propensity, claimedBy, shownReasons }: ServedItems['items'][number],
): Pick<Attribution, 'isPromoted' | 'isExplored' | 'source'> {
  const source = shownReasons?.[0]?.sources?.[0]
  return {
    ...(placement?.promotions.some(({ rule }) => rule === claimedBy) && { isPromoted: true }),
    ...(propensity !== undefined && { isExplored: true }),
    ...(source && { source }),
  }
}

/** The event with the place in the list that led to it. */
export function ledBy(
  event: InteractionEvent,
  { recommendationId, rank, propensity, attribution }: TokenPlace,
): InteractionEvent {
  const details = { ...event.details, attribution }
  return {
    ...event,
    recommendationId,
    position: rank,
    ...(propensity !== null && { propensity }),
    details,
  }
}

/** Whether an event may be from a list, by the clock of its client. */
export function isAfter(servedAtMs: number, { atMs }: Pick<InteractionEvent, 'atMs'>): boolean {
  return servedAtMs <= atMs + CLOCKS_DIFFER_MS
}

/** A client's clock may be behind this server's by this much. */
const CLOCKS_DIFFER_MS = 5 * 60_000
