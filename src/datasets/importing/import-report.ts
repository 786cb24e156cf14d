import type { RecordKind } from './data-set.ts'

/**
 * What became of the rows of one kind: read = created + merged + skipped + rejected. `created` of users, items
 * and tags also counts those that had no row of their own, so that the sum may be more than `read`.
 */
export interface RowCounts {
  readonly read: number
  /** Something new in the graph. */
  readonly created: number
  /** Something in the graph has changed. */
  readonly merged: number
  /** Said nothing new. */
  readonly skipped: number
  /** Refused; see the reasons. */
  readonly rejected: number
}

/** A reason that occurred, and how often. */
export interface ReasonCount {
  readonly kind: RecordKind
  /** `noted` rows were used all the same. */
  readonly outcome: 'rejected' | 'noted'
  readonly reason: string
  readonly rows: number
  readonly file: string
  /** Where it occurred first, 1-based. */
  readonly firstLine: number
}

export type ImportReport = Readonly<Record<RecordKind, RowCounts>> & {
  /** Most frequent first. */
  readonly reasons: readonly ReasonCount[]
}
