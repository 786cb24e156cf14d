import { setTimeout as sleep } from 'node:timers/promises'
import type { Config } from '../app/config.ts'
import { fillDemo } from '../datasets/demo/fill-demo.ts'
import { readOrigin } from '../datasets/importing/origin.ts'
import { AttuneError } from '../domain/errors.ts'
import { nodeCounts } from '../graph/__generated__/queries.ts'
import { readGraphState } from '../graph/graph-state.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { LEASE_TTL_MS } from '../training/lease.ts'
import type { CommandContext } from './command-context.ts'
import { progress } from './progress.ts'
import { say } from './terminal.ts'
import { throughOutages } from './through-outages.ts'
import { trainWithProgress } from './train.ts'

/** By then the lease of a trainer that died has run out: whoever still holds it lives. */
const PATIENCE_MS = LEASE_TTL_MS + 5_000

const TRY_EVERY_MS = 1_000

/**
 * Makes a graph ready to answer: an empty one is filled with the demo world if the settings ask for it, one that
 * was never trained is trained. A start that was interrupted goes on where it stopped, and so does one whose graph goes
 * away for a while.
 */
export function prepareGraph(context: CommandContext, config: Config, graph: GraphStore): Promise<void> {
  return throughOutages(context, graph, () => fillAndTrain(context, config, graph))
}

async function fillAndTrain(context: CommandContext, config: Config, graph: GraphStore): Promise<void> {
  const isFilled = await fillIfAsked(context, config, graph)
  if (await isTrained(graph)) return
  if (await isEmpty(graph)) return
  // Someone else's large Neo4j is not trained by a mere start.
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

/** Another process that trains the same graph is waited for a while: it is done by then, or it died and left its lease. */
async function trainFirst(context: CommandContext, config: Config, graph: GraphStore): Promise<void> {
  const untilMs = performance.now() + PATIENCE_MS
  for (let tried = 1; !(await isTrained(graph)); tried++) {
    try {
      await trainWithProgress(context, graph, config)
    } catch (error) {
      if (!(error instanceof AttuneError && error.code === 'TRAINING_IN_PROGRESS')) throw error
      const isOver = performance.now() > untilMs
      if (isOver)
        return say(context.terminal, 'serving without the results of that training until it is done')
      if (tried === 1) say(context.terminal, 'another process trains this graph: waiting for it')
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
