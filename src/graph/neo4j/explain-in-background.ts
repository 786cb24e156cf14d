import type { Session } from 'neo4j-driver'
import { type Connections, closeQuietly } from './connections.ts'
import type { Planned } from './plan-warmer.ts'
import { withDeadline } from './with-deadline.ts'

/** The server gives up first. */
const TIMEOUT_MS = 30_000
const DEADLINE_MS = 32_000

/**
 * Has the server plan a statement by what the graph holds now, unless it has a plan that it would make again. If that fails,
 * the next to send the statement has it planned. Never fails.
 */
export async function explainInBackground(connections: Connections, statement: Planned): Promise<void> {
  let session: Session | undefined
  try {
    session = connections.session(statement.mode)
    const explained = statement.mode === 'read' ? explain : explainForWriters
    await withDeadline(explained(session, statement), {
      where: 'make-plan',
      deadlineMs: DEADLINE_MS,
      // To plan slowly is not to be hung; whoever waits for an answer finds out.
      onHung: () => undefined,
    })
  } catch {
    // Queries answer the same by an old plan.
  } finally {
    if (session) await closeQuietly(session)
  }
}

async function explain(session: Session, { text, params }: Planned): Promise<void> {
  await session.run(`EXPLAIN ${text}`, params, { timeout: TIMEOUT_MS })
}

/** The server has a plan for a transaction that has written nothing yet, and another for one that has. */
async function explainForWriters(session: Session, statement: Planned): Promise<void> {
  await explain(session, statement)
  const transaction = await session.beginTransaction({ timeout: TIMEOUT_MS })
  await transaction.run('CREATE ()')
  await transaction.run(`EXPLAIN ${statement.text}`, statement.params)
  await transaction.rollback()
}
