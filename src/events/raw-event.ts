/** An event as a client sent it: every value may be wrong. */
export interface RawEvent {
  readonly eventId: string
  readonly userId: string
  readonly itemId?: string | null
  /** The word for its kind, in any case. */
  readonly kind: string
  /** ISO 8601 with a zone, or epoch milliseconds. */
  readonly occurredAt: unknown
  readonly custom?: string | null
  readonly rating?: number | null
  readonly portion?: number | null
  readonly dwellMs?: number | null
  readonly count?: number | null
  readonly recommendationId?: string | null
}
