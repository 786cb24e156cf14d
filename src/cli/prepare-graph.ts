import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../app/config.ts'
import { fillDemo } from '../datasets/demo/fill-demo.ts'
import { readOrigin } from '../datasets/importing/origin.ts'
import { AttuneError } from '../domain/errors.ts'
import { nodeCounts } from '../graph/__generated__/queries.ts'
import { GraphError } from '../graph/graph-error.ts'
import { readGraphState } from '../graph/graph-state.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { LEASE_TTL_MS } from '../training/lease.ts'
import type { CommandContext } from './command-context.ts'
import { progress } from './progress.ts'
import { say } from './terminal.ts'
import { trainWithProgress } from './train.ts'

/** After this time the lease of a trainer that died has expired. */
const PATIENCE_MS = LEASE_TTL_MS + 5_000

const TRY_EVERY_MS = 1_000

/**
 * Prepares a graph for serving: fills an empty graph with the demo world if the settings say so, and trains a graph that was
 * never trained. Continues an interrupted start. If the graph becomes unavailable, the server starts without the rest, as it
 * does with a graph that is unavailable from the beginning.
 */
export async function prepareGraph(
  context: CommandContext,
  config: Config,
  graph: GraphStore,
): Promise<void> {
  try {
    await fillAndTrain(context, config, graph)
  } catch (error) {
    const isUnavailable = error instanceof GraphError && ['unavailable', 'timeout'].includes(error.kind)
    if (!isUnavailable) throw error
    say(context.terminal, 'the graph stopped answering while it was prepared: restart to complete it')
  }
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
  const shown = progress(context.terminal, context.nowMs)
  try {
    await fillDemo(graph, {
      seed: origin?.seed ?? config.demoSeed,
      nowMs: context.nowMs(),
      signal: context.signal,
      onProgress: ({ kind, ...step }) => shown.update({ label: 'demo world', detail: kind, ...step }),
    })
  } finally {
    shown.stop()
  }
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

async function isEmpty(graph: GraphStore): Promise<boolean> {
  const rows = await graph.run(nodeCounts, {})
  return !rows.some((row) => (row.label === 'User' || row.label === 'Item') && row.total > 0)
}
