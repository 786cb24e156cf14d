import { setImmediate as nextTurn } from 'node:timers/promises'
import { delegating, type GraphStore } from '../graph/graph-store.ts'

/**
 * Gives each event-loop turn to one waiting task, in order. Many small tasks that become ready together would block the
 * loop; here other work runs in between.
 */
export class Turns {
  #last: Promise<void> = Promise.resolve()

  next(): Promise<void> {
    this.#last = this.#last.then(() => nextTurn())
    return this.#last
  }
}

/** Wraps a store so that each result is delivered in its own event-loop turn. */
export function inTurns(graph: GraphStore, turns: Turns): GraphStore {
  const inTurn = <T>(answer: Promise<T>) => answer.then((value) => turns.next().then(() => value))
  return {
    ...delegating(graph),
    run: (query, params, options) => inTurn(graph.run(query, params, options)),
    // Queries inside a transaction do not wait: other writers wait for its end.
    transaction: (work, options) => inTurn(graph.transaction(work, options)),
  }
}
