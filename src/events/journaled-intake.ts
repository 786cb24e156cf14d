import { AttuneError } from '../domain/errors.ts'
import type { Applier } from './apply/applier.ts'
import type { Intake } from './intake.ts'
import type { Journal } from './journal/journal.ts'

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
