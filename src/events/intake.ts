import type { InteractionEvent } from '../domain/event.ts'
import type { Problem } from '../domain/problem.ts'
import type { RunOptions } from '../graph/graph-store.ts'
import type { Verdict } from './journal/journal.ts'

/** Events that are safe: on disk or in the graph. */
export interface Taken {
  /** One an event, in the order of the events; a problem where that one alone was refused. */
  readonly verdicts: readonly (Verdict | Problem)[]
  /** All of the accepted events are at or before it. */
  readonly position: number
}

/** Nothing was kept, and why. */
export interface Refused {
  readonly problem: Problem
}

/** Where parsed events go. Two of them: through a journal, or straight into the graph. */
export interface Intake {
  /** The journal that positions are of. */
  readonly journalId: string
  /** Resolves once the events are safe, or refused as a whole. Rejects only for bugs. */
  take(events: readonly InteractionEvent[], options?: RunOptions): Promise<Taken | Refused>
  /** How far the graph has seen what came in here, as this process knows. */
  applied(): number
  /**
   * True once the graph has seen, of what came in up to a position, the events of the call that ended there and all of a
   * person's; false if the signal aborts before.
   */
  seen(position: number, signal: AbortSignal, userId: string): Promise<boolean>
}
