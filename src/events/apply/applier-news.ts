import type { LostEntry } from '../journal/journal.ts'
import type { OnApplied } from './on-applied.ts'

/** What the applier tells of, for logs and metrics. Holds no personal value. */
export interface ApplierNews {
  /**
   * The graph takes nothing, or the journal cannot be read; tried again after a pause. `isUndecided`: events may be to blame,
   * which some tries more will tell.
   */
  stuck(error: unknown, isUndecided: boolean): void
  /** Events that cannot be applied were set aside. */
  deadLetter(positions: readonly number[], error: unknown): void
  /** The graph never saw these positions, and the journal no longer holds them. */
  gap(first: number, last: number): void
  readonly applied?: OnApplied
  /** Events could not be brought before their turn: who waits for them waits for their turn. */
  notEarly?(error: unknown): void
  /** Entries of the journal give no event. */
  lost(entries: readonly LostEntry[]): void
}
