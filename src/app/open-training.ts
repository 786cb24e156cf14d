import { readOrigin } from '../datasets/importing/origin.ts'
import { AttuneError } from '../domain/errors.ts'
import { isEmpty } from '../graph/graph-state.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { type Logger, logUnlessOutage } from '../server/observability/logger.ts'
import { ScheduledTraining } from '../training/scheduled-training.ts'
import type { Config } from './config.ts'
import { DEFAULT_RECIPE, type TrainGraphOptions, trainGraph } from './train-graph.ts'

/** The trainings of a server at the interval of the settings; null if they name none. */
export function openScheduledTraining(
  config: Config,
  graph: GraphStore,
  logger: Logger,
): ScheduledTraining | null {
  if (config.trainEvery === null) return null
  const onFailed = logUnlessOutage(logger, 'a scheduled training failed')
  return new ScheduledTraining({
    graph,
    everyMs: config.trainEvery,
    nowMs: Date.now,
    onFailed,
    async isReady() {
      const origin = await readOrigin(graph)
      return origin?.state !== 'filling' && !(await isEmpty(graph))
    },
    async train(run) {
      try {
        const options = { ...run, ...serverOptions(config, graph, logger) }
        const { version, seconds } = await trainGraph(graph, config, DEFAULT_RECIPE, options)
        logger.info({ version, seconds }, 'a scheduled training has ended: its model serves')
      } catch (error) {
        if (run.signal.aborted) return
        if (!(error instanceof AttuneError)) return onFailed(error)
        const { code, message } = error
        if (code === 'TRAINING_IN_PROGRESS')
          logger.debug({ reason: message }, 'a scheduled training is left out')
        else logger.warn({ code, reason: message }, 'a scheduled training was refused')
      }
    },
  })
}

/** How a process that serves the graph trains it. */
function serverOptions(
  { requestDeadlineMs }: Pick<Config, 'requestDeadlineMs'>,
  graph: GraphStore,
  logger: Logger,
): Pick<TrainGraphOptions, 'nowMs' | 'onLateFailed' | 'graceMs'> {
  return {
    nowMs: Date.now,
    onLateFailed: logUnlessOutage(logger, 'items added during a training wait for the next training'),
    // No other process has requests on an embedded graph.
    ...(graph.name === 'embedded' && { graceMs: requestDeadlineMs }),
  }
}
