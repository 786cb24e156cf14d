import { randomUUID } from 'node:crypto'
import { AttuneError } from '../domain/errors.ts'
import type { InteractionEvent } from '../domain/event.ts'
import type { Problem } from '../domain/problem.ts'
import { GraphError } from '../graph/graph-error.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { Applier } from './apply/applier.ts'
import { applyAtOnce, type OnApplied } from './apply/apply-entries.ts'
import { PositionWaiters } from './apply/position-waiters.ts'
import type { RatingScale } from './event-weight.ts'
import type { EventOutcome } from './fold-events.ts'
import type { Journal, Verdict } from './journal/journal.ts'

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

export interface JournaledIntakeParts {
  readonly journal: Journal
  readonly applier: Applier
  /** More events than this may not wait to be applied. */
  readonly maxWaiting: number
  /** Told why events cannot be written: once, until some can be written again. */
  readonly onUnwritten: (error: AttuneError) => void
}

/** Shortest time after which to try again. */
const LEAST_RETRY_MS = 250

/** Events through a journal: safe once they are on disk, in the graph a moment later. */
export function journaledIntake({ journal, applier, maxWaiting, onUnwritten }: JournaledIntakeParts): Intake {
  let isWritten = true
  return {
    journalId: journal.id,
    async take(events) {
      if (applier.leastWaiting + events.length > maxWaiting)
        return { problem: tooMuch(applier, events.length) }
      try {
        const appended = await journal.append(events)
        isWritten = true
        applier.came(events, appended)
        return appended
      } catch (error) {
        if (!(error instanceof AttuneError)) throw error
        if (isWritten) onUnwritten(error)
        isWritten = false
        return { problem: { code: 'UNAVAILABLE', message: error.message, path: [], isRetryable: true } }
      }
    },
    applied: () => applier.applied,
    seen: (position, signal, userId) => applier.seen(position, signal, userId),
  }
}

function tooMuch(applier: Applier, events: number) {
  return {
    code: 'RATE_LIMITED',
    message: 'too many events wait to be applied',
    path: [],
    isRetryable: true,
    retryAfterMs: Math.max(LEAST_RETRY_MS, applier.estimateMs(events)),
  } as const
}

export interface DirectIntakeParts {
  readonly graph: GraphStore
  readonly ratingScale: RatingScale
  readonly nowMs: () => number
  readonly applied?: OnApplied
}

/**
 * Events straight into the graph: safe once its own commit has come back. For processes without a disk. It knows an
 * event again only by what the edge remembers, and tells no conflict from a duplicate.
 */
export function directIntake({ graph, ratingScale, nowMs, applied }: DirectIntakeParts): Intake {
  const journalId = randomUUID()
  const positions = new PositionWaiters()
  return {
    journalId,
    async take(events, { signal } = {}) {
      const options = { ratingScale, nowMs: nowMs(), ...(signal && { signal }) }
      try {
        const { outcomes, position, newPeople } = await applyAtOnce(graph, journalId, events, options)
        positions.reach(position)
        applied?.(events, newPeople)
        return { verdicts: outcomes.map(toVerdict), position }
      } catch (error) {
        if (error instanceof GraphError && error.kind !== 'contract') return { problem: graphProblem(error) }
        throw error
      }
    },
    applied: () => positions.reached,
    seen: (position, signal) => positions.wait(position, signal),
  }
}

function toVerdict(outcome: EventOutcome): Verdict {
  return outcome === 'duplicate' ? 'duplicate' : 'accepted'
}

/** A failure of the graph as a problem of a write: nothing of it stayed, or it is safe to send again. */
export function graphProblem(error: GraphError): Problem {
  if (error.kind === 'too-large') {
    return { code: 'TOO_LARGE', message: 'the embedded graph is full', path: [], isRetryable: false }
  }
  return { code: 'UNAVAILABLE', message: 'the graph could not be written', path: [], isRetryable: true }
}
