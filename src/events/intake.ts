import { randomUUID } from 'node:crypto'
import { AttuneError } from '../domain/errors.ts'
import type { InteractionEvent } from '../domain/event.ts'
import type { Problem } from '../domain/problem.ts'
import { startDeadline } from '../graph/deadline.ts'
import { GraphError } from '../graph/graph-error.ts'
import type { GraphStore, RunOptions } from '../graph/graph-store.ts'
import type { Applier } from './apply/applier.ts'
import { applyAtOnce, type OnApplied } from './apply/apply-entries.ts'
import { PositionWaiters } from './apply/position-waiters.ts'
import type { EventScale } from './event-weight.ts'
import type { EventOutcome } from './fold-events.ts'
import type { Journal, Verdict } from './journal/journal.ts'

/** Result for events that are safe: on disk or in the graph. */
export interface Taken {
  /** One per event, in the order of the events; a problem for an event that was refused alone. */
  readonly verdicts: readonly (Verdict | Problem)[]
  /** All accepted events are at or before this position. */
  readonly position: number
}

/** Result for events of which none was kept. */
export interface Refused {
  readonly problem: Problem
}

export interface TakeOptions extends RunOptions {
  /** Whose events a browser may send; null or omitted for servers, which send everyone's. */
  readonly mayActAs?: ((userId: string) => boolean) | null
  /** The network of a browser; null or omitted for servers. */
  readonly network?: string | null
  /** Epoch milliseconds. */
  readonly nowMs?: number
}

/** Takes parsed events: through a journal, or directly into the graph. */
export interface Intake {
  /** The journal of the positions. */
  readonly journalId: string
  /** Resolves once the events are safe, or refused as a whole. Rejects only on bugs. */
  take(events: readonly InteractionEvent[], options?: TakeOptions): Promise<Taken | Refused>
  /** All events that were accepted so far are at or before this position. */
  recorded(): number
  /** The graph has seen events up to this position, as far as this process knows. */
  applied(): number
  /**
   * True once the graph has seen the events of the call that ended at a position, and all earlier ones of the user. False
   * if the signal aborts before.
   */
  seen(position: number, signal: AbortSignal, userId: string | null): Promise<boolean>
}

/** Longest wait for the graph to see the events of a moment ago. */
const LONGEST_WAIT_MS = 1_000

/** Waits up to a second for the graph to see all events of a user that were accepted. False if it has not seen them then. */
export async function hasSeenEventsOf(
  intake: Intake,
  userId: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const deadline = startDeadline(LONGEST_WAIT_MS, signal)
  return intake.seen(intake.recorded(), deadline.signal, userId).finally(() => deadline.end())
}

/** The problem of a write for which `hasSeenEventsOf` is false. */
export const LATE: Problem = {
  code: 'BUSY',
  message: 'events of the user wait to be applied',
  path: [],
  isRetryable: true,
}

export interface JournaledIntakeParts {
  readonly journal: Journal
  readonly applier: Applier
  /** Limit of events that wait to be applied. */
  readonly maxWaiting: number
  /** Called when events cannot be written: once, until a write succeeds again. */
  readonly onUnwritten: (error: AttuneError) => void
}

/** Lower limit of `retryAfterMs`. */
const LEAST_RETRY_MS = 250

/** An intake through a journal: events are safe once they are on disk, and applied to the graph later. */
export function journaledIntake({ journal, applier, maxWaiting, onUnwritten }: JournaledIntakeParts): Intake {
  let isWritten = true
  return {
    journalId: journal.id,
    async take(events) {
      if (applier.isFull) return { problem: FULL }
      if (applier.leastWaiting + events.length > maxWaiting)
        return { problem: tooManyWaiting(applier, events.length) }
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
    recorded: () => journal.last,
    applied: () => applier.applied,
    seen: (position, signal, userId) => applier.seen(position, signal, userId ?? undefined),
  }
}

function tooManyWaiting(applier: Applier, events: number) {
  return {
    code: 'BUSY',
    message: 'too many events wait to be applied',
    path: [],
    isRetryable: true,
    retryAfterMs: Math.max(LEAST_RETRY_MS, applier.estimateMs(events)),
  } as const
}

export interface DirectIntakeParts {
  readonly graph: GraphStore
  readonly ratingScale: EventScale
  /** See `ApplyOptions`; default false. */
  readonly needsConsent?: boolean
  readonly nowMs: () => number
  readonly applied?: OnApplied
}

/**
 * An intake directly into the graph, for processes without a disk: events are safe once their transaction has committed.
 * It recognizes repeated events only by the ids on their edge, and cannot tell a conflict from a duplicate.
 */
export function directIntake(parts: DirectIntakeParts): Intake {
  const { graph, ratingScale, needsConsent = false, nowMs, applied } = parts
  const journalId = randomUUID()
  const positions = new PositionWaiters()
  return {
    journalId,
    async take(events, { signal } = {}) {
      const options = { ratingScale, needsConsent, nowMs: nowMs(), ...(signal && { signal }) }
      try {
        const done = await applyAtOnce(graph, journalId, events, options)
        const { outcomes, position } = done
        positions.reach(position)
        applied?.(events, done.newPeople, done.mergedUserIds)
        return { verdicts: outcomes.map(toVerdict), position }
      } catch (error) {
        if (error instanceof GraphError && error.kind !== 'contract') return { problem: graphProblem(error) }
        throw error
      }
    },
    recorded: () => positions.reached,
    applied: () => positions.reached,
    seen: (position, signal) => positions.wait(position, signal),
  }
}

function toVerdict(outcome: EventOutcome): Verdict {
  return outcome === 'duplicate' ? 'duplicate' : 'accepted'
}

const FULL: Problem = {
  code: 'GRAPH_TOO_LARGE',
  message: 'the embedded graph is full',
  path: [],
  isRetryable: false,
}

/** The problem of a write for a failure of the graph. Nothing was written, or the write can be repeated. */
export function graphProblem(error: GraphError): Problem {
  if (error.kind === 'too-large') return FULL
  return { code: 'UNAVAILABLE', message: 'the graph could not be written', path: [], isRetryable: true }
}
