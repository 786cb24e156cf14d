import { setImmediate as nextTurn } from 'node:timers/promises'
import { delegating, type GraphStore } from '../graph/graph-store.ts'

/**
 * Turns of the event loop, each given to one of those who wait, in the order in which they asked. Work that comes in small
 * pieces holds the loop all the same where many of them become ready at once; here others get in between.
 */
export class Turns {
  #last: Promise<void> = Promise.resolve()

  next(): Promise<void> {
    this.#last = this.#last.then(() => nextTurn())
    return this.#last
  }
}

/** The graph, whose every answer comes at a turn of its own: what is done with one does not wait for the other. */
export function inTurns(graph: GraphStore, turns: Turns): GraphStore {
  const inTurn = <T>(answer: Promise<T>) => answer.then((value) => turns.next().then(() => value))
  return {
    ...delegating(graph),
    run: (query, params, options) => inTurn(graph.run(query, params, options)),
    // Within one nothing waits for a turn: other writers wait for its end.
    transaction: (work, options) => inTurn(graph.transaction(work, options)),
  }
}
