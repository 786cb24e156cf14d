import type { Session } from 'neo4j-driver'
import { type Connections, closeQuietly } from './connections.ts'
import { type SentQuery, withoutLists } from './sent-query.ts'
import { withDeadline } from './with-deadline.ts'

/** Interval between two plans of one statement; a due statement may queue for as long again. */
const PLAN_EVERY_MS = 60_000

/** The server's own limit ends an `EXPLAIN` before the deadline does. */
const EXPLAIN_TIMEOUT_MS = 30_000
const EXPLAIN_DEADLINE_MS = 32_000

/** Sampling the indexes of a graph of any size takes a few seconds. */
const SAMPLING_SECONDS = 30
const SAMPLING_DEADLINE_MS = 40_000

/** The parts of a statement that decide on its plan. */
export interface Planned extends SentQuery {
  readonly mode: 'read' | 'write'
}

/** Makes the server plan a statement, unless its plan is up to date. Never fails. */
export type MakePlan = (statement: Planned) => Promise<void>

/**
 * Keeps planning off the path of requests. Neo4j plans a statement again on its next use once the graph has changed: after
 * each training, with each fourfold growth. On a busy machine the request that sends it waits up to a second. So steady
 * statements run by the plan that the server has, and each of them is planned in the background every minute or two, with
 * the parameters of a recent call, on whichever cluster member answers.
 */
export class PlanWarmer {
  readonly #make: MakePlan
  readonly #nowMs: () => number
  /** Next due time by text. Reads and writes are separate: they go to different cluster members. */
  readonly #dueMs = { read: new Map<string, number>(), write: new Map<string, number>() }
  /** One plan at a time: planning keeps a core of the server busy. */
  #last: Promise<void> = Promise.resolve()

  /** @param nowMs an instant in milliseconds, for tests */
  constructor(make: MakePlan, nowMs: () => number = () => performance.now()) {
    this.#make = make
    this.#nowMs = nowMs
  }

  /** The text to send for a statement that is to run now. */
  textFor(statement: Planned): string {
    if (statement.keepsPlan) this.#planIfDue(statement)
    return textByKeptPlan(statement)
  }

  #planIfDue(statement: Planned): void {
    const { text, mode } = statement
    const now = this.#nowMs()
    const due = this.#dueMs[mode].get(text)
    if (due !== undefined && now < due) return
    // The first run makes the first plan.
    if (due === undefined) this.#dueMs[mode].set(text, now + PLAN_EVERY_MS)
    else this.#plan({ ...statement, params: withoutLists(statement.params) })
  }

  #plan(statement: Planned): void {
    const { text, mode } = statement
    // Not due while it is queued.
    this.#dueMs[mode].set(text, Number.POSITIVE_INFINITY)
    this.#last = this.#last
      .then(() => this.#make(statement))
      .finally(() => this.#dueMs[mode].set(text, this.#nowMs() + PLAN_EVERY_MS))
  }
}

/** The text of a statement that runs by the server's present plan, if there is one and the statement allows it. */
export function textByKeptPlan({ text, keepsPlan }: SentQuery): string {
  return keepsPlan ? `CYPHER replan=skip ${text}` : text
}

/** Makes the server plan a statement for the graph as it is now. Failure is harmless and not reported. */
export async function explainInBackground(connections: Connections, statement: Planned): Promise<void> {
  let session: Session | undefined
  try {
    session = connections.session(statement.mode)
    const explained = statement.mode === 'read' ? explain : explainForWriters
    await withDeadline(explained(session, statement), {
      where: 'explain',
      deadlineMs: EXPLAIN_DEADLINE_MS,
      // Slow planning does not mean that the server is hung.
      onHung: () => undefined,
    })
  } catch {
    // The old plan gives the same rows.
  } finally {
    if (session) await closeQuietly(session)
  }
}

/**
 * Makes the server sample its indexes and drop the plans made before. Failure is harmless and not reported: the server does
 * the same by itself after a while.
 */
export async function refreshPlans(connections: Connections): Promise<void> {
  const driver = connections.driver
  const session = connections.session('read')
  try {
    await withDeadline(session.run(`CALL db.prepareForReplanning(${SAMPLING_SECONDS})`), {
      where: 'refresh-plans',
      deadlineMs: SAMPLING_DEADLINE_MS,
      onHung: () => connections.replace(driver),
    })
  } catch {
    // The old plans give the same rows, only slower.
  } finally {
    void closeQuietly(session)
  }
}

async function explain(session: Session, { text, params }: Planned): Promise<void> {
  await session.run(`EXPLAIN ${text}`, params, { timeout: EXPLAIN_TIMEOUT_MS })
}

/** The server has separate plans for transactions that have written something, and for others. */
async function explainForWriters(session: Session, statement: Planned): Promise<void> {
  await explain(session, statement)
  const transaction = await session.beginTransaction({ timeout: EXPLAIN_TIMEOUT_MS })
  await transaction.run('CREATE ()')
  await transaction.run(`EXPLAIN ${statement.text}`, statement.params)
  await transaction.rollback()
}
