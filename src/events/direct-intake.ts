import { randomUUID } from 'node:crypto'
import { GraphError } from '../graph/graph-error.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { applyAtOnce } from './apply/apply-entries.ts'
import type { OnApplied } from './apply/on-applied.ts'
import { PositionWaiters } from './apply/position-waiters.ts'
import type { RatingScale } from './event-weight.ts'
import type { EventOutcome } from './fold-events.ts'
import { graphProblem } from './graph-problem.ts'
import type { Intake } from './intake.ts'
import type { Verdict } from './journal/journal.ts'

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
