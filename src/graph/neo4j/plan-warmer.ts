import { type SentQuery, withoutLists } from './sent-query.ts'

/** How long after one plan of a statement the next is asked for; it may wait as long for its turn. */
const ASKED_EVERY_MS = 60_000

/** What of a statement decides on its plan. */
export interface Planned extends SentQuery {
  readonly mode: 'read' | 'write'
}

/** Has the server plan a statement, unless it has a plan that it would make again. Never fails. */
export type MakePlan = (statement: Planned) => Promise<void>

/**
 * Keeps planning out of everybody's way. By itself the server plans a statement anew when it is sent and the graph has
 * changed: after each training, with each fourfold growth. Whoever sent it waits for that, for a list up to a second
 * where the machine is busy. So statements are sent to be run by the plan that is there, and every minute or two each of
 * them is planned with nobody waiting: as it was sent then, for strings of that length, and by that member of a cluster
 * whose turn it is.
 */
export class PlanWarmer {
  readonly #make: MakePlan
  readonly #nowMs: () => number
  /** By text, when the server is asked next: another member of a cluster reads than writes. */
  readonly #dueMs = { read: new Map<string, number>(), write: new Map<string, number>() }
  /** One at a time: to plan keeps a core of the server busy. Settles with the last. */
  #last: Promise<void> = Promise.resolve()

  /** @param nowMs an instant in milliseconds, for tests */
  constructor(make: MakePlan, nowMs: () => number = () => performance.now()) {
    this.#make = make
    this.#nowMs = nowMs
  }

  /** The text to send for a statement that is to run now. */
  textFor(statement: Planned): string {
    if (statement.keepsPlan) this.#askInTime(statement)
    return textByKeptPlan(statement)
  }

  #askInTime(statement: Planned): void {
    const { text, mode } = statement
    const now = this.#nowMs()
    const due = this.#dueMs[mode].get(text)
    if (due !== undefined && now < due) return
    // The first to run it has it planned if nobody has.
    if (due === undefined) this.#dueMs[mode].set(text, now + ASKED_EVERY_MS)
    else this.#ask({ ...statement, params: withoutLists(statement.params) })
  }

  #ask(statement: Planned): void {
    const { text, mode } = statement
    // What waits for its turn is not asked for again.
    this.#dueMs[mode].set(text, Number.POSITIVE_INFINITY)
    this.#last = this.#last
      .then(() => this.#make(statement))
      .finally(() => this.#dueMs[mode].set(text, this.#nowMs() + ASKED_EVERY_MS))
  }
}

/** A text that runs by the plan that the server has, if it has one and the statement allows it. */
export function textByKeptPlan({ text, keepsPlan }: SentQuery): string {
  return keepsPlan ? `CYPHER replan=skip ${text}` : text
}
