import { setTimeout as sleep } from 'node:timers/promises'
import { GraphError } from '../graph/graph-error.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import type { CommandContext } from './command-context.ts'
import { say } from './terminal.ts'

/** So often a task is begun anew: a graph that it brings down each time is not helped by one time more. */
const MOST_OUTAGES = 5

/** A server that starts again, or a cluster that finds a new leader, is back by then. */
const PATIENCE_MS = 60_000

const LOOK_EVERY_MS = 200

/**
 * Runs a task that goes on where it stopped when it is run again, and does so each time the graph went away meanwhile and
 * came back.
 *
 * @throws what the task throws for another reason, or if the graph stays away
 */
export async function throughOutages(
  { terminal, signal }: Pick<CommandContext, 'terminal' | 'signal'>,
  graph: GraphStore,
  task: () => Promise<void>,
): Promise<void> {
  for (let outages = 1; ; outages++) {
    try {
      return await task()
    } catch (error) {
      if (!isUnanswered(error) || signal.aborted || outages > MOST_OUTAGES) throw error
      say(terminal, `the graph does not answer (${error.message}): going on when it does`)
      // A call that finds nobody may be the first to: from here on the store itself looks for its server.
      graph.server?.abortPending()
      if (!(await isBack(graph, signal))) throw error
    }
  }
}

function isUnanswered(error: unknown): error is GraphError {
  return error instanceof GraphError && (error.kind === 'unavailable' || error.kind === 'timeout')
}

/** Whether it can be written to again before patience ends. */
async function isBack(graph: GraphStore, signal: AbortSignal): Promise<boolean> {
  const untilMs = performance.now() + PATIENCE_MS
  while (!(await takesWrites(graph))) {
    if (performance.now() > untilMs) return false
    await sleep(LOOK_EVERY_MS, undefined, { signal })
  }
  return true
}

/** A cluster without a leader is there to be read. */
async function takesWrites(graph: GraphStore): Promise<boolean> {
  if (!isAvailable(graph)) return false
  try {
    await graph.transaction(async () => undefined)
    return true
  } catch (error) {
    if (isUnanswered(error)) return false
    throw error
  }
}
