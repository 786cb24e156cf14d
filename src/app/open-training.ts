import { randomUUID } from 'node:crypto'
import { readOrigin } from '../datasets/importing/origin.ts'
import { AttuneError } from '../domain/errors.ts'
import { isEmpty } from '../graph/graph-state.ts'
import type { GraphStore } from '../graph/graph-store.ts'
import { BackgroundTasks } from '../platform/background-tasks.ts'
import { type Logger, logUnlessOutage } from '../server/observability/logger.ts'
import { readPrevious, rollBack } from '../training/roll-back.ts'
import { ScheduledTraining } from '../training/scheduled-training.ts'
import { type BriefReport, briefReport } from '../training/training-report.ts'
import {
  DEFAULT_RECIPE,
  type TrainingRecipe,
  type TrainingStep,
  type TrainingTasks,
} from '../training/training-tasks.ts'
import type { Config } from './config.ts'
import type { Opening } from './opening.ts'
import { type TrainGraphOptions, termsOf, trainGraph } from './train-graph.ts'

/** The trainings in a process that serves the graph. */
export interface TrainingSide {
  /** Trainings that were asked for. */
  readonly tasks: TrainingTasks
  /** Serves an earlier model again. @throws as `rollBack` */
  readonly rollBack: (version: string) => Promise<void>
  /** The version that can serve again. @throws as `readPrevious` */
  readonly previous: () => Promise<string>
  /** Stops running trainings in order. */
  stop(): Promise<void>
}

type Run = Omit<TrainGraphOptions, 'nowMs' | 'onLateFailed' | 'graceMs'> & { readonly signal: AbortSignal }

/** Trainings beside requests, and on a server at the interval of the settings. Their ends are logged. */
export function openTraining({ config, graph, logger, isServer, notify }: Opening): TrainingSide {
  const onLateFailed = logUnlessOutage(logger, 'items added since a training began wait for the next one')
  const options = {
    nowMs: Date.now,
    onLateFailed,
    // No other process has requests on an embedded graph.
    ...(graph.name === 'embedded' && { graceMs: config.requestDeadlineMs }),
  }
  async function run(recipe: TrainingRecipe, given: Run): Promise<BriefReport> {
    try {
      const report = await trainGraph(graph, config, recipe, { ...given, ...options })
      logger.info(
        { version: report.version, seconds: report.seconds },
        'a training has ended: its model serves',
      )
      return briefReport(report)
    } catch (error) {
      if (!given.signal.aborted) logFailure(logger, error)
      if (error instanceof AttuneError && error.code === 'TRAINING_REFUSED')
        notify({ type: 'model.refused', data: { reason: error.message } })
      throw error
    }
  }
  const tasks = new BackgroundTasks({ run, partOf: ({ job }: TrainingStep) => job, nowMs: Date.now })
  const schedule = isServer ? scheduleOf(config, graph, logger, run) : null
  schedule?.start()
  return {
    tasks,
    async rollBack(version) {
      const terms = termsOf(config)
      await rollBack(graph, { version, holder: randomUUID(), nowMs: Date.now, terms, onLateFailed })
      logger.info({ version }, 'an earlier model serves again')
    },
    previous: async () => (await readPrevious(graph, { terms: termsOf(config) })).version,
    async stop() {
      await Promise.all([schedule?.stop(), tasks.stop()])
    },
  }
}

function scheduleOf(
  { trainEvery: everyMs }: Pick<Config, 'trainEvery'>,
  graph: GraphStore,
  logger: Logger,
  run: (recipe: TrainingRecipe, given: Run) => Promise<BriefReport>,
): ScheduledTraining | null {
  if (everyMs === null) return null
  return new ScheduledTraining({
    graph,
    everyMs,
    nowMs: Date.now,
    onFailed: logUnlessOutage(logger, 'looking for a due training failed'),
    async isReady() {
      const origin = await readOrigin(graph)
      return origin?.state !== 'filling' && !(await isEmpty(graph))
    },
    // The failure is in the log.
    train: (given) =>
      run(DEFAULT_RECIPE, given).then(
        () => undefined,
        () => undefined,
      ),
  })
}

/** A refusal is expected, and another process may train. */
function logFailure(logger: Logger, error: unknown): void {
  if (!(error instanceof AttuneError)) {
    logUnlessOutage(logger, 'a training failed')(error)
  } else if (error.code === 'TRAINING_IN_PROGRESS') {
    logger.debug({ reason: error.message }, 'a training did not begin')
  } else {
    logger.warn({ code: error.code, reason: error.message }, 'a training was refused')
  }
}
