/** The kinds of events (`enum EventKind` of the API). */
export type EventKind =
  | 'IMPRESSION'
  | 'CLICK'
  | 'VIEW'
  | 'PLAY'
  | 'LIKE'
  | 'SAVE'
  | 'SHARE'
  | 'COMMENT'
  | 'RATING'
  | 'CART'
  | 'CART_REMOVED'
  | 'PURCHASE'
  | 'RETURN'
  | 'SEARCH'
  | 'HIDE'
  | 'REPORT'
  | 'CUSTOM'

/** Something that the visitor of a page did. The API describes the fields (`input EventInput`). */
export interface TrackedEvent {
  readonly kind: EventKind
  /** Required for every kind but `SEARCH`. */
  readonly itemId?: string
  /** Made if omitted. Two events of one visitor with the same id count once. */
  readonly eventId?: string
  /** The served list that led to the event. */
  readonly recommendationId?: string
  readonly customKind?: string
  readonly rating?: number
  readonly portion?: number
  readonly dwellMs?: number
  readonly count?: number
  readonly price?: { readonly amount: number; readonly currency: string }
  readonly quantity?: number
  readonly orderId?: string
  readonly commentLength?: number
  readonly query?: string
  readonly context?: {
    readonly device?: string
    readonly referrer?: string
    readonly campaign?: string
    readonly place?: string
  }
  readonly properties?: readonly { readonly name: string; readonly value: unknown }[]
}

/** An event as it waits: it never changes, so it is the same event each time it is sent. */
export interface QueuedEvent {
  /** The visitor or the user under whom it happened. */
  readonly owner: string
  readonly event: TrackedEvent & {
    readonly eventId: string
    /** By the clock of the device, as an RFC 3339 text. */
    readonly occurredAt: string
    readonly sessionId?: string
  }
}
