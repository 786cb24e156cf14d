import { type Connections, letGo } from './connections.ts'
import type { Planned } from './kept-plans.ts'
import { orGiveUp } from './or-give-up.ts'

const DEADLINE_MS = 30_000

/** Has the server plan a statement by what the graph holds now. A failure changes nothing: the plan that is there stays. */
export async function makePlan(connections: Connections, { text, params, mode }: Planned): Promise<void> {
  const session = connections.session(mode)
  try {
    await orGiveUp(session.run(`EXPLAIN ${text}`, params), {
      where: 'make-plan',
      deadlineMs: DEADLINE_MS,
      // Whoever waits for an answer finds that out.
      onHung: () => undefined,
    })
  } catch {
    // Queries answer the same by an old plan.
  } finally {
    await letGo(session)
  }
}
