import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../app/config.ts'
import { publishDemoPlacements } from '../app/demo-placements.ts'
import { DEMO_SEED } from '../datasets/demo/demo-world.ts'
import { fillDemo } from '../datasets/demo/fill-demo.ts'
import { readOrigin } from '../datasets/importing/origin.ts'
import { AttuneError } from '../domain/errors.ts'
import { GraphError } from '../graph/graph-error.ts'
import { isEmpty, readGraphState } from '../graph/graph-state.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import { LEASE_TTL_MS } from '../training/lease.ts'
import type { CommandContext } from './command-context.ts'
import { withProgress } from './progress.ts'
import { say } from './terminal.ts'
import { trainWithProgress } from './train.ts'

/** After this time the lease of a trainer that died has expired. */
const PATIENCE_MS = LEASE_TTL_MS + 5_000

const TRY_EVERY_MS = 1_000

/**
 * Prepares a graph for serving: fills an empty graph with the demo world if the settings say so, and trains a graph that was
 * never trained. Continues an interrupted start, and retries after an outage of the graph.
 */
export function prepareGraph(context: CommandContext, config: Config, graph: GraphStore): Promise<void> {
  return retryThroughOutages(context, graph, () => fillAndTrain(context, config, graph))
}

async function fillAndTrain(context: CommandContext, config: Config, graph: GraphStore): Promise<void> {
  const isFilled = await fillIfAsked(context, config, graph)
  if (await isTrained(graph)) return
  if (await isEmpty(graph)) return
  // Starting a server does not train a large Neo4j of other users.
  if (graph.name === 'embedded' || isFilled) await trainFirst(context, config, graph)
  else say(context.terminal, 'the graph was never trained: run `attune train` for better lists')
}

async function fillIfAsked(context: CommandContext, config: Config, graph: GraphStore): Promise<boolean> {
  const isAsked = config.demo === 'on' || (config.demo === 'auto' && graph.name === 'embedded')
  const origin = await readOrigin(graph)
  const isHalfDemo = origin?.kind === 'demo' && origin.state === 'filling'
  const isNew = origin === null && isAsked && (await isEmpty(graph))
  if (!isHalfDemo && !isNew) {
    if (origin?.kind === 'import' && origin.state === 'filling') {
      say(context.terminal, 'an import was interrupted: run it again to complete the graph')
    }
    return origin?.kind === 'demo'
  }
  await withProgress(context, (update) =>
    fillDemo(graph, {
      seed: origin?.seed ?? DEMO_SEED,
      nowMs: context.nowMs(),
      signal: context.signal,
      onFilled: () => publishDemoPlacements(graph, context.nowMs()),
      onProgress: ({ kind, ...step }) => update({ label: 'demo world', detail: kind, ...step }),
    }),
  )
  return true
}

/** Waits for another process that trains the same graph until its lease would have expired. */
async function trainFirst(context: CommandContext, config: Config, graph: GraphStore): Promise<void> {
  const untilMs = performance.now() + PATIENCE_MS
  for (let tried = 1; !(await isTrained(graph)); tried++) {
    try {
      await trainWithProgress(context, graph, config)
    } catch (error) {
      if (!(error instanceof AttuneError && error.code === 'TRAINING_IN_PROGRESS')) throw error
      const isOver = performance.now() > untilMs
      if (isOver) return say(context.terminal, 'serving without that training until it is done')
      if (tried === 1) say(context.terminal, 'waiting for another process that trains this graph')
      await sleep(TRY_EVERY_MS, undefined, { signal: context.signal })
    }
  }
}

async function isTrained(graph: GraphStore): Promise<boolean> {
  return (await readGraphState(graph)).modelVersion !== null
}

/** Most retries: a task may itself cause the outages. */
const MOST_OUTAGES = 5

/** Long enough for a server to restart, or for a cluster to elect a leader. */
const OUTAGE_PATIENCE_MS = 60_000

const LOOK_EVERY_MS = 200

/**
 * Runs an idempotent task, and runs it again after each outage of the graph.
 *
 * @throws the error of the task, if it is no outage or the outage lasts too long
 */
export async function retryThroughOutages(
  { terminal, signal }: Pick<CommandContext, 'terminal' | 'signal'>,
  graph: GraphStore,
  task: () => Promise<void>,
): Promise<void> {
  let backAtMs = Number.NEGATIVE_INFINITY
  for (let outages = 1; ; outages++) {
    try {
      return await untilNoConflict(task, backAtMs + OUTAGE_PATIENCE_MS, signal)
    } catch (error) {
      if (!isUnanswered(error) || signal.aborted || outages > MOST_OUTAGES) throw error
      say(terminal, `the graph does not answer (${error.message}): retrying when it does`)
      // The store may not have noticed the outage yet: from here on it looks for its server.
      graph.server?.abortPending()
      if (!(await isBack(graph, signal))) throw error
      backAtMs = performance.now()
    }
  }
}

/** After a lost connection, a task conflicts with its last transaction until the server has rolled that back. */
async function untilNoConflict(
  task: () => Promise<void>,
  untilMs: number,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    try {
      return await task()
    } catch (error) {
      const isConflict = error instanceof GraphError && error.kind === 'busy'
      if (!isConflict || performance.now() > untilMs) throw error
      await sleep(LOOK_EVERY_MS, undefined, { signal })
    }
  }
}

function isUnanswered(error: unknown): error is GraphError {
  return error instanceof GraphError && (error.kind === 'unavailable' || error.kind === 'timeout')
}

/** True once the graph accepts writes again; false after the timeout. */
async function isBack(graph: GraphStore, signal: AbortSignal): Promise<boolean> {
  const untilMs = performance.now() + OUTAGE_PATIENCE_MS
  while (!(await takesWrites(graph))) {
    if (performance.now() > untilMs) return false
    await sleep(LOOK_EVERY_MS, undefined, { signal })
  }
  return true
}

/** Probes with an empty transaction: a cluster without a leader still answers reads. */
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
