import type { KindInstant } from './kind-instants.ts'

/** What a request says of a visitor without a user. It is part of the request and is never stored. */
export interface Session {
  /** Newest first, ties by id; at most one for each item. */
  readonly items: readonly SessionItem[]
  /** Tags that the visitor asked for, each once. */
  readonly tagIds: readonly string[]
}

/** The session of a caller who names no viewer. */
export const NO_SESSION: Session = { items: [], tagIds: [] }

/** The events of a session that are about one item. */
export interface SessionItem {
  readonly itemId: string
  /** Sum of the event weights. */
  readonly weight: number
  /** Epoch milliseconds of the newest event. */
  readonly lastAtMs: number
  /** The newest instant of each kind of event; empty if unknown. */
  readonly kinds: readonly KindInstant[]
  /** How much of it was viewed or played at last, 0-1; null if that is unknown. */
  readonly portion: number | null
  /** The visitor never wants to see the item again. */
  readonly isDismissed: boolean
}
